"""Which cases are erased when, by which rule; and the warning that comes before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from portal.casework.forgetting.rules import (
    ADVISED,
    DAYS_OF_SAFETY,
    DAYS_OF_WARNING,
    DAYS_WITHOUT_CONTACT,
    TYPED,
    WRITTEN,
    YEARS_OF_ADVICE,
    YEARS_OF_FILE,
    finished_by,
    years_after,
)
from portal.casework.models import Case, Event
from portal.casework.models.forgetting import AdviceDecision, CaseRule, ForgottenSoon, LongerKeeping, Receipt

WARNING: Final = timedelta(days=DAYS_OF_WARNING)


@dataclass(frozen=True, kw_only=True)
class Due:
    """That a case is erased on a day. `kept_longer` says that an exception prevents it."""

    case_id: UUID
    reference: str
    rule: CaseRule
    on: date
    kept_longer: bool = False

    @property
    def finished_by(self) -> date | None:
        """The law's own last day, where it has one."""
        return finished_by(self.on) if self.rule is CaseRule.FILE else None


def due_soon(municipality_id: int, *, today: date, only: UUID | None = None) -> list[Due]:
    """The cases of a municipality that are to be erased within two weeks, or should have been. For the tables' owner.

    `only` one case, which is then held until the transaction ends.
    """
    cases = Case.objects.filter(municipality=municipality_id)
    if only is not None:
        cases = Case.objects.filter(pk__in=list(cases.select_for_update().filter(pk=only).values_list("pk", flat=True)))
    return [due for due in _dues(cases, municipality_id, today=today) if due.on <= today + WARNING]


def forgotten_soon(cases: Iterable[Case], *, today: date | None = None) -> dict[UUID, Due]:
    """For a page: which of these cases (of one municipality) are erased within two weeks, and when. Two queries.

    Asks the log itself, so that a case that was just worked with is warned of no more. What is left of a case that has
    been erased is always told of.
    """
    asked = list(cases)
    if not asked:
        return {}
    day = today or timezone.localdate()
    mine = Case.objects.filter(pk__in=[case.pk for case in asked])
    dues = _dues(mine, asked[0].municipality_id, today=day)
    return {due.case_id: due for due in dues if due.on <= day + WARNING or due.rule is CaseRule.SAFETY}


def warned_in(municipality_id: int) -> QuerySet[ForgottenSoon]:
    """As of last night, every case of the municipality that is erased soon: for the head of unit. Never about whom."""
    return ForgottenSoon.objects.filter(municipality=municipality_id)


def _dues(cases: QuerySet[Case], municipality_id: int, *, today: date) -> list[Due]:
    advice = AdviceDecision.objects.filter(municipality=municipality_id, ended_at=None).exists()
    dues = (_due(case, advice=advice) for case in _candidates(cases, advice=advice, today=today))
    return sorted(dues, key=lambda due: (due.on, due.reference))


def _candidates(cases: QuerySet[Case], *, advice: bool, today: date) -> Iterable[Any]:  # Any: annotated cases
    """Cases whose time may be near, each with when it was last written in and touched, and what was done in it.

    One with a receipt has been erased but for a safety record.
    """
    events = Event.objects.filter(case=OuterRef("pk"))
    years, months = _horizons(today)
    near = (
        Q(left_on__isnull=False) | Q(typed_only=True) | ~Q(Exists(events.filter(deed__in=WRITTEN, at__date__gte=years)))
    )
    if advice:
        near |= Q(advice_only=True) & ~Q(Exists(events.filter(deed__in=WRITTEN, at__date__gte=months)))
    found = cases.annotate(
        typed_only=~Exists(events.exclude(deed__in=TYPED)),
        advice_only=~Exists(events.exclude(deed__in=ADVISED)),
        left_on=Subquery(Receipt.objects.filter(erased_case=OuterRef("pk")).values("erased_on")[:1]),
    )
    return found.filter(near).annotate(
        last_written=Subquery(events.filter(deed__in=WRITTEN).order_by("-at").values("at")[:1]),
        last_touched=Subquery(events.order_by("-at").values("at")[:1]),
        kept_longer=Exists(LongerKeeping.objects.filter(case=OuterRef("pk"), ended_at=None)),
    )


def _horizons(today: date) -> tuple[date, date]:
    """What was last written in before these days is due within the warning, as a file and as advice."""
    soon = today + WARNING + timedelta(days=2)
    return years_after(soon, -YEARS_OF_FILE), years_after(soon, -YEARS_OF_ADVICE)


def _due(case: Any, *, advice: bool) -> Due:
    # The log is cut off after five years: a case that it says nothing about has not been written in since.
    written = timezone.localdate(case.last_written or case.opened_at)
    touched = timezone.localdate(case.last_touched or case.opened_at)
    if case.left_on:
        rule, on = CaseRule.SAFETY, case.left_on + timedelta(days=DAYS_OF_SAFETY)
    elif case.typed_only and case.last_touched:
        rule, on = CaseRule.TYPED_ONLY, touched + timedelta(days=DAYS_WITHOUT_CONTACT)
    elif advice and case.advice_only and case.last_touched:
        rule, on = CaseRule.ADVICE, years_after(written, YEARS_OF_ADVICE)
    else:
        rule, on = CaseRule.FILE, years_after(written, YEARS_OF_FILE)
    return Due(case_id=case.pk, reference=case.reference, rule=rule, on=on, kept_longer=case.kept_longer)
