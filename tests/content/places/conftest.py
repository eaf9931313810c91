"""The prepared database has an empty page for each municipality; here each test writes its own."""

from __future__ import annotations

import pytest

from content.places.models import MunicipalityEntry


@pytest.fixture(autouse=True)
def no_entries(db: None) -> None:
    MunicipalityEntry.objects.all().delete()
