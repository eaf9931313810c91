"""The editorial checks: from texts to what is found in them, with why it matters and how it is mended.

Knows nothing of pages and other things, or of the database. The words are Swedish, since that is what is written here.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from html import unescape
from pathlib import Path

from portal.readability import measure

WORDS_FILE = Path(__file__).parent / "words.toml"


class Check(StrEnum):
    URGING = "urging"
    VOLUNTARY_RETURN = "voluntary-return"
    TYPED_AMOUNT = "typed-amount"
    WITHOUT_COST = "without-cost"
    NO_SOURCE = "no-source"
    NO_REVIEW_DATE = "no-review-date"
    HARD_TO_READ = "hard-to-read"
    NO_EASY_SWEDISH = "no-easy-swedish"
    NO_ALT_TEXT = "no-alt-text"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A field, one block of it or a part of that. `html` is rich text or plain; `number` is the block's place.

    `is_measured` says whether it is running text, of which one can say how hard it is to read; `has_own_source` that
    it carries its own source and last day, so that an amount in the money of another country may stand in it.
    """

    field: str
    html: str
    number: int | None = None
    part: str = ""
    kind: str = ""
    is_measured: bool = True
    has_own_source: bool = False

    @property
    def text(self) -> str:
        return unescape(re.sub(r"<[^<>]*>", " ", re.sub(r"</?(b|strong|i|em|a)\b[^<>]*>", "", self.html)))

    @property
    def words(self) -> str:
        """The text without its markup and spaces: the same however an editor or a loader has stored it."""
        return "".join(self.text.split())

    @property
    def sentences(self) -> list[str]:
        """What is read together, with the ends of paragraphs as ends of sentences."""
        return [unescape(re.sub(r"<[^<>]*>", "", part)) for part in re.split(r"</(?:p|li|h[1-6])>", self.html) if part]


