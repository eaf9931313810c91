"""What in a text could be a person's: an identity number, a telephone number, an address for e-mail.

An example of good practice names no client. A number that is right by its check digit stops the form; what only looks
like one asks the sender to look again, since a registration number of a document can look the same.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import personnummer

_TEN_OR_TWELVE = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+\u2010-\u2015\u2212\s]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+46|0046|0)[\s-]?\d(?:[\s-]?\d){6,9}(?!\d)")
# One sign before the @ is enough, and keeps a long text without any from being read once for each of its letters.
_EMAIL = re.compile(r"[\w.+-]@[\w-]+(?:\.[\w-]+)")
_COORDINATION = 60  # a coordination number bears the day of birth plus sixty


class Found(StrEnum):
    IDENTITY_NUMBER = "identity_number"
    LIKE_AN_IDENTITY_NUMBER = "like_an_identity_number"
    PHONE = "phone"
    EMAIL = "email"


def find_personal_data(text: str) -> frozenset[Found]:
    """What kinds of personal data a text seems to hold. Figures of any script count."""
    plain = "".join(str(unicode_digit(letter)) for letter in text)
    return frozenset(_kinds(plain))


def unicode_digit(letter: str) -> str:
    """A figure of any script as ours, everything else as it is."""
    return str(int(letter)) if letter.isdecimal() else letter


def _kinds(text: str) -> Iterable[Found]:
    numbers = [re.sub(r"\D", "", found) for found in _TEN_OR_TWELVE.findall(text)]
    if any(map(_is_identity_number, numbers)):
        yield Found.IDENTITY_NUMBER
    elif numbers:
        yield Found.LIKE_AN_IDENTITY_NUMBER
    if _PHONE.search(text):
        yield Found.PHONE
    if _EMAIL.search(text):
        yield Found.EMAIL


def _is_identity_number(digits: str) -> bool:
    short = digits[-10:]
    day = int(short[4:6])
    if not luhn.is_valid(short):
        return False
    born = digits[:-10] + short[:4] + f"{day - _COORDINATION if day > _COORDINATION else day:02}"
    try:
        personnummer.get_birth_date(f"{born}-{short[6:]}")
    except (ValidationError, ValueError):
        return False
    return True
