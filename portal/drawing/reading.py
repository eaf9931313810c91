"""What a PDF that somebody sent holds: one file inside it, and the words kept about it. Runs in a sealed child."""

import io
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LARGEST_FILE = 256 * 1024
_KEYWORDS = re.compile(rb"<pdf:Keywords>([^<]{0,1000})</pdf:Keywords>")


class Refusal(StrEnum):
    """Why nothing is read. An answer and no error: a child's errors are told to nobody in words."""

    NO_DOCUMENT = "no document"
    LOCKED = "locked"
    NO_SUCH_FILE = "no such file"
    TOO_LARGE = "too large"


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """The file's bytes, and the keywords of the document."""

    content: bytes
    keywords: str


def enclosed(pdf: bytes, name: str) -> Enclosed | Refusal:
    """The file of that name inside a PDF, or why there is none to read."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False, suppress_warnings=True) as opened:
            if name not in opened.attachments:
                return Refusal.NO_SUCH_FILE
            content = opened.attachments[name].get_file().read_bytes()
            if len(content) > LARGEST_FILE:
                return Refusal.TOO_LARGE
            return Enclosed(content=content, keywords=_keywords(opened))
    except pikepdf.PasswordError:
        return Refusal.LOCKED
    except (pikepdf.PdfError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
        return Refusal.NO_DOCUMENT


def _keywords(opened: Any) -> str:
    found = _KEYWORDS.search(opened.Root.Metadata.read_bytes()) if "/Metadata" in opened.Root else None
    return found[1].decode("utf-8", "replace") if found else ""
