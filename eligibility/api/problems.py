"""What went wrong, told to a program: problem details in JSON (RFC 9457)."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse

from eligibility.api.answering import json_bytes
from eligibility.api.shapes import plain

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemDetails:
    """What went wrong (RFC 9457): `title` is the status' own phrase, `detail` says in English what to do about it."""

    type: str
    title: str
    status: int
    detail: str


class Problem(Exception):
    """A request that is refused. ``detail`` says why in one English sentence, and never whom it came from."""

    def __init__(self, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}

    def as_response(self) -> HttpResponse:
        """The response that says so."""
        return problem_response(self.status, self.detail, self.headers)


def problem_response(status: HTTPStatus, detail: str, headers: Mapping[str, str]) -> HttpResponse:
    """Problem details as a response. Nobody keeps it: the next request may be right."""
    told = ProblemDetails(type="about:blank", title=status.phrase, status=status.value, detail=detail)
    response = HttpResponse(json_bytes(plain(told)), content_type=PROBLEM_TYPE, status=status, headers=dict(headers))
    response.headers["Cache-Control"] = "no-store"
    # Somebody else's mistake is no news to our log. Django marks so what it has logged (django.utils.log.log_response).
    response._has_been_logged = status < HTTPStatus.INTERNAL_SERVER_ERROR  # type: ignore[attr-defined]
    return response
