"""The editions of the law in the editors' rooms: their days, up to when each has been read, and by whom."""

from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from content.figures_carried import published_pages_with
from eligibility.models import LEAST_REASON
from eligibility.verification import (
    TOO_SHORT,
    ReadEdition,
    read_edition,
    read_editions,
    record_verification,
    take_back_verification,
)
from portal.accounts.models import User
from portal.formatting import long_date

MAY_RECORD = "eligibility.add_verification"
ICON = "calendar-check"
LONGEST_REASON = 4000


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is taken back"),
        min_length=LEAST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"min_length": TOO_SHORT},
    )


class ReadingForm(forms.Form):
    through = forms.DateField(
        label=gettext_lazy("I have read the ordinance as it stood on"),
        help_text=gettext_lazy("The day up to which what you read is in force. Not a day that has not come."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=gettext_lazy("What you read, and where"),
        help_text=gettext_lazy(
            "So that somebody else can do the same: which texts and amendments you read, and where, "
            "for example on svenskforfattningssamling.se."
        ),
        min_length=LEAST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"min_length": TOO_SHORT},
    )
    unchanged = forms.BooleanField(
        label=gettext_lazy(
            "I have compared it with what the portal says, and nothing that the portal says has changed."
        )
    )


def editions(request: HttpRequest) -> HttpResponse:
    """Every edition with its days, up to when it has been read, by whom, when and why."""
    title = _("Editions of the law")
    context = {
        "editions": read_editions(),
        "may_record": request.user.has_perm(MAY_RECORD),
        "pages": published_pages_with(["verified_through"]),
        "today": timezone.localdate(),
    }
    return render(request, "content/admin/editions.html", context | _headings(title))


def record_reading(request: HttpRequest, wording: str) -> HttpResponse:
    """Say that the ordinance has been read as it stood on a later day."""
    user, edition = _allowed(request), _find(wording)
    form = ReadingForm(request.POST or None)
    if form.is_valid():
        through: date = form.cleaned_data["through"]
        try:
            record_verification(by=user, wording=wording, through=through, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            said = _("It is recorded that you have read %(edition)s through %(day)s.")
            messages.success(request, said % {"edition": wording, "day": long_date(through)})
            return redirect("content_editions")
    title = _("I have read the ordinance")
    return _form_page(request, "content/admin/record_reading.html", form, edition, title)


def take_back_reading(request: HttpRequest, wording: str) -> HttpResponse:
    """Take back what was recorded last, with a reason; the day before it holds again."""
    user, edition = _allowed(request), _find(wording)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            record = take_back_verification(by=user, wording=wording, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            said = _("It is taken back. %(edition)s is read through %(day)s again.")
            messages.success(request, said % {"edition": wording, "day": long_date(record.through)})
            return redirect("content_editions")
    return _form_page(request, "content/admin/take_back_reading.html", form, edition, _("Take back"))


def _allowed(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User) or not user.has_perm(MAY_RECORD):
        raise PermissionDenied
    return user


def _find(wording: str) -> ReadEdition:
    try:
        return read_edition(wording)
    except LookupError:
        raise Http404 from None


def _form_page(request: HttpRequest, template: str, form: forms.Form, edition: ReadEdition, title: str) -> HttpResponse:
    context = {"form": form, "read": edition, "page_subtitle": edition.edition.wording}
    return render(request, template, context | _headings(title))


def _headings(title: str) -> dict[str, str]:
    return {"header_title": title, "page_title": title, "header_icon": ICON}
