"""A resident writes as people write: everyday words, whole questions, without signs, wrongly."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.finding import registry
from content.finding.everyday_words import FOLDER, everyday_words
from content.finding.indexing import index_language
from content.finding.models import Entry
from content.finding.registry import Document
from content.finding.searching import search
from content.glossary.models import Term
from content.models import GuidancePage, StartPage
from content.starter_files import KEYS
from portal.settings.languages import PUBLISHED

LANGUAGES = [language.code for language in PUBLISHED]
AS_PEOPLE_WRITE = tomllib.loads((Path(__file__).parent / "as_people_write.toml").read_text())
FIRST = 3

pytestmark = pytest.mark.usefixtures("guidance")


def keys_by_address(language: str) -> dict[str, str]:
    """The key of each starter page and of each word explained, by its address in the index."""
    pages = {
        f"page:{key}": name
        for model in (StartPage, GuidancePage)
        for key, name in model.objects.values_list("translation_key", "key")
    }
    return {url: pages.get(key, key) for key, url in Entry.objects.filter(language=language).values_list("key", "url")}


@pytest.fixture
def words_explained(guidance: None) -> None:
    from content.glossary.loading import load

    if not Term.objects.exists():
        load()


@pytest.mark.usefixtures("words_explained")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_page_is_among_the_first_three(language: str) -> None:
    index_language(language)
    keys = keys_by_address(language)
    found = {
        typed: [keys.get(hit.url, hit.url) for hit in search(typed, language).hits[:FIRST]]
        for typed in AS_PEOPLE_WRITE[language]
    }
    wrong = {typed: first for typed, first in found.items() if AS_PEOPLE_WRITE[language][typed] not in first}
    assert wrong == {}
    assert len(found) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyday_words_are_of_pages_and_words_that_there_are(language: str) -> None:
    everyday = everyday_words(language)
    assert set(everyday.pages) <= set(KEYS)
    assert set(everyday.words) <= {"appeal"}
    assert (FOLDER / f"{language}.toml").exists()


def test_everyday_words_are_searched_and_never_shown() -> None:
    index_language("en")
    [hit] = [hit for hit in search("solicitor", "en").hits if "advice" in hit.url]
    assert "olicitor" not in hit.title + hit.passage


def test_a_word_that_stands_everywhere_counts_for_little(monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(language: str) -> Iterator[Document]:
        for number in range(20):
            yield document(f"many-{number}", "You can ask the municipality about the move.")
        yield document("one", "The pension.")

    monkeypatch.setattr(registry, "_documents", [documents])
    index_language("en")
    found = [hit.url for hit in search("can I ask about the pension", "en").hits]
    assert found[0] == "/one/"


def document(key: str, text: str) -> Document:
    return Document(key=key, language="en", url=f"/{key}/", title="A page", text=text)
