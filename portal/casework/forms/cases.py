"""Forms about a case as a whole."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.casework.models import ClosingReason

from .ground import DayAskedAboutField, IdentityField, KeyedForm, OurForm, language_field, name_field


class OpenCaseForm(KeyedForm):
    """The least a case begins with: a day and one person."""

    applied_on = DayAskedAboutField(
        label=_("Day asked about"),
        initial=timezone.localdate,
        help_text=_("The law is read as it stands on this day: today, or the day the application is meant to be made."),
    )
    name = name_field()
    identity_number = IdentityField(
        label=_("Personal identity number or coordination number"),
        help_text=_("Leave it empty if there is none, or if you do not have it now."),
    )
    language = language_field(_("Language the person wants to talk and read in"))


class CaseForm(OurForm):
    """What the case asks about."""

    applied_on = DayAskedAboutField(
        label=_("Day asked about"),
        help_text=_("The law is read as it stands on this day: today, or the day the application is meant to be made."),
    )
    household_unclear = forms.BooleanField(
        label=_("It cannot be told whether these persons are one household"),
        help_text=_("The ordinance does not say what a household is. The amount is then shown for both readings."),
        required=False,
    )


class CloseCaseForm(OurForm):
    reason = forms.ChoiceField(
        label=_("Why the work ends"),
        choices=ClosingReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
