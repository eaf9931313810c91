"""Continue from a code: the page on which it is typed or scanned, and where it leads."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from eligibility.addresses import in_every_language
from eligibility.asking.submission import Submission
from eligibility.carrying.code import Carried, unpack
from eligibility.carrying.errors import CannotCarry
from eligibility.carrying.wording import WRITE_THE_CODE, what_is_wrong
from eligibility.showing.dating import OwnDates, with_dates
from eligibility.showing.turning import page_for
from eligibility.views import show_page
from eligibility.wording.questions import ASKINGS
from eligibility.wording.saying import Text

FIELD = "code"
_LONGEST_TYPED = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class CodePage:
    """The field, with what was typed and what is wrong with it. ``code`` is what a change of language asks for."""

    typed: str = ""
    error: Text = ""
    code: str = FIELD


@dataclass(frozen=True, kw_only=True, slots=True)
class OldAnswersPage:
    """A code that can be read, and what has changed since it was made. ``hidden`` goes on to the wizard."""

    made: date
    rules_have_changed: bool
    asked_anew: tuple[Text, ...]
    hidden: tuple[tuple[str, str], ...]


@csrf_exempt  # no cookie to forge with on this surface, and a POST changes nothing
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def continue_from_a_code(request: HttpRequest) -> HttpResponse:
    """Answer a code with the page on which its answers were left. An address is never read for a code."""
    if request.method != "POST":
        return _shown(request, "continue.html", CodePage(), "continue_from_a_code")
    typed, is_asked_for = _read(request.POST)
    if is_asked_for:  # the same page in another language
        return _shown(request, "continue.html", CodePage(typed=typed), "continue_from_a_code")
    try:
        carried = unpack(typed)
    except CannotCarry as mistake:
        error = what_is_wrong(mistake) if typed else WRITE_THE_CODE
        return _shown(request, "continue.html", CodePage(typed=typed, error=error), "continue_from_a_code")
    today = timezone.localdate()
    if carried.rules_have_changed(today) or carried.dropped:
        return _shown(request, "continue_old.html", _old_answers(carried, today), "wizard")
    page = page_for(Submission(answers=carried.answers, on=_day(carried)), today)
    return show_page(request, with_dates(page, OwnDates()), address="eligibility:wizard", base="base.html")


def _shown(request: HttpRequest, template: str, page: object, name: str) -> HttpResponse:
    response = render(request, f"eligibility/{template}", {"page": page, **in_every_language(f"eligibility:{name}")})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@sensitive_variables()
def _read(post: QueryDict) -> tuple[str, bool]:
    """What was typed, and whether the field is only asked for once more."""
    ask = post.getlist("ask")
    if set(post) - {FIELD, "ask"} or len(post.getlist(FIELD)) != 1 or ask not in ([], [FIELD]):
        raise BadRequest("a form that is none of ours")
    typed = post[FIELD]
    if not isinstance(typed, str) or len(typed) > _LONGEST_TYPED:
        raise BadRequest("a code without end")
    return typed.strip(), bool(ask)


def _day(carried: Carried) -> str:
    return carried.on.isoformat() if carried.on else ""


def _old_answers(carried: Carried, today: date) -> OldAnswersPage:
    codes = dict.fromkeys(key.partition(".")[2] for key in carried.dropped)
    day = _day(carried)
    return OldAnswersPage(
        made=carried.made,
        rules_have_changed=carried.rules_have_changed(today),
        asked_anew=tuple(ASKINGS[code].short for code in codes if code in ASKINGS),
        hidden=(*((("on", day),) if day else ()), *carried.answers.words.items()),
    )
