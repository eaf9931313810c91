"""The two buttons under a page."""

from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from content.feedback.counting import Answer, count_answer
from content.published import PublishedPage, PublishedPages
from eligibility.api.limits import must_not_ask_too_often
from eligibility.api.problems import Problem
from portal.settings.languages import SOURCE, described

FIELDS = {"page", "answer"}
LIMIT = "FEEDBACK_A_MINUTE"
THANKS = "#thanks"


@csrf_exempt  # no cookie to forge with on this surface; what can be forged is one more in a count
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Count the answer, and lead back to the page with thanks."""
    page, said = _read(request.POST)
    try:
        must_not_ask_too_often(request, LIMIT)
    except Problem as problem:
        response = render(request, "content/feedback/too_often.html", {"page": page}, status=problem.status)
        response.headers["Retry-After"] = problem.headers["Retry-After"]
        response._has_been_logged = True  # type: ignore[attr-defined]  # as in eligibility.api.problems
        return response
    count_answer(said, page=page.translation_key, language=_language(), today=timezone.localdate())
    response = HttpResponseRedirect(f"{page.url}{THANKS}", status=HTTPStatus.SEE_OTHER)
    response.headers["Cache-Control"] = "no-store"
    return response


@sensitive_variables()
def _read(post: QueryDict) -> tuple[PublishedPage, Answer]:
    """Which page and what was answered. Raises BadRequest for a form that is none of ours, Http404 for no page."""
    if set(post) != FIELDS or any(len(post.getlist(name)) != 1 for name in FIELDS):
        raise BadRequest("a form that is none of ours")
    try:
        key, said = UUID(str(post["page"])), Answer(str(post["answer"]))
    except ValueError:
        raise BadRequest("a form that is none of ours") from None
    pages = PublishedPages.fetch()
    swedish = pages.translation(key, SOURCE.code)
    page = pages.for_reader(swedish.id, _language()) if swedish else None
    if page is None:
        raise Http404
    return page, said


def _language() -> str:
    """The reader's, also where the page is not translated and stands in Swedish."""
    return described(get_language() or "").code
