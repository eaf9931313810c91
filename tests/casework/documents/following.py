"""The operators of a page, followed with the pen: which sign lands where, and in which tag."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from tests.casework.documents.faces import Face

Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
ARTIFACT = "/Artifact"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn sign: x from the left and y from the foot of the page, in points. `text` is what it stands for."""

    x: float
    y: float
    width: float
    size: float
    code: int
    text: str
    face: Face


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one operator draws. `piece` is its number in the structure tree, None where no tag holds it."""

    page: int
    piece: int | None
    is_artifact: bool
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """A straight line from left to right: the border under a cell."""

    page: int
    left: float
    right: float
    y: float


class Following:
    """Follows the operators of one page."""

    def __init__(self, number: int, sheet: pikepdf.Page, face: Callable[[Any], Face]) -> None:
        self.number, self.sheet = number, sheet
        self.runs: list[Run] = []
        self.strokes: list[Stroke] = []
        self.now, self.kept = UPRIGHT, list[Matrix]()
        self.text: Matrix = UPRIGHT
        self.pen, self.rise, self.size = 0.0, 0.0, 0.0
        self.face: Face | None = None
        self.marks: list[tuple[bool, int | None]] = []
        self.start = (0.0, 0.0)
        fonts = sheet.Resources.get("/Font", pikepdf.Dictionary())
        self.fonts = {name: face(font) for name, font in fonts.items()}

    def follow(self) -> None:
        for operands, operator in pikepdf.parse_content_stream(self.sheet):
            if act := _ACTS.get(str(operator)):
                act(self, operands)

    def keep(self, _operands: Any) -> None:
        self.kept.append(self.now)

    def give_back(self, _operands: Any) -> None:
        self.now = self.kept.pop()

    def turn(self, operands: Any) -> None:
        self.now = times(_matrix(operands), self.now)

    def mark(self, operands: Any) -> None:
        properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
        piece = int(properties["/MCID"]) if "/MCID" in properties else None
        self.marks.append((str(operands[0]) == ARTIFACT, piece))

    def unmark(self, _operands: Any) -> None:
        self.marks.pop()

    def begin(self, _operands: Any) -> None:
        self.text, self.pen, self.rise = UPRIGHT, 0.0, 0.0

    def place(self, operands: Any) -> None:
        self.text, self.pen = _matrix(operands), 0.0

    def move(self, operands: Any) -> None:
        self.text, self.pen = times((1.0, 0.0, 0.0, 1.0, *map(float, operands)), self.text), 0.0  # type: ignore[arg-type]

    def take_font(self, operands: Any) -> None:
        self.face, self.size = self.fonts[str(operands[0])], float(operands[1])

    def lift(self, operands: Any) -> None:
        self.rise = float(operands[0])

    def show(self, operands: Any) -> None:
        parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
        glyphs = tuple(self._glyphs(parts))
        piece = next((piece for _, piece in reversed(self.marks) if piece is not None), None)
        artifact = any(is_artifact for is_artifact, _ in self.marks)
        self.runs.append(Run(page=self.number, piece=piece, is_artifact=artifact, glyphs=glyphs))

    def _glyphs(self, parts: Any) -> Iterator[Glyph]:
        assert self.face is not None, "text before a font was chosen"
        a, b, _c, _d, e, f = times(self.text, self.now)
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self.pen -= float(part) / 1000 * self.size
                continue
            for code in self.face.codes(bytes(part)):
                width = self.face.width(code) / 1000 * self.size
                x, y = e + a * self.pen, f + b * self.pen + self.rise
                yield Glyph(x, y, width * a, self.size * a, code, self.face.says(code), self.face)
                self.pen += width

    def start_line(self, operands: Any) -> None:
        self.start = _point(operands, self.now)

    def end_line(self, operands: Any) -> None:
        (x, y), (to, level) = self.start, _point(operands, self.now)
        if abs(y - level) < 0.01:
            stroke = Stroke(page=self.number, left=min(x, to), right=max(x, to), y=y)
            self.strokes.append(stroke)


_ACTS = {
    "q": Following.keep, "Q": Following.give_back, "cm": Following.turn,
    "BMC": Following.mark, "BDC": Following.mark, "EMC": Following.unmark,
    "BT": Following.begin, "Tm": Following.place, "Td": Following.move, "Tf": Following.take_font, "Ts": Following.lift,
    "Tj": Following.show, "TJ": Following.show, "m": Following.start_line, "l": Following.end_line,
}  # fmt: skip


def _matrix(operands: Any) -> Matrix:
    return tuple(float(value) for value in operands)  # type: ignore[return-value]


def _point(operands: Any, now: Matrix) -> tuple[float, float]:
    x, y = float(operands[0]), float(operands[1])
    return now[0] * x + now[2] * y + now[4], now[1] * x + now[3] * y + now[5]


def times(one: Matrix, other: Matrix) -> Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = one
    A, B, C, D, E, F = other
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F)
