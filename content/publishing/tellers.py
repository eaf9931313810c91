"""What each sort of text tells the checks: its words, and what it needs.

Another sort is checked as soon as it is registered with `text_of` here and named in `places_of_checks`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Any

from django.utils.html import escape
from wagtail.models import TranslatableMixin

from content.dialogue.models import Event, Faq, Notice
from content.finding.models import ChangeNote
from content.glossary.models import Term
from content.models import Guidance, StartPage
from content.places.models import CountryCard
from content.publishing.checks import CheckedText, Passage
from content.tokens import todays_figures, tokens_in
from eligibility.law import FigureKind

# The legal terms are long, and are explained where they stand: they are not what makes a text hard.
KNOWN_WORDS = (
    "återvandring",
    "bidrag",
    "förordning",
    "kommun",
    "migrationsverk",
    "uppehållstillstånd",
)
CEILING, CEILING_OF_THE_START = 35, 30
EASY = "lattlast"
SOURCES = "sources"


@singledispatch
def text_of(thing: Any) -> CheckedText:
    """What the checks need to know of a Swedish text, as it stands in memory. Raises TypeError for what has none."""
    raise TypeError(f"The checks know no {type(thing).__name__}.")


def is_known(thing: Any) -> bool:
    """Whether the checks know this sort of text."""
    return text_of.dispatch(type(thing)) is not text_of.dispatch(object)


@text_of.register
def _of_page(page: Guidance) -> CheckedText:
    passages = tuple(_of_page_by_blocks(page))
    return CheckedText(
        passages=passages,
        money=_money(),
        ceiling=CEILING_OF_THE_START if isinstance(page, StartPage) else CEILING,
        known_words=KNOWN_WORDS,
        needs_source=not isinstance(page, StartPage),
        has_source=any(one.kind == SOURCES and one.text.strip() for one in passages),
        needs_review_date=True,
        review_on=page.next_check_on,
        needs_easy_swedish=True,
        has_easy_swedish=_is_in_easy_swedish(page),
    )


def _of_page_by_blocks(page: Guidance) -> Iterator[Passage]:
    for name in ("title", "menu_title", "search_description", "intro"):
        yield Passage(field=name, html=getattr(page, name) or "", is_measured=name == "intro")
    for number, block in enumerate(page.body or ()):
        values = block.value if block.block_type == "steps" else [block.value]
        html = "".join(value.source for value in values if hasattr(value, "source"))
        yield Passage(field="body", html=html, number=number, kind=block.block_type)


@text_of.register
def _of_answer(faq: Faq) -> CheckedText:
    return CheckedText(
        passages=(*_plain(faq, "question", "answer"), _source(faq.source)),
        money=_money(),
        ceiling=CEILING,
        known_words=KNOWN_WORDS,
        needs_source=True,
        has_source=bool(faq.sources),
        needs_review_date=True,
        review_on=faq.next_check_on,
        needs_easy_swedish=True,
        has_easy_swedish=_is_in_easy_swedish(faq),
    )


@text_of.register
def _of_card(card: CountryCard) -> CheckedText:
    statements = [block.value for block in card.body if block.block_type == "statement"]
    days = [value.get("expires_on") for value in statements]
    return CheckedText(
        passages=tuple(_of_card_by_parts(card)),
        holds_figures=False,
        ceiling=CEILING,
        known_words=KNOWN_WORDS,
        needs_source=bool(statements),
        has_source=all(value.get("source") and value.get("source_url") for value in statements),
        needs_review_date=bool(statements),
        review_on=min(days) if days and all(days) else None,
        needs_easy_swedish=True,
        has_easy_swedish=_is_in_easy_swedish(card),
    )


CARD_TEXTS, CARD_SOURCES = ("known", "otherwise", "text"), ("counted_by", "source", "otherwise_source")


def _of_card_by_parts(card: CountryCard) -> Iterator[Passage]:
    for number, block in enumerate(card.body):
        for part in (*CARD_TEXTS, *CARD_SOURCES):
            if words := block.value.get(part):
                kind = SOURCES if part in CARD_SOURCES else block.block_type
                passage = Passage(field="body", html=escape(words), number=number, part=part, kind=kind)
                yield replace(passage, has_own_source=kind == "statement")


@text_of.register
def _of_word(term: Term) -> CheckedText:
    """A word whose explanation takes anything from the law, but for the ordinance's name, is a word of the law."""
    known = todays_figures()
    taken = [known[name].kind for name in tokens_in(term.explanation) if name in known]
    return CheckedText(
        passages=(*_plain(term, "word", "explanation"), _source(term.source)),
        money=_money(),
        needs_source=any(kind is not FigureKind.ORDINANCE for kind in taken),
        has_source=bool(term.source.strip()),
        needs_easy_swedish=True,
        has_easy_swedish=_is_in_easy_swedish(term),
    )


@text_of.register
def _of_notice(notice: Notice) -> CheckedText:
    return CheckedText(passages=tuple(_plain(notice, "text")), holds_figures=False)


@text_of.register
def _of_change(note: ChangeNote) -> CheckedText:
    return CheckedText(passages=tuple(_plain(note, "text")), holds_figures=False)


@text_of.register
def _of_event(event: Event) -> CheckedText:
    return CheckedText(passages=tuple(_plain(event, "title", "description")), holds_figures=False)


def _plain(thing: Any, *fields: str) -> Iterator[Passage]:
    for name in fields:
        yield Passage(field=name, html=escape(getattr(thing, name) or ""))


def _source(text: str) -> Passage:
    return Passage(field="source", html=escape(text or ""), kind=SOURCES)


def _money() -> frozenset[str]:
    return frozenset(name for name, figure in todays_figures().items() if figure.kind is FigureKind.KRONOR)


def _is_in_easy_swedish(thing: TranslatableMixin) -> bool:
    """Whether it has been translated into easy Swedish, be it as a draft."""
    easy = type(thing)._base_manager.filter(translation_key=thing.translation_key, locale__language_code=EASY)
    return bool(easy.exists())
