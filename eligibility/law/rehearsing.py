"""What a draft would change: two editions side by side, over household files.

A file counts when its day is under the ordinance of the edition replaced, in whichever wording. Both editions assess it
on that same day, as if each held it: nobody grows older in between, so what differs is the law and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.law.assessing import assess_under
from eligibility.law.case_files import CaseFile
from eligibility.law.conditions import Condition
from eligibility.law.drafts import Draft
from eligibility.law.editions import Edition, NoEditionInForce, edition_on
from eligibility.law.figures import Figure
from eligibility.law.findings import Kind, Outcome, PersonOutcome
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.law.results import Assessment, Bound, PersonAssessment


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureChange:
    """A number that is another, or stands elsewhere. None: not in that edition."""

    name: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionChange:
    """A condition added, taken away or read otherwise. What else it decides is seen in the cases."""

    code: str
    before: Condition | None
    after: Condition | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvisionChange:
    """Something else that an edition says: which list it stands in, its code, and how it reads. None: not said."""

    listed_in: str
    code: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeFlip:
    """One person who comes out otherwise."""

    person: str
    before: PersonOutcome
    after: PersonOutcome


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingFlip:
    """One condition that comes out otherwise for one person; not met is said as what it amounts to. None: not asked."""

    person: str
    condition: str
    before: Outcome | Kind | None
    after: Outcome | Kind | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AmountMove:
    """One of the three sums, in kronor."""

    bound: Bound
    before: int
    after: int

    @property
    def by(self) -> int:
        """How much more, or less when negative."""
        return self.after - self.before


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseChange:
    """What comes out otherwise in one file. ``payments`` are kronor before and after, of the lowest sum."""

    name: str
    title: str
    on: date
    flips: tuple[OutcomeFlip, ...]
    findings: tuple[FindingFlip, ...]
    amounts: tuple[AmountMove, ...]
    payments: tuple[tuple[int, ...], tuple[int, ...]]

    @property
    def is_change(self) -> bool:
        """Whether anything differs."""
        return bool(self.flips or self.findings or self.amounts or self.payments[0] != self.payments[1])


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """Everything that differs. ``assessed`` files were compared and ``left_out`` are under another ordinance."""

    base: Edition
    draft: Edition
    figures: tuple[FigureChange, ...]
    conditions: tuple[ConditionChange, ...]
    provisions: tuple[ProvisionChange, ...]
    cases: tuple[CaseChange, ...]
    assessed: int
    left_out: int

    @property
    def changes_nothing(self) -> bool:
        """Whether draft and base say and decide the same."""
        return not (self.figures or self.conditions or self.provisions or self.cases)


def rehearse(draft: Draft, cases: Mapping[str, CaseFile]) -> Rehearsal:
    """Compare a draft with the edition it replaces, over files by name."""
    counted = {name: case for name, case in cases.items() if _is_under(draft.base.ordinance, case.on)}
    compared = (_compare_case(name, case, draft) for name, case in counted.items())
    return Rehearsal(
        base=draft.base,
        draft=draft.edition,
        figures=tuple(_figure_changes(draft.base, draft.edition)),
        conditions=tuple(_condition_changes(draft.base, draft.edition)),
        provisions=tuple(_provision_changes(draft.base, draft.edition)),
        cases=tuple(change for change in compared if change.is_change),
        assessed=len(counted),
        left_out=len(cases) - len(counted),
    )


def _is_under(ordinance: str, on: date) -> bool:
    try:
        return edition_on(on, EDITIONS).ordinance == ordinance
    except NoEditionInForce:
        return False


def _figure_changes(base: Edition, draft: Edition) -> Iterator[FigureChange]:
    for name in {**base.figures, **draft.figures}:
        before, after = base.figures.get(name), draft.figures.get(name)
        if _as_said(before) != _as_said(after):
            yield FigureChange(name=name, before=before, after=after)


def _as_said(figure: Figure | None) -> object:
    """A figure as a reader meets it; in which amendment it stands is not shown."""
    return figure and (figure.value, figure.kind, str(figure.citation))


def _condition_changes(base: Edition, draft: Edition) -> Iterator[ConditionChange]:
    old = {condition.code: condition for condition in base.conditions}
    new = {condition.code: condition for condition in draft.conditions}
    for code in {**old, **new}:
        before, after = old.get(code), new.get(code)
        if before is not after:  # what is taken over unchanged is the very same
            yield ConditionChange(code=code, before=before, after=after)


def _provision_changes(base: Edition, draft: Edition) -> Iterator[ProvisionChange]:
    old, new = dict(_provisions(base)), dict(_provisions(draft))
    for listed_in, code in {**old, **new}:
        before, after = old.get((listed_in, code)), new.get((listed_in, code))
        if before != after:
            yield ProvisionChange(listed_in=listed_in, code=code, before=before, after=after)


def _provisions(edition: Edition) -> Iterator[tuple[tuple[str, str], str]]:
    for share in edition.payment_shares:
        yield ("payments", share.when), f"{share.percent.number} percent, {share.percent.citation}"
    for deadline in edition.deadlines:
        said = f"{deadline.months} months from {deadline.counted_from}, {deadline.citation}"
        yield ("deadlines", deadline.code), said
    for reservation in edition.reservations:
        yield ("reservations", reservation.code), str(reservation.citation)
    for name in ("duties", "payment_stopped", "repayment", "relief"):
        for provision in getattr(edition.consequences, name):
            yield (name, provision.code), str(provision.citation)
    for appeal in edition.consequences.appeals:
        yield ("appeals", appeal.decision), f"{'allowed' if appeal.allowed else 'not allowed'}, {appeal.citation}"


def _compare_case(name: str, case: CaseFile, draft: Draft) -> CaseChange:
    before = assess_under(draft.base, case.household, case.on)
    after = assess_under(draft.edition, case.household, case.on)
    return CaseChange(
        name=name,
        title=case.title,
        on=case.on,
        flips=tuple(_flips(before, after)),
        findings=tuple(_finding_flips(before, after)),
        amounts=tuple(_moves(before, after)),
        payments=(_kronor(before), _kronor(after)),
    )


def _flips(before: Assessment, after: Assessment) -> Iterator[OutcomeFlip]:
    for old, new in zip(before.persons, after.persons, strict=True):
        if old.outcome is not new.outcome:
            yield OutcomeFlip(person=old.id, before=old.outcome, after=new.outcome)


def _finding_flips(before: Assessment, after: Assessment) -> Iterator[FindingFlip]:
    for old, new in zip(before.persons, after.persons, strict=True):
        was, now = _answers(old), _answers(new)
        for code in {**was, **now}:
            if was.get(code) != now.get(code):
                yield FindingFlip(person=old.id, condition=code, before=was.get(code), after=now.get(code))


def _answers(person: PersonAssessment) -> dict[str, Outcome | Kind]:
    return {finding.condition: finding.kind or finding.outcome for finding in person.findings}


def _moves(before: Assessment, after: Assessment) -> Iterator[AmountMove]:
    for bound in Bound:
        one, other = getattr(before.grant, bound), getattr(after.grant, bound)
        if one != other:
            yield AmountMove(bound=bound, before=one, after=other)


def _kronor(assessment: Assessment) -> tuple[int, ...]:
    return tuple(payment.amount for payment in assessment.payments)
