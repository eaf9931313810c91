"""Texts of every sort that the checks look at besides pages, with nothing to be found in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from content.dialogue.choices import Audience, ForWhom
from content.dialogue.models import Event, Faq, Notice
from content.glossary.models import Term
from content.places import demo
from content.places.choices import Topic
from content.places.models import CountryCard

DAY = timedelta(days=1)
HARMLESS = "Kommunen betalar tolken."


def swedish() -> Locale:
    return Locale.objects.get(language_code="sv")


def faq(text: str = HARMLESS, **told: Any) -> Faq:
    about = {"question": "Vem betalar tolken?", "answer": text, "source": "Förvaltningslagen (2017:900) 13 §"}
    return Faq(locale=swedish(), **{**about, **told})


def card(text: str = HARMLESS, **told: Any) -> CountryCard:
    statement = demo.statement(Topic.WORK, text, timezone.localdate(), **told)
    return CountryCard(locale=swedish(), code="NO", body=[("statement", statement)])


def word(text: str = HARMLESS, **told: Any) -> Term:
    about = {"key": "interpreter", "word": "tolk", "other_forms": "tolken", "explanation": text}
    return Term(locale=swedish(), **{**about, **told})


def notice(text: str = HARMLESS, **told: Any) -> Notice:
    about = {"audience": Audience.RESIDENTS, "ends_at": timezone.now() + DAY}
    return Notice(locale=swedish(), text=text, **{**about, **told})


def event(text: str = HARMLESS, **told: Any) -> Event:
    begins = timezone.now() + DAY
    about = {"title": "Frågestund", "where": "Biblioteket", "for_whom": ForWhom.ALL}
    return Event(locale=swedish(), description=text, starts_at=begins, ends_at=begins + DAY / 12, **{**about, **told})


MAKERS = {"answer": faq, "card": card, "word": word, "notice": notice, "event": event}
WITH_DRAFTS = ("answer", "card", "word")


def saved(thing: Any) -> Any:
    thing.save()
    return thing


def in_easy_swedish(thing: Any) -> Any:
    """The same, with a translation into easy Swedish."""
    easy, _is_new = Locale.objects.get_or_create(language_code="lattlast")
    other = thing.copy_for_translation(easy)
    other.save()
    return thing
