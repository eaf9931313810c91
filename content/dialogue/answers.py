"""Questions and answers as readers meet them, and as the search knows them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils import translation
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

from content.dialogue.addresses import QUESTIONS, address
from content.dialogue.models import Faq
from content.dialogue.models.translated import Shown, shown_in
from content.tokens import fill_html, todays_figures
from portal.settings.languages import Language


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question with its answer, the figures of the law filled in."""

    key: UUID
    question: SafeString
    answer: SafeString
    sources: tuple[SafeString, ...]
    checked_on: date
    language: Language
    is_foreign: bool
    is_machine_made: bool


class Document(NamedTuple):
    """What the search may find, in the language of its text."""

    key: str
    title: str
    url: str
    text: str


def answers_for(language: str) -> list[Answer]:
    """Everything that readers see, in their language or in Swedish. One question to the database, and the figures'."""
    shown = shown_in(language, Faq.objects.filter(live=True))
    figures = todays_figures() if shown else {}

    def filled(text: str) -> SafeString:
        return fill_html(escape(text), figures)

    return [_answer(one, filled) for one in shown]


def _answer(shown: Shown[Faq], filled: Callable[[str], SafeString]) -> Answer:
    with translation.override(shown.language.code):  # figures and dates in the language of the text
        paragraphs = [text for text in shown.row.answer.replace("\r\n", "\n").split("\n\n") if text.strip()]
        return Answer(
            key=shown.swedish.translation_key,
            question=filled(shown.row.question),
            answer=format_html_join("", "<p>{}</p>", ((filled(text),) for text in paragraphs)),
            sources=tuple(map(filled, shown.swedish.sources)),
            checked_on=shown.swedish.checked_on,
            language=shown.language,
            is_foreign=shown.is_foreign,
            is_machine_made=shown.is_machine_made,
        )


def search_documents(language: str) -> Iterator[Document]:
    """What is written in this language, with its tokens."""
    for one in shown_in(language, Faq.objects.filter(live=True)):
        if one.language.code == language:
            key = one.swedish.translation_key
            url = f"{address(QUESTIONS, language)}#question-{key}"
            yield Document(key=f"faq:{key}", title=one.row.question, url=url, text=one.row.answer)
