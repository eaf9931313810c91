"""Municipalities, advice and country cards as the tests make them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from content.places import demo
from content.places.choices import Topic
from content.places.models import AdviceOrganisation, CountryCard, MunicipalityEntry
from portal.accounts.models import Municipality

TODAY = date(2026, 11, 21)


def address(language: str, name: str, *args: str) -> str:
    with translation.override(language):
        return reverse(f"places:{name}", args=args)


def entry_of(code: str, **told: Any) -> MunicipalityEntry:
    """What a municipality has told."""
    return MunicipalityEntry.objects.create(municipality=Municipality.objects.get(code=code), **told)


def organisation(**told: Any) -> AdviceOrganisation:
    about = {"name": "Rådgivningen Exempel", "slug": "radgivningen-exempel", "is_shown": True, "helps_with": ["law"]}
    return AdviceOrganisation.objects.create(**{**about, **told})


def statement(known: str = "Passen utfärdas på ambassaden.", topic: Topic = Topic.DOCUMENTS, **more: Any) -> Any:
    return ("statement", demo.statement(topic, known, more.pop("on", TODAY), **more))


def not_known(text: str = "Ingen vet hur länge det tar.") -> Any:
    return ("not_known", {"topic": Topic.SCHOOL, "text": text})


def card(*body: Any, code: str = "ZZ", live: bool = True) -> CountryCard:
    locale = Locale.objects.get(language_code="sv")
    return CountryCard.objects.create(code=code, live=live, locale=locale, body=list(body))
