"""The words that come with the portal, as files."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from content.glossary.loading import FOLDER, read_sources, read_words
from content.glossary.models import MOST_WORDS, must_be_short
from content.tokens import unknown_tokens
from portal.settings.languages import BY_CODE

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def test_there_are_words_in_the_languages_that_we_write_ourselves() -> None:
    assert {"sv", "en", "ar"} <= set(LANGUAGES) <= set(BY_CODE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_swedish_words_and_knows_every_figure(language: str) -> None:
    words, swedish = read_words(language), read_words("sv")
    assert set(words) <= set(swedish)
    assert unknown_tokens([*(word.explanation for word in words.values()), *read_sources().values()]) == []
    for key, word in words.items():
        assert len(word.explanation.split()) <= MOST_WORDS
        assert word.word
        assert word.explanation
        assert ("{ordinance}" in word.explanation) == ("{ordinance}" in swedish[key].explanation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_belongs_to_two_words(language: str) -> None:
    seen: dict[str, str] = {}
    for key, word in read_words(language).items():
        for form in {word.word.lower(), *(form.strip().lower() for form in word.other_forms.split(","))}:
            assert seen.setdefault(form, key) == key, form


def test_a_language_without_a_file_has_no_words() -> None:
    assert read_words("xx") == {}


def test_an_explanation_is_at_most_fifty_words() -> None:
    must_be_short("ord " * 50)
    with pytest.raises(ValidationError):
        must_be_short("ord " * 51)
