"""A drafted text for somebody outside: its words and sources, without the page on which readers will meet it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.dialogue.models import Faq
from content.glossary.models import Term
from content.places.choices import Topic
from content.places.models import CountryCard
from content.places.names import name_of_country
from content.tokens import fill_html, todays_figures
from portal.settings.languages import Language


@dataclass(frozen=True, kw_only=True)
class Words:
    """Words of the text itself, and whether they are Swedish on a page in another language."""

    text: SafeString | str | Promise
    is_swedish: bool = False


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A heading, what stands under it, and where it is from: sources are in Swedish in every language."""

    heading: Words
    paragraphs: tuple[Words, ...]
    source: SafeString | str = ""


@singledispatch
def title_for_readers(draft: Any) -> str | Promise:
    """The title in the reader's language."""
    raise TypeError(f"A {type(draft).__name__} is not shown by its words.")


@title_for_readers.register
def _of_faq(draft: Faq) -> str | Promise:
    return _("Questions and answers")


@title_for_readers.register
def _of_term(draft: Term) -> str | Promise:
    return _("Glossary")


@title_for_readers.register
def _of_card(draft: CountryCard) -> str | Promise:
    return name_of_country(draft.code)


def passages_of(draft: Any, language: Language, swedish: Collection[str] = ()) -> list[Passage]:
    """What the draft says, with the law's figures in the language of its words. `swedish`: what is not translated."""
    with translation.override(language.code):
        return list(_passages(draft, swedish))


@singledispatch
def _passages(draft: Any, swedish: Collection[str]) -> Iterator[Passage]:
    raise TypeError(f"A {type(draft).__name__} is not shown by its words.")


@_passages.register
def _passages_of_faq(draft: Faq, swedish: Collection[str]) -> Iterator[Passage]:
    [heading] = _words(draft.question, swedish)
    yield Passage(heading=heading, paragraphs=_words(draft.answer, swedish), source=_filled(draft.source))


@_passages.register
def _passages_of_term(draft: Term, swedish: Collection[str]) -> Iterator[Passage]:
    [heading] = _words(draft.word, swedish)
    yield Passage(heading=heading, paragraphs=_words(draft.explanation, swedish), source=_filled(draft.source))


@_passages.register
def _passages_of_card(draft: CountryCard, swedish: Collection[str]) -> Iterator[Passage]:
    for block in draft.body:
        told = block.value
        texts = [told[name] for name in ("known", "otherwise", "text") if told.get(name)]
        sources = (told.get(name) for name in ("counted_by", "source", "otherwise_source"))
        yield Passage(
            heading=Words(text=Topic(told["topic"]).label if told.get("topic") else "–"),
            paragraphs=tuple(Words(text=text, is_swedish=one_line(text) in swedish) for text in texts),
            source="; ".join(filter(None, sources)),
        )


def _words(text: str, swedish: Collection[str]) -> tuple[Words, ...]:
    parts = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()] or [""]
    return tuple(Words(text=_filled(part), is_swedish=one_line(text) in swedish) for part in parts)


def one_line(text: str) -> str:
    return " ".join(text.split())


def _filled(text: str) -> SafeString:
    return fill_html(escape(text), todays_figures())
