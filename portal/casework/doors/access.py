"""The door of every casework view."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case as Either
from django.db.models import Exists, OuterRef, Subquery, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.access import case_worker_required, no_access
from portal.accounts.models import Membership, User
from portal.casework import drafts
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.doors.refusals import Refusal, because
from portal.casework.doors.registry import RULES
from portal.casework.log.events import NotRecorded, gathered, write_gathered
from portal.casework.log.pace import TooManyCases, keep_pace
from portal.casework.models import Assignment, AssignmentRole, Case, Person
from portal.database.row_security import enter

Parameters = ParamSpec("Parameters")


class CaseworkRequest(HttpRequest):
    """A request behind the door: somebody signed in, and the municipality where she works."""

    user: User
    membership: Membership
    emergency_until: datetime | None  # set by case_or_404 where the case is open because of an emergency alone


View = Callable[Concatenate[CaseworkRequest, Parameters], HttpResponse]
Open = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def casework_view(view: View[Parameters]) -> Open[Parameters]:
    """For those who do case work, in their own municipality: the rows of all others do not exist for this request.

    Which roles and methods is said by the registry, for the name of the address. What a deed refuses is answered here,
    so that no view has to. Must be the outermost decorator: the municipality holds for the transaction that Django
    opens around the view (ATOMIC_REQUESTS).
    """

    @case_worker_required
    @wraps(view)
    def entered(plain: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        request = cast(CaseworkRequest, plain)
        if (refusal := _refuse(request)) is not None:
            return refusal
        enter(request.user.pk, request.membership.municipality_id)
        try:
            with gathered(_page_of(request)):
                response = _answer(request, *args, **kwargs)
                write_gathered()
            return response
        except PermissionDenied:
            because(request, Refusal.DEED)
            raise Http404 from None  # not assigned is not to be told from not there
        except TooManyCases:
            return render(request, "casework/too_fast.html", status=429)
        except NotRecorded:
            transaction.set_rollback(True)
            return render(request, "casework/not_recorded.html", status=503)

    def _answer(request: CaseworkRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if case_id := kwargs.get("case_id"):
            keep_pace(request.user, cast(UUID, case_id))
        try:
            response = view(request, *args, **kwargs)
            drafts.settle(request, response)
            return response
        except CaseIsClosed as closed:
            messages.error(request, _("The case is closed. Open it again before you change anything."))
            return redirect(closed.case)

    return entered


def _page_of(request: HttpRequest) -> str:
    """The name of the address, for the log: it says what somebody read for."""
    return (request.resolver_match.url_name or "") if request.resolver_match else ""


def _refuse(request: CaseworkRequest) -> HttpResponse | None:
    """What the registry refuses: an address it does not know, another role, another method."""
    match = request.resolver_match
    rule = RULES.get(match.url_name or "") if match else None
    if rule is None:
        because(request, Refusal.NOT_DECLARED)
        raise Http404
    if request.membership.role not in rule.roles:
        because(request, Refusal.HEADS_ONLY)
        return no_access(request)
    return None if request.method in rule.methods else HttpResponseNotAllowed(rule.methods)


def case_or_404(request: CaseworkRequest, case_id: UUID) -> Case:
    """A case this person is assigned to; any other is as if it did not exist.

    What writes holds the case from here on: the form is then read against people whom no colleague removes meanwhile.
    """
    emergency = Assignment.objects.live().emergencies().filter(case=OuterRef("pk"), user=request.user)
    given = Assignment.objects.live().exclude(role=AssignmentRole.BREAK_GLASS)
    given = given.filter(case=OuterRef("pk"), user=request.user)
    cases = Case.objects.visible_to(request.user).annotate(
        emergency_until=Either(When(~Exists(given), then=Subquery(emergency.order_by("-until").values("until")[:1])))
    )
    if request.method == "POST":
        cases = cases.select_for_update(of=("self",))
    because(request, Refusal.CASE)
    case: Any = get_object_or_404(cases, pk=case_id)  # Any: a case with what is annotated
    because(request, Refusal.NOTHING_HERE)
    request.emergency_until = case.emergency_until
    return cast(Case, case)


def municipality_of(request: CaseworkRequest) -> int:
    """Where this person works."""
    return cast(int, request.membership.municipality_id)  # the door lets municipal roles in, and they have one


def person_or_404(case: Case, person_id: UUID) -> Person:
    """Somebody in this case."""
    return get_object_or_404(Person.objects.select_related("case"), case=case, pk=person_id)
