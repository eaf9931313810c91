"""The library as it comes with the portal, loaded once; and an example as a municipality sends it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from content.loading import Loaded
from content.practice.loading import load


@pytest.fixture(scope="session")
def first_library(django_db_setup: None, django_db_blocker: Any) -> list[Loaded]:
    with django_db_blocker.unblock():
        return load()


@pytest.fixture
def library(first_library: list[Loaded], db: None) -> None:
    """The twenty examples and the literature are there."""


@pytest.fixture
def told() -> dict[str, Any]:
    """What a municipality types, all of it in order."""
    return {
        "title": "En timme på biblioteket",
        "written_in": "sv",
        "legal_situation": "repatriation",
        "target_groups": ["permit"],
        "methods": ["information", "counselling"],
        "actor": "Storbyns kommun",
        "year_from": "2024",
        "year_to": "",
        "method": "Vi satt på biblioteket en timme i veckan och svarade på frågor.",
        "stated_result": "Inte uppföljt.",
        "evaluated_by": "Ingen",
        "evidence": "experience",
        "after": "",
        "cautions": "Det krävs två personer.",
        "transferable": "method",
        "source_title": "",
        "source_url": "",
        "organisation": "Storbyns kommun",
        "email": "vagval@storbyn.example",
        "earlier_reference": "",
        "no_client": "on",
        "website": "",
    }


def address(name: str, language: str = "sv", **which: str) -> str:
    """Where a page of the library is in a language."""
    with translation.override(language):
        return reverse(f"practice:{name}", kwargs=which)
