"""The form about one person: who she is, and every fact the law asks about, each with "not told" as its own choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law import PermitGround, PermitStatus, Relation
from eligibility.law.countries import COUNTRIES
from eligibility.wording.facts import NO, NOT_TOLD, YES, choice_label, fact_label
from eligibility.wording.questions import ASKINGS
from portal.casework.deeds.people import CHANGEABLE
from portal.casework.identity_numbers import IdentityNumber
from portal.casework.models import Case, Person
from portal.formatting import countries

from .ground import DayField, IdentityField, OurForm, PastDayField, language_field, name_field

HOUSEHOLDS = {
    "home": pgettext_lazy("household", "The first household"),
    "second": pgettext_lazy("household", "A second household"),
    "third": pgettext_lazy("household", "A third household"),
}
ONLY_1984 = ("lacks_means", "relation", "travel_cost")
_HELPS = {
    "permit_ground": "permit_ground",
    "permit_since": "permit_since",
    "received_there": "received_there",
    "csn_debt": "csn_debt",
    "enforcement_debt": "enforcement_debt",
    "criminal_matter": "criminal_matter",
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some fields under one heading."""

    title: object
    names: tuple[str, ...]


GROUPS = (
    Group(
        title=_("Who it is"),
        names=("name", "identity_number", "remove_identity_number", "born", "language", "household"),
    ),
    Group(
        title=_("Citizenship and residence permit"),
        names=(
            "swedish_citizen",
            "permit_status",
            "permit_ground",
            "permit_since",
            "permit_unbroken",
            "ties_to",
            "ties_through_partner",
            "keep_permit_notice",
        ),
    ),
    Group(
        title=pgettext_lazy("facts about a person", "Leaving and settling"),
        names=("resident", "settle_permanently", "destination", "received_there"),
    ),
    Group(
        title=_("What can be an obstacle"),
        names=("previous_grant", "csn_debt", "enforcement_debt", "criminal_matter"),
    ),
    Group(title=_("Only under the ordinance of 1984"), names=ONLY_1984),
)


class YesNoField(forms.TypedChoiceField):
    """Yes, no or not told."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", NOT_TOLD), ("yes", YES), ("no", NO)]
        super().__init__(
            choices=choices,
            coerce=lambda word: word == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: object) -> object:
        return {True: "yes", False: "no", None: ""}.get(value, value)  # type: ignore[call-overload]


class WordField(forms.TypedChoiceField):
    """One of the law's words, or not told."""

    def __init__(self, words: type[StrEnum], **kwargs: Any) -> None:
        choices = [("", NOT_TOLD), *((word.value, choice_label(word)) for word in words)]
        super().__init__(choices=choices, coerce=str, empty_value=None, required=False, **kwargs)


class PersonForm(OurForm):
    """Everything about one person. `values` are what the deeds take."""

    name = name_field()
    identity_number = IdentityField(label=_("Personal identity number or coordination number"))
    remove_identity_number = forms.BooleanField(label=_("Remove the saved number"), required=False)
    language = language_field(_("Language the person wants to talk and read in"))
    household = forms.ChoiceField(choices=[])
    born = PastDayField(required=False)
    swedish_citizen = YesNoField()
    permit_status = WordField(PermitStatus)
    permit_ground = WordField(PermitGround)
    permit_since = DayField(required=False)
    permit_unbroken = YesNoField()
    ties_to = forms.TypedChoiceField(required=False, empty_value=None)
    ties_through_partner = YesNoField()
    keep_permit_notice = YesNoField()
    resident = YesNoField()
    settle_permanently = YesNoField()
    destination = forms.TypedChoiceField(required=False, empty_value=None, coerce=str)
    received_there = YesNoField()
    previous_grant = YesNoField()
    csn_debt = YesNoField()
    enforcement_debt = YesNoField()
    criminal_matter = YesNoField()
    lacks_means = YesNoField()
    relation = WordField(Relation)
    travel_cost = forms.IntegerField(required=False, min_value=0, max_value=1_000_000)

    def __init__(
        self,
        *args: Any,
        case: Case,
        edition: str,
        people: Sequence[Person],
        person: Person | None = None,
        **kwargs: Any,
    ) -> None:
        self.case, self.person = case, person
        self.others = {str(other.pk): other for other in people if person is None or other.pk != person.pk}
        initial = initial_of(person)
        if person is None and people:
            initial["language"] = people[0].language  # a household often shares one; the choice is still open
        super().__init__(*args, **{**kwargs, "initial": initial})
        for name in set(self.fields) & set(CHANGEABLE) - {"name", "identity_number", "language"}:
            self.field(name).label = fact_label(name)
        for name, asking in _HELPS.items():
            self.field(name).help_text = ASKINGS[asking].help
        self._choose()
        self._fit(edition)

    def _choose(self) -> None:
        """The choices that depend on the case."""
        kept = {self.person.household: self.person.household} if self.person else {}
        self.field("household").choices = list({**kept, **HOUSEHOLDS}.items())
        named = [(pk, other.name) for pk, other in self.others.items()]
        self.field("ties_to").choices = [("", NOT_TOLD), *named]
        self.field("ties_to").coerce = self.others.__getitem__
        listed = [(code, name) for code, name in countries("sv") if code in COUNTRIES]
        self.field("destination").choices = [("", NOT_TOLD), *listed]

    def _fit(self, edition: str) -> None:
        """Leave out what this case cannot ask: an absent field keeps what was told."""
        if edition != "1984:890":
            for name in ONLY_1984:
                del self.fields[name]
        saved = self.person.identity_number if self.person else None
        field = self.field("identity_number")
        if saved is None:
            del self.fields["remove_identity_number"]
            field.help_text = _("Leave it empty if there is none, or if you do not have it now.")
        else:
            field.help_text = _("Saved: %(number)s. Leave the field empty to keep it.") % {"number": saved.masked}

    def groups(self) -> Iterator[tuple[object, list[forms.BoundField]]]:
        """The fields under their headings."""
        for group in GROUPS:
            fields = [self[name] for name in group.names if name in self.fields]
            if fields:
                yield group.title, fields

    def clean(self) -> None:
        number = self.cleaned_data.get("identity_number")
        born = self.cleaned_data.get("born")
        if number and number.born and "born" in self.cleaned_data:
            if born is None:
                self.cleaned_data["born"] = number.born
            elif born != number.born:
                self.add_error("born", _("The identity number says another date of birth."))

    @property
    def values(self) -> dict[str, Any]:
        """What was told, by the names that deeds know."""
        told = {name: self.cleaned_data[name] for name in CHANGEABLE if name in self.fields}
        told["identity_number"] = self._identity_number()
        return told

    def _identity_number(self) -> IdentityNumber | None:
        typed: IdentityNumber | None = self.cleaned_data["identity_number"]
        if typed or self.person is None or self.cleaned_data.get("remove_identity_number"):
            return typed
        return self.person.identity_number


class AddPersonForm(PersonForm):
    request_key = forms.UUIDField(widget=forms.HiddenInput)


class ChangePersonForm(PersonForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


def initial_of(person: Person | None) -> dict[str, Any]:
    """The form's values for a person as saved, or for a new one. The identity number is not among them."""
    if person is None:
        return {"request_key": uuid4(), "household": "home", "language": "sv"}
    initial: dict[str, Any] = {name: getattr(person, name) for name in CHANGEABLE if name != "identity_number"}
    return {**initial, "ties_to": str(person.ties_to_id or ""), "version": person.version}
