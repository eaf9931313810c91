"""The amount as it is shown: every sum with its steps, and how it would be paid."""

from collections.abc import Iterable, Mapping

from eligibility.law import Assessment, Bound, Step, payments_of
from eligibility.showing.presented import AmountView, Counting, PaymentView, StepView
from eligibility.showing.tracing import Names
from eligibility.wording import grant, outcomes
from eligibility.wording.saying import Text, filled, listed


def present_amount(assessment: Assessment, names: Names, numbers: Mapping[str, Text]) -> AmountView | None:
    """The sums, how each was counted and how it would be paid; None where nobody can be granted anything."""
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
                when=filled(grant.WHEN[payment.when], numbers),
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
            own = tuple(present_step(step, names) for step in steps if step.bound is bound)
            yield Counting(bound=bound, text=outcomes.TOTALS[bound], total=total, steps=own)
        shown = total


def present_step(step: Step, names: Names) -> StepView:
    """One step of a counting in words."""
    return StepView(
        text=grant.STEPS[step.code],
        names=listed(names[id] for id in step.persons),
        before=step.before,
        after=step.after,
        citation=step.citation,
    )
