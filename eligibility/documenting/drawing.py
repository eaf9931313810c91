"""A small hand that draws boxes with words and arrows between them, as SVG: text stays text."""

from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

LINE_HEIGHT = 20
INSET = 12
FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif"
STYLES = {
    "question": ("#ffffff", "#134e5e"),
    "met": ("#e7f2ea", "#1f6b3a"),
    "stop": ("#fbeae5", "#a8321a"),
    "open": ("#f3f0e6", "#6b5a14"),
    "agency": ("#ebe9f5", "#4b3d8f"),
}
"""The ground and the line of a box."""
INK, SOFT = "#1c2b30", "#44575e"


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of so many characters at most."""
    return wrap(text, width, break_long_words=False) or [""]


@dataclass
class Drawing:
    """What has been drawn so far; the first line of a box is its heading."""

    width: int
    title: str
    description: str
    parts: list[str] = field(default_factory=list)

    def box(self, left: float, top: float, width: float, lines: list[str], style: str) -> float:
        """A box with lines of text; how far down it reaches."""
        ground, line = STYLES[style]
        height = len(lines) * LINE_HEIGHT + 2 * INSET - 4
        self.parts.append(
            f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="6" '
            f'fill="{ground}" stroke="{line}" stroke-width="1.5"/>'
        )
        for place, text in enumerate(lines):
            weight, ink = ("600", line) if place == 0 else ("400", INK)
            down = top + INSET + 11 + place * LINE_HEIGHT
            self.parts.append(
                f'<text x="{left + INSET:g}" y="{down:g}" font-weight="{weight}" fill="{ink}">{escape(text)}</text>'
            )
        return top + height

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        """A line from one point to another."""
        self.parts.append(
            f'<line x1="{left:g}" y1="{top:g}" x2="{right:g}" y2="{bottom:g}" stroke="{SOFT}" stroke-width="1.5"/>'
        )

    def arrow(self, left: float, top: float, right: float, bottom: float) -> None:
        """The same with a head where it ends, downwards or to the right."""
        self.line(left, top, right, bottom)
        across = left != right
        head = (
            [(right - 8, bottom - 5), (right, bottom), (right - 8, bottom + 5)]
            if across
            else [(right - 5, bottom - 8), (right, bottom), (right + 5, bottom - 8)]
        )
        points = " ".join(f"{x:g},{y:g}" for x, y in head)
        self.parts.append(f'<polygon points="{points}" fill="{SOFT}"/>')

    def svg(self, height: float) -> str:
        """The whole drawing, so high."""
        drawn = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:g}" width="{self.width}" '
            f'height="{height:g}" role="img" aria-labelledby="title description" font-family="{FONT}" font-size="14">\n'
            f'<title id="title">{escape(self.title)}</title>\n'
            f'<desc id="description">{escape(self.description)}</desc>\n'
            f'<rect width="{self.width}" height="{height:g}" fill="#faf8f3"/>\n{drawn}\n</svg>\n'
        )
