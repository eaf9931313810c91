"""The monthly review of who has read, and what heads are told of at once. For heads of unit; no page shows a client."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.models import Role
from portal.casework.deeds.reviewing import read_month, review_reading
from portal.casework.doors.access import CaseworkRequest, casework_view
from portal.casework.drafts import typed
from portal.casework.forms.reviewing import ReviewForm
from portal.casework.log import review_rules
from portal.casework.log.noticing import acknowledge, notices_for_heads
from portal.casework.log.reviewing import Item, finished_months, month_from, other_heads, review_of
from portal.casework.models import Notice, ReviewOutcome


def _only_heads(request: CaseworkRequest) -> None:
    if request.membership.role != Role.HEAD_OF_UNIT:
        raise PermissionDenied


def _month_or_404(text: str) -> date:
    first = month_from(text)
    if first is None:
        raise Http404
    return first


@casework_view
@require_safe
def review_months(request: CaseworkRequest) -> HttpResponse:
    """Which months there are, and how much of each is left to look at."""
    _only_heads(request)
    municipality = request.membership.municipality
    months = [review_of(municipality, first) for first in finished_months()] if municipality else []
    return render(request, "casework/review_months.html", {"months": months, "notices": notices_for_heads()})


@casework_view
@require_safe
def review_month(request: CaseworkRequest, month: str) -> HttpResponse:
    """The readings of one month that are to be looked at."""
    _only_heads(request)
    found = read_month(by=request.user, first=_month_or_404(month))
    municipality = request.membership.municipality
    context = {
        "month": found,
        "mine": [item for item in found.items if item.reader == request.user],
        "others": [item for item in found.items if item.reader != request.user],
        "another_head": municipality is not None and other_heads(municipality, request.user),
        "rules": review_rules,
    }
    return render(request, "casework/review_month.html", context)


@casework_view
@require_http_methods(["GET", "POST"])
def review_item(request: CaseworkRequest, month: str, event_id: UUID) -> HttpResponse:
    """One reading, and what is found when it is looked at. One's own is looked at by somebody else."""
    _only_heads(request)
    first = _month_or_404(month)
    found = read_month(by=request.user, first=first)
    item = _item_or_404(found.items, event_id)
    form = ReviewForm(typed(request))
    if request.method == "POST" and item.reader != request.user and form.is_valid():
        told = form.cleaned_data
        review_reading(
            by=request.user,
            month=first,
            first_event=event_id,
            reader=item.reader,
            outcome=ReviewOutcome(told["outcome"]),
            comment=told["comment"],
            request_key=told["request_key"],
        )
        messages.success(request, _("Saved."))
        return redirect("casework:review_month", month)
    context = {"month": found, "item": item, "form": form, "own": item.reader == request.user}
    return render(request, "casework/review_item.html", context)


def _item_or_404(items: tuple[Item, ...], event_id: UUID) -> Item:
    for item in items:
        if item.reading.first_event == event_id:
            return item
    raise Http404


@casework_view
@require_POST
def acknowledge_notice(request: CaseworkRequest, notice_id: UUID) -> HttpResponse:
    """A head has seen what she was told of."""
    _only_heads(request)
    notice = get_object_or_404(Notice, pk=notice_id)
    if notice.about_id == request.user.pk:
        messages.info(request, _("This notice is about you. Another head of unit has to see it."))
    else:
        acknowledge(by=request.user, notice=notice)
        messages.success(request, _("Noted that you have seen it."))
    return redirect("casework:review_months")
