"""Try a version, release it, take it out of use."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from portal.blanks.comparing import changes
from portal.blanks.deeds import Refused, note_tried, undecided
from portal.blanks.deeds import release as release_version
from portal.blanks.deeds import withdraw as withdraw_version
from portal.blanks.errors import CannotBeFilled, UnknownFile
from portal.blanks.filling import fill, fingerprint_of, planned
from portal.blanks.forms import LookedAtForm, ReleaseForm, WithdrawForm
from portal.blanks.models import BlankVersion, State
from portal.blanks.planning import Plan
from portal.blanks.rules import label_of, read_fields
from portal.blanks.samples import SAMPLES
from portal.blanks.values import Label
from portal.blanks.views.doors import CoordinatorsRequest, coordinator_only, headings, version_or_404
from portal.blanks.views.versions import pdf_answer
from portal.drawing.errors import DocumentFailed


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What a sample household would give."""

    key: str
    label: Label
    plan: Plan
    texts: tuple[tuple[str, str], ...]


@coordinator_only
def try_version(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """What each sample household gives; and the word of somebody who has looked at it."""
    version = version_or_404(pk)
    form = LookedAtForm(request.POST or None)
    if form.is_valid() and _done(
        request, form, lambda: note_tried(by=request.user, version=version, seen=form.cleaned_data["seen"])
    ):
        messages.success(request, _("It is noted that you have tried it. It can now be released."))
        return redirect("blanks_version", pk)
    context = {
        "version": version,
        "form": form,
        "seen": fingerprint_of(version),  # of what this page shows, even where the one before showed something else
        "tried": [_tried(version, key) for key in SAMPLES],
        "undecided": len(undecided(version)),
    }
    return render(request, "blanks/try.html", context | headings(_("Try the form"), str(version.blank)))


@coordinator_only
def sample(request: CoordinatorsRequest, pk: int, key: str) -> HttpResponse:
    """The form filled in for a sample household, as a file."""
    if key not in SAMPLES:
        raise Http404
    version = get_object_or_404(BlankVersion.objects.select_related("blank"), pk=pk)
    try:
        filled = fill(version, SAMPLES[key].data)
    except CannotBeFilled as error:
        for lack in error.lacks:
            messages.error(request, lack.message)
    except (DocumentFailed, UnknownFile):
        messages.error(request, _("The form could not be filled in. Upload the file again as a new version."))
    else:
        return pdf_answer(filled.pdf, f"prov-{version.pk}-{key}.pdf")
    return redirect("blanks_try", pk)


@coordinator_only
def release(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """A second look at what is new, and the release."""
    version = version_or_404(pk)
    if version.state != State.TRIED:
        messages.error(request, _("Only a version that has been tried can be released."))
        return redirect("blanks_version", pk)
    older = BlankVersion.objects.filter(blank=version.blank_id, state=State.RELEASED).first()
    form = ReleaseForm(request.POST or None, initial={"seen": fingerprint_of(version)})
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if _done(request, form, lambda: release_version(by=request.user, version=version, seen=seen)):
            messages.success(request, _("It is released. Social workers can fill it in from now on."))
            return redirect("blanks_version", pk)
    context = {"version": version, "older": older, "form": form, "changes": changes(older, version)}
    return render(request, "blanks/release.html", context | headings(_("Release the form"), str(version.blank)))


@coordinator_only
def withdraw(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """Take a version out of use, with a reason."""
    version = version_or_404(pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if _done(request, form, lambda: withdraw_version(by=request.user, version=version, reason=reason)):
            messages.success(request, _("It is withdrawn. Nobody can fill it in any more."))
            return redirect("blanks_version", pk)
    context = {"version": version, "form": form}
    return render(request, "blanks/withdraw.html", context | headings(_("Withdraw the form"), str(version.blank)))


def _tried(version: BlankVersion, key: str) -> Tried:
    made = planned(version, SAMPLES[key].data)
    labels = {field.name: label_of(field) for field in read_fields(version.fields)}
    ticked = {
        name: _("ticked: %(state)s") % {"state": state} if state else _("not ticked")
        for name, state in made.states.items()
    }
    texts = made.texts | ticked
    rows = tuple((label, texts[name]) for name, label in labels.items() if name in texts)
    return Tried(key=key, label=SAMPLES[key].label, plan=made, texts=rows)


def _done(
    request: CoordinatorsRequest, form: LookedAtForm | ReleaseForm | WithdrawForm, deed: Callable[[], None]
) -> bool:
    try:
        deed()
    except Refused as refused:
        form.add_error(None, refused.message)
        return False
    return True
