"""The steps of a case as a table: whose they are, how each one stands, where it is done, and whether it may be skipped.

How a step stands comes from the area that knows (the facts from the desk, the papers from the planner); skipping is
here. A step that is done is done, whether it was skipped before or not.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.models import Case, Person, SkippedStep, StepKind
from portal.casework.planning.counting import documents_states
from portal.casework.steps.desk import Desk
from portal.casework.steps.standing import (
    Standing,
    Standings,
    adults,
    couples,
    custody,
    decision,
    document,
    facts,
    information,
    submitted,
    told_by,
)
from portal.casework.steps.step_states import StepState
from portal.casework.talking.voices import confirmation_states, talk_states

LEFT = frozenset({StepState.NOT_STARTED, StepState.IN_PROGRESS, StepState.WAITING})
"""These states leave something to do."""
_LOOKS = {
    StepState.NOT_STARTED: ("○", ""),
    StepState.IN_PROGRESS: ("…", "open"),
    StepState.WAITING: ("…", "agency"),
    StepState.DONE: ("✓", "met"),
    StepState.SKIPPED: ("–", "skipped"),
    StepState.NOT_NEEDED: ("–", ""),
}


class Whose(Enum):
    HOUSEHOLD = "household"
    PERSON = "person"
    APPLICATION = "application"


class Skipping(Enum):
    MAY = "may"
    NOT_IN_JOINT = "not_in_joint"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class StepRule:
    """One kind of step. `page` is the name of the address where it is done, `next` what to do there.

    `own_page` says which of a person's own pages, which share one name.
    """

    whose: Whose
    page: str
    next: Text
    standings: Callable[[Desk], Standings]
    own_page: str = ""
    skipping: Skipping = Skipping.MAY


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of one case. `skipped` is there where it is skipped; `may_skip` where it can be."""

    kind: StepKind
    person: Person | None
    url: str
    state: StepState
    detail: Text
    next: Text
    skipped: SkippedStep | None
    may_skip: bool
    only_in_person: bool

    @property
    def sign(self) -> str:
        """Beside the word, before any colour."""
        return _LOOKS[self.state][0]

    @property
    def css(self) -> str:
        """The colour, after word and sign."""
        return _LOOKS[self.state][1]

    @property
    def is_left(self) -> bool:
        """Whether there is something to do."""
        return self.state in LEFT

    @property
    def key(self) -> str:
        """What the form calls it."""
        return f"{self.kind}.{self.person.pk}" if self.person else self.kind.value


STEPS: Mapping[StepKind, StepRule] = MappingProxyType(
    {
        StepKind.COUPLES: StepRule(
            whose=Whose.HOUSEHOLD, page="couples", next=_("Say who are a couple"), standings=couples
        ),
        StepKind.CUSTODY: StepRule(
            whose=Whose.HOUSEHOLD, page="custody", next=_("Say who has custody"), standings=custody
        ),
        StepKind.FACTS: StepRule(whose=Whose.PERSON, page="person", next=_("Fill in the facts"), standings=facts),
        StepKind.INFORMATION: StepRule(
            whose=Whose.PERSON,
            page="information",
            next=_("Note what information was given"),
            standings=information,
        ),
        StepKind.TALK: StepRule(
            whose=Whose.PERSON,
            page="talk",
            next=_("Plan or note the talk"),
            standings=told_by(talk_states),
            skipping=Skipping.NOT_IN_JOINT,
        ),
        StepKind.DOCUMENTS: StepRule(
            whose=Whose.PERSON,
            page="person_documents",
            next=_("Plan the papers"),
            standings=told_by(documents_states),
        ),
        StepKind.CONFIRMATION: StepRule(
            whose=Whose.PERSON,
            page="talk",
            own_page="bekraftelse",
            next=_("Note the confirmation"),
            standings=told_by(confirmation_states),
            skipping=Skipping.NOT_IN_JOINT,
        ),
        StepKind.DOCUMENT: StepRule(
            whose=Whose.APPLICATION, page="issue_document", next=_("Make the document"), standings=document
        ),
        StepKind.SUBMITTED: StepRule(
            whose=Whose.APPLICATION,
            page="submit_case",
            next=_("Note that the client has handed in the application"),
            standings=submitted,
            skipping=Skipping.NEVER,
        ),
        StepKind.DECISION: StepRule(
            whose=Whose.APPLICATION,
            page="dates",
            next=_("Note what the agency has decided"),
            standings=decision,
            skipping=Skipping.NEVER,
        ),
    }
)
"""In the order in which the work usually goes: the first that is left is what to do next."""


def steps_of(desk: Desk) -> list[Step]:
    """Every step of a case whose people's readings have been recorded, in the order of the work."""
    case = desk.situation.case
    live = SkippedStep.objects.filter(case=case, ended_at=None).select_related("skipped_by")
    skipped = {(one.step, one.person_id): one for one in live}
    people: dict[UUID | None, Person] = {card.person.pk: card.person for card in desk.cards}
    joint = len(adults(desk)) > 1
    return [
        _step(kind, standing, person=people.get(who), case=case, joint=joint, skipped=skipped.get((kind, who)))
        for kind, rule in STEPS.items()
        for who, standing in rule.standings(desk).items()
    ]


def _step(
    kind: StepKind, standing: Standing, *, person: Person | None, case: Case, joint: bool, skipped: SkippedStep | None
) -> Step:
    rule = STEPS[kind]
    is_skipped = skipped is not None and standing.state in LEFT
    only_in_person = joint and rule.skipping is Skipping.NOT_IN_JOINT
    left = standing.state in LEFT
    return Step(
        kind=kind,
        person=person,
        url=_url(rule, case, person) + standing.place,
        state=StepState.SKIPPED if is_skipped else standing.state,
        detail="" if is_skipped else standing.detail,
        next=rule.next,
        skipped=skipped if is_skipped else None,
        may_skip=case.is_open
        and left
        and not is_skipped
        and not only_in_person
        and rule.skipping is not Skipping.NEVER,
        only_in_person=only_in_person and left,
    )


def _url(rule: StepRule, case: Case, person: Person | None) -> str:
    whose = [person.pk] if person else []
    return reverse(f"casework:{rule.page}", args=[case.pk, *whose, *filter(None, [rule.own_page])])


def may_be_ready(steps: Iterable[Step]) -> bool:
    """Whether nothing is left before the application can be handed in."""
    return not any(step.is_left for step in steps if step.kind not in (StepKind.SUBMITTED, StepKind.DECISION))
