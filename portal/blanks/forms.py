"""What the coordinator fills in about a blank as a whole."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.blanks.models import Blank, MorePeople
from portal.blanks.wording import refusal_in_words
from portal.drawing.forms.inspecting import LARGEST
from portal.drawing.forms.shapes import Refusal

LONGEST_REASON = 1000


class VersionForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The agency's fillable PDF"),
        help_text=gettext_lazy("At most 10 MB. Upload the empty form, never one that somebody has filled in."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where you got it, and when"),
        help_text=gettext_lazy("For example the address of the page on the agency's site. It is kept in the history."),
        max_length=300,
    )

    def clean_file(self) -> bytes:
        """The contents; what is in them is looked at in a sealed child."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(refusal_in_words(Refusal.TOO_LARGE))
        return file.read()


class BlankForm(VersionForm):
    field_order = ("agency", "name", "file", "source")

    agency = forms.CharField(
        label=gettext_lazy("The agency whose form it is"), max_length=Blank._meta.get_field("agency").max_length
    )
    name = forms.CharField(
        label=gettext_lazy("What the form is called"),
        help_text=gettext_lazy("As the agency calls it, with its number. Social workers choose it by this name."),
        max_length=Blank._meta.get_field("name").max_length,
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if Blank.objects.filter(agency=told.get("agency"), name=told.get("name")).exists():
            self.add_error("name", _("There is a form of that name already. Go to it and upload a new version there."))
        return told


class MorePeopleForm(forms.Form):
    more_people = forms.ChoiceField(
        label=gettext_lazy("When the household has more people than the form has rows"),
        choices=MorePeople.choices,
        widget=forms.RadioSelect,
    )


class LookedAtForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    looked_at = forms.BooleanField(
        label=gettext_lazy(
            "I have opened the filled samples and compared them with the form: each value stands in the right field."
        )
    )


class ReleaseForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sure = forms.BooleanField(
        label=gettext_lazy("I have read what is new, and social workers may fill in this version from now on.")
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("For example that the agency has a new form. Kept in the history."),
        min_length=10,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
