"""What the editors' forms look after beyond each field."""

from collections import defaultdict
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from content.drafted_forms import DraftedForm
from content.places.hours import overlapping
from content.places.models import CountryCard
from content.places.names import INVENTED, country_choices, name_of_country

OVERLAPS = _("These hours overlap other hours of the same day.")
SAME_DAYS = _("These days overlap other days above.")


class MunicipalityForm(WagtailAdminModelForm):
    """Rows are looked at together: no two say different things of one moment."""

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        _mark_overlapping_hours(_rows(self.formsets.get("hours")))
        _mark_overlapping_days(_rows(self.formsets.get("other_hours")))
        return cleaned


def _rows(formset: Any) -> list[Any]:
    """The rows that are well formed and stay."""
    forms = formset.forms if formset is not None else []
    return [row for row in forms if row.is_valid() and row.cleaned_data and not row.cleaned_data.get("DELETE")]


def _mark_overlapping_hours(rows: list[Any]) -> None:
    days: dict[tuple[str, int], list[tuple[time, time]]] = defaultdict(list)
    for row in rows:
        told = row.cleaned_data
        day = days[told["hours_for"], told["weekday"]]
        span = (told["opens"], told["closes"])
        if overlapping([*day, span]):
            row.add_error("opens", ValidationError(OVERLAPS, code="overlap"))
        else:
            day.append(span)


def _mark_overlapping_days(rows: list[Any]) -> None:
    seen: list[tuple[str, Any, Any]] = []
    for row in rows:
        told = row.cleaned_data
        kind, first, last = told["hours_for"], told["first_day"], told.get("last_day") or told["first_day"]
        if any(kind == other and first <= ends and begins <= last for other, begins, ends in seen):
            row.add_error("first_day", ValidationError(SAME_DAYS, code="overlap"))
        seen.append((kind, first, last))


class CountryCardForm(DraftedForm):
    """A card is on a real country, and there is one for each."""

    fixed = "code"

    code = forms.ChoiceField(choices=country_choices, label=_("Country"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("code")
        if isinstance(field, forms.ChoiceField) and self.instance.code == INVENTED:
            field.choices = [(INVENTED, name_of_country(INVENTED))]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        same = CountryCard.objects.filter(code=code, locale=self.instance.locale_id or None).exclude(
            pk=self.instance.pk
        )
        if same.exists():
            raise ValidationError(_("There is a card on this country already."), code="exists")
        return code
