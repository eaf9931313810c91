"""*Vad en flytt innebär och hur bidraget betalas*: for a household, or for one person without anybody else's sums.

Every number comes from the edition. Where the ordinance is silent it says so, and what nobody has told us stands under
what we do not know.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eligibility.law.editions import Edition
from eligibility.law.results import Deadline
from eligibility.showing.presented import AmountView, Result
from eligibility.showing.presenting import present
from eligibility.wording import Text
from eligibility.wording.outcomes import TOTALS
from portal.casework.documents.application.summary import Statement
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.languages import beside
from portal.casework.documents.leaving import (
    Basis,
    Ceiling,
    basis_of,
    ceilings,
    cited_under,
    edition_for,
    statements,
)
from portal.casework.documents.own_facts import of_one
from portal.casework.documents.to_think_of import UNKNOWN, Topic, topics_under
from portal.casework.models import AgencyDecision, GrantedPerson, Person
from portal.casework.people.applying import of_those_who_apply
from portal.casework.people.household import Situation
from portal.casework.people.roles import Role, role_of
from portal.casework.planning.changes_to_tell import telling_under
from portal.casework.planning.deadlines import Line, Moment, edition_of, lines_of
from portal.casework.planning.document_kinds import DocumentKind

MOMENTS = {
    "at_decision": Moment.FIRST_PAYMENT,
    "at_departure": Moment.PAID_AT_DEPARTURE,
    "after_arrival": Moment.SECOND_PAYMENT,
    "after_permit_ended": Moment.THIRD_PAYMENT,
}
WAITS = "third_payment_earliest"
LEAVE = "leave_sweden"
SHOWN_BY: dict[Moment, tuple[Text, ...]] = {
    Moment.SECOND_PAYMENT: (DocumentKind.JOURNEY_PROOF.label, DocumentKind.ARRIVAL_PROOF.label),
    Moment.THIRD_PAYMENT: (DocumentKind.DEREGISTRATION.label, DocumentKind.PERMIT_ENDED.label),
}
"""What is likely to show it. No ordinance lists papers: this is our reading."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A payment or a day. ``day`` is counted from what was told, ``amount`` is for the household; None: not said."""

    moment: Moment
    citation: str
    percent: int | None = None
    amount: int | None = None
    months: int | None = None
    day: date | None = None
    done_on: date | None = None
    shown_by: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision that was noted for the person, and what follows from it on which day."""

    decided_on: date
    edition: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Total:
    """One sum for the household, and what it rests on."""

    meaning: Text
    amount: int


@dataclass(frozen=True, kw_only=True)
class Requested:
    """The sums of the household and the one that the payments are parts of."""

    sums: tuple[Total, ...]
    paid_of: int


@dataclass(frozen=True, kw_only=True)
class ConsequencesSheet(Document):
    """Everything on the sheet. ``requested`` is the household's, and None on one person's.

    Where a decision was noted for the person, what follows from it stands in ``decided``, and in general nowhere.
    """

    kind: ClassVar[Kind] = Kind.CONSEQUENCES

    basis: Basis
    requested: Requested | None
    ceilings: tuple[Ceiling, ...]
    leaving: tuple[Statement, ...]
    topics: tuple[Topic, ...]
    payments: tuple[Row, ...]
    days: tuple[Row, ...]
    decided: tuple[Decided, ...]
    duties: tuple[Statement, ...]
    changes: tuple[Statement, ...]
    stopped: tuple[Statement, ...]
    repayment: tuple[Statement, ...]
    relief: tuple[Statement, ...]
    appeals: tuple[Statement, ...]
    unknown: tuple[Text, ...]


def consequences_of(
    situation: Situation, *, issued_on: date, language: str, person: Person | None = None
) -> ConsequencesSheet:
    """The sheet for a household or for one person, whose readings have been recorded; hers has her own days."""
    granted = GrantedPerson.objects.filter(person=person).select_related("decision") if person else ()
    found = sorted(granted, key=lambda row: row.decision.decided_on)
    return lay_out_consequences(
        situation, issued_on=issued_on, language=language, person=person, granted=[(row, row.decision) for row in found]
    )


def lay_out_consequences(
    situation: Situation,
    *,
    issued_on: date,
    language: str,
    person: Person | None = None,
    granted: Sequence[tuple[GrantedPerson, AgencyDecision]] = (),
) -> ConsequencesSheet:
    """The same from what was fetched."""
    now, result, amount = _read(situation, person)
    edition = edition_for(situation.case.applied_on)
    telling = telling_under(edition)
    named = edition.ordinance
    return ConsequencesSheet(
        reference=situation.case.reference,
        language=beside(language),
        issued_on=issued_on,
        basis=basis_of(now.assessment, result),
        requested=None if amount is None else Requested(sums=tuple(_sums(amount)), paid_of=amount.paid_of),
        ceilings=() if _is_outside(result, person) else ceilings(edition),
        leaving=statements(result.leaving, named),
        topics=topics_under(edition),
        payments=() if granted else tuple(_payments(edition, amount)),
        days=() if granted else tuple(_days(edition)),
        decided=tuple(_decided(row, decision, issued_on) for row, decision in granted),
        duties=statements(result.duties, named),
        changes=tuple(
            Statement(text=change.text, citation=cited_under(named, change.citation)) for change in telling.changes
        ),
        stopped=statements(result.payment_stopped, named),
        repayment=statements(result.repayment, named),
        relief=statements(result.relief, named),
        appeals=statements(result.appeals, named),
        unknown=UNKNOWN,
    )


def _read(situation: Situation, person: Person | None) -> tuple[Situation, Result, AmountView | None]:
    """What the sheet is made from, and the household's amount; of one adult only what is her own, and no amount."""
    if person is None:
        now, _others = of_those_who_apply(situation)
        result = _presented(now)
        return now, result, result.amount
    is_child = role_of(person, situation.case.applied_on) is Role.CHILD
    now = situation if is_child else of_one(situation, person)
    return now, _presented(now), None