@dataclass(frozen=True, kw_only=True)
class CheckedText:
    """What the checks are told of one text. A ceiling of None, or a need that is False, is not checked."""

    passages: tuple[Passage, ...]
    holds_figures: bool = True  # whether readers see the law's figure where its name stands between braces
    money: frozenset[str] = frozenset()  # names of the figures that are amounts
    ceiling: int | None = None
    known_words: tuple[str, ...] = ()
    needs_source: bool = False
    has_source: bool = False
    needs_review_date: bool = False
    review_on: date | None = None
    needs_easy_swedish: bool = False
    has_easy_swedish: bool = False

    @property
    def whole(self) -> str:
        return "\0".join(passage.words for passage in self.passages)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found. `found` are the very words, `of` the text whose change makes it another finding."""

    check: Check
    found: str = ""
    field: str = ""
    number: int | None = None
    part: str = ""
    of: str = ""
    why: str = ""
    instead: str = ""

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(f"{self.check}\0{self.found}\0{self.of}".encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class UrgingWord:
    pattern: re.Pattern[str]
    why: str
    instead: str


@cache
def urging_words() -> tuple[UrgingWord, ...]:
    """The list that is kept beside this module."""
    rows = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))["word"]
    return tuple(
        UrgingWord(
            pattern=re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", re.IGNORECASE),
            why=row["why"],
            instead=row["instead"],
        )
        for row in rows
    )


def findings(text: CheckedText) -> list[Finding]:
    """Everything found, in the order of the text; what holds for the whole of it comes last."""
    found = [one for passage in text.passages for one in _in_passage(passage)]
    return [*found, *_without_cost(text), *_of_the_whole(text)]


def _in_passage(passage: Passage) -> Iterator[Finding]:
    where = {"field": passage.field, "number": passage.number, "part": passage.part, "of": passage.words}
    if passage.kind != "sources":  # a source is called what it is called
        for word in urging_words():
            for match in word.pattern.finditer(passage.text):
                told = {"why": word.why, "instead": word.instead}
                yield Finding(check=Check.URGING, found=match.group(), **told, **where)  # type: ignore[arg-type]
        for match in (_KRONOR if passage.has_own_source else _TYPED_AMOUNT).finditer(passage.text):
            yield Finding(check=Check.TYPED_AMOUNT, found=match.group().strip(), **where)  # type: ignore[arg-type]
    for match in _VOLUNTARY_RETURN.finditer(passage.text):
        yield Finding(check=Check.VOLUNTARY_RETURN, found=match.group(), **where)  # type: ignore[arg-type]
    for match in _PICTURE.finditer(passage.html):
        if not _ALT_TEXT.search(match.group()):
            yield Finding(check=Check.NO_ALT_TEXT, **where)  # type: ignore[arg-type]


def _amount_in(*money: str) -> re.Pattern[str]:
    """An amount in figures, or one in kronor in words."""
    return re.compile(
        rf"(?<![\w{{])\d[\d\s\u00a0.,]*+(?:tusen|miljon(?:er)?)?[\s\u00a0]*(?:{'|'.join(money)})"
        r"|(?:\b\w*(?:tusen|hundra|miljon(?:er)?)[\s\u00a0]+kronor\b)",
        re.IGNORECASE,
    )


_SWEDISH_MONEY = (r"kr\b", "kronor", r"sek\b", r"tkr\b")
_KRONOR, _TYPED_AMOUNT = _amount_in(*_SWEDISH_MONEY), _amount_in(*_SWEDISH_MONEY, r"euro\b", r"dollar\b")
_VOLUNTARY_RETURN = re.compile(
    r"(?<!\w)frivillig\w*[\s\u00a0]+(?:och[\s\u00a0]+\w+[\s\u00a0]+)?(?:själv)?återvän\w+"
    r"|(?<!\w)återvän\w+[\s\u00a0]+(?:\w+[\s\u00a0]+){0,2}frivillig\w*"
    r"|(?<!\w)frivillig\w*(?:-|återvän)\w*återvän\w*|(?<!\w)frivilligåtervän\w*",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"<(?:img|embed)\b[^<>]*>", re.IGNORECASE)
_ALT_TEXT = re.compile(r"\balt=(?:\"[^\"]*\S[^\"]*\"|'[^']*\S[^']*')", re.IGNORECASE)

# What one gives up, and who decides: one word of each has to stand in the passage with the amount or beside it.
_GIVEN_UP = re.compile(
    r"uppehållstillstånd|återkall|betala\w* tillbaka|återbetal|kräva\w* tillbaka|upphör|flyktingstatus|ger upp|lämnar",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"migrationsverket|beslut|avslag", re.IGNORECASE)


def _without_cost(text: CheckedText) -> Iterator[Finding]:
    passages = [one for one in text.passages if one.kind != "sources"]
    for place, passage in enumerate(passages):
        named = next((name for name in text.money if f"{{{name}}}" in passage.text), None)
        if named is None:
            continue
        around = " ".join(one.text for one in passages[max(0, place - 1) : place + 2])
        if not (_GIVEN_UP.search(around) and _DECIDES.search(around)):
            yield Finding(
                check=Check.WITHOUT_COST,
                found=f"{{{named}}}",
                field=passage.field,
                number=passage.number,
                part=passage.part,
                of="".join(around.split()),
            )


def _of_the_whole(text: CheckedText) -> Iterator[Finding]:
    if text.needs_source and not text.has_source:
        yield Finding(check=Check.NO_SOURCE, of=text.whole)
    if text.needs_review_date and text.review_on is None:
        yield Finding(check=Check.NO_REVIEW_DATE, field="next_check_on", of=text.whole)
    if text.ceiling is not None:
        yield from _hard_to_read(text, text.ceiling)
    if text.needs_easy_swedish and not text.has_easy_swedish:
        yield Finding(check=Check.NO_EASY_SWEDISH, of=text.whole)


def _hard_to_read(text: CheckedText, ceiling: int) -> Iterator[Finding]:
    passages = [one for one in text.passages if one.kind != "sources" and one.is_measured]
    reading = measure(_sentences(passages), known=text.known_words)
    if reading.is_enough and reading.lix > ceiling:
        found = f"LIX {reading.lix:.0f} > {ceiling}: {reading.longest}"
        yield Finding(check=Check.HARD_TO_READ, found=found, of=text.whole)


def _sentences(passages: list[Passage]) -> list[str]:
    """A name between braces is one short word, as the figure that stands there for the reader; citations are left."""
    return [
        re.sub(r"\{\w+\}", "00", re.sub(r"\s*\(\{section_\w+\}[^()]*\)", "", sentence))
        for one in passages
        for sentence in one.sentences
    ]
