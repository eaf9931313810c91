"""2025:970 4 §: a permit through ties to a person referred to in 3 §, or to that person's spouse or partner."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from eligibility.law.conditions import OfGround, Ruling, View, as_answer
from eligibility.law.facts import PermitGround, Person
from eligibility.law.findings import Kind, Outcome, PersonOutcome
from eligibility.law.repatriation_grant.permits import LISTED
from eligibility.law.results import PersonAssessment

GONE_AHEAD = frozenset({"resident_in_sweden", "no_previous_grant"})
"""What keeps out somebody who has been granted and has left, as 4 § 1 foresees."""

TIES = PermitGround.TIES
GROUND, CITIZEN, COUPLES = "ties_to.permit_ground", "ties_to.swedish_citizen", "household.couples"
FARES = ("ties_to.outcome",)


class Reading(NamedTuple):
    """Whether something holds; None while it cannot be told. ``by`` are the facts that say so, or are missing."""

    holds: bool | None
    by: tuple[str, ...]


class Sponsors(NamedTuple):
    """The persons an entitlement may rest on, and the facts that led there; of several, those missing to choose."""

    persons: tuple[Person, ...]
    by: tuple[str, ...]


Readings: TypeAlias = Mapping[tuple[bool | None, PermitGround | None], Reading]


def _read(citizen: bool | None, ground: PermitGround | None, listed: frozenset[PermitGround]) -> Reading:
    if citizen:
        return Reading(False, (CITIZEN,))
    if ground and ground not in listed:
        return Reading(False, (GROUND,))
    missing = tuple(name for name, fact in ((GROUND, ground), (CITIZEN, citizen)) if fact is None)
    return Reading(None, missing) if missing else Reading(True, (GROUND, CITIZEN))


def _by_citizenship_and_ground(listed: frozenset[PermitGround]) -> Readings:
    grounds = (*PermitGround, None)
    return {(citizen, ground): _read(citizen, ground, listed) for citizen in (True, False, None) for ground in grounds}


REFERRED_TO = _by_citizenship_and_ground(LISTED)
"""Whether 3 § refers to a person of that citizenship and ground."""
STANDS_ALONE = _by_citizenship_and_ground(LISTED | {TIES})
"""Whether the person may be entitled without help of a partner: by 3 §, or through ties in turn."""

CIRCLE = Ruling(Kind.NOT_COVERED, ("permit_ground", "ties_to", GROUND, "ties_to.ties_to"))
NOBODY_NAMED = Ruling(Outcome.UNKNOWN, ("ties_to",))
COUPLE_NOT_TOLD = Ruling(Outcome.UNKNOWN, (COUPLES,))
UNCLEAR_HOUSEHOLD = Ruling(Outcome.FOR_THE_AGENCY, ("household.unclear",))


is_through_ties = OfGround(TIES)
"""Whether 4 § is the way in."""


def reaches_listed_person(view: View) -> Ruling:
    """Whether the ties are to a person referred to in 3 §, or to that person's partner.

    Both limbs lead to the same, so ``ties_through_partner`` need not be read: either the person named is
    referred to in 3 §, or that person's partner is.
    """
    named = view.household.find(view.person.ties_to)
    if named is None:
        return NOBODY_NAMED
    return CIRCLE if named.permit_ground is TIES and leads_in_a_circle(view) else view.once(_reaches, named)


def is_entitled(view: View) -> Ruling:
    """Whether the person the ties are to is entitled: that outcome is shared."""
    named = view.household.find(view.person.ties_to)
    if named is None:
        return NOBODY_NAMED
    return CIRCLE if named.permit_ground is TIES and leads_in_a_circle(view) else view.once(_share, named)


def lives_in_same_household(view: View) -> Ruling:
    """Whether they live together, or did immediately before the other person left."""
    if view.household.unclear:
        return UNCLEAR_HOUSEHOLD
    named = view.household.find(view.person.ties_to)
    if named is None:
        return NOBODY_NAMED
    homes = view.once(_homes, named)
    return homes.get(view.person.household) or homes[None]


def sponsor(view: View) -> Person | None:
    """The person the entitlement rests on, or None when the permit is not through ties or it cannot be told."""
    named = view.household.find(view.person.ties_to) if is_through_ties(view) else None
    if named is None:
        return None
    one, *others = view.once(sponsors, named).persons
    return None if others else one


def sponsors(view: View, named: Person) -> Sponsors:
    """The persons the entitlement of whoever names this one may rest on: that one or, where that one cannot be
    referred to in 3 § and has no ties either, the partner. All of them, while what was told leaves it open.
    """
    partner, own = view.household.partner_of(named.id), _look_up(STANDS_ALONE, named)
    if partner is None:
        possible = () if own.holds else _who_may_be_the_partner(view, named)
        return Sponsors((named, *possible), (*_missing_of(own), COUPLES) if possible else ("ties_to",))
    partners = _look_up(REFERRED_TO, partner)
    if own.holds or partners.holds is False:
        return Sponsors((named,), ("ties_to",))
    if own.holds is False:
        return Sponsors((partner,), ("ties_to", COUPLES, *own.by, *partners.by))
    return Sponsors((named, partner), own.by if partners.holds else (*own.by, *partners.by))


def _who_may_be_the_partner(view: View, named: Person) -> tuple[Person, ...]:
    """Those whom 3 § may refer to and who may be the partner, where it was not told who are couples."""
    possible = view.household.who_may_be_partner_of(named.id)
    return tuple(person for person in possible if _look_up(REFERRED_TO, person).holds is not False)


def _reaches(view: View, named: Person) -> Ruling:
    own = _look_up(REFERRED_TO, named)
    if own.holds:
        return Ruling(Outcome.MET, ("ties_to", *own.by))
    partner = view.household.partner_of(named.id)
    if partner:
        return _reaches_through(own, _look_up(REFERRED_TO, partner))
    if named.permit_ground is TIES:  # whether those two are a couple was not told
        return COUPLE_NOT_TOLD
    if _who_may_be_the_partner(view, named):
        return Ruling(Outcome.UNKNOWN, (*_missing_of(own), COUPLES))
    if own.holds is None:
        return Ruling(Outcome.UNKNOWN, own.by)
    return Ruling(Kind.NOT_COVERED, ("ties_to", *own.by))


def _reaches_through(own: Reading, partners: Reading) -> Ruling:
    """The same of somebody who has a partner and is not known to be referred to in 3 §."""
    if partners.holds:
        return Ruling(Outcome.MET, ("ties_to", COUPLES, *partners.by))
    missing = (*_missing_of(own), *_missing_of(partners))
    if missing:
        return Ruling(Outcome.UNKNOWN, missing)
    return Ruling(Kind.NOT_COVERED, ("ties_to", COUPLES, *own.by, *partners.by))


def _missing_of(reading: Reading) -> tuple[str, ...]:
    return reading.by if reading.holds is None else ()


def _look_up(readings: Readings, person: Person) -> Reading:
    return readings[person.swedish_citizen, person.permit_ground]


def _agreed(candidates: Sponsors, rulings: Sequence[Ruling]) -> Ruling:
    """What holds for the person an entitlement rests on; where that may be one of several, what holds for all."""
    one, *others = rulings
    if any(other.answer is not one.answer for other in others):
        missing = [fact for ruling in rulings if ruling.answer is Outcome.UNKNOWN for fact in ruling.decided_by]
        return Ruling(Outcome.UNKNOWN, (*candidates.by, *missing))
    facts = tuple(fact for ruling in rulings for fact in ruling.decided_by)
    if one.answer is Outcome.UNKNOWN:
        return Ruling(Outcome.UNKNOWN, facts)
    if not others:
        return Ruling(one.answer, (*candidates.by, *facts))
    couple = () if COUPLES in candidates.by else (COUPLES,)  # what is missing to choose did not decide this
    return Ruling(one.answer, ("ties_to", *couple, *facts))


def _share(view: View, named: Person) -> Ruling:
    candidates = view.once(sponsors, named)
    return _agreed(candidates, [_share_of(sponsor, view.verdict_on(sponsor)) for sponsor in candidates.persons])


def _share_of(sponsor: Person, verdict: PersonAssessment) -> Ruling:
    if verdict.outcome is not PersonOutcome.NOT_COVERED:
        return Ruling(as_answer(verdict.outcome), FARES)
    against = {finding.condition for finding in verdict.findings if finding.kind is Kind.NOT_COVERED}
    if not against <= GONE_AHEAD:
        return Ruling(Kind.NOT_COVERED, FARES)
    return _share_of_one_gone_ahead(sponsor.resident, sponsor.previous_grant)


def _share_of_one_gone_ahead(resident: bool | None, previous_grant: bool | None) -> Ruling:
    """Whoever has been granted and left is not refused again by 6 and 7 §§; 4 § 1 lets the others follow."""
    if resident:
        return Ruling(Kind.NOT_COVERED, (*FARES, "ties_to.resident"))
    if previous_grant is False:
        return Ruling(Kind.NOT_COVERED, (*FARES, "ties_to.previous_grant"))
    told = {"ties_to.resident": resident, "ties_to.previous_grant": previous_grant}
    missing = tuple(name for name, fact in told.items() if fact is None)
    return Ruling(Outcome.UNKNOWN, missing) if missing else Ruling(Outcome.FOR_THE_AGENCY, (*FARES, *told))


_TOGETHER = ("household", "ties_to.household")
LIVES_APART_FROM: Mapping[bool | None, Ruling] = {
    True: Ruling(Kind.NOT_COVERED, (*_TOGETHER, "ties_to.resident")),
    False: Ruling(Outcome.FOR_THE_AGENCY, (*_TOGETHER, "ties_to.resident")),
    None: Ruling(Outcome.UNKNOWN, ("ties_to.resident",)),
}
"""By whether the other person still lives in Sweden."""
LIVES_TOGETHER = Ruling(Outcome.MET, _TOGETHER)


def _homes(view: View, named: Person) -> Mapping[str | None, Ruling]:
    """How it stands for whoever lives in the household of somebody the entitlement may rest on; None: in no such."""
    candidates = view.once(sponsors, named)
    homes = {*(sponsor.household for sponsor in candidates.persons), None}
    return {home: _agreed(candidates, [_lives_with(home, sponsor) for sponsor in candidates.persons]) for home in homes}


def _lives_with(home: str | None, sponsor: Person) -> Ruling:
    return LIVES_TOGETHER if home == sponsor.household else LIVES_APART_FROM[sponsor.resident]


def leads_in_a_circle(view: View) -> bool:
    """Whether following ties from person to person comes back to somebody passed before, and so to nobody in 3 §."""
    person: Person | None = view.person
    passed: set[str] = set()
    while person is not None and person.permit_ground is TIES:
        if person.id in passed:
            return True
        passed.add(person.id)
        person = view.household.find(person.ties_to)
    return False
