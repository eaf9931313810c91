"""The buttons of the conversation guide."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from portal.casework.models import GuidePart, SkipReason

from .ground import OurForm

DONE, UNDO = "done", "undo"


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What is to be noted of which part: gone through, left out for a reason, or nothing any longer."""

    part: GuidePart
    undo: bool
    skipped: SkipReason | None


class PartOfTalkForm(OurForm):
    """One button: `purpose.done`, `purpose.undo` or `purpose.no_time`."""

    noted = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def clean_noted(self) -> Noted:
        part, _dot, word = self.cleaned_data["noted"].partition(".")
        try:
            skipped = None if word in (DONE, UNDO) else SkipReason(word)
            return Noted(part=GuidePart(part), undo=word == UNDO, skipped=skipped)
        except ValueError:
            raise ValidationError("not a part", code="part") from None
