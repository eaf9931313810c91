"""The cases of a unit, page by page, for its head: however many there are, a page costs the same."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.accounts.models import User
from portal.casework.deeds.access import working_in
from portal.casework.models import Assignment, CaseStatus, UnitCase

ON_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Holder:
    """One colleague's access to one case. `opens` is false for whoever has left, or is not named where one must be."""

    assignment: Assignment
    works_here: bool
    opens: bool


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """One case and who has it."""

    case: UnitCase
    holders: tuple[Holder, ...]

    @property
    def nobody(self) -> bool:
        """Whether nobody opens it whom a head has given it to."""
        return not any(holder.opens and not holder.assignment.is_emergency for holder in self.holders)


@dataclass(frozen=True, kw_only=True)
class UnitPage:
    rows: tuple[UnitRow, ...]
    next: UUID | None  # the last row of this page, where another follows


def unit_page(
    municipality_id: int,
    *,
    closed: bool = False,
    without_anybody: bool = False,
    reference: str = "",
    colleague: User | None = None,
    after: UUID | None = None,
) -> UnitPage:
    """The next cases after one, the newest first. A reference is looked for among all."""
    cases = UnitCase.objects.filter(municipality=municipality_id).order_by("-opened_at", "-id")
    if reference:
        cases = cases.filter(reference=reference)
    elif closed:
        cases = cases.filter(status=CaseStatus.CLOSED)
    else:
        cases = cases.exclude(status=CaseStatus.CLOSED)
    if without_anybody:
        cases = cases.without_anybody()
    if colleague is not None:
        cases = cases.of_colleague(colleague.pk)
    found = list(_after(cases, after)[: ON_A_PAGE + 1])
    rows = _with_holders(municipality_id, found[:ON_A_PAGE])
    return UnitPage(rows=rows, next=found[ON_A_PAGE - 1].pk if len(found) > ON_A_PAGE else None)


def _after(cases: QuerySet[UnitCase], after: UUID | None) -> QuerySet[UnitCase]:
    last = UnitCase.objects.filter(pk=after).first() if after else None
    if last is None:
        return cases
    # The first condition is implied by the second; it is what the index is read by.
    before = Q(opened_at__lt=last.opened_at) | Q(opened_at=last.opened_at, id__lt=last.pk)
    return cases.filter(before, opened_at__lte=last.opened_at)


def _with_holders(municipality_id: int, cases: Sequence[UnitCase]) -> tuple[UnitRow, ...]:
    here = set(working_in(municipality_id).values_list("user", flat=True))
    held: dict[UUID, list[Assignment]] = defaultdict(list)
    known = Assignment.objects.not_ended().filter(municipality=municipality_id, case_id__in=[case.pk for case in cases])
    for assignment in known.select_related("user").order_by("since"):
        held[assignment.case_id].append(assignment)
    return tuple(UnitRow(case=case, holders=tuple(_holder(one, case, here) for one in held[case.pk])) for case in cases)


def _holder(assignment: Assignment, case: UnitCase, here: set[int]) -> Holder:
    works_here = assignment.user_id in here
    return Holder(
        assignment=assignment,
        works_here=works_here,
        opens=works_here and (assignment.named_for_protected or not case.has_protected),
    )


def unit_row(municipality_id: int, case: UnitCase) -> UnitRow:
    """One case and who has it."""
    [row] = _with_holders(municipality_id, [case])
    return row


def colleagues_in(municipality_id: int) -> QuerySet[User]:
    """Those who do case work in the municipality."""
    return User.objects.filter(pk__in=working_in(municipality_id).values("user")).order_by("name")


def holders_in(municipality_id: int) -> QuerySet[User]:
    """Those who have cases in the municipality, also when they have left it."""
    had = Assignment.objects.not_ended().filter(municipality=municipality_id, user=OuterRef("pk"))
    return User.objects.filter(Exists(had)).order_by("name")


def cases_of(colleague: User, municipality_id: int) -> list[UUID]:
    """All cases that somebody has, open and closed."""
    had = Assignment.objects.not_ended().filter(municipality=municipality_id, user=colleague)
    return list(had.order_by("case_id").values_list("case_id", flat=True).distinct())
