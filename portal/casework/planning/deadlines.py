"""The days that follow a decision, for one person, each with its provision. Where the ordinance is silent, so are we.

Months and shares come from the edition; not one of them is written here. Days are counted as the engine counts them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eligibility.law import Citation, Payment
from eligibility.law.amounts import split_into_payments
from eligibility.law.dates import months_after
from eligibility.law.editions import Edition
from eligibility.law.repatriation_grant import EDITIONS
from portal.casework.models import AgencyDecision, GrantedPerson

LEAVE, LAST_PAYMENT = "leave_sweden", "third_payment_earliest"


class Moment(StrEnum):
    """What one line is about."""

    FIRST_PAYMENT = "first_payment"
    LEAVE = "leave"
    PAID_AT_DEPARTURE = "paid_at_departure"
    SECOND_PAYMENT = "second_payment"
    THIRD_PAYMENT = "third_payment"
    SETTLE_AGAIN = "settle_again"


class Standing(StrEnum):
    """Where it stands on a day."""

    DONE = "done"
    AHEAD = "ahead"
    OVER = "over"
    POSSIBLE = "possible"
    WAITS = "waits"
    FOR_THE_AGENCY = "for_the_agency"
    NO_LIMIT = "no_limit"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that follows. `day` is the last or the earliest day there is to say, `months` what it was counted with.

    `waits_for` names the days that nobody has told and that the line waits for. `percent` is of the whole grant.
    """

    moment: Moment
    standing: Standing
    citation: Citation | None
    wording: str
    day: date | None = None
    done_on: date | None = None
    months: int | None = None
    percent: int | None = None
    waits_for: tuple[str, ...] = ()


def edition_of(decision: AgencyDecision) -> Edition:
    """The wording in force on the day of the decision; of a repealed ordinance its last, of a later one its first."""
    wordings = [edition for edition in EDITIONS if edition.ordinance == decision.ordinance]
    on = decision.decided_on
    return next((edition for edition in wordings if edition.covers(on)), _nearest(wordings, on))


def _nearest(wordings: Sequence[Edition], on: date) -> Edition:
    return wordings[0] if on < wordings[0].in_force_from else wordings[-1]


def lines_of(granted: GrantedPerson, decision: AgencyDecision, *, today: date) -> tuple[Line, ...]:
    """Everything that follows for one person, in the order in which it happens."""
    edition = edition_of(decision)
    parts = {part.when: part for part in payments_of(decision)}
    return tuple(_Lines(granted, decision, edition, parts, today).all())


def payments_of(decision: AgencyDecision) -> tuple[Payment, ...]:
    """The parts of the grant, for all persons together; of a hundred kronor where the amount was not told."""
    return split_into_payments(decision.amount or 100, edition_of(decision).payment_shares)


@dataclass(frozen=True)
class _Lines:
    granted: GrantedPerson
    decision: AgencyDecision
    edition: Edition
    parts: dict[str, Payment]
    today: date

    def all(self) -> Iterator[Line]:
        if "at_decision" in self.parts:
            yield self._paid(Moment.FIRST_PAYMENT, "at_decision", Standing.FOR_THE_AGENCY)
        if any(limit.code == LEAVE for limit in self.edition.deadlines):
            yield self._leave()
        if "at_departure" in self.parts:
            yield self._paid(Moment.PAID_AT_DEPARTURE, "at_departure", Standing.FOR_THE_AGENCY)
        if "after_arrival" in self.parts:
            yield self._second()
        if "after_permit_ended" in self.parts:
            yield self._third()
        again = next(
            (one for one in self.edition.consequences.repayment if one.code == "settled_in_sweden_again"), None
        )
        if again:
            yield self._line(Moment.SETTLE_AGAIN, Standing.NO_LIMIT, again.citation)

    def _leave(self) -> Line:
        limit = next(limit for limit in self.edition.deadlines if limit.code == LEAVE)
        last, left = months_after(self.decision.decided_on, limit.months), self.granted.departed_on
        if left is not None:
            standing = Standing.DONE if left <= last else Standing.OVER
        else:
            standing = Standing.AHEAD if self.today <= last else Standing.OVER
        return self._line(Moment.LEAVE, standing, limit.citation, day=last, done_on=left, months=limit.months)

    def _second(self) -> Line:
        arrived, asked = self.granted.arrived_on, self.granted.second_asked_on
        standing = Standing.DONE if asked else Standing.POSSIBLE if arrived else Standing.WAITS
        waits_for = () if arrived or asked else ("arrived_on",)
        return self._paid(
            Moment.SECOND_PAYMENT, "after_arrival", standing, day=arrived, done_on=asked, waits_for=waits_for
        )

    def _third(self) -> Line:
        limit = next(limit for limit in self.edition.deadlines if limit.code == LAST_PAYMENT)
        left, ended, asked = self.granted.departed_on, self.granted.permit_ended_on, self.granted.third_asked_on
        told = {"departed_on": left, "permit_ended_on": ended}
        missing = () if asked else tuple(name for name, day in told.items() if day is None)
        waited = [months_after(left, limit.months)] if left else []
        earliest = max([*waited, ended]) if ended and waited else (waited[0] if waited else None)
        if asked:
            standing = Standing.DONE
        elif missing or earliest is None:
            standing = Standing.WAITS
        else:
            standing = Standing.AHEAD if self.today < earliest else Standing.POSSIBLE
        return self._paid(
            Moment.THIRD_PAYMENT, "after_permit_ended", standing,
            day=earliest, done_on=asked, months=limit.months, waits_for=missing,
        )  # fmt: skip

    def _paid(
        self, moment: Moment, when: str, standing: Standing, *, day: date | None = None, done_on: date | None = None,
        months: int | None = None, waits_for: tuple[str, ...] = (),
    ) -> Line:  # fmt: skip
        part = self.parts[when]
        return Line(
            moment=moment,
            standing=standing,
            citation=part.citation,
            wording=self.edition.wording,
            day=day,
            done_on=done_on,
            months=months,
            percent=part.percent,
            waits_for=waits_for,
        )

    def _line(
        self, moment: Moment, standing: Standing, citation: Citation, *, day: date | None = None,
        done_on: date | None = None, months: int | None = None,
    ) -> Line:  # fmt: skip
        return Line(
            moment=moment,
            standing=standing,
            citation=citation,
            wording=self.edition.wording,
            day=day,
            done_on=done_on,
            months=months,
        )


def days_to_look_at(lines: Sequence[Line]) -> list[date]:
    """The days that lie ahead and are worth a place in a calendar: the last to leave, the earliest to ask."""
    dated = (line for line in lines if line.moment in (Moment.LEAVE, Moment.THIRD_PAYMENT))
    return [line.day for line in dated if line.day and line.standing in (Standing.AHEAD, Standing.WAITS)]
