"""The guidance, loaded once: it takes seconds, and the tests leave it as they found it."""

from __future__ import annotations

from typing import Any

import pytest

from content.loading import Loaded, load_starter


@pytest.fixture(scope="session")
def first_loading(django_db_setup: None, django_db_blocker: Any) -> list[Loaded]:
    """What the first run of load_starter did; its pages stay for every test of the session."""
    with django_db_blocker.unblock():
        return load_starter()


@pytest.fixture
def guidance(first_loading: list[Loaded], db: None) -> None:
    """Every starter page is there."""
