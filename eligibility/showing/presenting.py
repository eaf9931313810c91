"""From an assessment to what is shown of it. Case work and documents show the same; only the names differ."""

from collections.abc import Iterable, Mapping

from eligibility.law import (
    Assessment,
    Bound,
    Household,
    Outcome,
    PersonAssessment,
    PersonOutcome,
    Provision,
    Reservation,
    estimate_reestablishment_support,
    figures,
)
from eligibility.showing.presented import (
    Note,
    OtherScheme,
    PersonView,
    Result,
)
from eligibility.showing.presenting_amount import present_amount, present_step
from eligibility.showing.presenting_findings import FindingWriter
from eligibility.showing.states import STATE_OF_PERSON
from eligibility.showing.tracing import Names, Tracer
from eligibility.wording import consequences, grant, outcomes
from eligibility.wording.conditions import may_change_alone
from eligibility.wording.results import edition_line
from eligibility.wording.saying import Text, figure_texts, filled, listed, long_date, said
from eligibility.wording.telling import Teller, as_told

OUTSIDE_THE_GRANT = frozenset({PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME})
_KINDLY = (PersonOutcome.BLOCKED_NOW, PersonOutcome.UNKNOWN, PersonOutcome.INDIVIDUAL, PersonOutcome.POSSIBLE)


def present(assessment: Assessment, household: Household, names: Names, tell: Teller = as_told) -> Result:
    """What is shown of an assessment.

    ``names`` says what each person is called, by id; ``tell`` how a fact is said.
    """
    tracer = Tracer(assessment=assessment, household=household, names=names, tell=tell)
    numbers = figure_texts(figures(assessment.on))
    writer = FindingWriter(tracer=tracer, numbers=numbers)
    follows = assessment.consequences
    outcome = overall(assessment)
    return Result(
        edition=assessment.edition,
        edition_line=edition_line(assessment),
        outcome=outcome,
        heading=_heading(assessment, outcome),
        leads=tuple(_leads(assessment, outcome)),
        persons=tuple(_person(person, names, writer) for person in assessment.persons),
        amount=present_amount(assessment, names, numbers),
        leaving=_leaving(assessment),
        reservations=tuple(_reservation(reservation, names) for reservation in assessment.reservations),
        warnings=tuple(_warning(code, assessment) for code in assessment.warnings),
        deadlines=tuple(
            Note(code=deadline.code, text=grant.deadline_text(deadline), citation=deadline.citation)
            for deadline in assessment.deadlines
        ),
        duties=_provisions(follows.duties, consequences.DUTIES, numbers),
        payment_stopped=_provisions(follows.payment_stopped, consequences.PAYMENT_STOPPED, numbers),
        repayment=_provisions(follows.repayment, consequences.REPAYMENT, numbers),
        relief=_provisions(follows.relief, consequences.RELIEF, numbers),
        appeals=tuple(
            Note(
                code=appeal.decision,
                text=consequences.APPEALS[appeal.decision, appeal.allowed],
                citation=appeal.citation,
            )
            for appeal in follows.appeals
        ),
        other_scheme=_other_scheme(assessment, household, names),
    )


def overall(assessment: Assessment) -> PersonOutcome:
    """How the household stands: by those the grant is for, an obstacle first; else by the rules that may apply."""
    found = {person.outcome for person in assessment.persons}
    inside = [outcome for outcome in _KINDLY if outcome in found]
    if inside:
        return inside[0]
    return PersonOutcome.OTHER_SCHEME if _refused(assessment) else PersonOutcome.NOT_COVERED


def _refused(assessment: Assessment) -> bool:
    return any(person.scheme for person in assessment.persons)


