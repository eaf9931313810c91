"""What may be written about how to reach a person: a number or an address of e-mail, and never where she lives."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from portal.casework.models import ContactWay


def check_contact(way: str | None, value: str) -> None:
    """Raises ValidationError for what does not belong to the way that was chosen."""
    match way:
        case ContactWay.PHONE:
            _check_phone_number(value)
        case ContactWay.EMAIL:
            validate_email(value)
        case _:
            raise ValidationError(_("Choose telephone or e-mail above, or leave this empty."))


def _check_phone_number(text: str) -> None:
    digits = sum(sign.isdigit() for sign in text)
    if digits < 5 or not all(sign.isdigit() or sign in "+-() /" for sign in text):
        raise ValidationError(_("Write a telephone number with digits alone, for example 070-123 45 67."))
