"""A file that goes with a document, inside the PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """What a program reads of the same contents that people read on the pages (PDF/A-3: relationship Data).

    Its name is seen by whoever opens the file: ASCII, and nothing about a person.
    """

    name: str
    media_type: str
    description: str
    content: bytes
