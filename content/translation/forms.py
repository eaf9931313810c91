"""What those who translate and check fill in."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.provenance import TranslatedBy

LARGEST_FILE = 8 * 1024 * 1024
WHO = [choice for choice in TranslatedBy.choices if choice[0] != TranslatedBy.SOURCE]


class CheckPartsForm(forms.Form):
    checked_by = forms.CharField(
        label=_("Checked by"),
        max_length=200,
        help_text=_("Name and office of the person who read the chosen parts beside the Swedish text."),
    )
    checked_on = forms.DateField(
        label=_("Checked on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day


class ImportForm(forms.Form):
    """The file's text is in `cleaned_data["text"]`."""

    po = forms.FileField(label=_("PO file"))
    made_by = forms.ChoiceField(label=_("Who made the translation"), choices=WHO, widget=forms.RadioSelect)
    tool = forms.CharField(
        label=_("With which tool"), max_length=200, required=False, help_text=_("For a machine: its name.")
    )
    without_outdated = forms.BooleanField(
        label=_("Leave out lines whose Swedish text has changed since the file was made"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("po")
        if file is None:
            return cleaned
        if file.size > LARGEST_FILE:
            self.add_error("po", _("The file is too large."))
            return cleaned
        try:
            cleaned["text"] = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("po", _("The file is not written in UTF-8."))
        return cleaned
