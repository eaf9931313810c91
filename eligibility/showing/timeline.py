"""The days that follow a decision: relative to it or, with days of one's own, as days. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.asking.days import NOT_A_DAY
from eligibility.law import Assessment, Citation, Deadline, payments_of
from eligibility.law.dates import months_after
from eligibility.wording import timeline as words
from eligibility.wording.saying import Text, long_date, said

DECIDED, LEFT, ARRIVED = "decided_on", "left_on", "arrived_on"
FIELDS = (DECIDED, LEFT, ARRIVED)
FAR = 10  # years from the day asked about: further away is a slip of the pen
LEAVE, LAST_PART = "leave_sweden", "third_payment_earliest"


@dataclass(frozen=True, kw_only=True, slots=True)
class DateField:
    """A field for one day: what was typed, and what is wrong with it."""

    name: str
    label: Text
    typed: str = ""
    error: Text = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One point on the line. ``day`` is the reader's own; ``limit`` is the day the law sets."""

    title: Text
    text: Text
    citation: Citation | None = None
    day: date | None = None
    limit: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The line, the fields for days of one's own, and the days worth a place in a calendar, by code."""

    fields: tuple[DateField, ...]
    moments: tuple[Moment, ...]
    days: Mapping[str, date]
    notice: Text = ""

    @property
    def errors(self) -> tuple[DateField, ...]:
        """The fields in which something is wrong."""
        return tuple(field for field in self.fields if field.error)

    @property
    def has_days(self) -> bool:
        """Whether there is a day to put in a calendar, and nothing to correct first."""
        return bool(self.days) and not self.errors

    @property
    def is_own(self) -> bool:
        """Whether a day of one's own was typed."""
        return any(field.typed for field in self.fields)


def timeline_of(assessment: Assessment, typed: Mapping[str, str]) -> Timeline | None:
    """The line of an assessment; None under an ordinance that sets no such time limits."""
    limits = {deadline.code: deadline for deadline in assessment.deadlines}
    if LEAVE not in limits or LAST_PART not in limits:
        return None
    read = {name: _read(typed.get(name, ""), assessment.on) for name in FIELDS}
    errors = {name: found for name, found in read.items() if not isinstance(found, date | None)}
    days = {name: found for name, found in read.items() if isinstance(found, date)}
    errors |= _out_of_order(days, limits[LEAVE])
    sound = {name: day for name, day in days.items() if name not in errors}
    found = _limits(sound, limits)
    return Timeline(
        fields=tuple(
            DateField(name=name, label=words.LABELS[name], typed=typed.get(name, ""), error=errors.get(name, ""))
            for name in FIELDS
        ),
        moments=_moments(assessment, limits, sound, found),
        days=found,
    )


def _read(typed: str, on: date) -> date | Text | None:
    """The day that was typed, what is wrong with it, or None where nothing was."""
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return NOT_A_DAY
    return day if abs(day.year - on.year) <= FAR else words.FAR_AWAY


def _out_of_order(days: Mapping[str, date], leave: Deadline) -> dict[str, Text]:
    decided, left, arrived = (days.get(name) for name in FIELDS)
    errors: dict[str, Text] = {}
    if decided and left:
        last = months_after(decided, leave.months)
        if left < decided:
            errors[LEFT] = words.BEFORE_DECISION
        elif left > last:
            errors[LEFT] = said(words.TOO_LATE, day=long_date(last), section=str(leave.citation))
    if arrived and left and arrived < left:
        errors[ARRIVED] = words.BEFORE_DEPARTURE
    elif arrived and decided and arrived < decided:
        errors[ARRIVED] = words.BEFORE_DECISION
    return errors


def _limits(days: Mapping[str, date], limits: Mapping[str, Deadline]) -> dict[str, date]:
    counted_from = {LEAVE: DECIDED, LAST_PART: LEFT}
    return {code: months_after(days[name], limits[code].months) for code, name in counted_from.items() if name in days}


def _moments(
    assessment: Assessment, limits: Mapping[str, Deadline], days: Mapping[str, date], found: Mapping[str, date]
) -> tuple[Moment, ...]:
    a_sum = assessment.grant.if_unblocked or 100  # any: the provisions are the same where no sum is settled yet
    paid = {payment.when: payment.citation for payment in payments_of(a_sum, assessment.on)}
    return (
        Moment(title=words.DECISION, text=words.FIRST_PAYMENT, citation=paid.get("at_decision"), day=days.get(DECIDED)),
        _limited(words.DEPARTURE, limits[LEAVE], found.get(LEAVE), days.get(LEFT), words.LEAVE_BY, words.LEAVE_WITHIN),
        Moment(
            title=words.ARRIVAL, text=words.SECOND_PAYMENT, citation=paid.get("after_arrival"), day=days.get(ARRIVED)
        ),
        _limited(words.LAST_PART, limits[LAST_PART], found.get(LAST_PART), None, words.LAST_FROM, words.LAST_WITHIN),
    )


def _limited(
    title: Text, deadline: Deadline, limit: date | None, own: date | None, dated: Text, relative: Text
) -> Moment:
    text = (
        said(dated, day=long_date(limit), months=deadline.months) if limit else said(relative, months=deadline.months)
    )
    return Moment(title=title, text=text, citation=deadline.citation, day=own, limit=limit)
