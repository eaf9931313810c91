"""2025:970 4 §: a permit through ties to a person referred to in 3 §, or to that person's spouse or partner."""

from eligibility.law.conditions import Answer, View, agreed, as_answer
from eligibility.law.facts import PermitGround, Person
from eligibility.law.findings import Kind, Outcome, PersonOutcome
from eligibility.law.repatriation_grant.permits import LISTED

GONE_AHEAD = frozenset({"resident_in_sweden", "no_previous_grant"})
"""What keeps out somebody who has been granted and has left, as 4 § 1 foresees."""


def is_through_ties(view: View) -> bool:
    """Whether 4 § is the way in."""
    return view.person.permit_ground is PermitGround.TIES


def reaches_listed_person(view: View) -> Answer:
    """Whether the ties are to a person referred to in 3 §, or to that person's partner.

    Both limbs lead to the same, so ``ties_through_partner`` need not be read: either the person named is
    referred to in 3 §, or that person's partner is.
    """
    if _leads_in_a_circle(view):
        return Kind.NOT_COVERED
    named = view.household.find(view.person.ties_to)
    if named is None:
        return Outcome.UNKNOWN
    partner = view.household.partner_of(named.id)
    listed = [_is_listed(named), _is_listed(partner) if partner else False]
    if True in listed:
        return Outcome.MET
    # Ties to somebody who has ties: whether those two are a couple was not told.
    couple_untold = partner is None and named.permit_ground is PermitGround.TIES
    return Outcome.UNKNOWN if None in listed or couple_untold else Kind.NOT_COVERED


def is_entitled(view: View) -> Answer:
    """Whether the person the ties are to is entitled: that outcome is shared."""
    if _leads_in_a_circle(view):
        return Kind.NOT_COVERED
    return agreed(_share(view, sponsor) for sponsor in sponsors(view))


def lives_in_same_household(view: View) -> Answer:
    """Whether they live together, or did immediately before the other person left."""
    if view.household.unclear:
        return Outcome.FOR_THE_AGENCY
    return agreed(_lives_with(view.person, sponsor) for sponsor in sponsors(view))


def sponsor(view: View) -> Person | None:
    """The person the entitlement rests on, or None when the permit is not through ties or it cannot be told."""
    candidates = sponsors(view) if is_through_ties(view) else ()
    return candidates[0] if len(candidates) == 1 else None


def sponsors(view: View) -> tuple[Person, ...]:
    """The persons the entitlement may rest on: the one named or, where that one cannot be referred to in 3 §
    and has no ties either, the partner. Both, while what was told leaves it open.
    """
    named = view.household.find(view.person.ties_to)
    if named is None:
        return ()
    partner = view.household.partner_of(named.id)
    stands = _stands_alone(named)
    if stands is True or partner is None or _is_listed(partner) is False:
        return (named,)
    return (partner,) if stands is False else (named, partner)


def _is_listed(person: Person) -> bool | None:
    """Whether 3 § refers to the person; None while citizenship or ground was not told."""
    if person.swedish_citizen or (person.permit_ground and person.permit_ground not in LISTED):
        return False
    return None if person.permit_ground is None or person.swedish_citizen is None else True


def _stands_alone(person: Person) -> bool | None:
    if person.permit_ground is PermitGround.TIES:
        return None if person.swedish_citizen is None else not person.swedish_citizen
    return _is_listed(person)


def _share(view: View, sponsor: Person) -> Answer:
    verdict = view.verdict_on(sponsor)
    if verdict.outcome is not PersonOutcome.NOT_COVERED:
        return as_answer(verdict.outcome)
    against = {finding.condition for finding in verdict.findings if finding.kind is Kind.NOT_COVERED}
    if not against <= GONE_AHEAD or sponsor.resident is True or sponsor.previous_grant is False:
        return Kind.NOT_COVERED
    # Whoever has been granted and left is not refused again by 6 and 7 §§; 4 § 1 lets the others follow.
    gone_ahead = sponsor.resident is False and sponsor.previous_grant is True
    return Outcome.FOR_THE_AGENCY if gone_ahead else Outcome.UNKNOWN


def _lives_with(person: Person, sponsor: Person) -> Answer:
    if person.household == sponsor.household:
        return Outcome.MET
    if sponsor.resident:
        return Kind.NOT_COVERED
    return Outcome.UNKNOWN if sponsor.resident is None else Outcome.FOR_THE_AGENCY


def _leads_in_a_circle(view: View) -> bool:
    """Whether following ties from person to person comes back to somebody passed before, and so to nobody in 3 §."""
    person: Person | None = view.person
    passed: set[str] = set()
    while person is not None and person.permit_ground is PermitGround.TIES:
        if person.id in passed:
            return True
        passed.add(person.id)
        person = view.household.find(person.ties_to)
    return False
