"""A municipality or an organisation tells of an example: form, preview, receipt. Nobody signs in and no cookie is set.

What was typed travels with the page until it is sent; only then is anything written down.
"""

import re
import secrets
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from content.practice.addresses import LIBRARY_LANGUAGES
from content.practice.deeds import TooMany, submit
from content.practice.forms import MULTIPLE, TellForm
from content.practice.models import Submission
from content.practice.views.languages import in_its_languages
from content.practice.views.library import context_of
from content.practice.wording import State
from eligibility.addresses import addresses_of
from eligibility.api.limits import must_not_ask_too_often
from eligibility.api.problems import Problem

LIMIT = "PRACTICE_SUBMISSIONS_A_MINUTE"
LONGEST_TYPED = 20_000
MOST_TICKED = 40
DEEDS = ("preview", "send", "change")
TOO_OFTEN = _("Too much has been sent from here. Wait a minute and send again. What you wrote is kept on this page.")
FULL_HOUR = _(
    "Many examples have come in during the last hour, and no more can be taken in just now. Send again in an hour, or "
    "write to the coordinator’s office. What you wrote is kept on this page."
)
AN_HOUR = "3600"  # seconds
_ONCE = re.compile(r"[0-9a-f]{32}")


@csrf_exempt  # no cookie to forge with on this surface: whoever sends is nobody
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_languages
def tell(request: HttpRequest) -> HttpResponse:
    """The form; what readers would see; and, when it is sent, the way to the receipt."""
    if request.method != "POST":
        return _form(request, TellForm(initial={"written_in": get_language()}))
    deed = _read(request.POST)
    if deed == "change":
        return _form(request, TellForm(initial=_as_initial(request.POST)))
    form = TellForm(request.POST)
    if not form.is_valid():
        return _form(request, form)
    if deed == "preview":
        return _preview(request, form)
    return _send(request, form)


@require_safe
@in_its_languages
def received(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt: a reference to quote, and how far it has come. What was sent is not shown."""
    submission = get_object_or_404(Submission.objects.select_related("practice"), reference=reference.upper())
    state = State(submission.practice.state)
    context = {
        "submission": submission,
        "state": state,
        "is_published": state is State.PUBLISHED,
        "translations": _two("practice:practice_received", reference=reference),
    }
    return _told(render(request, "content/practice/telling/received.html", context))


def _form(request: HttpRequest, form: TellForm, problem: Any = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    context = {"form": form, "problem": problem, **_head()}
    return _told(render(request, "content/practice/telling/form.html", context, status=status))


def _preview(
    request: HttpRequest, form: TellForm, problem: Any = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "once": request.POST.get("once") or secrets.token_hex(16),
        "source": {"title": form.cleaned_data["source_title"], "url": form.cleaned_data["source_url"]},
        **context_of(form.as_example()),
        **_head(),
    }
    return _told(render(request, "content/practice/telling/preview.html", context, status=status))


def _send(request: HttpRequest, form: TellForm) -> HttpResponse:
    once = request.POST.get("once", "")
    if not _ONCE.fullmatch(once):
        raise BadRequest("a form that was never shown")
    try:
        must_not_ask_too_often(request, LIMIT)
    except Problem as refused:
        return _not_now(request, form, TOO_OFTEN, refused.headers["Retry-After"])
    try:
        submission = submit(told=form.about(), once=once, language=str(get_language()))
    except TooMany:
        return _not_now(request, form, FULL_HOUR, AN_HOUR)
    response = redirect("practice:practice_received", submission.reference)
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _not_now(request: HttpRequest, form: TellForm, problem: Any, seconds: str) -> HttpResponse:
    response = _preview(request, form, problem, HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = seconds
    return response


def _head() -> dict[str, Any]:
    return {
        "translations": _two("practice:tell_practice"),
        "language_selector": "content/practice/telling/languages.html",
    }


def _two(name: str, /, **which: str) -> list[tuple[str, str]]:
    return [(code, url) for code, url in addresses_of(name, **which) if code in LIBRARY_LANGUAGES]


def _told(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _as_initial(post: QueryDict) -> dict[str, Any]:
    return {
        name: post.getlist(name) if name in MULTIPLE else post[name] for name in TellForm.base_fields if name in post
    }


@sensitive_variables()
def _read(post: QueryDict) -> str:
    """Which button was pressed, of a form that a browser can have sent."""
    if set(post) - {*TellForm.base_fields, "do", "once"}:
        raise BadRequest("a form that is none of ours")
    for name, values in post.lists():
        if len(values) > (MOST_TICKED if name in MULTIPLE else 1):
            raise BadRequest("a field said twice")
        if any(len(value) > LONGEST_TYPED for value in values):
            raise BadRequest("a text without end")
    if post.get("do") not in DEEDS:
        raise BadRequest("a button that is none of ours")
    return str(post["do"])
