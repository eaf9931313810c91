"""Forms about keeping a case longer, and about a municipality's decision on advice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.models.forgetting import AdviceDecision, KeepGround, LongerKeeping

from .ground import KeyedForm, PastDayField


class KeepLongerForm(KeyedForm):
    """Why a case must not be erased for now."""

    ground = forms.ChoiceField(
        label=_("Why the case must be kept"),
        choices=KeepGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    reason = forms.CharField(
        label=_("Reason, in your own words"),
        max_length=LongerKeeping.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where the decision is, and until when. Nothing about the client."),
        error_messages={"required": _("Write the reason.")},
    )


class AdviceDecisionForm(KeyedForm):
    """A municipality's decision that a case without a note is advice."""

    reference = forms.CharField(
        label=_("The decision’s registration number"),
        max_length=AdviceDecision._meta.get_field("reference").max_length,
        error_messages={"required": _("Write the registration number.")},
    )
    decided_on = PastDayField(label=_("The day of the decision"))
