"""From what an editor wrote to what a reader gets: links resolved, markup cleaned again, figures filled in."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import nh3
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.rich_text.rewriters import LinkRewriter

from content.pieces import mapped
from content.provenance import Part as Origin
from content.provenance import Provenance
from content.published import PublishedPages
from content.tokens import fill_html, fill_text
from eligibility.law import Figure
from portal.settings.languages import SOURCE

# A link with this address leads to the questions in the reader's language.
WIZARD_LINK = "#wizard"

_TAGS = {"h2", "h3", "p", "b", "strong", "ol", "ul", "li", "a", "br"}
# Ids that the templates give, and the anchor that leads to the questions.
_TAKEN = {"content", "contents-title", "pages", "sources", "wizard"}
_H2_OR_H3 = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """An h2 that a table of contents can lead to."""

    anchor: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One block of the body, ready to show. `kind` is the block's name; steps have several pieces of HTML."""

    kind: str
    html: SafeString
    steps: tuple[SafeString, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RenderedBody:
    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]


class BodyRenderer:
    """Renders the blocks of one page for one reader's language.

    `mark` gives the words beside a part of a translation that is not like the rest.
    """

    def __init__(
        self,
        *,
        pages: PublishedPages,
        language: str,
        figures: Mapping[str, Figure],
        provenance: Provenance | None = None,
        mark: Callable[[Origin], str] = lambda part: "",
    ) -> None:
        self._pages = pages
        self._language = language
        self._figures = figures
        self._provenance = provenance or Provenance()
        self._mark = mark
        self._wizard_url = wizard_url()
        self._rewrite_links = LinkRewriter(rules={"page": self._page_link, "anchor": self._anchor_link})
        self._headings: list[Heading] = []
        self._anchors: set[str] = set()

    def render(self, body: StreamValue) -> RenderedBody:
        parts = tuple(self._part(block.block_type, block.value, f"body.{block.id}") for block in body)
        return RenderedBody(parts=parts, headings=tuple(self._headings))

    def rich_text(self, source: str, path: str = "") -> SafeString:
        """Rich text as stored by Wagtail, as HTML that is safe whatever was stored."""
        html = clean(self._rewrite_links(source))
        filled = fill_html(_H2_OR_H3.sub(self._with_anchor, html), self._figures)
        return self._with_marks(filled, self._provenance.by_path.get(path, ()))

    def _with_marks(self, html: SafeString, parts: tuple[Origin, ...]) -> SafeString:
        """What is not like the rest of the page says so in its place, and Swedish is Swedish to a screen reader."""
        if not any(self._provenance.needs_mark(part) for part in parts):
            return html

        def marked(number: int, piece: str) -> tuple[str, str]:
            part = parts[number] if number < len(parts) else None
            if part is None or not self._provenance.needs_mark(part):
                return piece, ""
            return (in_swedish(piece) if part.is_missing else piece), self._mark(part)

        return mark_safe(mapped(html, marked))  # noqa: S308  cleaned before, marks made by a template

    def _part(self, kind: str, value: object, path: str) -> Part:
        if kind == "steps":
            items = value.bound_blocks  # type: ignore[attr-defined]
            steps = tuple(self._step(item.value.source, f"{path}.{item.id}") for item in items)
            return Part(kind=kind, html=SafeString(), steps=steps)
        return Part(kind=kind, html=self.rich_text(value.source, path) if hasattr(value, "source") else SafeString())

    def _step(self, source: str, path: str) -> SafeString:
        """A step of one paragraph needs no paragraph of its own."""
        html = self.rich_text(source, path)
        return mark_safe(html[3:-4]) if html.count("<p>") == 1 and html.startswith("<p>") else html  # noqa: S308

    def _page_link(self, attrs: Mapping[str, str]) -> str:
        id = attrs.get("id", "")
        page = self._pages.for_reader(int(id), self._language) if id.isdecimal() else None
        return f'<a href="{escape(page.url)}">' if page else "<a>"

    def _anchor_link(self, attrs: Mapping[str, str]) -> str:
        href = attrs.get("href", "")
        return f'<a href="{escape(self._wizard_url if href == WIZARD_LINK else href)}">'

    def _with_anchor(self, match: re.Match[str]) -> str:
        tag, inside = match.groups()
        text = fill_text(_unescape(strip_tags(inside)), self._figures)
        anchor = self._free_anchor(slugify(text, allow_unicode=True) or tag)
        if tag == "h2":
            self._headings.append(Heading(anchor=anchor, text=text))
        return f'<{tag} id="{escape(anchor)}">{inside}</{tag}>'

    def _free_anchor(self, wanted: str) -> str:
        taken = self._anchors | _TAKEN
        anchor = next(name for name in _numbered(wanted) if name not in taken)
        self._anchors.add(anchor)
        return anchor


def in_swedish(html: str) -> str:
    """Swedish words in a text of another language, whatever its direction."""
    return f'<span lang="{SOURCE.lang}" dir="ltr">{html}</span>'


def clean(html: str) -> str:
    """Only what the editor's buttons can make, however the text got into the database."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def wizard_url() -> str:
    """Where the questions begin, in the language in force. A deployment for editors alone has no questions."""
    try:
        return reverse("eligibility:wizard")
    except NoReverseMatch:
        return "#content"


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
