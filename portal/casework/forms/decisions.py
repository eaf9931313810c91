"""Forms about what Migrationsverket has decided, and what has happened since."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.deeds.decisions import DECIDED, SINCE
from portal.casework.models import AgencyDecision, Person
from portal.casework.models.agency_decision import DecisionSource, OrdinanceApplied
from portal.casework.planning.deadlines import edition_of

from .ground import KeyedForm, OurForm, PastDayField

LARGEST = 10_000_000  # kronor: more is a slip of the pen


class DecisionForm(KeyedForm):
    """What the decision says, from the letter or the client's own words."""

    decided_on = PastDayField(label=_("Day of the decision"))
    known_on = PastDayField(label=_("Day the client got to know of it"), required=False)
    ordinance = forms.ChoiceField(
        label=_("Which ordinance the decision names"),
        choices=OrdinanceApplied.choices,
        initial=OrdinanceApplied.NEW,
        widget=forms.RadioSelect,
    )
    granted = forms.MultipleChoiceField(
        label=_("Who is granted something by the decision"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody ticked: no days follow from it. Why is never written down."),
    )
    amount = forms.IntegerField(
        label=_("Amount in kronor, for all of them together"),
        required=False,
        min_value=1,
        max_value=LARGEST,
        help_text=_("Only if the client wants it noted."),
    )
    source = forms.ChoiceField(
        label=_("How we know"),
        choices=DecisionSource.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=1)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.field("granted").choices = [(pk, person.name) for pk, person in self.people.items()]

    def clean(self) -> None:
        decided, known = self.cleaned_data.get("decided_on"), self.cleaned_data.get("known_on")
        if decided and known and known < decided:
            self.add_error("known_on", _("This is before the day of the decision. Check both days."))
        if decided and self.cleaned_data.get("ordinance") and self._too_early(decided):
            self.add_error("ordinance", _("This ordinance was not in force yet on the day of the decision."))

    def _too_early(self, decided: date) -> bool:
        named = AgencyDecision(decided_on=decided, ordinance=self.cleaned_data["ordinance"])
        return decided < edition_of(named).in_force_from

    @property
    def told(self) -> dict[str, Any]:
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in DECIDED}

    @property
    def chosen(self) -> list[Person]:
        """Those who are granted something."""
        return [self.people[pk] for pk in self.cleaned_data["granted"]]


class SinceForm(OurForm):
    """What has happened since the decision, for one person. Every day is optional: what is not told stays not told."""

    departed_on = PastDayField(label=_("Left Sweden on"), required=False)
    arrived_on = PastDayField(label=_("Arrived on"), required=False)
    second_asked_on = PastDayField(label=_("Asked for the payment after arrival on"), required=False)
    permit_ended_on = PastDayField(label=_("The residence permit ended on"), required=False)
    third_asked_on = PastDayField(label=_("Asked for the last payment on"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, decision: AgencyDecision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decision = decision

    def clean(self) -> None:
        days = {name: self.cleaned_data.get(name) for name in SINCE}
        left, arrived = days["departed_on"], days["arrived_on"]
        if arrived and left and arrived < left:
            self.add_error("arrived_on", _("This is before the day of departure. Check both days."))
        for name in ("second_asked_on", "third_asked_on"):
            day = days[name]
            if day and day < self.decision.decided_on:
                self.add_error(name, _("This is before the day of the decision. Check both days."))

    @property
    def told(self) -> dict[str, date | None]:
        """What the deed takes."""
        return {name: self.cleaned_data[name] for name in SINCE}
