"""The guidance: the prepared database has it, and the tests leave it as they found it."""

from __future__ import annotations

import pytest

from content.loading import Loaded
from tests import prepared


@pytest.fixture(scope="session")
def first_loading(django_db_setup: None, prepared_database: str) -> list[Loaded]:
    """What the first run of load_starter did."""
    loaded: list[Loaded] = prepared.first_loading(prepared_database)
    return loaded


@pytest.fixture
def guidance(db: None) -> None:
    """Every starter page is there."""
