"""The wizard: one address, nothing kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from eligibility.addresses import in_every_language
from eligibility.asking.submission import Submission, read_submission
from eligibility.showing.calendar_file import FILE_NAME, calendar_file
from eligibility.showing.dating import OwnDates, read_dates, with_dates, with_nothing_to_save
from eligibility.showing.pages import Page, ResultPage
from eligibility.showing.turning import page_for


@csrf_exempt  # no cookie to forge with on this surface, and a POST changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def wizard(request: HttpRequest) -> HttpResponse:
    """Answer the answers so far with the next question, or with where they lead."""
    return answer_with_page(request, address="eligibility:wizard", base="base.html")


def answer_with_page(request: HttpRequest, *, address: str, base: str) -> HttpResponse:
    """The wizard's page at one of its addresses, inside one of its bases."""
    page, _dates = _read_page(request)
    return show_page(request, page, address=address, base=base)


def show_page(request: HttpRequest, page: Page, *, address: str, base: str) -> HttpResponse:
    """A page of the wizard, which nobody is to keep."""
    context = {"page": page, "base": base, "wizard_at": address, **in_every_language(address)}
    response = render(request, page.template, context)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt  # as above
@require_POST
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of the timeline as a calendar file; where there are none, the page again, with a word on why."""
    page, dates = _read_page(request)
    if not isinstance(page, ResultPage) or not page.timeline or not page.timeline.has_days:
        return show_page(request, with_nothing_to_save(page), address="eligibility:wizard", base="base.html")
    return HttpResponse(
        calendar_file(page.timeline.days, made_at=timezone.now(), telling=dates.telling),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{FILE_NAME}"',
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex",
        },
    )


def _read_page(request: HttpRequest) -> tuple[Page, OwnDates]:
    if request.method != "POST":
        return page_for(Submission(), today=timezone.localdate()), OwnDates()
    dates, answers = read_dates(request.POST)
    page = page_for(read_submission(answers), today=timezone.localdate())
    return with_dates(page, dates), dates
