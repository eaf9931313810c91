"""The catalogues: Swedish whole, every other language wherever residents read, and no placeholder lost."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import override

from eligibility.documenting.catalogues import is_of_the_wizard
from portal.casework.talking.conversation_texts import PARTS
from portal.catalogues import TRANSLATED, is_for_residents, messages_of, missing_where_residents_read
from portal.checks import every_language_is_whole_where_residents_read
from portal.settings.languages import ON_PAPER

LOCALE = Path(__file__).resolve().parents[2] / "locale"
SENTENCE = "This text is not published, and may be wrong or change. Do not pass it on."
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}(?!\})")

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
MACHINE_MADE = sorted({language.code for language in ON_PAPER} - {"sv", "en"})


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def test_swedish_is_whole():
    assert [message.id for message in messages_of("sv") if message.fuzzy or not all(_texts(message.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_is_whole_where_residents_read(language: str):
    messages = [message for message in messages_of(language) if is_for_residents(message)]
    assert len(messages) > 1300
    assert [message.id for message in messages if message.fuzzy or not all(_texts(message.string))] == []


def test_arabic_has_what_the_client_sees_in_talk_mode():
    arabic = {message.id: message.string for message in messages_of("ar")}
    with override(None):  # the sentences as they are marked
        seen = [str(text) for part in PARTS for text in (part.title, *part.say, *part.ask, part.back)]
    assert len(seen) > 50
    assert [text for text in seen if not arabic[text]] == []


@pytest.mark.parametrize("language", MACHINE_MADE)
def test_a_language_on_paper_has_every_sentence_of_the_papers(language: str):
    """What is missing would be printed in English, in the reader's own column."""
    messages = [message for message in messages_of(language) if _is_on_papers(message)]
    assert len(messages) > 600
    assert [message.id for message in messages if message.fuzzy or not all(_texts(message.string))] == []


def _is_on_papers(message: Message) -> bool:
    places = [place for place, _ in message.locations]
    return any(place.startswith(ON_PAPERS) and not place.startswith(FOR_STAFF_ALONE) for place in places)


def test_easy_swedish_is_written_and_not_copied():
    swedish = {(message.context, message.id): message.string for message in messages_of("sv")}
    sentences = [m for m in messages_of("lattlast") if is_of_the_wizard(m) and len(str(m.string).split()) > 8]
    copied = [m.id for m in sentences if m.string == swedish.get((m.context, m.id))]
    assert len(copied) < len(sentences) / 10


@pytest.mark.parametrize("language", EVERY_CATALOGUE)
def test_no_translation_loses_a_placeholder(language: str):
    for message in messages_of(language):
        known = {found for text in _texts(message.id) for found in PLACEHOLDER.findall(text)}
        needed = set() if message.pluralizable else known  # "one person" needs no number
        for text in filter(None, _texts(message.string)):
            assert needed <= set(PLACEHOLDER.findall(text)) <= known, message.id


@pytest.mark.parametrize("language", EVERY_CATALOGUE)
def test_no_catalogue_is_left_in_english(language: str):
    """A few words are the same in both: "Person %(number)s"."""
    copied = [message.id for message in messages_of(language) if message.string == message.id]
    same = [text for text in copied if len(PLACEHOLDER.sub("", str(text))) > 12]
    assert same == []


@pytest.mark.parametrize("language", MACHINE_MADE)
def test_a_machine_made_catalogue_says_that_nobody_has_checked_it(language: str):
    head = (LOCALE / language / "LC_MESSAGES" / "django.po").read_text()[:200]
    assert "no person has checked it yet" in head


def test_what_is_compiled_is_whole_where_residents_read():
    assert list(missing_where_residents_read()) == []
    assert every_language_is_whole_where_residents_read(None) == []


def test_a_deployment_is_told_which_language_would_fall_back_to_swedish(tmp_path: Path, settings: Any):
    """Somali is not compiled, and Arabic lacks what has been left out of it."""
    shutil.copytree(LOCALE, tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "locale" / "so" / "LC_MESSAGES" / "django.mo").unlink()
    compiled = tmp_path / "locale" / "ar" / "LC_MESSAGES" / "django.mo"
    with (LOCALE / "ar" / "LC_MESSAGES" / "django.po").open("rb") as file:
        arabic = read_po(file)
    arabic.delete(SENTENCE)
    with compiled.open("wb") as file:
        write_mo(file, arabic)
    missing = dict(missing_where_residents_read())
    assert missing["ar"] == [SENTENCE]
    assert len(missing["so"]) > 1300
    assert [(one.id, "'ar'" in one.msg) for one in every_language_is_whole_where_residents_read(None)] == [
        ("portal.W002", True),
        ("portal.W002", False),
    ]
