"""How much one drawing may hold. What is larger is refused in the asking process, before a child hears of it."""

import re

from portal.drawing.attachment import Attachment
from portal.drawing.errors import DocumentTooLarge

BYTES = 600_000  # of HTML; the longest real document has a tenth
ELEMENTS = 12_000
ATTACHMENTS = 4
BYTES_OF_ATTACHMENT = 1_000_000

ATTACHMENT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,60}")


def refuse_too_large(html: str, attachments: tuple[Attachment, ...]) -> None:
    """Raise DocumentTooLarge for more than a document is made for. The message names the cap, never the contents."""
    if len(html) > BYTES or len(html.encode("utf-8", "replace")) > BYTES:
        raise DocumentTooLarge(f"more than {BYTES} bytes")
    if html.count("<") > 2 * ELEMENTS:  # each may be closed
        raise DocumentTooLarge(f"more than {ELEMENTS} elements")
    if len(attachments) > ATTACHMENTS:
        raise DocumentTooLarge(f"more than {ATTACHMENTS} attachments")
    if any(len(one.content) > BYTES_OF_ATTACHMENT for one in attachments):
        raise DocumentTooLarge(f"an attachment of more than {BYTES_OF_ATTACHMENT} bytes")


def refuse_misnamed(attachments: tuple[Attachment, ...]) -> None:
    """Raise ValueError for a name or a media type that is not plain, or a name that comes twice: a mistake of ours."""
    names = {one.name for one in attachments}
    if len(names) < len(attachments) or not all(ATTACHMENT_NAME.fullmatch(name) for name in names):
        raise ValueError("attachments need plain names, each its own")
    if not all(MEDIA_TYPE.fullmatch(one.media_type) for one in attachments):
        raise ValueError("attachments need plain media types")
