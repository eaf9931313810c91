"""The words as what can be found. Where they stand is known also where the public pages are not served."""

from collections.abc import Iterator

from django.utils.translation import override, pgettext_lazy

from content.glossary.shown import words_shown

GLOSSARY = pgettext_lazy("address: no spaces, ends with a slash", "glossary/")


def glossary_address(language: str) -> str:
    with override(language):
        return f"/{language}/{GLOSSARY}"


def words_of(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Key, address, word and explanation with the word's other forms, of every word in this language."""
    address = glossary_address(language)
    for term in words_shown(language):
        yield term.key, f"{address}#term-{term.key}", term.word, term.explanation
