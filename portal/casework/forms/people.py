"""The form about one person: who she is, and every fact the law asks about, each with "not told" as its own choice."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from eligibility.law import PermitGround, PermitStatus, Relation
from eligibility.law.countries import COUNTRIES
from eligibility.wording import Text
from eligibility.wording.facts import NOT_TOLD
from portal.casework.deeds.people import CHANGEABLE
from portal.casework.deeds.sources import SOURCED, Known, is_told
from portal.casework.models import (
    Case,
    ContactWay,
    HouseholdRole,
    InterpreterNeed,
    InterpreterWish,
    Person,
    ProtectedIdentity,
)
from portal.casework.people.fact_groups import HOUSEHOLDS, ONLY_1984
from portal.casework.people.identity_numbers import IdentityNumber
from portal.casework.people.telling import label_of
from portal.formatting import countries

from .contact import check_contact
from .ground import DayField, IdentityField, PastDayField, language_field, name_field
from .person_layout import ShownGroup, layout
from .sources import KnownForm
from .taking_over import as_shown
from .told_fields import AccessNeedsField, OneOfField, WordField, YesNoField

_HELPS: dict[str, Text] = {
    "permit_ground": _(
        "Why the person was allowed to stay, as the decision says. Where the permit was extended: the first ground."
    ),
    "permit_since": _("The first decision says it. The time as an asylum seeker does not count."),
    "received_there": _("For example by a valid passport of that country, or a permit to live there."),
    "csn_debt": _("It can be seen on “Mina sidor” at csn.se, or CSN can be asked."),
    "enforcement_debt": _("The Enforcement Authority tells what is registered. Other debts do not count here."),
    "criminal_matter": _(
        "One answer for all of it, never what it is: a prison sentence left to serve, a charge that is not finally "
        "tried, or an investigation of a crime that can lead to prison."
    ),
    "interpreter_language": _("If it is another than the language above, or a dialect. No name of an interpreter."),
    "contact_value": _("Only for telephone and e-mail. An address is never written here."),
    "access_needs": _("What is needed, never why."),
    "household_role": _("Asked until the date of birth is told."),
}


class PersonForm(KnownForm):
    """Everything about one person. `values` are what the deeds take; `saved_sources` are those kept for this person.

    `shown` is a form that was sent to be filled in further: nothing in it is judged yet, and nothing is lost.
    """

    name = name_field()
    identity_number = IdentityField(label=_("Personal identity number or coordination number"))
    remove_identity_number = forms.BooleanField(label=_("Remove the saved number"), required=False)
    language = language_field(_("Language the person wants to talk and read in"))
    household_role = OneOfField(HouseholdRole.choices)
    household = forms.ChoiceField(choices=[])
    protected_identity = forms.ChoiceField(choices=ProtectedIdentity.choices)
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
    interpreter = OneOfField(InterpreterNeed.choices)
    interpreter_language = forms.CharField(max_length=60, required=False)
    interpreter_wish = OneOfField(InterpreterWish.choices)
    contact_way = OneOfField(ContactWay.choices)
    contact_value = forms.CharField(max_length=100, required=False)
    access_needs = AccessNeedsField()

    def __init__(
        self,
        *args: Any,
        case: Case,
        edition: str,
        people: Sequence[Person],
        person: Person | None = None,
        saved_sources: dict[str, Known] | None = None,
        shown: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        self.case, self.person, self.saved_sources = case, person, saved_sources or {}
        self.others = {str(other.pk): other for other in people if person is None or other.pk != person.pk}
        self.saved = initial = initial_of(person)
        if person is None and people:  # a household often shares a language; the choice is still open
            initial["language"] = people[0].language
        super().__init__(*args, **{**kwargs, "initial": initial})
        for name in set(self.fields) & set(CHANGEABLE) - {"name", "identity_number", "language"}:
            self.field(name).label = label_of(name)
        for name in _HELPS:
            self.field(name).help_text = _HELPS[name]
        self._choose()
        self._fit(edition)
        self._ask_for_sources()
        if shown is not None:
            self.initial = {**self.initial, **{name: as_shown(name, shown) for name in self.fields if name in shown}}

    def _choose(self) -> None:
        """The choices that depend on the case."""
        kept = {self.person.household: self.person.household} if self.person else {}
        self.field("household").choices = list({**kept, **HOUSEHOLDS}.items())
        named = [(pk, other.label) for pk, other in self.others.items()]
        self.field("ties_to").choices = [("", NOT_TOLD), *named]
        self.field("ties_to").coerce = self.others.__getitem__
        listed = [(code, name) for code, name in countries("sv") if code in COUNTRIES]
        self.field("destination").choices = [("", NOT_TOLD), *listed]

    def _fit(self, edition: str) -> None:
        """Leave out what this case cannot ask, or need not: an absent field keeps what was told."""
        if edition != "1984:890":
            for name in ONLY_1984:
                del self.fields[name]
        if self.person and (self.person.born or self.person.partner_id):
            del self.fields["household_role"]
        saved = self.person.identity_number if self.person else None
        field = self.field("identity_number")
        if saved is None:
            del self.fields["remove_identity_number"]
            field.help_text = _("Leave it empty if there is none, or if you do not have it now.")
        else:
            field.help_text = _("Saved: %(number)s. Leave the field empty to keep it.") % {"number": saved.masked}
        self._hide()

    def _hide(self) -> None:
        """What is masked on every page is no value of a field either: left empty, it is kept."""
        if self.person and self.person.is_protected:
            self.field("name").required = False
            self.field("name").help_text = _("The name is saved and hidden. Leave the field empty to keep it.")
        if self.person and self.person.contact_value_sealed is not None:
            self.field("contact_value").help_text = _(
                "Something is saved and hidden. Leave the field empty to keep it, or choose another way to remove it."
            )

    def _ask_for_sources(self) -> None:
        """Beside what was told before; what is told now for the first time has the source of the whole form."""
        for fact in SOURCED:
            if self.person and fact in self.fields and is_told(self.person, fact):
                self.ask_for_source(fact, self.field(fact).label, self.saved_sources.get(fact))

    def groups(self) -> Iterator[ShownGroup]:
        """The fields under their headings."""
        return layout(self)

    @property
    def masked_names(self) -> list[str]:
        """What is saved and can be shown by a click that is written down."""
        if self.person is None:
            return []
        saved = {
            "identity_number": self.person.identity_digits_sealed is not None,
            "contact_value": self.person.contact_value_sealed is not None,
            "name": self.person.is_protected,
        }
        return [name for name, is_saved in saved.items() if is_saved]

    def clean(self) -> None:
        number = self.cleaned_data.get("identity_number")
        born = self.cleaned_data.get("born")
        if number and number.born and "born" in self.cleaned_data:
            if born is None:
                self.cleaned_data["born"] = number.born
            elif born != number.born:
                self.add_error("born", _("The identity number says another date of birth."))
        self._clean_contact()

    def _clean_contact(self) -> None:
        """A number or an address of e-mail, where that is the way; nothing of somebody with protected identity."""
        value = self.cleaned_data.get("contact_value")
        if not value:
            return
        if self.cleaned_data.get("protected_identity") != ProtectedIdentity.NONE:
            self.add_error("contact_value", _("Nothing is kept here about a person with protected identity."))
            return
        try:
            check_contact(self.cleaned_data.get("contact_way"), value)
        except ValidationError as mistake:
            self.add_error("contact_value", mistake)

    @property
    def values(self) -> dict[str, Any]:
        """What was told, by the names that deeds know."""
        told = {name: self.cleaned_data[name] for name in CHANGEABLE if name in self.fields}
        told["identity_number"] = self._identity_number()
        told["contact_value"] = self._contact_value()
        if self.person and not told["name"]:
            told["name"] = self.person.name
        return told

    @property
    def sources(self) -> dict[str, Known | None]:
        """The sources that were chosen for one fact each."""
        return self.chosen_sources(self.saved_sources)

    def _contact_value(self) -> str:
        """What is typed, or what is saved while the way is the same and the person may be reached by it."""
        typed: str = self.cleaned_data["contact_value"]
        if typed or self.person is None or self.cleaned_data["protected_identity"] != ProtectedIdentity.NONE:
            return typed
        return self.person.contact_value if self.cleaned_data["contact_way"] == self.person.contact_way else ""

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
    """The form's values for a person as saved, or for a new one. What is hidden is not among them."""
    if person is None:
        none = ProtectedIdentity.NONE
        return {"request_key": uuid4(), "household": "home", "language": "sv", "protected_identity": none}
    hidden = {"identity_number", "contact_value", *(["name"] if person.is_protected else [])}
    initial: dict[str, Any] = {name: getattr(person, name) for name in CHANGEABLE if name not in hidden}
    return {**initial, "ties_to": str(person.ties_to_id or ""), "version": person.version}
