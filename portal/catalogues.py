"""Which of our sentences residents read, and whether a language has them all."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings

from portal.settings.languages import PUBLISHED, SOURCE

# Staff rooms speak Swedish only; what their folders hold for residents' papers and pages is named after.
STAFF = (
    *("portal/", "content/", "templates/content/for_staff", "templates/documents/handover_sheet"),
    "templates/content/practice/",  # in Swedish and English, for those who work with this
    "templates/content/translation/",
    "templates/content/publishing/",
    "templates/content/desk/",
    "templates/content/dialogue/office",
    *(f"templates/content/dialogue/{page}" for page in ("training", "letters")),  # in Swedish, for staff
    "templates/wagtailadmin/",
    "templates/content/feedback/counts",
    *(f"templates/{room}" for room in ("account", "blanks", "casework", "mfa", "allauth", "staff")),
)
FOR_RESIDENTS = (
    "portal/casework/documents",
    "portal/casework/templatetags/documents",
    "portal/casework/models/journal",
    "portal/casework/planning/letter_texts",
    "portal/casework/steps/completeness",
    "portal/casework/steps/suppliers",
    "portal/casework/log/readers",
    "content/reading",
    "content/provenance",
    "content/finding/addresses",
    "content/finding/apps",
    "content/finding/steps",
    "content/glossary/documents",
    "content/places/names",
    "content/places/paths",
    "portal/form_words",
    "templates/content/publishing/band",  # for a named reader outside, in the language of the draft
    "templates/content/publishing/link_ended",
)
EDITORS = ("templates/content/admin", "eligibility/models", "eligibility/verification")
# The sentences are English as they are marked, and the source is whole or the build stops.
TRANSLATED = sorted({language.code for language in PUBLISHED} - {SOURCE.code, "en"})


def messages_of(language: str) -> list[Message]:
    """Every sentence of a language as its translators have it."""
    with _file(language, "po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def is_for_residents(message: Message) -> bool:
    places = [place for place, _ in message.locations]
    return any(place.startswith(FOR_RESIDENTS) or not place.startswith(STAFF + EDITORS) for place in places)


def missing_where_residents_read() -> Iterator[tuple[str, list[str]]]:
    """Each language that would show residents Swedish in the place of a sentence, with the sentences.

    Asked of the compiled catalogues, which are what is shown; a fuzzy sentence is in none.
    """
    needed = [_key(message) for message in messages_of(SOURCE.code) if is_for_residents(message)]
    for language in TRANSLATED:
        known = _compiled(language)
        if missing := [sentence for context, sentence in needed if (context, sentence) not in known]:
            yield language, missing


def _compiled(language: str) -> set[tuple[str, str]]:
    """What the language says; nothing where it is not compiled."""
    file = _file(language, "mo")
    if not file.exists():
        return set()
    with file.open("rb") as compiled:
        return {_key(message) for message in read_mo(compiled) if message.id and message.string}


def _key(message: Message) -> tuple[str, str]:
    """The context and the sentence, of one with several forms the first."""
    context = message.context or ""
    if isinstance(context, bytes):  # as Babel gives it of a compiled one
        context = context.decode()
    return context, message.id if isinstance(message.id, str) else message.id[0]


def _file(language: str, ending: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / f"django.{ending}"
