"""Every refusal of case work is a line in the log: who, at which address, why. Never what was asked for or typed.

A line of the log and not a row: what is refused is rolled back, and the line is not. It goes where the other lines
go (settings: LOGGING), and is kept as long as those.
"""

import logging
from collections.abc import Callable
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from portal.settings.surfaces import CASEWORK_PREFIX

logger = logging.getLogger("portal.refusals")
STATUSES = frozenset({401, 403, 404, 409, 429})


class Refusal(StrEnum):
    """Why somebody was refused. Where nobody has said, the status says what is known."""

    NO_ROLE = "no_role_here"
    HEADS_ONLY = "heads_only"
    FORGED_FORM = "forged_form"
    NOT_DECLARED = "not_declared"
    CASE = "case_not_open_to_actor"
    NO_SUCH_REFERENCE = "no_such_reference"
    DEED = "deed_not_open_to_actor"
    NOTHING_HERE = "nothing_here"
    CONFLICT = "conflict"
    TOO_MANY = "too_many"
    NOT_SIGNED_IN = "not_signed_in"


_BY_STATUS = {
    401: Refusal.NOT_SIGNED_IN,
    403: Refusal.NO_ROLE,
    404: Refusal.NOTHING_HERE,
    409: Refusal.CONFLICT,
    429: Refusal.TOO_MANY,
}


def because(request: HttpRequest, reason: Refusal) -> None:
    """Say why this request is about to be refused."""
    request.refused_because = reason  # type: ignore[attr-defined]


class RefusalsAreLogged:
    """Outside of all doors, so that it hears of what each of them refuses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in STATUSES and request.path.startswith(CASEWORK_PREFIX):
            _log(request, response.status_code)
        return response


def _log(request: HttpRequest, status: int) -> None:
    user = getattr(request, "user", None)
    reason = getattr(request, "refused_because", None) or _reason(request, status)
    logger.warning("refused %d at %s, actor %s: %s", status, _where(request), getattr(user, "pk", None) or "-", reason)


def _where(request: HttpRequest) -> str:
    """The name of the address; a door may have refused before it was looked up."""
    try:
        return (request.resolver_match or resolve(request.path_info)).view_name
    except Resolver404:
        return "no address"


def _reason(request: HttpRequest, status: int) -> Refusal:
    looked_up = request.resolver_match is not None  # what comes next in Django is the check of the form's token
    if status == 403 and looked_up and not getattr(request, "csrf_processing_done", False):
        return Refusal.FORGED_FORM
    return _BY_STATUS[status]
