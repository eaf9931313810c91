"""What the office has written, for the tests of the dialogue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from content.dialogue.choices import Audience, ForWhom, QuestionState
from content.dialogue.models import Event, Faq, Notice, Question
from portal.accounts.models import Municipality, User

DAY = timedelta(days=1)


def in_swedish() -> Locale:
    return Locale.objects.get(language_code="sv")


def translated(thing: Any, language: str, **texts: str) -> Any:
    """The same in another language, as the translation editor leaves it."""
    other = thing.copy_for_translation(Locale.objects.get(language_code=language))
    other.text_version = thing.text_version
    for name, text in texts.items():
        setattr(other, name, text)
    other.save()
    return other


@pytest.fixture
def faq(guidance: None) -> Faq:
    return Faq.objects.create(
        locale=in_swedish(),
        question="Får jag bidraget utbetalt i förväg?",
        answer="Nej. Bidraget är {adult_amount}, och allt betalas ut efter beslutet.\n\nDu kan fråga kommunen <när>.",
        source="Förordningen, {section_payment} {ordinance}\nhttps://www.migrationsverket.se/",
    )


@pytest.fixture
def event(guidance: None) -> Event:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    return Event.objects.create(
        locale=in_swedish(),
        title="Öppen frågestund på biblioteket",
        description="Kom och fråga om återvandring, eller låt bli.\n\nIngen skriver upp vem som är där.",
        starts_at=now + 3 * DAY,
        ends_at=now + 3 * DAY + timedelta(hours=2),
        where="Stadsbiblioteket, sal 2",
        for_whom=ForWhom.RESIDENTS,
        languages=["ar", "so"],
        interpreter="yes",
        register_email="fraga@malmo.example",
        is_shown=True,
    )


@pytest.fixture
def notice(guidance: None) -> Notice:
    now = timezone.now()
    return Notice.objects.create(
        locale=in_swedish(),
        text="Migrationsverkets telefon är stängd den här veckan.",
        audience=Audience.RESIDENTS,
        starts_at=now - DAY,
        ends_at=now + DAY,
    )


@pytest.fixture
def answered(erik: User) -> Question:
    """Erik has answered it."""
    return Question.objects.create(
        text="Vem betalar tolken vid samtalet?",
        municipality=Municipality.objects.get(code="1280"),
        state=QuestionState.ANSWERED,
        answer="Kommunen betalar tolken.",
        sources="Förvaltningslagen (2017:900) 13 §",
        answered_by=erik,
    )
