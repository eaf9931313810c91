"""The guidance as files: TOML between +++ lines, then Markdown in the few shapes that our blocks have.

Reading needs no database: a link to another page stays a key until the loader knows the page.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.rendering import WIZARD_LINK

FOLDER = Path(__file__).parent / "starter"
KEYS = (
    "start",
    "what-repatriation-is",
    "the-grant",
    "what-you-give-up",
    "documents",
    "who-does-what",
    "what-we-never-do",
    "privacy",
    "accessibility",
    "coming-back",
    "life-there",
    "the-journey",
    "money-and-contracts",
    "children",
    "health",
    "independent-advice",
    "complaints",
)
FIELDS = ("title", "slug", "menu_title", "description", "intro")
# The last heading of a page, under which its sources stand.
SOURCES_HEADINGS = {
    "sv": "Källor",
    "lattlast": "Källor",
    "en": "Sources",
    "ar": "المصادر",
    "fa": "منابع",
    "prs": "منابع",
    "ps": "سرچینې",
    "ckb": "سەرچاوەکان",
    "kmr": "Çavkanî",
    "so": "Ilaha",
    "ti": "ምንጭታት",
    "tr": "Kaynaklar",
    "ru": "Источники",
    "uk": "Джерела",
    "bs": "Izvori",
}

_ALLOWED = {"heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote"}
_ALLOWED_INLINE = {"text", "softbreak", "strong_open", "strong_close", "link_open", "link_close", "text_special"}

LinkAttributes = Callable[[str], dict[str, str | int | float]]
Value = str | list[str] | None


class StarterFileError(ValueError):
    """A starter file has something that no block can hold, or lacks something."""


@dataclass(frozen=True, kw_only=True)
class StarterText:
    """One page in one language. `blocks` are (block name, rich text, steps or None)."""

    key: str
    language: str
    title: str
    slug: str
    menu_title: str
    description: str
    intro: str
    blocks: tuple[tuple[str, Value], ...]

    @property
    def texts(self) -> list[str]:
        """Every text, for checks."""
        values = [value for _, value in self.blocks if value]
        rich = [text for value in values for text in ([value] if isinstance(value, str) else value)]
        return [self.title, self.menu_title, self.description, self.intro, *rich]

    @property
    def shape(self) -> list[tuple[str, int]]:
        """The blocks and how many pieces each has: the same in every language."""
        return [(name, len(value) if isinstance(value, list) else 1) for name, value in self.blocks]


def path_of(key: str, language: str) -> Path:
    return FOLDER / language / f"{key}.md"


def key_link(target: str) -> dict[str, str | int | float]:
    """A link to a page as long as only its key is known."""
    return {"linktype": "page", "id": target}


def read_starter(key: str, language: str, *, page_link: LinkAttributes = key_link) -> StarterText:
    """The page with this key in this language. Raises StarterFileError with the file and what is wrong in it."""
    path = path_of(key, language)
    try:
        head, body = _split(path.read_text(encoding="utf-8"))
        fields = {name: head[name] for name in FIELDS}
        blocks = tuple(_blocks(body, SOURCES_HEADINGS.get(language, ""), page_link))
    except (OSError, KeyError, tomllib.TOMLDecodeError, StarterFileError) as error:
        raise StarterFileError(f"{path.relative_to(FOLDER)}: {error}") from error
    return StarterText(key=key, language=language, blocks=blocks, **fields)


def _split(text: str) -> tuple[dict[str, str], str]:
    try:
        before, head, body = text.split("+++\n", 2)
    except ValueError:
        raise StarterFileError("begins without a head between +++ lines") from None
    if before.strip():
        raise StarterFileError("has text before its head")
    return tomllib.loads(head), body


def _blocks(body: str, sources_heading: str, page_link: LinkAttributes) -> Iterator[tuple[str, Value]]:
    """One text block for each h2, so that an editor finds a section as one piece."""
    text: list[Token] = []
    in_sources = False
    for kind, tokens in _top_level(_parse(body, page_link)):
        starts_section = kind == "heading" and tokens[0].tag == "h2"
        alone = kind if kind in ("ordered_list", "blockquote") and not in_sources else ""
        if _plain(tokens) == "{wizard}":
            alone = "wizard"
        if (starts_section or alone) and text:
            yield ("sources" if in_sources else "text"), _html(text)
            text = []
        if alone:
            yield _block(alone, tokens)
        elif starts_section and _plain(tokens) == sources_heading:
            in_sources = True
        else:
            text += tokens
    if text:
        yield ("sources" if in_sources else "text"), _html(text)


def _block(kind: str, tokens: list[Token]) -> tuple[str, Value]:
    if kind == "wizard":
        return "wizard", None
    if kind == "blockquote":
        return "callout", _html(tokens[1:-1])
    return "steps", [_step(item) for _, item in _top_level(tokens[1:-1])]


def _step(item: list[Token]) -> str:
    if len(item) != 3:
        raise StarterFileError(f"line {_line(item[0])}: a step is one paragraph")
    return f"<p>{_html(item[1:-1])}</p>"


def _parse(body: str, page_link: LinkAttributes) -> list[Token]:
    tokens = MarkdownIt("commonmark", {"html": False}).parse(body)
    for token in tokens:
        if token.type != "inline" and token.type.removesuffix("_open").removesuffix("_close") not in _ALLOWED:
            raise StarterFileError(f"line {_line(token)}: {token.type} has no block")
        if token.type == "heading_open" and token.tag not in ("h2", "h3"):
            raise StarterFileError(f"line {_line(token)}: only ## and ### are headings")
        token.children = [_inline(child, token, page_link) for child in token.children or []] or None
    return _tight(tokens)


def _inline(token: Token, parent: Token, page_link: LinkAttributes) -> Token:
    """The inline markup that Wagtail's editor stores: <b>, and links by page rather than by address."""
    if token.type not in _ALLOWED_INLINE:
        raise StarterFileError(f"line {_line(parent)}: {token.type} has no button in the editor")
    if token.type == "softbreak":
        token.type, token.content = "text", " "
    if token.tag == "strong":
        token.tag = "b"
    if token.type == "link_open":
        token.attrs = _link(str(token.attrs["href"]), page_link)
    return token


def _link(href: str, page_link: LinkAttributes) -> dict[str, str | int | float]:
    scheme, _, rest = href.partition(":")
    if scheme == "page":
        return page_link(rest)
    if scheme == "wizard":
        return {"href": WIZARD_LINK}
    if scheme in ("https", "http", "mailto", "tel"):
        return {"href": href}
    raise StarterFileError(f"a link leads to {href}")


def _tight(tokens: list[Token]) -> list[Token]:
    """Lists without paragraphs in their items, as the editor makes them."""
    depth = 0
    kept = []
    for token in tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if not (depth and token.type.startswith("paragraph")):
            kept.append(token)
    return kept


def _top_level(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The outermost pieces, each with the name of its kind."""
    piece: list[Token] = []
    depth = 0
    for token in tokens:
        piece.append(token)
        depth += token.nesting
        if depth == 0:
            yield piece[0].type.removesuffix("_open"), piece
            piece = []


def _plain(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type == "inline").strip()


def _html(tokens: list[Token]) -> str:
    markdown = MarkdownIt("commonmark", {"html": False})
    html: str = markdown.renderer.render(tokens, markdown.options, {})
    return html.replace("\n", "")


def _line(token: Token) -> int:
    """The line in the text below the head."""
    return (token.map or [0])[0] + 1
