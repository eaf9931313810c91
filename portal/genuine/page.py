"""The page on which the code of a document is typed: whether such a document was made here, and nothing else."""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from eligibility.addresses import in_every_language
from eligibility.api.limits import must_not_ask_too_often
from eligibility.api.problems import Problem
from eligibility.wording import Text
from portal.genuine.codes import NotACode, beginning_of
from portal.genuine.marks import Known, known

FIELD = "code"
LONGEST_TYPED = 200
LIMIT = "API_CHECKS_A_MINUTE"

WRITE_IT = _("Write the check code from the paper.")
NOT_A_CODE = _("A check code has twenty letters and figures, in five groups of four. Compare with the paper.")
TOO_OFTEN = _("Too many codes have been checked from here. Wait a minute and try again.")


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckPage:
    """What was typed, what is wrong with it, or what is known. ``code`` is what a change of language asks for."""

    typed: str = ""
    error: Text = ""
    is_answered: bool = False
    known: Known | None = None
    code: str = FIELD


@csrf_exempt  # as below
@require_safe
def short(request: HttpRequest) -> HttpResponse:
    """To the page, in a language of the reader's."""
    with translation.override(translation.get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("genuine:check"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@transaction.non_atomic_requests  # nothing is written
@csrf_exempt  # no cookie to forge with on this surface, and a POST changes nothing
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Answer a code with whether a document with it was made here. An address is never read for a code."""
    if request.method != "POST":
        return _shown(request, CheckPage())
    typed, is_asked_for = _read(request.POST)
    if is_asked_for:  # the same page in another language
        return _shown(request, CheckPage(typed=typed))
    try:
        must_not_ask_too_often(request, LIMIT)
        return _shown(request, CheckPage(typed=typed, is_answered=True, known=known(beginning_of(typed))))
    except NotACode:
        return _shown(request, CheckPage(typed=typed, error=NOT_A_CODE if typed else WRITE_IT))
    except Problem as problem:
        response = _shown(request, CheckPage(typed=typed, error=TOO_OFTEN), problem.status)
        response.headers["Retry-After"] = problem.headers["Retry-After"]
        return response


def _shown(request: HttpRequest, page: CheckPage, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    context = {"page": page, **in_every_language("genuine:check")}
    response = render(request, "genuine/check.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response._has_been_logged = status < HTTPStatus.INTERNAL_SERVER_ERROR  # type: ignore[attr-defined]  # as in eligibility.api.problems
    return response


@sensitive_variables()
def _read(post: QueryDict) -> tuple[str, bool]:
    """What was typed, and whether the page is only asked for once more."""
    ask = post.getlist("ask")
    if set(post) - {FIELD, "ask"} or len(post.getlist(FIELD)) != 1 or ask not in ([], [FIELD]):
        raise BadRequest("a form that is none of ours")
    typed = post[FIELD]
    if not isinstance(typed, str) or len(typed) > LONGEST_TYPED:
        raise BadRequest("a code without end")
    return typed.strip(), bool(ask)
