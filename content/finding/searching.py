"""Ask the index. Nothing of what was asked is kept or logged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from psycopg import sql

from content.finding.indexing import dictionary_of
from content.finding.models import Entry
from content.finding.normalising import WORD, words_of
from content.finding.passages import marked, passage
from content.finding.registry import KINDS
from content.finding.spelling import closest, is_known, vocabulary
from content.tokens import fill_text, todays_figures

LONGEST_TYPED: Final = 200
MOST_WORDS: Final = 8
MOST_SHOWN: Final = 30
LEAST_SHARE: Final = 0.3
_LONGEST_WORD: Final = 60
_SHORTEST_BEGINNING: Final = 3

# As written, without its accents, and by its beginning: the index has them all.
_WORD: Final = sql.SQL(
    "(plainto_tsquery({dictionary}::regconfig, {written}) || plainto_tsquery({dictionary}::regconfig, {plain})"
    " || to_tsquery('simple', {beginning}))"
)
# A word that stands on nearly every page says little of what is looked for: each counts by how rare it is, and what
# lacks the rare ones is left out.
_ASKED: Final = sql.SQL("""
    WITH asked (place, query) AS (VALUES {words}),
    entry AS (
        SELECT * FROM finding_entry
        WHERE language = {language}
            AND coalesce(shown_from <= {day}, true) AND coalesce(shown_through >= {day}, true)
    ),
    found AS (SELECT id, place, ts_rank(vector, query) AS rank FROM entry JOIN asked ON vector @@ query),
    rare AS (SELECT place, ln(1 + (SELECT count(*) FROM entry)::float / count(*)) AS weight FROM found GROUP BY place),
    hit AS (
        SELECT id, sum(rank * weight) AS rank, sum(weight) / (SELECT sum(weight) FROM rare) AS share,
            count(*) = {how_many} AS has_all
        FROM found JOIN rare USING (place) GROUP BY id
    )
    SELECT url, title, text, kind, has_all FROM hit JOIN entry USING (id)
    WHERE has_all OR share >= {least} ORDER BY rank * share DESC, kind, key LIMIT {most}
""")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One thing that was found. Title and passage are HTML with the words marked."""

    url: str
    title: SafeString
    passage: SafeString
    kind: str | Promise


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was found, and which words were asked for instead where those typed are nowhere."""

    hits: tuple[Hit, ...]
    instead: str = ""

    def __bool__(self) -> bool:
        return bool(self.hits)


_Row = tuple[str, str, str, str, bool]
_Words = Mapping[str, str]
"""Each word as it is compared, and as it is written."""


def search(typed: str, language: str) -> Found:
    """What has the words, or most of those that say something; where nothing has all, the words most like them."""
    words = _asked_words(typed)
    rows = _ask(words, language)
    if any(row[-1] for row in rows):
        return Found(hits=_shown(rows, words))
    likely = _most_like(words, language)
    if likely and likely != words and (others := _ask(likely, language)):
        return Found(hits=_shown(others, likely), instead=" ".join(likely.values()))
    return Found(hits=_shown(rows, words))


def count(typed: str, language: str) -> int:
    """How many things in another language have all the words."""
    return sum(row[-1] for row in _ask(_asked_words(typed), language))


def _asked_words(typed: str) -> _Words:
    """The words that were typed; one with a sign inside it, such as the number of a law, counts as several."""
    found: dict[str, str] = {}
    for piece in typed[:LONGEST_TYPED].lower().split():
        plain = words_of(piece)
        written = match.group() if (match := WORD.search(piece)) else piece
        found |= {word[:_LONGEST_WORD]: written if len(plain) == 1 else word for word in plain}
    return dict(list(found.items())[:MOST_WORDS])


def _ask(words: _Words, language: str) -> list[_Row]:
    if not words:
        return []
    queries = (_query(plain, written, language) for plain, written in words.items())
    asked = _ASKED.format(
        words=sql.SQL(", ").join(sql.SQL("({}, {})").format(place, query) for place, query in enumerate(queries)),
        language=sql.Literal(language),
        day=sql.Literal(timezone.localdate()),
        how_many=sql.Literal(len(words)),
        least=sql.Literal(LEAST_SHARE),
        most=sql.Literal(MOST_SHOWN),
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        rows: list[_Row] = cursor.fetchall()
    return rows


def _query(plain: str, written: str, language: str) -> sql.Composed:
    return _WORD.format(
        dictionary=sql.Literal(dictionary_of(language)),
        written=sql.Literal(written),
        plain=sql.Literal(plain),
        beginning=sql.Literal(_beginning(plain)),
    )


def _beginning(word: str) -> str:
    """A longer word finds what begins so; a normalised word has no sign that the database could take for its own."""
    return f"'{word}':*" if len(word) >= _SHORTEST_BEGINNING else f"'{word}'"


def _most_like(words: _Words, language: str) -> _Words:
    """Each word, or the one of the language's pages most like it; a word like none is left out."""
    known = _words_of_language(language)
    found: dict[str, str] = {}
    for plain, written in words.items():
        if is_known(plain, known):
            found[plain] = written
        elif like := closest(plain, known):
            found[like] = known[like]
    return found


def _words_of_language(language: str) -> _Words:
    rows = Entry.objects.found_on(timezone.localdate(), language).values_list("title", "text", "also")
    return vocabulary(" ".join(texts) for texts in rows)


def _shown(rows: Sequence[_Row], words: _Words) -> tuple[Hit, ...]:
    figures, plain = todays_figures(), list(words)
    return tuple(
        Hit(
            url=url,
            title=marked(fill_text(title, figures), plain),
            passage=passage(fill_text(text, figures), plain),
            kind=KINDS.get(kind, ""),
        )
        for url, title, text, kind, _ in rows
    )
