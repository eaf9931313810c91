"""Forms about one adult's own voice: talks, the next talk, a confirmation, and the part in the application."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.models import ConfirmedBy, InterpreterUse, Meeting, Part, Talk
from portal.casework.people.identity_numbers import looks_like_contact_or_identity

from .ground import DayField, KeyedForm, OurForm, PastDayField, language_field

CHOOSE_ONE = {"required": _("Choose one of them.")}


def _booking_field() -> forms.CharField:
    return forms.CharField(
        label=_("Booking reference of the interpreter"),
        max_length=40,
        required=False,
        help_text=_("The reference alone. Never the interpreter’s name or number."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        validators=[_no_contact],
    )


def _no_contact(text: str) -> None:
    if looks_like_contact_or_identity(text):
        raise ValidationError(_("This looks like a number that belongs to a person. Write the reference alone."))


class TalkForm(KeyedForm):
    """A talk that was held."""

    held_on = PastDayField(label=_("Which day"), initial=timezone.localdate)
    meeting = forms.ChoiceField(
        label=_("Way of meeting"), choices=Meeting.choices, widget=forms.RadioSelect, initial=Meeting.IN_PERSON
    )
    alone = forms.TypedChoiceField(
        label=_("Was the person alone with you?"),
        help_text=_("An interpreter may be there. Nobody from the family, no friend, and no child who interprets."),
        choices=[
            ("yes", pgettext_lazy("talk", "Yes, alone")),
            ("no", pgettext_lazy("talk", "No, somebody else was there")),
        ],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        error_messages=CHOOSE_ONE,
    )
    language = language_field(_("In which language"))
    interpreter = forms.ChoiceField(
        label=_("Interpreter"), choices=InterpreterUse.choices, widget=forms.RadioSelect, error_messages=CHOOSE_ONE
    )
    teach_back = forms.BooleanField(
        label=_("The person told me in her or his own words what it means, and it was right"), required=False
    )
    held_by = forms.ModelChoiceField(label=_("Who held the talk"), queryset=User.objects.none(), empty_label=None)
    booking_reference = _booking_field()
    corrects = forms.ModelChoiceField(queryset=Talk.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, talks: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("corrects").queryset = talks
        self.field("held_by").queryset = colleagues


class NextTalkForm(OurForm):
    """When the next talk is meant to be."""

    planned_on = DayField(label=_("Day of the next talk"))
    meeting = forms.ChoiceField(
        label=_("Way of meeting"), choices=Meeting.choices, widget=forms.RadioSelect, initial=Meeting.IN_PERSON
    )
    interpreter_needed = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    booking_reference = _booking_field()

    def clean_planned_on(self) -> date:
        day: date = self.cleaned_data["planned_on"]
        if day < timezone.localdate():
            raise ValidationError(_("The day has been already."))
        return day


class ConfirmationForm(KeyedForm):
    """A yes that was given alone."""

    given_on = PastDayField(label=_("Which day"), initial=timezone.localdate)
    language = language_field(_("In which language"))
    manner = forms.ChoiceField(
        label=_("How"), choices=ConfirmedBy.choices, widget=forms.RadioSelect, error_messages=CHOOSE_ONE
    )
    alone = forms.BooleanField(
        label=_("The person was alone with me. Nobody brought me the paper, and nobody answered for the person."),
        error_messages={"required": _("A confirmation counts only where it was given alone.")},
    )


class PartForm(OurForm):
    """Whether somebody is part of the application. Why is not asked."""

    part = forms.ChoiceField(label=_("In this case the person"), choices=Part.choices, widget=forms.RadioSelect)
