"""/api/v1/: assess a household, and what the editions say. Each answer is made of the request alone."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from eligibility.api.answering import answer, answer_to_keep
from eligibility.api.asking import asked_by
from eligibility.api.document import document
from eligibility.api.editions import all_editions, edition_shown
from eligibility.api.problems import Problem
from eligibility.api.reading import as_day, read_case_json
from eligibility.api.receiving import json_body
from eligibility.api.shapes import plain
from eligibility.law import CaseFileError, NoEditionInForce, as_json, assess
from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.verification import as_read


@asked_by("POST", limit="API_ASSESSMENTS_A_MINUTE")
def assess_household(request: HttpRequest) -> HttpResponse:
    """The assessment of the household that was sent."""
    try:
        case = read_case_json(json_body(request))
        return answer(as_json(as_read(assess(case.household, case.on))))
    except CaseFileError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, str(error)) from error
    except NoEditionInForce as error:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"on: {error}") from error


@asked_by("GET", "HEAD", limit="API_READINGS_A_MINUTE")
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition."""
    return answer_to_keep(request, plain(all_editions()))


@asked_by("GET", "HEAD", limit="API_READINGS_A_MINUTE")
def edition(request: HttpRequest, day: str) -> HttpResponse:
    """The edition in force on a day."""
    try:
        return answer_to_keep(request, plain(edition_shown(edition_on(as_day("day", day), EDITIONS))))
    except CaseFileError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, str(error)) from error
    except NoEditionInForce as error:
        raise Problem(HTTPStatus.NOT_FOUND, f"day: {error}") from error


@asked_by("GET", "HEAD", limit="API_READINGS_A_MINUTE")
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of all this, made from the code."""
    return answer_to_keep(request, document())


def about(request: HttpRequest) -> HttpResponse:
    """To the page for people, in a language of theirs."""
    with translation.override(translation.get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("eligibility:machines"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def nowhere(request: HttpRequest) -> HttpResponse:
    """Everything else under /api/ is missing here, and is looked for nowhere else."""
    raise Http404
