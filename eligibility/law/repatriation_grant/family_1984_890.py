"""1984:890 2 and 4 §§: the two ways in, a permit of one's own or being family of somebody entitled."""

from collections.abc import Mapping

from eligibility.law.conditions import Answer, ByFact, Ruling, View, as_answer, severity_of, worst_ruling
from eligibility.law.dates import has_reached
from eligibility.law.facts import PermitGround, PermitStatus, Person, Relation
from eligibility.law.findings import Kind, Outcome

HAS_BEEN_GRANTED: Mapping[PermitStatus, Answer] = {
    PermitStatus.VALID: Outcome.MET,
    PermitStatus.RENEWAL_PENDING: Outcome.MET,
    # "har fått uppehållstillstånd": whether a permit that has run out is enough is not said.
    PermitStatus.EXPIRED: Outcome.FOR_THE_AGENCY,
    PermitStatus.FIRST_APPLICATION_PENDING: Kind.NOT_COVERED,
    PermitStatus.NONE: Kind.NOT_COVERED,
    PermitStatus.REFUSED: Kind.OTHER_SCHEME,
}

LISTED = frozenset({
    PermitGround.QUOTA_REFUGEE,  # 2 § 1
    PermitGround.REFUGEE,  # 2 § 2
    PermitGround.SUBSIDIARY_PROTECTION,
    PermitGround.EXCEPTIONALLY_DISTRESSING,
})  # fmt: skip
UNSETTLED = frozenset({PermitGround.LONG_TERM_RESIDENT, PermitGround.PROTECTION_AFTER_JULY_2026})

CHILD_UNDER = 18  # 1984:890 4 §, "barn under 18 år"


has_been_granted = ByFact("permit_status", HAS_BEEN_GRANTED)
"""Whether the person has got a residence permit (2 §)."""


def _judge_ground(ground: PermitGround) -> Answer:
    if ground in UNSETTLED:
        return Outcome.FOR_THE_AGENCY
    return Outcome.MET if ground in LISTED else Kind.NOT_COVERED


_GROUNDS: Mapping[PermitGround, Answer] = {ground: _judge_ground(ground) for ground in PermitGround}
_by_own_ground = ByFact("permit_ground", _GROUNDS)


def has_qualifying_ground(view: View) -> Ruling:
    """Whether the permit has a ground of 2 §, or ties to somebody whose permit has."""
    if view.person.permit_ground is not PermitGround.TIES:
        return _by_own_ground(view)
    other = view.household.find(view.person.ties_to)
    return Ruling(Outcome.UNKNOWN, ("ties_to",)) if other is None else _judge_ties_to(other)


def _judge_ties_to(other: Person) -> Ruling:
    """2 § 3 asks what the other person's permit rests on, not whether that person is entitled."""
    through_ties = ("permit_ground", "ties_to")
    ground, citizen = "ties_to.permit_ground", "ties_to.swedish_citizen"
    if other.swedish_citizen:
        return Ruling(Kind.NOT_COVERED, (*through_ties, citizen))
    if other.permit_ground and _GROUNDS[other.permit_ground] is Kind.NOT_COVERED:  # ties among them
        return Ruling(Kind.NOT_COVERED, (*through_ties, ground))
    told = {ground: other.permit_ground, citizen: other.swedish_citizen}
    missing = tuple(name for name, fact in told.items() if fact is None)
    if missing or other.permit_ground is None:
        return Ruling(Outcome.UNKNOWN, missing)
    return Ruling(_GROUNDS[other.permit_ground], (*through_ties, ground, citizen))


def is_family_of_entitled(view: View) -> Ruling:
    """Whether 4 § lets the person in beside the first person of the household, whose outcome is shared."""
    first = view.household.persons[0]
    if view.person.id == first.id:
        return Ruling(Kind.NOT_COVERED, ("relation",))
    entitled = Ruling(as_answer(view.verdict_on(first).outcome), ("first_person.outcome",))
    return worst_ruling(entitled, _judge_relation(view, first))


def _judge_relation(view: View, first: Person) -> Ruling:
    match view.person.relation:
        case None:
            return Ruling(Outcome.UNKNOWN, ("relation",))
        case Relation.SPOUSE:
            return Ruling(Outcome.MET, ("relation",))
        case Relation.CHILD:
            return _judge_child(view, first)
        case Relation.OTHER_RELATIVE | Relation.COHABITING_PARTNER:
            return _judge_other(view, first)


def _judge_child(view: View, first: Person) -> Ruling:
    born = view.person.born
    if born is None:
        return Ruling(Outcome.UNKNOWN, ("born",))
    if not has_reached(CHILD_UNDER, born, view.on):
        return Ruling(Outcome.MET, ("relation", "born"))
    answer, by = _judge_other(view, first)  # a grown child is "annan anhörig"
    return Ruling(answer, ("born", *by))


def _judge_other(view: View, first: Person) -> Ruling:
    """Special grounds are for the agency, and only for who lives in the same household."""
    if view.household.unclear:
        return Ruling(Outcome.FOR_THE_AGENCY, ("relation", "household.unclear"))
    together = view.person.household == first.household
    answer = Outcome.FOR_THE_AGENCY if together else Kind.NOT_COVERED
    return Ruling(answer, ("relation", "household", "first_person.household"))


def enters_as_family(view: View) -> bool:
    """Whether 4 § takes the person further than 2 § does."""
    return view.once(_goes_further_as_family, view.person)


def _goes_further_as_family(view: View, person: Person) -> bool:
    own = worst_ruling(has_been_granted(view), has_qualifying_ground(view))
    return severity_of(is_family_of_entitled(view)) < severity_of(own)


def enters_by_permit(view: View) -> bool:
    """Whether 2 § is the way in; also where neither lets the person in."""
    return not enters_as_family(view)


def rests_on_first(view: View) -> Person | None:
    """The first person of the household, for whoever enters as family."""
    return view.household.persons[0] if enters_as_family(view) else None
