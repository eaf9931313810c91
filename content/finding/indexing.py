"""Makes the index that is searched: whole languages at a time, which takes less than a second."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection, transaction

from content.finding.models import Entry
from content.finding.normalising import searchable
from content.finding.registry import Document, all_documents
from content.tokens import fill_text, todays_figures
from portal.settings.languages import PUBLISHED

# Languages whose words PostgreSQL can bring to their stem; the others are compared as they are, and by their beginning.
DICTIONARIES: Final = {
    "sv": "swedish",
    "lattlast": "swedish",
    "en": "english",
    "ar": "arabic",
    "tr": "turkish",
    "ru": "russian",
    "bs": "serbian",
}
NO_DICTIONARY: Final = "simple"
_TOLD: Final = ("kind", "url", "title", "text", "also", "shown_from", "shown_through")

# Two that make the same language's index at once would each put in what the other has.
_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtext('content.finding'), hashtext(%s))"

_FILL_VECTOR: Final = """
    UPDATE finding_entry SET vector =
        setweight(to_tsvector(%(words)s::regconfig, %(title)s || ' ' || %(plain_title)s), 'A')
        || setweight(to_tsvector(%(words)s::regconfig, %(also)s || ' ' || %(plain_also)s), 'A')
        || setweight(to_tsvector('simple', %(plain_also)s), 'A')
        || to_tsvector(%(words)s::regconfig, %(text)s || ' ' || %(plain_text)s)
        || setweight(to_tsvector('simple', %(plain_title)s), 'A') || to_tsvector('simple', %(plain_text)s)
    WHERE language = %(language)s AND key = %(key)s
"""


def dictionary_of(language: str) -> str:
    return DICTIONARIES.get(language, NO_DICTIONARY)


@transaction.atomic
def index_language(language: str, *, afresh: bool = False) -> int:
    """Put everything that can be found in this language into the index, and take the rest out. How many it holds.

    What stands there already is left, unless ``afresh``: then the figures of the day are counted in again.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [language])
    documents = all_documents(language)
    entries = Entry.objects.filter(language=language)
    known = {} if afresh else {row[0]: row for row in entries.values_list("key", *_TOLD)}
    new = [one for one in documents if known.get(one.key) != (one.key, *_told(one).values())]
    entries.exclude(key__in={one.key for one in documents} - {one.key for one in new}).delete()
    _write(new)
    return len(documents)


def _write(documents: Sequence[Document]) -> None:
    figures = todays_figures()
    Entry.objects.bulk_create(Entry(language=one.language, key=one.key, **_told(one)) for one in documents)
    with connection.cursor() as cursor:
        cursor.executemany(
            _FILL_VECTOR,
            [_words(one, fill_text(one.title, figures), fill_text(one.text, figures)) for one in documents],
        )


def _told(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in _TOLD}


def _words(document: Document, title: str, text: str) -> dict[str, str]:
    """What the vector is made of. Small letters, since a database may know none but ASCII's."""
    return {
        "language": document.language,
        "key": document.key,
        "words": dictionary_of(document.language),
        "title": title.lower(),
        "text": text.lower(),
        "plain_title": searchable(title),
        "plain_text": searchable(text),
        "also": document.also.lower(),
        "plain_also": searchable(document.also),
    }


def index_everything() -> dict[str, int]:
    """Every published language afresh, and how much was found in each."""
    codes = [language.code for language in PUBLISHED]
    Entry.objects.exclude(language__in=codes).delete()
    return {code: index_language(code, afresh=True) for code in codes}


class Reindex:
    """To be done once when the transaction stands, however often it was asked for in it."""

    __qualname__: str  # by it Django's log tells what went wrong

    def __init__(self, language: str) -> None:
        self.language = language
        self.__qualname__ = f"Reindex({language})"

    def __call__(self) -> None:
        index_language(self.language)


def index_soon(language: str) -> None:
    """Make the index of this language anew when what is being done now is done."""
    waiting = [entry[1] for entry in connection.run_on_commit]
    if language in {one.language for one in waiting if isinstance(one, Reindex)}:
        return
    if language in {known.code for known in PUBLISHED}:
        transaction.on_commit(Reindex(language), robust=True)  # what was published stands, index or not
