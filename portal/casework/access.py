"""The door of every casework view."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.access import case_worker_required
from portal.accounts.models import Membership, User
from portal.database.row_security import enter

from .deeds.ground import CaseIsClosed
from .events import NotRecorded
from .models import Case, Person

Parameters = ParamSpec("Parameters")


class CaseworkRequest(HttpRequest):
    """A request behind the door: somebody signed in, and the municipality where she works."""

    user: User
    membership: Membership


View = Callable[Concatenate[CaseworkRequest, Parameters], HttpResponse]
Open = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def casework_view(view: View[Parameters]) -> Open[Parameters]:
    """For those who do case work, in their own municipality: the rows of all others do not exist for this request.

    Must be the outermost decorator: the municipality holds for the transaction that Django opens around the view
    (ATOMIC_REQUESTS). What a deed refuses is answered here, so that no view has to.
    """

    @case_worker_required
    @wraps(view)
    def entered(plain: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        request = cast(CaseworkRequest, plain)
        enter(request.user.pk, request.membership.municipality_id)
        try:
            return view(request, *args, **kwargs)
        except CaseIsClosed as closed:
            messages.error(request, _("The case is closed. Open it again before you change anything."))
            return redirect(closed.case)
        except PermissionDenied:
            raise Http404 from None  # not assigned is not to be told from not there
        except NotRecorded:
            transaction.set_rollback(True)
            return render(request, "casework/not_recorded.html", status=503)

    return entered


def case_or_404(request: CaseworkRequest, case_id: UUID) -> Case:
    """A case this person is assigned to; any other is as if it did not exist.

    What writes holds the case from here on: the form is then read against people whom no colleague removes meanwhile.
    """
    cases = Case.objects.visible_to(request.user)
    if request.method == "POST":
        cases = cases.select_for_update(of=("self",))
    return get_object_or_404(cases, pk=case_id)


def person_or_404(case: Case, person_id: UUID) -> Person:
    """Somebody in this case."""
    return get_object_or_404(Person.objects.select_related("case"), case=case, pk=person_id)
