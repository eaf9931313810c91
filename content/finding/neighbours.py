"""What the other areas below this one offer to be found: places and organisations, good practice and
research, questions and answers."""

from collections.abc import Iterator

from content.dialogue import addresses as dialogue
from content.dialogue.answers import search_documents as answers
from content.finding.registry import Document, Listed
from content.places import addresses as places
from content.practice import addresses as practice
from content.practice.library import published
from eligibility.addresses import addresses_of
from portal.settings.languages import PUBLISHED

PRACTICE = "practice"
ANSWER = "answer"


def place_documents(language: str) -> Iterator[Document]:
    """Municipalities, organisations that give advice, and what is known of countries."""
    for one in places.search_documents(language):
        yield Document(
            key=one.key,
            language=language,
            url=one.url,
            title=one.title,
            text=one.text,
            shown_from=one.shown_from,
            shown_through=one.shown_through,
        )


def practice_documents(language: str) -> Iterator[Document]:
    """Examples and literature in the language that they are written in: a search never mixes languages."""
    for one in practice.search_documents(language):
        if one.lang == language:
            yield Document(
                key=f"practice:{one.url}"[:150],
                language=language,
                url=one.url,
                title=one.title,
                text=one.text,
                kind=PRACTICE,
            )


def answer_documents(language: str) -> Iterator[Document]:
    """What has been asked and answered for everybody, in this language."""
    for one in answers(language):
        yield Document(key=one.key, language=language, url=one.url, title=one.title, text=one.text, kind=ANSWER)


def dialogue_addresses() -> Iterator[Listed]:
    for translations in dialogue.public_addresses():
        yield Listed(translations=translations)


def place_addresses() -> Iterator[Listed]:
    """Each page in every language: the lists have the same pages in the same order."""
    lists = [(language.code, places.public_addresses(language.code)) for language in PUBLISHED]
    for row in zip(*(addresses for _, addresses in lists), strict=True):
        changed = row[0][1]
        yield Listed(
            translations=[(code, url) for (code, _), (url, _) in zip(lists, row, strict=True)],
            changed_on=changed.date() if changed else None,
        )


def practice_addresses() -> Iterator[Listed]:
    for name in ("practice:practices", "practice:research"):
        yield Listed(translations=_in_its_languages(addresses_of(name)))
    for example in published():
        changed = example.published_at
        yield Listed(
            translations=_in_its_languages(addresses_of("practice:practice", slug=example.slug)),
            changed_on=changed.date() if changed else None,
        )


def _in_its_languages(translations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """From any other language an address of the library only leads on."""
    return [(code, url) for code, url in translations if code in practice.LIBRARY_LANGUAGES]
