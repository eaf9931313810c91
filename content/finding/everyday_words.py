"""The words that people write for what the guidance calls something else: searched, and never shown.

One file for each language in ``everyday/``, by the key of a starter page or of a word explained.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "everyday"


@dataclass(frozen=True, kw_only=True)
class EverydayWords:
    """By key, all in one text."""

    pages: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@cache
def everyday_words(language: str) -> EverydayWords:
    """What is written in the language; nothing where nobody has made a list."""
    file = FOLDER / f"{language}.toml"
    if not file.exists():
        return EverydayWords()
    with file.open("rb") as lists:
        found = tomllib.load(lists)
    return EverydayWords(pages=_joined(found.get("pages", {})), words=_joined(found.get("words", {})))


def _joined(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {key: " ".join(words) for key, words in lists.items()}
