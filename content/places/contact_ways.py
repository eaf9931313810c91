"""How somebody is reached: a function, and its telephone, e-mail, page and form."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable

from content.places.choices import Function

_NUMBER = re.compile(r"(?:\+46|0)[1-9]\d{5,9}|1\d{2,5}")
_BETWEEN_DIGITS = re.compile(r"[\s\-–()/.]")
LONGEST_NUMBER = 30


def dialled(number: str) -> str:
    """The number as a telephone takes it: 040-628 04 00 → +46406280400. Short numbers stay short."""
    digits = _BETWEEN_DIGITS.sub("", number).replace("+460", "+46")
    return f"+46{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else digits


def check_swedish_number(number: str) -> None:
    """Raise ValidationError unless it is a Swedish telephone number, long or short."""
    digits = _BETWEEN_DIGITS.sub("", number.strip()).replace("+460", "+46")
    if not _NUMBER.fullmatch(f"+46{digits[4:]}" if digits.startswith("0046") else digits):
        raise ValidationError(
            _("This is not a Swedish telephone number. Write it like 08-465 004 00 or +46 8 465 004 00."), code="number"
        )


def check_web_address(address: str) -> None:
    """Raise ValidationError for an address that a reader's browser should not be sent to."""
    if not address.startswith("https://"):
        raise ValidationError(_("Write the whole address, beginning with https://"), code="https")


class ContactWay(Orderable):
    """One function and the ways to it. Never a person: people change, and are named in no list of ours."""

    function = models.CharField(_("function"), max_length=20, choices=Function.choices)
    own_name = models.CharField(
        _("its own name"),
        max_length=120,
        blank=True,
        help_text=_("What it is called in Swedish, if it has a name. A function, not a person."),
    )
    phone = models.CharField(_("Telephone"), max_length=LONGEST_NUMBER, blank=True, validators=[check_swedish_number])
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("A shared address, not a person’s own."))
    web = models.URLField(_("Web page"), blank=True, validators=[check_web_address])
    form = models.URLField(_("Form to write in"), blank=True, validators=[check_web_address])

    panels: ClassVar[list[Panel]] = [
        FieldPanel(name) for name in ("function", "own_name", "phone", "email", "web", "form")
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.own_name or self.get_function_display()

    def clean(self) -> None:
        super().clean()
        if not any((self.phone, self.email, self.web, self.form)):
            raise ValidationError(_("Write at least one way to reach this function."), code="no_way")
        if self.function == Function.OTHER and not self.own_name:
            raise ValidationError({"own_name": _("Write what the function is called.")})

    @property
    def dialled(self) -> str:
        return dialled(self.phone)


class Checked(models.Model):
    """Who said that all this is right, on which day, and when somebody asks again."""

    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(
        _("confirmed by"),
        max_length=200,
        blank=True,
        help_text=_("The office that confirmed it, not a person’s name. Readers see it."),
    )
    next_check_on = models.DateField(_("next check by"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.confirmed_on and not self.confirmed_by:
            problems["confirmed_by"] = _("Say which office confirmed it, or leave out the day.")
        if self.confirmed_by and not self.confirmed_on:
            problems["confirmed_on"] = _("Say on which day it was confirmed, or leave out who confirmed it.")
        if self.confirmed_on and self.next_check_on and self.next_check_on <= self.confirmed_on:
            problems["next_check_on"] = _("The next check comes after the last one.")
        if problems:
            raise ValidationError(problems)
