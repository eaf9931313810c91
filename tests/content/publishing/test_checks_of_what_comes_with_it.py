"""The words that come with the portal, and what the demo invents, pass the checks themselves."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from content.dialogue import demo as dialogue
from content.dialogue.models import Event, Faq, Notice
from content.glossary.models import Term
from content.places import demo as places
from content.places.models import CountryCard
from content.publishing.checks import Check
from content.publishing.texts_checked import findings_of
from portal.accounts.models import User

pytestmark = pytest.mark.usefixtures("guidance")


def found_in(model: type[Any]) -> set[tuple[str, Check, str]]:
    texts = model.objects.filter(locale=Locale.objects.get(language_code="sv"))
    assert texts
    return {(str(text), told.finding.check, told.finding.found) for text in texts for told in findings_of(text)}


def test_every_word_of_the_glossary_passes() -> None:
    assert found_in(Term) == set()


def test_what_the_demo_invents_passes_but_for_easy_swedish(erik: User, karin: User) -> None:
    dialogue.build(on=timezone.localdate())
    places.build(on=timezone.localdate())
    for model in (Faq, CountryCard, Notice, Event):
        assert {check for _title, check, _found in found_in(model)} <= {Check.NO_EASY_SWEDISH}, model
