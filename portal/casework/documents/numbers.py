"""Numbers inside a text that runs from right to left.

The renderer draws each element in its own direction, and that is all it knows of directions: a number with spaces,
hyphens or a unit is kept in order by an element of its own around it.
"""

import re

NUMBER = re.compile(
    r"(?<![\w#])(?:"
    r"(?:\+|0)\d*(?:[ \u00a0-]\d+)+"  # a telephone number; others hold no plain space, which may part two numbers
    r"|\d+(?:[\u00a0.,:/–-]\d+)*(?:\u00a0(?:kr|%))"  # an amount, a share
    r"|\d+(?:[\u00a0.,:/–-]\d+)+"  # a day in figures, an identity number, a range, an ordinance
    r"|\d+\u00a0§(?:\u00a0\d+)?"
    r")"
)
TAGS = re.compile(r"(<[^>]*>)")


def from_the_left(html: str) -> str:
    """The HTML with each such number in its own element, drawn from left to right and never broken. Tags stay."""
    parts = TAGS.split(html)
    parts[::2] = (NUMBER.sub(r'<span class="kr" dir="ltr">\g<0></span>', text) for text in parts[::2])
    return "".join(parts)
