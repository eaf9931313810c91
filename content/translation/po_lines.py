"""A PO file with each string on one line, however many it was broken into.

polib adds every line of a string to those before it, and so takes the square of its length. What it would read and we
do not need (comments, obsolete entries) is left out. Every line keeps its number.
"""

import re
from typing import Final

_KEYWORD: Final = re.compile(r'((?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+)"(.*)"')
_STRING: Final = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*')


def in_whole_lines(text: str) -> str:
    """Raises ValueError that names the line for a string that does not end where its line does."""
    # Broken where polib breaks them, at more signs than a line break.
    lines = [_kept(line) for line in text.removeprefix("\ufeff").splitlines()]
    begins = 0
    pieces: list[str] = []
    for place, line in enumerate(lines):
        if line.startswith('"') and pieces:
            pieces.append(_string(line, place))
            lines[place] = ""
        elif line:
            _close(lines, begins, pieces)
            found = _KEYWORD.fullmatch(line)
            begins, pieces = place, [found.group(1), _string(f'"{found.group(2)}"', place)] if found else []
    _close(lines, begins, pieces)
    return "\n".join(lines)


def _close(lines: list[str], begins: int, pieces: list[str]) -> None:
    if pieces:
        keyword, *strings = pieces
        lines[begins] = f'{keyword}"{"".join(strings)}"'


def _kept(line: str) -> str:
    """Of the comments only those that say how an entry is to be taken."""
    line = line.strip()
    return "" if line.startswith("#") and not line.startswith("#,") else line


def _string(line: str, place: int) -> str:
    if len(line) < 2 or not line.endswith('"') or not _STRING.fullmatch(line, 1, len(line) - 1):
        raise ValueError(f"no whole string (line {place + 1})")
    return line[1:-1]
