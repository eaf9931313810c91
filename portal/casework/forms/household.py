"""Forms for several people at once: adding them, and telling once what they have in common."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.casework.deeds.newcomers import Newcomer
from portal.casework.models import HouseholdRole, Person
from portal.casework.people.fact_groups import COPIED, TIES
from portal.casework.people.identity_numbers import IdentityNumber
from portal.casework.people.roles import Role, role_of

from .ground import IdentityField, KeyedForm, PastDayField, language_field, name_field
from .sources import KnownForm

ROWS = 6
PARTNER = "partner"
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)


class NumberOrDayField(IdentityField):
    """An identity number, or the date of birth alone where there is no number now."""

    def to_python(self, value: object) -> Any:
        day = _DAY.fullmatch(forms.CharField.to_python(self, value) or "")
        return PastDayField().clean("-".join(day.groups())) if day else super().to_python(value)


class NewcomerForm(forms.Form):
    """One row: somebody who is added, or nobody."""

    name = name_field()
    number = NumberOrDayField(label=_("Identity number or date of birth"))
    relation = forms.ChoiceField(label=pgettext_lazy("in the household", "Relation"), required=False)
    language = language_field(_("Language"))

    def __init__(self, *args: Any, partner_of: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partner_of = partner_of
        self.fields["name"].required = False
        couple = [(PARTNER, _("Couple with %(name)s") % {"name": partner_of.label})] if partner_of else []
        self.relations: list[tuple[str, Any]] = [("", pgettext_lazy("in the household", "As the age says")), *couple]
        self.relations += [(HouseholdRole.CHILD.value, pgettext_lazy("in the household", "Child"))]
        self.relations += [(HouseholdRole.OTHER.value, pgettext_lazy("in the household", "Another adult"))]
        self.fields["relation"].choices = self.relations  # type: ignore[attr-defined]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written in the row; the language is always chosen."""
        return not any(self[name].data for name in ("name", "number", "relation"))

    def clean(self) -> None:
        if not self.is_empty and not self.cleaned_data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write a name."))

    @property
    def newcomer(self) -> Newcomer:
        """Who is added."""
        told = self.cleaned_data
        values: dict[str, Any] = {"name": told["name"], "language": told["language"]}
        match told["number"]:
            case IdentityNumber() as number:
                values |= {"identity_number": number, "born": number.born}
            case date() as born:
                values["born"] = born
        if told["relation"] in HouseholdRole.values:
            values["household_role"] = told["relation"]
        partner = self.partner_of if told["relation"] == PARTNER else None
        return Newcomer(values={name: value for name, value in values.items() if value is not None}, partner=partner)


class NewcomersForm(KeyedForm, KnownForm):
    """The whole page: some rows, and how it is known what they say."""

    def __init__(self, data: Any = None, *, people: Sequence[Person]) -> None:
        super().__init__(data)
        first = people[0] if people else None
        self.partner_of = first if first and first.partner_id is None else None
        language = first.language if first else "sv"
        self.rows = [
            NewcomerForm(
                data,
                prefix=f"row{number}",
                initial={"language": language},
                partner_of=self.partner_of,
                use_required_attribute=False,
            )
            for number in range(ROWS)
        ]

    @property
    def filled(self) -> list[NewcomerForm]:
        """The rows in which somebody is named."""
        return [row for row in self.rows if row.is_bound and not row.is_empty]

    def is_valid(self) -> bool:
        valid = super().is_valid()
        rows = [row.is_valid() for row in self.filled]
        if valid and not rows:
            self.add_error(None, _("Write at least one name."))
        couples = [row for row in self.filled if row.is_valid() and row.cleaned_data["relation"] == PARTNER]
        for row in couples[1:]:
            row.add_error("relation", _("Only one can be a couple with the same person."))
        return valid and bool(rows) and all(row.is_valid() for row in self.filled)

    @property
    def has_mistakes(self) -> bool:
        """Whether something is to be corrected, anywhere on the page."""
        return bool(self.errors) or any(row.errors for row in self.filled)

    @property
    def newcomers(self) -> list[Newcomer]:
        """Those who are added, in the order of the rows."""
        return [row.newcomer for row in self.filled]


class CopyForm(KnownForm):
    """Fill in for some what one has told."""

    source = forms.ChoiceField(label=_("As told for"), error_messages={"required": _("Choose a person.")})
    to = forms.MultipleChoiceField(
        label=_("Fill in for"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )
    groups = forms.MultipleChoiceField(
        label=_("What they have in common"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what they have in common.")},
    )

    WORDS: ClassVar[Mapping[str, Any]] = {
        "permit": _("Citizenship and residence permit, as told"),
        TIES: _("Residence permit through family ties to that person"),
        "leaving": _("The country, living in Sweden and being received"),
        "obstacles": _("No or known obstacles: between children only"),
    }

    def __init__(self, *args: Any, people: Sequence[Person], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(pk, person.label) for pk, person in self.people.items()]
        self.field("source").choices = [("", _("Choose a person")), *named]
        self.field("to").choices = named
        self.field("groups").choices = [(group, self.WORDS[group]) for group in COPIED]
        children = [pk for pk, person in self.people.items() if role_of(person, on) is Role.CHILD]
        others = [pk for pk in children if pk != self.initial.get("source")]
        self.initial = {"to": others, "groups": ["leaving"], **self.initial}

    def clean(self) -> None:
        chosen = self.cleaned_data.get("to", [])
        if chosen == [self.cleaned_data.get("source")]:
            self.add_error("to", _("Choose somebody else than the person it is told for."))

    @property
    def source_person(self) -> Person:
        """The one who has told."""
        return self.people[self.cleaned_data["source"]]

    @property
    def others(self) -> list[Person]:
        """Those for whom it is filled in."""
        return [self.people[pk] for pk in self.cleaned_data["to"]]
