"""The coordinator's office: what has come in, what it would look like, and what becomes of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from content.practice import deeds
from content.practice.deeds import LEADS_TO, Refused, version_of, waiting_for_review
from content.practice.models import MAY_PUBLISH, Practice
from content.practice.paths import EXAMPLE, EXAMPLES, address_in
from content.practice.views.library import context_of
from content.practice.wording import State
from portal.accounts.models import User
from portal.settings.languages import SOURCE

ICON = "pick"
MAY_EDIT = "practice.change_practice"
WAITING = "waiting"
Parameters = ParamSpec("Parameters")


class StaffRequest(HttpRequest):
    """What a request is known to be past this door."""

    user: User


class PublishForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sure = forms.BooleanField(
        label=gettext_lazy(
            "I have read it to the end. No private person can be recognised, and the evaluator is named."
        )
    )


class MessageForm(forms.Form):
    message = forms.CharField(
        label=gettext_lazy("Message to the sender"),
        help_text=gettext_lazy("Say what is missing. It goes by e-mail, so write nothing about a client."),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class WithdrawExampleForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("Kept in the history. Readers do not see it."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _staff_only(
    view: Callable[Concatenate[StaffRequest, Parameters], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponse]:
    """For those who may edit examples; what is more than that, each deed asks itself."""

    @wraps(view)
    def guarded(request: Any, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.has_perm(MAY_EDIT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@_staff_only
def listed(request: StaffRequest) -> HttpResponse:
    """The examples by state; first what waits."""
    counts = {row["state"]: row["n"] for row in Practice.objects.order_by().values("state").annotate(n=Count("pk"))}
    asked = request.GET.get("state", WAITING)
    is_state = asked in State.values
    shown = Practice.objects.filter(state=asked).select_related("submission") if is_state else waiting_for_review()
    tabs: list[tuple[str, Any, int]] = [
        (WAITING, _("Waiting for you"), sum(counts.get(state, 0) for state in deeds.WAITING))
    ]
    tabs += [(state.value, state.label, counts.get(state.value, 0)) for state in State]
    context = {
        "practices": shown,
        "tabs": tabs,
        "here": asked if is_state else WAITING,
        "library_url": address_in(SOURCE.code, EXAMPLES),
    }
    return render(request, "content/admin/practice/listed.html", context | _headings(_("Good practice")))


@_staff_only
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One example as readers will see it, who sent it, its history, and what can be done with it now."""
    practice = _practice_or_404(pk)
    return _review_page(request, practice)


@_staff_only
def begin(request: StaffRequest, pk: int) -> HttpResponse:
    practice = _practice_or_404(pk)
    if request.method == "POST":
        _try(request, lambda: deeds.begin_review(by=request.user, practice=practice), _("It is yours to review."))
    return redirect("practice_review", pk)


@_staff_only
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    practice = _practice_or_404(pk)
    form = PublishForm(request.POST or None, initial={"seen": version_of(practice)})
    if request.method != "POST":
        return redirect("practice_review", pk)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        done = _("It is published.")
        _try(request, lambda: deeds.publish(by=request.user, practice=practice, seen=seen), done)
        return redirect("practice_review", pk)
    return _review_page(request, practice, publish_form=form)


@_staff_only
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    practice = _practice_or_404(pk)
    form = MessageForm(request.POST or None)
    if request.method != "POST":
        return redirect("practice_review", pk)
    if form.is_valid():
        text = form.cleaned_data["message"]
        done = _("The message is on its way to the sender.")
        _try(request, lambda: deeds.return_to_sender(by=request.user, practice=practice, message=text), done)
        return redirect("practice_review", pk)
    return _review_page(request, practice, message_form=form)


@_staff_only
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    practice = _practice_or_404(pk)
    form = WithdrawExampleForm(request.POST or None)
    if request.method != "POST":
        return redirect("practice_review", pk)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        done = _("It is withdrawn. Readers see it no more.")
        _try(request, lambda: deeds.withdraw(by=request.user, practice=practice, reason=reason), done)
        return redirect("practice_review", pk)
    return _review_page(request, practice, withdraw_form=form)


def _practice_or_404(pk: int) -> Practice:
    return get_object_or_404(Practice.objects.select_related("submission").prefetch_related("sources"), pk=pk)


def _review_page(request: StaffRequest, practice: Practice, **forms_with_errors: forms.Form) -> HttpResponse:
    may_publish = request.user.has_perm(MAY_PUBLISH)
    next_states = LEADS_TO[State(practice.state)]
    submission = getattr(practice, "submission", None)
    context = {
        **context_of(practice),
        "submission": submission,
        "history": practice.events.select_related("by"),
        "state": State(practice.state),
        "reader_url": address_in(SOURCE.code, EXAMPLE, slug=practice.slug),
        "may_edit": practice.state != State.PUBLISHED or may_publish,
        "may_begin": State.UNDER_REVIEW in next_states,
        "may_publish": may_publish and State.PUBLISHED in next_states,
        "may_return": may_publish and State.RETURNED in next_states and bool(submission and submission.email),
        "may_withdraw": may_publish and State.WITHDRAWN in next_states,
        "publish_form": PublishForm(initial={"seen": version_of(practice)}),
        "message_form": MessageForm(),
        "withdraw_form": WithdrawExampleForm(),
        **forms_with_errors,
    }
    return render(request, "content/admin/practice/review.html", context | _headings(practice.title))


def _try(request: StaffRequest, deed: Callable[[], None], done: str) -> None:
    try:
        deed()
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, done)


def _headings(title: str) -> dict[str, str]:
    return {"header_title": title, "page_title": title, "header_icon": ICON}
