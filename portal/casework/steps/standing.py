"""How each kind of step stands, in a case whose people's readings have been recorded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eligibility.wording import Text
from portal.casework.models import Case, Part, Person
from portal.casework.people.custody import Unsettled, unsettled_children
from portal.casework.steps.desk import Card, Desk
from portal.casework.steps.step_states import StepState
from portal.casework.talking.information import Informed, informed
from portal.formatting import long_date


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How one step stands: its state, a few words on it, and the place on its page where to begin."""

    state: StepState
    detail: Text = ""
    place: str = ""


Standings = Mapping[UUID | None, Standing]
"""By person; None is the case as a whole. Whoever is not in it has no such step."""


def couples(desk: Desk) -> Standings:
    if len(adults(desk)) < 2:
        return {}
    count = sum(card.partner is not None for card in desk.cards) // 2
    detail = ngettext("%(count)s couple", "%(count)s couples", count) % {"count": count} if count else ""
    if desk.situation.household.couples_untold_among:
        return {None: Standing(state=StepState.IN_PROGRESS if count else StepState.NOT_STARTED, detail=detail)}
    return {None: Standing(state=StepState.DONE, detail=detail or _("none"))}


def custody(desk: Desk) -> Standings:
    """Of the children who apply: told of all, and those outside the case agree."""
    people = [card.person for card in applying(desk)]
    if not any(card.is_child for card in applying(desk)):
        return {}
    left = unsettled_children(people, desk.situation.case.applied_on)
    if not left:
        return {None: Standing(state=StepState.DONE)}
    if Unsettled.NOT_TOLD in left.values():
        return {None: Standing(state=StepState.NOT_STARTED)}
    waits = all(what is Unsettled.ASKED for what in left.values())
    return {None: Standing(state=StepState.WAITING if waits else StepState.IN_PROGRESS)}


def facts(desk: Desk) -> Standings:
    return {card.person.pk: _facts_of(card) for card in applying(desk)}


def _facts_of(card: Card) -> Standing:
    if not card.missing:
        return Standing(state=StepState.DONE)
    left = ngettext("%(count)s not told", "%(count)s not told", len(card.missing)) % {"count": len(card.missing)}
    state = StepState.IN_PROGRESS if card.told else StepState.NOT_STARTED
    return Standing(state=state, detail=left, place=f"#id_{card.missing[0].name}")


def information(desk: Desk) -> Standings:
    now = informed(desk.situation.case, desk.situation.people)
    return {card.person.pk: _information_of(now[card.person.pk]) for card in adults(desk)}


def _information_of(now: Informed) -> Standing:
    if now.state is StepState.IN_PROGRESS:
        left = len(now.missing)
        detail = ngettext("%(count)s topic to tell about", "%(count)s topics to tell about", left) % {"count": left}
    else:
        detail = _("a page has changed since") if now.has_changed else ""
    return Standing(state=now.state, detail=detail)


def told_by(area: Callable[[Case, Sequence[Person]], Mapping[UUID, StepState]]) -> Callable[[Desk], Standings]:
    """How a step stands for each person, from the area that knows."""

    def standings(desk: Desk) -> Standings:
        people = [card.person for card in applying(desk)]
        return {person: Standing(state=state) for person, state in area(desk.situation.case, people).items()}

    return standings


def document(desk: Desk) -> Standings:
    if not desk.documents:
        return {None: Standing(state=StepState.NOT_STARTED)}
    if desk.document_is_old:
        return {None: Standing(state=StepState.IN_PROGRESS, detail=_("changed since"))}
    detail = _("no. %(number)s") % {"number": desk.documents[0].number}
    return {None: Standing(state=StepState.DONE, detail=detail)}


def submitted(desk: Desk) -> Standings:
    day = desk.situation.case.submitted_on
    if day is None:
        return {None: Standing(state=StepState.NOT_STARTED)}
    return {None: Standing(state=StepState.DONE, detail=long_date(day, "sv"))}


def decision(desk: Desk) -> Standings:
    case = desk.situation.case
    if case.agency_decisions.exists():
        return {None: Standing(state=StepState.DONE)}
    return {None: Standing(state=StepState.WAITING if case.submitted_on else StepState.NOT_STARTED)}


def applying(desk: Desk) -> list[Card]:
    return [card for card in desk.cards if card.person.part == Part.IN]


def adults(desk: Desk) -> list[Card]:
    return [card for card in applying(desk) if not card.is_child]
