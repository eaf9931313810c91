"""Forms about a household's papers: the wished day, which papers, where each stands, and how long they take here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.casework.deeds.plans import PLANNABLE
from portal.casework.models.planned_document import DocumentSource, DocumentState, NotApplicable
from portal.casework.people.identity_numbers import looks_like_contact_or_identity
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.lead_times import LONGEST_DAYS
from portal.casework.planning.planner import PlannedRow
from portal.formatting import countries

from .ground import DayField, KeyedForm, OurForm, PastDayField

_FOR_STATES = {
    "asked_on": (DocumentState.ASKED, DocumentState.COMING),
    "expected_by": (DocumentState.ASKED, DocumentState.COMING),
    "source": (DocumentState.IN_PLACE,),
    "seen_on": (DocumentState.IN_PLACE,),
    "valid_until": (DocumentState.IN_PLACE, DocumentState.HELD),
    "reason": (DocumentState.NOT_APPLICABLE,),
}
"""In which states each field says something; elsewhere what was typed in it is let go."""


class WishForm(OurForm):
    """The day the household would like to travel, or none."""

    wished_departure = DayField(
        label=_("Wished day of departure"),
        required=False,
        help_text=_(
            "Only if the household has one in mind. It is counted back from, and can be taken away at any time."
        ),
    )


class AddDocumentsForm(OurForm):
    """Papers to put on one person's plan."""

    kinds = forms.MultipleChoiceField(
        label=_("Other documents"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, kinds: Iterable[DocumentKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("kinds").choices = [(kind.value, kind.label) for kind in kinds]

    @property
    def chosen(self) -> list[DocumentKind]:
        """What was ticked."""
        return [DocumentKind(word) for word in self.cleaned_data["kinds"]]


@dataclass(frozen=True, kw_only=True)
class RowFields:
    """The fields of one paper, as a template shows them."""

    row: PlannedRow
    state: BoundField
    others: tuple[tuple[str, BoundField], ...]


class DocumentsForm(OurForm):
    """Where each of one person's papers stands, all at once."""

    def __init__(self, *args: Any, rows: Iterable[PlannedRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.kind: row for row in rows}
        for kind, row in self.rows.items():
            for name, field in _fields_of(row).items():
                self.fields[f"{kind}-{name}"] = field

    def clean(self) -> None:
        for kind in self.rows:
            self._let_go(kind)
            self._require(kind, "asked_on", DocumentState.ASKED, _("Choose the day it was asked for."))
            self._require(kind, "expected_by", DocumentState.COMING, _("Choose the day it was promised for."))
            self._require(kind, "source", DocumentState.IN_PLACE, _("Say how we know."))
            self._require(kind, "seen_on", DocumentState.IN_PLACE, _("Choose a day."))
            self._require(kind, "reason", DocumentState.NOT_APPLICABLE, _("Choose why."))

    def _let_go(self, kind: DocumentKind) -> None:
        state = self.cleaned_data.get(f"{kind}-state")
        for name, states in _FOR_STATES.items():
            if state and state not in states:
                field = f"{kind}-{name}"
                self.errors.pop(field, None)
                self.cleaned_data[field] = "" if name in ("source", "reason") else None

    def _require(self, kind: DocumentKind, name: str, state: DocumentState, message: Any) -> None:
        field = f"{kind}-{name}"
        chosen = self.cleaned_data.get(f"{kind}-state") == state
        if chosen and field not in self.errors and not self.cleaned_data.get(field):
            self.add_error(field, message)

    @property
    def told(self) -> dict[DocumentKind, dict[str, Any]]:
        """What the deed takes."""
        return {
            kind: {name: self.cleaned_data[f"{kind}-{name}"] for name in PLANNABLE if f"{kind}-{name}" in self.fields}
            | ({} if self.rows[kind].about.expires else {"valid_until": None})
            for kind in self.rows
        }

    @property
    def versions(self) -> dict[DocumentKind, int]:
        """Which version of each the form began from."""
        return {kind: self.cleaned_data[f"{kind}-version"] for kind in self.rows}

    def by_row(self) -> Iterator[RowFields]:
        """Paper by paper."""
        for kind, row in self.rows.items():
            names = [name for name in _FOR_STATES if f"{kind}-{name}" in self.fields]
            yield RowFields(
                row=row,
                state=self[f"{kind}-state"],
                others=tuple(
                    (" ".join(f"for-{one}" for one in _FOR_STATES[name]), self[f"{kind}-{name}"]) for name in names
                ),
            )


def _fields_of(row: PlannedRow) -> dict[str, forms.Field]:
    document = row.document
    fields: dict[str, forms.Field] = {
        "state": forms.ChoiceField(
            label=pgettext_lazy("document", "Where it stands"), choices=DocumentState.choices, initial=document.state
        ),
        "asked_on": PastDayField(label=_("Asked for on"), required=False, initial=document.asked_on),
        "expected_by": DayField(label=_("Promised for"), required=False, initial=document.expected_by),
        "source": forms.ChoiceField(
            label=_("How we know"),
            choices=[("", _("Choose")), *DocumentSource.choices],
            required=False,
            initial=document.source,
        ),
        "seen_on": PastDayField(
            label=_("Day it was seen or told"), required=False, initial=document.seen_on or timezone.localdate()
        ),
        "reason": forms.ChoiceField(
            label=_("Not needed, because"),
            choices=[("", _("Choose")), *NotApplicable.choices],
            required=False,
            initial=document.reason,
        ),
        "version": forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=document.version),
    }
    if row.about.expires:
        fields["valid_until"] = DayField(label=_("Valid until"), required=False, initial=document.valid_until)
    return fields


class LeadTimeForm(KeyedForm):
    """How long a kind of paper usually takes, and from whom we have it."""

    kind = forms.ChoiceField(label=pgettext_lazy("lead time", "Document"), choices=DocumentKind.choices)
    country = forms.ChoiceField(
        label=_("Whose authorities issue it"),
        required=False,
        help_text=_("Choose a country where the time holds for that country’s embassy or authorities alone."),
    )
    days_from = forms.IntegerField(
        label=_("Shortest usual time, in days"),
        min_value=0,
        max_value=LONGEST_DAYS,
        error_messages={"required": _("Write a number of days.")},
    )
    days_to = forms.IntegerField(
        label=_("Longest usual time, in days"),
        min_value=0,
        max_value=LONGEST_DAYS,
        error_messages={"required": _("Write a number of days.")},
    )
    source = forms.CharField(
        label=_("Where you have it from"),
        max_length=200,
        help_text=_("For example the authority’s web page or information desk. No names of clients."),
        error_messages={"required": _("Say where you have it from: a time without a source is not shown.")},
    )
    as_of = PastDayField(label=_("Which day it was said"), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("country").choices = [("", _("All countries")), *countries("sv")]

    def clean_source(self) -> str:
        source: str = self.cleaned_data["source"]
        if looks_like_contact_or_identity(source):
            raise ValidationError(_("This looks like an identity number or a telephone number. Take it out."))
        return source

    def clean(self) -> None:
        shortest, longest = self.cleaned_data.get("days_from"), self.cleaned_data.get("days_to")
        if shortest is not None and longest is not None and shortest > longest:
            self.add_error("days_to", _("The longest time is shorter than the shortest."))


def with_versions(form: DocumentsForm, versions: dict[DocumentKind, int]) -> DocumentsForm:
    """The same form, typed in as it is, ready to be sent again on top of what is saved now."""
    data = dict(form.data.items())
    for kind, version in versions.items():
        data[f"{kind}-version"] = str(version)
    form.data = data
    return form
