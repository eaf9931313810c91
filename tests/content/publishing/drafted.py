"""Country cards, answers and words that the tests draft, ask about and approve."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from content.dialogue.answers import answers_for
from content.glossary.terms import terms_of
from content.places.cards import read_card
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.publishing.texts import MAKERS, WITH_DRAFTS, in_easy_swedish, saved

OLD, NEW = "Kommunen betalar tolken.", "Staten betalar tolken nu."
SORTS = WITH_DRAFTS


def made(sort: str) -> Any:
    """What readers have, with nothing for the checks to find."""
    thing = in_easy_swedish(saved(MAKERS[sort](OLD)))
    return again(thing)


def again(thing: Any) -> Any:
    return type(thing).objects.get(pk=thing.pk)


def write(thing: Any, text: str) -> None:
    if hasattr(thing, "body"):
        thing.body[0].value["known"] = text
    else:
        setattr(thing, "answer" if hasattr(thing, "answer") else "explanation", text)


def draft(thing: Any, by: User | None, text: str = NEW) -> Any:
    """Other words, saved and not published."""
    latest = again(thing).get_latest_revision_as_object()
    write(latest, text)
    latest.save_revision(user=by)
    return again(thing)


def read(sort: str, language: str = "sv") -> str:
    """What readers of the language have of it."""
    if sort == "card":
        return " ".join(one.known.text for one in read_card("NO", language).statements)
    if sort == "answer":
        return " ".join(str(one.answer) for one in answers_for(language))
    return " ".join(str(one.explanation) for one in terms_of(language) if one.key == "interpreter")


def asked(thing: Any, by: User) -> TaskState:
    thing = again(thing)
    thing.get_workflow().start(thing, by)
    return thing.current_workflow_state.current_task_state


def address(thing: Any, what: str, *args: object) -> str:
    return reverse(type(thing).snippet_viewset.get_url_name(what), args=args)


def decide(who: User, thing: Any, state: TaskState, action: str = "approve") -> Any:
    """Press a button of the editors' first page."""
    where = address(thing, "workflow_action", thing.pk, action, state.pk)
    return signed_in(Client(), who).post(where, {"comment": "Säg vem som beslutar."})


def typed(thing: Any, text: str = NEW) -> dict[str, Any]:
    """The form as an editor sends it, with other words."""
    if hasattr(thing, "body"):
        return _typed_card(thing, text)
    names = {"answer": ("question", "source", "checked_on", "next_check_on", "place"),
             "explanation": ("word", "other_forms", "source", "key")}  # fmt: skip
    own = "answer" if hasattr(thing, "answer") else "explanation"
    return {own: text, **{name: str(getattr(thing, name)) for name in names[own]}}


def _typed_card(card: Any, text: str) -> dict[str, Any]:
    value = card.body[0].value
    told = {name: "" if value.get(name) is None else str(value[name]) for name in value}
    fields = {f"body-0-value-{name}": words for name, words in {**told, "known": text}.items()}
    head = {"code": card.code, "body-count": "1", "body-0-type": "statement", "body-0-order": "0"}
    return {**head, "body-0-deleted": "", "body-0-id": card.body[0].id or "", **fields}


def in_english(thing: Any, by: User | None, text: str = "The state pays.", *, of: str = NEW) -> Any:
    """Put before the translators, and each piece translated as an editor saves it; not published."""
    source, _ = TranslationSource.update_or_create_from_instance(again(thing))
    locale, _ = Locale.objects.get_or_create(language_code="en")
    Translation.objects.get_or_create(source=source, target_locale=locale)
    translate(thing, by, text, of=of)
    return locale


def translate(thing: Any, by: User | None, text: str = "The state pays.", *, of: str = NEW) -> None:
    segments = StringSegment.objects.filter(source__object_id=thing.translation_key).select_related("string")
    for segment in segments:
        words = text if segment.string.data == of else f"In English: {segment.string.data}"
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=Locale.objects.get(language_code="en"),
            defaults={"data": words, "last_translated_by": by},
        )


def english(thing: Any) -> Any:
    return type(thing).objects.get(translation_key=thing.translation_key, locale__language_code="en")


def publish_first(thing: Any, run: Callable[..., Any]) -> Any:
    """The English text as readers have it from the beginning."""
    in_english(thing, None, "The municipality pays.", of=OLD)
    with run(execute=True):
        followed = Translation.objects.filter(source__object_id=thing.translation_key)
        followed.get(target_locale__language_code="en").save_target()
    return english(thing)