def _presented(now: Situation) -> Result:
    return present(now.assessment, now.household, {facts.id: "" for facts in now.household.persons})


def _is_outside(result: Result, person: Person | None) -> bool:
    """Whether the grant is for nobody whom the sheet is about."""
    about = [view for view in result.persons if person is None or view.id == str(person.pk)]
    return all(view.is_outside for view in about)


def _sums(amount: AmountView) -> Iterable[Total]:
    """That nothing is granted as it stands is said first."""
    first, *_rest = TOTALS.items()
    if not amount.min:
        yield Total(meaning=first[1], amount=0)
    for counting in amount.countings:
        yield Total(meaning=counting.text, amount=counting.total)


def _payments(edition: Edition, amount: AmountView | None) -> Iterable[Row]:
    paid = {payment.percent: payment.amount for payment in amount.payments} if amount else {}
    wait = _limit(edition, WAITS)
    for share in edition.payment_shares:
        moment = MOMENTS[share.when]
        yield Row(
            moment=moment,
            citation=cited_under(edition.ordinance, share.percent.citation),
            percent=share.percent.number,
            amount=paid.get(share.percent.number),
            months=wait.months if wait and moment is Moment.THIRD_PAYMENT else None,
            shown_by=SHOWN_BY.get(moment, ()),
        )


def _days(edition: Edition) -> Iterable[Row]:
    """The days that the ordinance sets beside the payments."""
    leave = _limit(edition, LEAVE)
    if leave:
        citation = cited_under(edition.ordinance, leave.citation)
        yield Row(moment=Moment.LEAVE, citation=citation, months=leave.months)
    again = next((one for one in edition.consequences.repayment if one.code == "settled_in_sweden_again"), None)
    if again:
        yield Row(moment=Moment.SETTLE_AGAIN, citation=cited_under(edition.ordinance, again.citation))


def _limit(edition: Edition, code: str) -> Deadline | None:
    return next((limit for limit in edition.deadlines if limit.code == code), None)


def _decided(granted: GrantedPerson, decision: AgencyDecision, today: date) -> Decided:
    ordinance = edition_of(decision).ordinance
    lines = lines_of(granted, decision, today=today)
    return Decided(
        decided_on=decision.decided_on, edition=ordinance, rows=tuple(_dated(line, ordinance) for line in lines)
    )


def _dated(line: Line, edition: str) -> Row:
    return Row(
        moment=line.moment,
        citation=cited_under(edition, line.citation),
        percent=line.percent,
        months=line.months,
        day=line.day,
        done_on=line.done_on,
        shown_by=SHOWN_BY.get(line.moment, ()),
    )
