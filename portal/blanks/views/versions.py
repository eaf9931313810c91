"""All blanks, one version, and a file that comes in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from portal.blanks.deeds import Refused, look_into, undecided, upload_version
from portal.blanks.forms import BlankForm, VersionForm
from portal.blanks.models import Blank, BlankVersion, State
from portal.blanks.rules import read_fields
from portal.blanks.showing import listed_fields, sheets
from portal.blanks.views.doors import CoordinatorsRequest, coordinator_only, headings, version_or_404
from portal.blanks.wording import removed_in_words


@coordinator_only
def blanks(request: CoordinatorsRequest) -> HttpResponse:
    """Every blank with its versions, the newest first."""
    versions = BlankVersion.objects.select_related("blank").defer("original", "cleaned", "fields", "mapping")
    context = {"versions": versions.order_by("blank__agency", "blank__name", "-number")}
    return render(request, "blanks/blanks.html", context | headings(_("Forms of agencies")))


@coordinator_only
def add_blank(request: CoordinatorsRequest) -> HttpResponse:
    """A form that the portal does not have yet."""
    form = BlankForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        blank = Blank(agency=form.cleaned_data["agency"], name=form.cleaned_data["name"])
        if made := _upload(request, form, blank):
            return redirect("blanks_version", made.pk)
    return render(request, "blanks/upload.html", {"form": form} | headings(_("Add a form")))


@coordinator_only
def add_version(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """A newer file of a form that is there."""
    blank = get_object_or_404(Blank, pk=pk)
    form = VersionForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (made := _upload(request, form, blank)):
        return redirect("blanks_version", made.pk)
    context = {"form": form, "blank": blank}
    return render(request, "blanks/upload.html", context | headings(_("Upload a new version"), str(blank)))


@coordinator_only
def version(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """One version: what was found in the file, how far the work has come, and its history."""
    found = version_or_404(pk)
    fields = read_fields(found.fields)
    context = {
        "version": found,
        "is_withdrawable": found.state not in (State.WITHDRAWN, State.REPLACED),
        "undecided": len(undecided(found)),
        "fields": listed_fields(fields),
        "removed": removed_in_words(found.removed),
        "sheets": sheets(found),
        "events": found.events.select_related("by"),
    }
    title = _("Version %(number)s") % {"number": found.number}
    return render(request, "blanks/version.html", context | headings(title, str(found.blank)))


@coordinator_only
def file(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """The cleaned file, empty, to be read beside the mapping."""
    found = get_object_or_404(BlankVersion, pk=pk)
    return pdf_answer(bytes(found.cleaned), f"blankett-{found.pk}.pdf")


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """A PDF that is saved and not shown: no page of ours holds another's file."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _upload(request: CoordinatorsRequest, form: VersionForm, blank: Blank) -> BlankVersion | None:
    content: bytes = form.cleaned_data["file"]
    try:
        made = upload_version(
            by=request.user,
            blank=blank,
            content=content,
            found=look_into(content),
            source=form.cleaned_data["source"],
        )
    except Refused as refused:
        form.add_error("file", refused.message)
        return None
    messages.success(request, _("The form was read. See below what was found in it."))
    return made
