"""What the forms of case work share."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eligibility.law import NoEditionInForce, figures
from portal.casework.people import identity_numbers
from portal.casework.people.identity_numbers import EARLIEST, IdentityNumber, NotAnIdentityNumber
from portal.settings.languages import ALL

LATEST = date(2100, 1, 1)  # a later day is a slip of the pen
CHECK_THE_YEAR = _("Check the year.")


class OurForm(forms.Form):
    """A form whose hidden fields our own page has filled in: wrong ones are a broken request, not a mistake."""

    def field(self, name: str) -> Any:
        """A field, for what only its own kind has (choices, queryset): Django types them all as plain fields."""
        return self.fields[name]

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if self.is_bound and any(field.errors for field in self.hidden_fields()):
            raise BadRequest("a hidden field is missing or wrong")
        return valid


class KeyedForm(OurForm):
    """A form that makes something: sent twice, it makes one."""

    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class DayField(forms.DateField):
    """A day, chosen or typed as YYYY-MM-DD."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        errors = {"required": _("Choose a day."), "invalid": _("Write the day as YYYY-MM-DD.")}
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], error_messages=errors, **kwargs)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and not EARLIEST <= value <= LATEST:
            raise ValidationError(CHECK_THE_YEAR, code="year")


class PastDayField(DayField):
    """A day that has been."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value > timezone.localdate():
            raise ValidationError(_("The day has not been yet."), code="future")


class DayAskedAboutField(DayField):
    """A day for which we know the law."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        try:
            figures(value)
        except NoEditionInForce:
            raise ValidationError(_("We know of no ordinance for that day."), code="no_edition") from None


class IdentityField(forms.CharField):
    """A personal identity number or coordination number, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "inputmode": "text", "spellcheck": "false", "size": 16}
        super().__init__(max_length=20, required=False, widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: object) -> Any:
        text = super().to_python(value)
        if not text or isinstance(text, IdentityNumber):
            return text or None
        try:
            return identity_numbers.parse(text)
        except NotAnIdentityNumber as mistake:
            raise ValidationError(str(mistake.message), code="identity") from None

    def run_validators(self, value: object) -> None:
        """Its own validators are about text."""


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Write a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def language_field(label: Any) -> forms.ChoiceField:
    choices = [(language.code, f"{language.swedish_name} ({language.own_name})") for language in ALL]
    choices[0] = (ALL[0].code, ALL[0].swedish_name)
    return forms.ChoiceField(label=label, choices=choices)