def _heading(assessment: Assessment, outcome: PersonOutcome) -> Text:
    """How the household stands in a sentence; that all is well is not said where it is well for some only."""
    found = {person.outcome for person in assessment.persons}
    if outcome is PersonOutcome.POSSIBLE and found & OUTSIDE_THE_GRANT:
        return outcomes.MET_FOR_SOME
    if outcome is PersonOutcome.NOT_COVERED and all(_can_still_be_met(person) for person in assessment.persons):
        return outcomes.NOT_MET_YET
    return outcomes.HEADINGS[outcome]


def _leads(assessment: Assessment, outcome: PersonOutcome) -> Iterable[Text]:
    outside = [person for person in assessment.persons if person.outcome in OUTSIDE_THE_GRANT]
    are_only_late = all(_can_still_be_met(person) for person in outside)
    if outcome is PersonOutcome.NOT_COVERED and are_only_late:
        yield outcomes.NOT_MET_YET_LEAD
    else:
        yield outcomes.LEADS[outcome]
    if outside and outcome not in OUTSIDE_THE_GRANT:
        yield outcomes.SOME_NOT_MET_YET if are_only_late else outcomes.SOME_NOT_COVERED


def _can_still_be_met(person: PersonAssessment) -> bool:
    """Whether nothing keeps the person from the grant but what can change by itself, as an answer about a country."""
    return all(may_change_alone(finding) for finding in person.findings if finding.outcome is Outcome.NOT_MET)


def _person(assessed: PersonAssessment, names: Names, writer: FindingWriter) -> PersonView:
    return PersonView(
        id=assessed.id,
        name=names[assessed.id],
        outcome=assessed.outcome,
        state=STATE_OF_PERSON[assessed.outcome],
        headline=_headline(assessed),
        findings=tuple(writer.present(finding, assessed) for finding in assessed.findings),
    )


def _headline(assessed: PersonAssessment) -> Text:
    if assessed.outcome is PersonOutcome.NOT_COVERED and _can_still_be_met(assessed):
        return outcomes.NOT_MET_YET
    return outcomes.PERSONS[assessed.outcome]


def _leaving(assessment: Assessment) -> tuple[Note, ...]:
    """What a person leaves, with the provision where the ordinance says it; first what it says."""
    follows = assessment.consequences
    again = next((p.citation for p in follows.repayment if p.code == "settled_in_sweden_again"), None)
    last = next((d.citation for d in assessment.deadlines if d.code == "third_payment_earliest"), None)
    stated = {"permit": last, "repayment": again}
    codes = ["permit" if last else "permit_old", *(["repayment"] if again else [])]
    codes += ["welfare", "refugee_status", "new_permit", "no_regret"]
    return tuple(Note(code=code, text=consequences.LEAVING[code], citation=stated.get(code)) for code in codes)


def _reservation(reservation: Reservation, names: Names) -> Note:
    return Note(
        code=reservation.code,
        text=grant.RESERVATIONS[reservation.code],
        citation=reservation.citation,
        names=listed(names[id] for id in reservation.persons),
    )


def _warning(code: str, assessment: Assessment) -> Note:
    return Note(
        code=code,
        text=said(grant.WARNINGS[code], verified_through=long_date(assessment.verified_through)),
    )


def _provisions(
    provisions: Iterable[Provision], texts: Mapping[str, Text], numbers: Mapping[str, Text]
) -> tuple[Note, ...]:
    return tuple(Note(code=p.code, text=filled(texts[p.code], numbers), citation=p.citation) for p in provisions)


def _other_scheme(assessment: Assessment, household: Household, names: Names) -> OtherScheme | None:
    if not _refused(assessment):
        return None
    estimate = estimate_reestablishment_support(household, assessment.on)
    return OtherScheme(
        ordinance=estimate.ordinance,
        names=listed(names[id] for id in estimate.persons),
        min=estimate.min,
        max=estimate.max,
        read_through=long_date(estimate.verified_through),
        steps=tuple(present_step(step, names) for step in estimate.steps if step.bound is Bound.MAX),
        reservations=tuple(_reservation(reservation, names) for reservation in estimate.reservations),
    )
