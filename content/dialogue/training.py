"""The training path: short steps as files, with questions to answer for oneself. Nothing is kept of who reads them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from content.published import PublishedPages
from content.tokens import fill_html, fill_text, todays_figures
from portal.settings.languages import SOURCE

FOLDER = Path(__file__).parent / "starter" / "training"
PAGE_LINK = 'href="page:'


@dataclass(frozen=True, kw_only=True)
class SelfCheck:
    """A question to think about before one looks at the answer."""

    question: str
    answer: SafeString


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the path, ready to show but for its figures and its links to pages."""

    number: int
    slug: str
    title: str
    intro: str
    body: str
    checks: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShownStep:
    step: Step
    body: SafeString
    checks: tuple[SelfCheck, ...]
    sources: tuple[SafeString, ...]


@lru_cache(maxsize=1)
def steps() -> tuple[Step, ...]:
    """Every step in order; the files' names begin with their number."""
    return tuple(_step(number, path) for number, path in enumerate(sorted(FOLDER.glob("*.md")), start=1))


def shown(step: Step) -> ShownStep:
    """With the figures of today, and with links to the guidance as it is published now."""
    figures, pages = todays_figures(), PublishedPages.fetch()
    addresses = {page.key: page.url for page in pages.in_language(SOURCE.code)}

    def filled(html: str) -> SafeString:
        for key, url in addresses.items():
            html = html.replace(f'{PAGE_LINK}{key}"', f'href="{url}"')
        return fill_html(html, figures)

    with translation.override(SOURCE.code):
        return ShownStep(
            step=step,
            body=filled(step.body),
            checks=tuple(
                SelfCheck(question=fill_text(question, figures), answer=filled(answer))
                for question, answer in step.checks
            ),
            sources=tuple(filled(source) for source in step.sources),
        )


def _step(number: int, path: Path) -> Step:
    _before, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    told = tomllib.loads(head)
    return Step(
        number=number,
        slug=path.stem.split("-", 1)[1],
        title=told["title"],
        intro=told["intro"],
        body=_html(body),
        checks=tuple((check["question"], _html(check["answer"])) for check in told["check"]),
        sources=tuple(_inline(source) for source in told["sources"]),
    )


def _html(text: str) -> SafeString:
    return mark_safe(_markdown().render(text))  # noqa: S308  our own files, and raw HTML is off


def _inline(text: str) -> SafeString:
    return mark_safe(_markdown().renderInline(text))  # noqa: S308  likewise


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    # A link to a page stays a key until it is shown.
    markdown.validateLink = lambda _url: True
    return markdown
