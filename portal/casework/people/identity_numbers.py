"""Personal identity numbers and coordination numbers: read, checked, masked. Knows no database and no request."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import personnummer

from eligibility.wording.saying import Text

_SHAPE = re.compile(r"(\d{6}|\d{8})([-+]?)(\d{4})", re.ASCII)
EARLIEST = date(1900, 1, 1)  # nobody alive was born before
_COORDINATION = 60  # a coordination number bears the day of birth plus sixty


class IdentityKind(StrEnum):
    """What kind of number a person has. NONE also covers a number that nobody has told yet."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    NONE = "none"

    @property
    def label(self) -> Text:
        return KIND_LABELS[self]


KIND_LABELS = {
    IdentityKind.PERSONAL: _("Personal identity number"),
    IdentityKind.COORDINATION: _("Coordination number"),
    IdentityKind.NONE: pgettext_lazy("identity number", "No number given"),
}


class NotAnIdentityNumber(ValueError):
    """What was typed is no identity number; `message` says why, in the reader's language, without repeating it."""

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, kw_only=True)
class IdentityNumber:
    """A checked number as twelve digits. `born` is None where a coordination number does not know the day."""

    digits: str
    kind: IdentityKind
    born: date | None

    @property
    def masked(self) -> str:
        """The form for lists and log pages, without the four last digits: 19870312-••••."""
        return f"{self.digits[:8]}-••••"

    def __str__(self) -> str:
        return f"{self.digits[:8]}-{self.digits[8:]}"


def parse(text: str) -> IdentityNumber:
    """Read a number as people write it: with or without century, hyphen and spaces.

    Raises NotAnIdentityNumber for anything else.
    """
    shape = _SHAPE.fullmatch(re.sub(r"[\s\u2010-\u2015\u2212]", lambda m: "" if m[0].isspace() else "-", text))
    if shape is None:
        raise NotAnIdentityNumber(_("Write the number with 10 or 12 digits, like YYYYMMDD-NNNN."))
    birth, sign, serial = shape.groups()
    coordination = int(birth[-2:]) >= _COORDINATION
    if not luhn.is_valid(birth[-6:] + serial):
        raise NotAnIdentityNumber(_("The last digit does not fit the others. Check the number digit by digit."))
    if coordination and _unknown_day(birth):
        return _without_day(birth, serial)
    born = _born(birth, sign or "-", serial)
    day = born.day + (_COORDINATION if coordination else 0)
    return IdentityNumber(
        digits=f"{born.year:04}{born.month:02}{day:02}{serial}",
        kind=IdentityKind.COORDINATION if coordination else IdentityKind.PERSONAL,
        born=born,
    )


def restore(digits: str) -> IdentityNumber:
    """A number as it was stored, twelve digits."""
    return parse(digits)


def _unknown_day(birth: str) -> bool:
    return birth[-2:] == str(_COORDINATION) or birth[-4:-2] == "00"


def _without_day(birth: str, serial: str) -> IdentityNumber:
    if len(birth) != 8:
        raise NotAnIdentityNumber(_("Write this number with all 12 digits: the day of birth in it is not known."))
    return IdentityNumber(digits=birth + serial, kind=IdentityKind.COORDINATION, born=None)


def _born(birth: str, sign: str, serial: str) -> date:
    day = int(birth[-2:])
    plain = birth[:-2] + f"{day - _COORDINATION if day >= _COORDINATION else day:02}"
    try:
        born = personnummer.get_birth_date(plain + sign + serial)
    except (ValidationError, ValueError):
        raise NotAnIdentityNumber(_("The number begins with a day that does not exist.")) from None
    if not EARLIEST <= born <= timezone.localdate():
        raise NotAnIdentityNumber(_("Check the year."))
    return born


_PHONE = re.compile(r"(?<!\d)(?:\+46|0046|0)[\s-]?\d(?:[\s-]?\d){6,9}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+\s]?\d{4}(?!\d)")


def looks_like_contact_or_identity(text: str) -> bool:
    """Whether free text seems to hold an identity number or a phone number, which belong in fields of their own."""
    return bool(_IDENTITY.search(text) or _PHONE.search(text))
