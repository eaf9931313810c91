"""One adult's matter by what she herself has told: nothing that another adult has told can show in what comes out.

Others are read as people of whom nothing was told, and where a condition looks at one of them it is not shown how it
stands. Nor does a paper say whether she wants to move: that is asked of everybody alone, and papers are found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from eligibility.law import Finding, Household, PersonAssessment, PersonOutcome, assess
from eligibility.law import Person as Facts
from eligibility.law.conditions import worst_of
from portal.casework.deeds.custody import ToldCustody
from portal.casework.documents.information_receipt import NotForChildren
from portal.casework.models import Person
from portal.casework.people.household import Situation
from portal.casework.people.roles import Role, children_of, role_of

OWN_WISH = "settle_permanently"
"""The fact that no paper of one person tells."""
_LOOKS_AT_OTHERS = ("ties_to.", "first_person.", "household.")


def own_children(
    now: Situation, person: Person, custody: Mapping[UUID, ToldCustody] | None = None
) -> tuple[Person, ...]:
    """The children she has custody of; those who live with her where custody was not told."""
    told = custody or {}
    return tuple(
        child
        for child in children_of(now.people, now.case.applied_on)
        if child.pk != person.pk and _is_hers(child, person, told.get(child.pk))
    )


def _is_hers(child: Person, person: Person, told: ToldCustody | None) -> bool:
    if told is not None and told.is_told:
        return person.pk in told.inside
    return child.household == person.household


def of_one(now: Situation, person: Person, children: Sequence[Person] = ()) -> Situation:
    """The situation as far as one adult and her children have made it. Raises NotForChildren."""
    if role_of(person, now.case.applied_on) is Role.CHILD:
        raise NotForChildren("a child has no paper of one's own: an adult answers for it")
    return _alone(now, person, children)


def of_child(now: Situation, child: Person) -> Situation:
    """The same for a child: its list may be read by one parent, and must not tell what the other has said."""
    return _alone(now, child, ())


def _alone(now: Situation, person: Person, children: Sequence[Person]) -> Situation:
    own = str(person.pk)
    kept = {own, *(str(child.pk) for child in children)}
    household = Household(
        persons=tuple(_read(facts, own, kept) for facts in now.household.persons), unclear=now.household.unclear
    )
    found = assess(household, now.case.applied_on)
    persons = tuple(_hers(one, household, kept) if one.id == own else one for one in found.persons)
    return replace(
        now,
        household=household,
        assessment=replace(
            found,
            persons=persons,
            reservations=tuple(one for one in found.reservations if not one.persons or own in one.persons),
            verified_through=now.assessment.verified_through,
            warnings=now.assessment.warnings,
        ),
    )


def _read(facts: Facts, own: str, kept: set[str]) -> Facts:
    if facts.id == own:
        return replace(facts, settle_permanently=None)
    return facts if facts.id in kept else Facts(id=facts.id)


def _hers(found: PersonAssessment, household: Household, kept: set[str]) -> PersonAssessment:
    """Her part with the outcome of what is her own; what looks at another is for the agency."""
    own = [one for one in found.findings if OWN_WISH not in one.reads]
    on_others = [one for one in own if looks_at_another(one, household.person(found.id), household, kept)]
    outcome = worst_of(one for one in own if one not in on_others)
    if on_others:
        outcome = max(outcome, PersonOutcome.INDIVIDUAL, key=lambda one: one.severity)
    return replace(found, outcome=outcome)


def looks_at_another(finding: Finding, facts: Facts, household: Household, kept: set[str]) -> bool:
    """Whether somebody whose facts are not read would decide it."""
    dotted = [fact for fact in finding.decided_by if fact.startswith(_LOOKS_AT_OTHERS)]
    watched = {"ties_to.": facts.ties_to, "first_person.": household.persons[0].id}
    return any(watched.get(f"{fact.partition('.')[0]}.") not in kept for fact in dotted)
