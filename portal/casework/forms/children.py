"""The worksheet about one child. The prompts ask; they do not say what is best."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.models import ChildWorksheet

from .ground import OurForm, PastDayField


def _sheet_field(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=ChildWorksheet.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class ChildWorksheetForm(OurForm):
    """Everything may stay empty: what is not known is written last."""

    asked_on = PastDayField(label=_("Day when the child was asked"), required=False)
    how_asked = _sheet_field(
        _("How the child was asked"),
        _("By whom, where, in which language, in what words for the child’s age. No answer is an answer too."),
    )
    own_view = _sheet_field(
        _("What the child says"),
        _("In the child’s own words, as far as you can. A small child may show it in other ways."),
    )
    best_for = _sheet_field(
        _("What speaks for that moving is best for the child"),
        _("For example people the child is close to there, language, safety, what the child hopes for."),
    )
    best_against = _sheet_field(
        _("What speaks against"),
        _("For example people and places the child would lose, safety, schooling, what the child fears."),
    )
    everyday = _sheet_field(
        _("Everyday life: language, school, and whether care the child needs exists there"),
        _("No diagnoses. Is there a school in the child’s language? Can medicine or aids be had, if needed?"),
    )
    ties = _sheet_field(
        _("The child’s ties"),
        _("To whom and what the child is tied here and there: brothers and sisters, friends, a parent who stays."),
    )
    custodians = _sheet_field(
        _("What each custodian wants"),
        _("One by one, each heard alone. Who has custody is noted among the facts."),
    )
    unknown = _sheet_field(_("What we do not know"), _("And who could know it."))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
