"""A document of ours written again for typst: the same words in the same order, languages, headings and tables.

Made from the HTML, so that nothing is left out: a heading stays a heading, a table a table with its head, and what
stands side by side in two languages stands so here. Only the look is simpler.
"""

import re
from html.parser import HTMLParser

HEAD = """#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 15mm, top: 15mm, bottom: 14mm), numbering: "1")
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Sans Symbols 2"), size: 8.7pt, lang: "sv")
#set table(stroke: (bottom: .4pt + luma(170)), inset: 1.5pt)
#set heading(outlined: true)
"""
SPECIAL = re.compile(r"([\\#*_`$<>@\[\]~/=+\-.'\"])")
DROPPED = {"head", "svg", "style"}
VOID = {"meta", "link", "br", "img", "path", "rect", "use"}


def as_typst(html: str) -> bytes:
    """The source of the same document."""
    writer = _Writer()
    writer.feed(html)
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    return (HEAD.format(title=title[1].strip() if title else "") + writer.written[0].replace(HALF, "")).encode()


class _Writer(HTMLParser):
    """Each open element gathers what is in it, and is wrapped when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.written = [""]
        self.open: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, {name: value or "" for name, value in attributes}))
            self.written.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open:
            return
        inside, (name, given) = self.written.pop(), self.open.pop()
        self.written[-1] += "" if name in DROPPED else _wrapped(name, given, inside)

    def handle_data(self, data: str) -> None:
        self.written[-1] += SPECIAL.sub(r"\\\1", re.sub(r"[ \n]+", " ", data))


def _wrapped(tag: str, given: dict[str, str], inside: str) -> str:
    classes = given.get("class", "").split()
    direction = given.get("dir")
    if given.get("lang", "und") != "und" or direction:
        language = f'lang: "{given["lang"][:2]}", ' if given.get("lang", "und") != "und" else ""
        inside = f"#text({language}dir: {direction or 'auto'})[{inside}]"
    if "side" in classes or "lines" in classes:
        inside = f"#grid(columns: (1fr,) * 2, gutter: 6mm, ..{_parts(inside)})"
    if {"swedish", "beside"}.intersection(classes):
        inside = f"{HALF}{inside}{HALF}"
    match tag:
        case "h1" | "h2" | "h3":
            return f"\n#heading(level: {tag[1]})[{inside}]\n"
        case "table":
            columns = max((row.count(CELL) for row in inside.split(ROW)), default=1)
            return f"\n#table(columns: (1fr,) * {max(columns, 1)}, {inside.replace(ROW, '').replace(CELL, '')})\n"
        case "thead":
            return f"table.header({inside}),"
        case "tbody" | "caption":
            return inside if tag == "tbody" else ""
        case "tr":
            return f"{ROW}{inside}"
        case "th" | "td":
            span = f"table.cell(colspan: {given['colspan']})" if "colspan" in given else ""
            return f"{CELL}{span}[{inside}],"
        case "b":
            return f"#strong[{inside}]"
        case "li":
            return f"\n#list.item[{inside}]\n"
        case "p" | "div" | "section" | "ul":
            return f"\n#block[{inside}]\n"
    return f"#box[]{inside} " if "tick" in classes else inside


ROW, CELL, HALF = "\ue000", "\ue001", "\ue002"


def _parts(inside: str) -> str:
    """Both halves as contents for a grid; each half was wrapped for its language."""
    halves = [half for half in inside.split(HALF) if half.strip()]
    return "(" + "".join(f"[{half}]," for half in halves) + ")"
