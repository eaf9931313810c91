"""A QR picture as one path, for a template to draw. Nothing but black squares: no script, no style, no file."""

from dataclasses import dataclass

import segno

QUIET = 4
"""The white margin that a scanner needs, in squares."""
MASK = 2
"""Every scanner reads every mask. To try all eight, and take the one that scores best, takes five times as long; over
pictures of ours this one scores within two hundredths of the best."""


@dataclass(frozen=True, slots=True)
class Picture:
    """``size`` is the length of each side in squares, with its margin; ``path`` is what to fill."""

    size: int
    path: str


def picture_of(text: str) -> Picture:
    """The QR picture of a text; a seventh of it may be covered or torn and it can still be read."""
    squares = segno.make_qr(text, error="m", mask=MASK).matrix
    path = "".join(
        f"M{QUIET + start} {QUIET + row}h{length}v1h-{length}z"
        for row, line in enumerate(squares)
        for start, length in _runs(line)
    )
    return Picture(size=len(squares) + 2 * QUIET, path=path)


def _runs(line: bytearray) -> list[tuple[int, int]]:
    """Where black begins in a line, and for how long."""
    runs: list[tuple[int, int]] = []
    for place, square in enumerate(line):
        if square and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif square:
            runs.append((place, 1))
    return runs
