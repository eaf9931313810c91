"""What editors fill in about bundles, reasons and outside readers."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from content.publishing.models import LEAST_REASON, LONGEST_PREVIEW, Bundle, OutsideReader
from content.translation.overview import TRANSLATED_LANGUAGES
from eligibility.models import LEAST_REASON as LEAST_READ_REASON
from eligibility.verification import read_editions
from portal.settings.languages import SOURCE


class ReasonForm(forms.Form):
    """Why to publish in spite of what a check has found."""

    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why it stays as it is"),
        min_length=LEAST_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BundleForm(forms.ModelForm):
    class Meta:
        model = Bundle
        fields: ClassVar[list[str]] = [
            "name",
            "note",
            "note_kind",
            "planned_for",
            "edition",
            "read_through",
            "read_reason",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "note": forms.Textarea(attrs={"rows": 2}),
            "planned_for": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "read_through": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "read_reason": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.edition.wording, one.edition.wording) for one in read_editions() if one.can_be_moved]
        self.fields["edition"] = forms.ChoiceField(
            label=self.fields["edition"].label,
            choices=[("", gettext_lazy("None")), *choices],
            required=False,
            help_text=gettext_lazy("Recorded as read, with your name, when the bundle is published."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("edition"):
            if not cleaned.get("read_through") and "read_through" not in self.errors:
                self.add_error("read_through", _("Say as it stood on which day you have read the ordinance."))
            if len((cleaned.get("read_reason") or "").strip()) < LEAST_READ_REASON:
                self.add_error("read_reason", _("Say what you read and where, so that somebody else can do the same."))
        if (day := cleaned.get("read_through")) and day > timezone.localdate():
            self.add_error("read_through", _("This day has not come yet."))
        return cleaned


class PageChoice(forms.ModelChoiceField):
    def label_from_instance(self, page: Page) -> str:
        return str(page.draft_title)


class PageForm(forms.Form):
    """A page into the bundle, with the languages without which it is not published."""

    page = PageChoice(label=gettext_lazy("Swedish page"), queryset=Page.objects.none())
    must_be_ready = forms.MultipleChoiceField(
        label=gettext_lazy("Languages that must be whole"),
        choices=[(language.code, language.swedish_name) for language in TRANSLATED_LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Without them nothing of the bundle is published. Every other language that is whole is published too; "
            "in the rest readers see which parts are behind."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = Q(guidancepage__isnull=False) | Q(startpage__isnull=False)
        swedish = Page.objects.filter(ours, locale__language_code=SOURCE.code).order_by("path")
        self.fields["page"].queryset = swedish  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=gettext_lazy("What should be changed"),
        min_length=3,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OutsideReaderForm(forms.ModelForm):
    class Meta:
        model = OutsideReader
        fields: ClassVar[list[str]] = ["name", "office", "purpose", "until"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
        help_texts: ClassVar[dict[str, Any]] = {"until": gettext_lazy("Within thirty days.")}

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today <= day <= today + LONGEST_PREVIEW:
            raise forms.ValidationError(_("Choose a day from today and within thirty days."))
        return day
