"""What the application carries for programs: a file inside it, a picture of the same on page one, and a check code."""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from eligibility.carrying.pictures import picture_of
from portal.casework.documents.application.summary import ApplicationSummary, Carried
from portal.casework.documents.household_data.code import texts_of
from portal.casework.documents.household_data.making import FORM, FORMAT, VERSION, Data, canonical, fingerprint
from portal.drawing.attachment import Attachment
from portal.genuine.addresses import SHORT_PATH
from portal.genuine.codes import check_code

FILE_NAME: Final = "hushall.json"
"""The same for every household."""
SQUARE: Final = 0.4
"""Millimetres. A tenth of a millimetre is what printers and scanners lose."""
DESCRIPTION: Final = "Hushållets uppgifter som data"


def carrying(summary: ApplicationSummary, data: Data) -> ApplicationSummary:
    """The same document with these data in it: as a file, and on page one as a picture where they are not too many."""
    content = canonical(data)
    print_of = fingerprint(content)
    carried = Carried(
        form=FORM,
        format=f"{FORMAT} {VERSION}",
        fingerprint=print_of,
        check_code=check_code(print_of),
        check_at=_without_scheme(settings.PUBLIC_URL) + SHORT_PATH,
        texts=texts_of(content),
    )
    file = Attachment(name=FILE_NAME, media_type="application/json", description=DESCRIPTION, content=content)
    return replace(summary, carried=carried, attachments=(*summary.attachments, file))


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A symbol as one path to fill, its side in squares, and how wide it is on paper."""

    path: str
    size: int
    millimetres: str


def drawn_picture(text: str) -> DrawnPicture:
    """The symbol that says this."""
    picture = picture_of(text)
    return DrawnPicture(path=picture.path, size=picture.size, millimetres=f"{picture.size * SQUARE:.2f}")


def _without_scheme(address: str) -> str:
    parts = urlsplit(address)
    return (parts.netloc + parts.path).rstrip("/")
