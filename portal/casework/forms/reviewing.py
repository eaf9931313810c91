"""What a head writes down about a reading."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.models import Review, ReviewOutcome

from .ground import KeyedForm


class ReviewForm(KeyedForm):
    outcome = forms.ChoiceField(
        label=_("What did you find?"),
        choices=ReviewOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )
    comment = forms.CharField(
        label=_("Comment"),
        help_text=_("Optional. Write about the reading, never about the client: no names and no numbers."),
        required=False,
        max_length=Review.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
