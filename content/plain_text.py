"""Signs that a text for reading cannot need: what XML refuses, and what turns a line round for the eye alone."""

import re

# C0 and C1 but tab and line breaks; embeddings and overrides of direction (isolates and marks are of use, and stay);
# what is no character.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]")


def without_controls(text: str) -> str:
    """The text without them."""
    return _REFUSED.sub("", text)
