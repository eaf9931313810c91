"""The catalogues: Swedish whole, every other language wherever residents read, and no placeholder lost."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.utils.translation import override

from eligibility.documenting.catalogues import is_of_the_wizard
from portal.casework.talking.conversation_texts import PARTS
from portal.settings.languages import ON_PAPER, PUBLISHED

LOCALE = Path(__file__).resolve().parents[2] / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}(?!\})")

# Staff rooms speak Swedish only; what their folders hold for residents' papers and pages is named after.
STAFF = (
    *("portal/", "content/", "templates/content/for_staff", "templates/documents/handover_sheet"),
    "templates/content/practice/",  # in Swedish and English, for those who work with this
    "templates/content/translation/",
    "templates/content/publishing/",
    "templates/content/desk/",
    "templates/content/dialogue/office",
    "templates/content/dialogue/training",  # in Swedish, for those who work with this
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
)
# What is printed beside the Swedish. The hand-over sheet is for staff, in Swedish alone.
ON_PAPERS = (
    "templates/documents/",
    "portal/casework/documents/",
    "portal/casework/planning/",
    "portal/casework/people/asking_next",
    "portal/casework/steps/suppliers",
    "portal/casework/steps/completeness",
    *(
        f"eligibility/wording/{name}"
        for name in ("conditions", "consequences", "facts", "grant", "household", "options")
    ),
    *(f"eligibility/wording/{name}" for name in ("options", "outcomes", "results", "saying", "telling")),
)
FOR_STAFF_ALONE = (
    "templates/documents/handover_sheet",
    "templates/documents/samples",
    "portal/casework/planning/planner",
)
EVERY_CATALOGUE = sorted(folder.name for folder in LOCALE.iterdir())
TRANSLATED = sorted({language.code for language in PUBLISHED} - {"sv", "en"})
MACHINE_MADE = sorted({language.code for language in ON_PAPER} - {"sv", "en"})
EDITORS = ("templates/content/admin", "eligibility/models", "eligibility/verification")


def _messages(language: str) -> list[Message]:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def _is_for_residents(message: Message) -> bool:
    places = [place for place, _ in message.locations]
    return any(place.startswith(FOR_RESIDENTS) or not place.startswith(STAFF + EDITORS) for place in places)


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def test_swedish_is_whole():
    assert [message.id for message in _messages("sv") if message.fuzzy or not all(_texts(message.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_is_whole_where_residents_read(language: str):
    messages = [message for message in _messages(language) if _is_for_residents(message)]
    assert len(messages) > 1300
    assert [message.id for message in messages if message.fuzzy or not all(_texts(message.string))] == []


def test_arabic_has_what_the_client_sees_in_talk_mode():
    arabic = {message.id: message.string for message in _messages("ar")}
    with override(None):  # the sentences as they are marked
        seen = [str(text) for part in PARTS for text in (part.title, *part.say, *part.ask, part.back)]
    assert len(seen) > 50
    assert [text for text in seen if not arabic[text]] == []


@pytest.mark.parametrize("language", MACHINE_MADE)
def test_a_language_on_paper_has_every_sentence_of_the_papers(language: str):
    """What is missing would be printed in English, in the reader's own column."""
    messages = [message for message in _messages(language) if _is_on_papers(message)]
    assert len(messages) > 600
    assert [message.id for message in messages if message.fuzzy or not all(_texts(message.string))] == []


def _is_on_papers(message: Message) -> bool:
    places = [place for place, _ in message.locations]
    return any(place.startswith(ON_PAPERS) and not place.startswith(FOR_STAFF_ALONE) for place in places)


def test_easy_swedish_is_written_and_not_copied():
    swedish = {(message.context, message.id): message.string for message in _messages("sv")}
    sentences = [m for m in _messages("lattlast") if is_of_the_wizard(m) and len(str(m.string).split()) > 8]
    copied = [m.id for m in sentences if m.string == swedish.get((m.context, m.id))]
    assert len(copied) < len(sentences) / 10


@pytest.mark.parametrize("language", EVERY_CATALOGUE)
def test_no_translation_loses_a_placeholder(language: str):
    for message in _messages(language):
        known = {found for text in _texts(message.id) for found in PLACEHOLDER.findall(text)}
        needed = set() if message.pluralizable else known  # "one person" needs no number
        for text in filter(None, _texts(message.string)):
            assert needed <= set(PLACEHOLDER.findall(text)) <= known, message.id


@pytest.mark.parametrize("language", EVERY_CATALOGUE)
def test_no_catalogue_is_left_in_english(language: str):
    """A few words are the same in both: "Person %(number)s"."""
    copied = [message.id for message in _messages(language) if message.string == message.id]
    same = [text for text in copied if len(PLACEHOLDER.sub("", str(text))) > 12]
    assert same == []


@pytest.mark.parametrize("language", MACHINE_MADE)
def test_a_machine_made_catalogue_says_that_nobody_has_checked_it(language: str):
    head = (LOCALE / language / "LC_MESSAGES" / "django.po").read_text()[:200]
    assert "no person has checked it yet" in head
