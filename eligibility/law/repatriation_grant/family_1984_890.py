"""1984:890 2 and 4 §§: the two ways in, a permit of one's own or being family of somebody entitled."""

from collections.abc import Mapping

from eligibility.law.conditions import Answer, View, agreed, as_answer, decide, severity_of, worst_answer
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


def has_been_granted(view: View) -> Answer:
    """Whether the person has got a residence permit (2 §)."""
    return decide(view.person.permit_status, HAS_BEEN_GRANTED.__getitem__)


def has_qualifying_ground(view: View) -> Answer:
    """Whether the permit has a ground of 2 §, or ties to somebody whose permit has."""
    if view.person.permit_ground is not PermitGround.TIES:
        return decide(view.person.permit_ground, _judge_ground)
    return decide(view.household.find(view.person.ties_to), _judge_ties_to)


def _judge_ground(ground: PermitGround) -> Answer:
    if ground in UNSETTLED:
        return Outcome.FOR_THE_AGENCY
    return Outcome.MET if ground in LISTED else Kind.NOT_COVERED


def _judge_ties_to(other: Person) -> Answer:
    # 2 § 3 asks what the other person's permit rests on, not whether that person is entitled.
    if other.swedish_citizen or other.permit_ground is PermitGround.TIES:
        return Kind.NOT_COVERED
    answer = decide(other.permit_ground, _judge_ground)
    return Outcome.UNKNOWN if answer is not Kind.NOT_COVERED and other.swedish_citizen is None else answer


def is_family_of_entitled(view: View) -> Answer:
    """Whether 4 § lets the person in beside the first person of the household, whose outcome is shared."""
    first = view.household.persons[0]
    if view.person.id == first.id:
        return Kind.NOT_COVERED
    entitled = as_answer(view.verdict_on(first).outcome)
    return worst_answer(entitled, _judge_relation(view, first))


def _judge_relation(view: View, first: Person) -> Answer:
    match view.person.relation:
        case None:
            return Outcome.UNKNOWN
        case Relation.SPOUSE:
            return Outcome.MET
        case Relation.CHILD:
            return _judge_child(view, first)
        case Relation.OTHER_RELATIVE | Relation.COHABITING_PARTNER:
            return _judge_other(view, first)


def _judge_child(view: View, first: Person) -> Answer:
    grown = _judge_other(view, first)  # a grown child is "annan anhörig"
    if view.person.born is None:
        return agreed((Outcome.MET, grown))
    return grown if has_reached(CHILD_UNDER, view.person.born, view.on) else Outcome.MET


def _judge_other(view: View, first: Person) -> Answer:
    """Special grounds are for the agency, and only for who lives in the same household."""
    together = view.household.unclear or view.person.household == first.household
    return Outcome.FOR_THE_AGENCY if together else Kind.NOT_COVERED


def enters_as_family(view: View) -> bool:
    """Whether 4 § takes the person further than 2 § does."""
    own = worst_answer(has_been_granted(view), has_qualifying_ground(view))
    return severity_of(is_family_of_entitled(view)) < severity_of(own)


def enters_by_permit(view: View) -> bool:
    """Whether 2 § is the way in; also where neither lets the person in."""
    return not enters_as_family(view)


def rests_on_first(view: View) -> Person | None:
    """The first person of the household, for whoever enters as family."""
    return view.household.persons[0] if enters_as_family(view) else None
