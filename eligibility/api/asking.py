"""What is asked of every request to a view for machines, before the view."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from eligibility.api.limits import must_not_ask_too_often
from eligibility.api.problems import Problem
from eligibility.api.receiving import must_accept_json

View = Callable[..., HttpResponse]


def asked_by(*methods: str, limit: str) -> Callable[[View], View]:
    """A view that is asked by these methods, as often as the setting ``limit`` says, by those who read JSON."""
    allowed = {"Allow": ", ".join((*methods, "OPTIONS"))}

    def decorate(view: View) -> View:
        @transaction.non_atomic_requests  # nothing is written
        @csrf_exempt  # no cookie to forge with, and nothing is changed
        @wraps(view)
        def asked(request: HttpRequest, **named: str) -> HttpResponse:
            try:
                if request.method == "OPTIONS":
                    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=allowed)
                if request.method not in methods:
                    raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, f"Ask by {allowed['Allow']}.", allowed)
                must_not_ask_too_often(request, limit)
                must_accept_json(request)
                return view(request, **named)
            except Problem as problem:
                return problem.as_response()

        return asked

    return decorate
