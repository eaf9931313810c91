"""From an assessment to what is shown of it. Case work and documents show the same; only the names differ."""

from collections.abc import Iterable, Mapping

from eligibility.law import (
    Assessment,
    Bound,
    Finding,
    Household,
    Kind,
    Outcome,
    Person,
    PersonAssessment,
    PersonOutcome,
    Provision,
    Reservation,
    Step,
    estimate_reestablishment_support,
    figures,
    payments_of,
)
from eligibility.presented import (
    AmountView,
    Counting,
    FindingView,
    Note,
    OtherScheme,
    PaymentView,
    PersonView,
    Result,
    State,
    StepView,
)
from eligibility.wording import consequences, grant, outcomes
from eligibility.wording.conditions import sentence, worded
from eligibility.wording.results import edition_line
from eligibility.wording.saying import Text, figure_texts, listed, long_date, said

MET = State("met", "✓", outcomes.MET)
OBSTACLE_NOW = State("stop", "✕", outcomes.OBSTACLE_NOW)
NOT_MET = State("stop", "✕", outcomes.NOT_MET)
NOT_ANSWERED = State("open", "?", outcomes.NOT_ANSWERED)
FOR_THE_AGENCY = State("agency", "§", outcomes.FOR_THE_AGENCY)

STATE_OF_FINDING: Mapping[Outcome, State] = {
    Outcome.MET: MET,
    Outcome.NOT_MET: NOT_MET,
    Outcome.UNKNOWN: NOT_ANSWERED,
    Outcome.FOR_THE_AGENCY: FOR_THE_AGENCY,
}
STATE_OF_PERSON: Mapping[PersonOutcome, State] = {
    PersonOutcome.POSSIBLE: MET,
    PersonOutcome.UNKNOWN: NOT_ANSWERED,
    PersonOutcome.INDIVIDUAL: FOR_THE_AGENCY,
    PersonOutcome.BLOCKED_NOW: OBSTACLE_NOW,
    PersonOutcome.OTHER_SCHEME: NOT_MET,
    PersonOutcome.NOT_COVERED: NOT_MET,
}
OUTSIDE_THE_GRANT = frozenset({PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME})
_KINDLY = (PersonOutcome.BLOCKED_NOW, PersonOutcome.UNKNOWN, PersonOutcome.INDIVIDUAL, PersonOutcome.POSSIBLE)

Names = Mapping[str, Text]


def present(assessment: Assessment, household: Household, names: Names) -> Result:
    """What is shown of an assessment. ``names`` says what each person is called, by id."""
    numbers = figure_texts(figures(assessment.on))
    follows = assessment.consequences
    outcome = overall(assessment)
    return Result(
        edition=assessment.edition,
        edition_line=edition_line(assessment),
        outcome=outcome,
        heading=outcomes.HEADINGS[outcome],
        leads=tuple(_leads(assessment, outcome)),
        persons=tuple(_person(person, household.person(person.id), names, numbers) for person in assessment.persons),
        amount=_amount(assessment, names, numbers),
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


def _leads(assessment: Assessment, outcome: PersonOutcome) -> Iterable[Text]:
    yield outcomes.LEADS[outcome]
    found = {person.outcome for person in assessment.persons}
    if outcome not in OUTSIDE_THE_GRANT and found & OUTSIDE_THE_GRANT:
        yield outcomes.SOME_NOT_COVERED


def _person(assessed: PersonAssessment, person: Person, names: Names, numbers: Mapping[str, Text]) -> PersonView:
    return PersonView(
        id=assessed.id,
        name=names[assessed.id],
        outcome=assessed.outcome,
        state=STATE_OF_PERSON[assessed.outcome],
        headline=outcomes.PERSONS[assessed.outcome],
        findings=tuple(present_finding(finding, person, numbers) for finding in assessed.findings),
    )


def present_finding(finding: Finding, person: Person, numbers: Mapping[str, Text]) -> FindingView:
    """One condition as it stands for one person."""
    words = worded(finding.condition)
    open_to_change = finding.outcome is Outcome.NOT_MET
    own = (fact for fact in finding.reads if "." not in fact)
    missing = tuple(fact for fact in own if getattr(person, fact) is None)
    return FindingView(
        condition=finding.condition,
        outcome=finding.outcome,
        kind=finding.kind,
        state=OBSTACLE_NOW if finding.kind is Kind.BLOCKED_NOW else STATE_OF_FINDING[finding.outcome],
        label=said(words.label, **numbers),
        text=said(sentence(finding), **numbers),
        change=words.change if open_to_change else "",
        who=words.who if open_to_change else "",
        citation=finding.citation,
        reads=finding.reads,
        missing=missing if finding.outcome is Outcome.UNKNOWN else (),
    )


def _amount(assessment: Assessment, names: Names, numbers: Mapping[str, Text]) -> AmountView | None:
    found = assessment.grant
    if not found.if_unblocked:
        return None
    totals = {Bound.MIN: found.min, Bound.MAX: found.max, Bound.IF_UNBLOCKED: found.if_unblocked}
    paid_of = found.min or found.max or found.if_unblocked
    return AmountView(
        min=found.min,
        max=found.max,
        if_unblocked=found.if_unblocked,
        countings=tuple(_countings(found.steps, totals, names)),
        paid_of=paid_of,
        payments=tuple(
            PaymentView(
                when=said(grant.WHEN[payment.when], **numbers),
                percent=payment.percent,
                amount=payment.amount,
                citation=payment.citation,
            )
            for payment in payments_of(paid_of, assessment.on)
        ),
    )


def _countings(steps: tuple[Step, ...], totals: Mapping[Bound, int], names: Names) -> Iterable[Counting]:
    shown = 0
    for bound, total in totals.items():
        if total != shown:
            own = tuple(_step(step, names) for step in steps if step.bound is bound)
            yield Counting(bound=bound, text=outcomes.TOTALS[bound], total=total, steps=own)
        shown = total


def _step(step: Step, names: Names) -> StepView:
    return StepView(
        text=grant.STEPS[step.code],
        names=listed(names[id] for id in step.persons),
        before=step.before,
        after=step.after,
        citation=step.citation,
    )


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
    return tuple(Note(code=p.code, text=said(texts[p.code], **numbers), citation=p.citation) for p in provisions)


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
        steps=tuple(_step(step, names) for step in estimate.steps if step.bound is Bound.MAX),
        reservations=tuple(_reservation(reservation, names) for reservation in estimate.reservations),
    )
