"""What editors fill in about bundles, reasons and outside readers."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.drafted import drafted_models
from content.forms import LEAST_REASON, LONGEST_REASON
from content.publishing.models import LONGEST_PREVIEW, Bundle, OutsideReader
from content.publishing.things import title_of
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
        max_length=LONGEST_REASON,
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


class TextForm(forms.Form):
    """A page or a drafted text into the bundle, with the languages without which it is not published."""

    thing = forms.ChoiceField(label=gettext_lazy("Swedish text"))
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
        sorts = {_called(model): {_name(thing): thing for thing in rows} for model, rows in _to_choose()}
        self._named = {name: thing for things in sorts.values() for name, thing in things.items()}
        grouped = [(sort, [(name, title_of(one)) for name, one in things.items()]) for sort, things in sorts.items()]
        self.fields["thing"].choices = [("", "—"), *grouped]  # type: ignore[attr-defined]

    def clean_thing(self) -> Any:
        return self._named[self.cleaned_data["thing"]]


def _to_choose() -> Iterator[tuple[type[models.Model], models.QuerySet[Any]]]:
    ours = models.Q(guidancepage__isnull=False) | models.Q(startpage__isnull=False)
    yield Page, Page.objects.filter(ours, locale__language_code=SOURCE.code).order_by("path")
    for model in sorted(drafted_models(), key=_called):
        rows: Any = model._default_manager
        yield model, rows.filter(locale__language_code=SOURCE.code).select_related("latest_revision")


def _called(model: type[models.Model]) -> str:
    return str(gettext("Pages") if model is Page else capfirst(str(model._meta.verbose_name_plural)))


def _name(thing: Any) -> str:
    return f"{thing._meta.model_name}-{thing.pk}"


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
