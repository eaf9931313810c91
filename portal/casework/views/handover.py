"""Handing a case over: the page for the next colleague, releases, the whole case as a file, and leaving nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds import handover as deeds
from portal.casework.deeds.forgetting import KeptLonger
from portal.casework.deeds.people import people_of, read_person
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, municipality_of, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.handover import ChoicesForm, PackForm, ReleaseForm
from portal.casework.handover.sheet import sheet_of
from portal.casework.log.events import record_readings
from portal.casework.models import Deed, PackageOnItsWay, Purpose, Release


@casework_view
@require_safe
def handover(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """One page for whoever goes on: what is done, what is open, and which days come."""
    case = case_or_404(request, case_id)
    people = people_of(case)
    record_readings(Deed.HANDOVER_READ, by=request.user, case=case, people=people)
    return render(request, "casework/handover.html", {"case": case, "sheet": sheet_of(case, people)})


@casework_view
@require_http_methods(["GET", "POST"])
def releases(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    form = ReleaseForm(typed(request))
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, "purpose": Purpose(form.cleaned_data["purpose"])}
        deeds.note_release(by=request.user, person=person, **told)
        messages.success(request, _("Saved."))
        return redirect("casework:releases", case.pk, person.pk)
    read_person(by=request.user, person=person)
    given = person.releases.select_related("noted_by")
    return render(request, "casework/releases.html", {"case": case, "person": person, "form": form, "releases": given})


@casework_view
@require_http_methods(["POST"])
def withdraw_release(request: CaseworkRequest, case_id: UUID, person_id: UUID, release_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    release = get_object_or_404(Release.objects.select_related("person__case"), person=person, pk=release_id)
    deeds.withdraw_release(by=request.user, release=release)
    messages.success(request, _("The release is taken back. Nothing more is handed on."))
    return redirect("casework:releases", case.pk, person.pk)


@casework_view
@require_http_methods(["GET", "POST"])
def pack(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """The whole case as one file. Where nothing is left behind, the case ends here."""
    case = case_or_404(request, case_id)
    leaves = deeds.leaves_nothing(case.municipality_id)
    form = PackForm(request.POST or None, leaves_nothing=leaves)
    if request.method == "POST" and form.is_valid():
        another = form.cleaned_data["target"] == PackForm.ANOTHER
        try:
            package = deeds.pack_case(by=request.user, case=case, for_another=another)
        except deeds.NotReleased:
            form.add_error("target", _("Not everybody has released the case. See below who has not."))
        except deeds.OpenedInEmergency:
            form.add_error(
                None, _("You opened the case in an emergency, and it would be erased. Ask your head of unit.")
            )
        except KeptLonger:
            form.add_error(None, _("The case may not be erased: somebody has noted that it must be kept."))
        else:
            return _file(package.content, case.reference)
    people = people_of(case)
    record_readings(Deed.PERSON_READ, by=request.user, case=case, people=people)
    context = {
        "case": case,
        "form": form,
        "leaves_nothing": leaves,
        "not_released": deeds.not_released(case, people),
        "documents": [one for one in case.documents.of_household().defer("pdf_sealed") if one.can_be_fetched],
    }
    return render(request, "casework/pack_case.html", context)


@casework_view
@require_safe
def fetch_package(request: CaseworkRequest, package_id: UUID) -> HttpResponse:
    """A file whose case is erased already, once more, should the line have broken."""
    waiting = {package.pk: package for package in deeds.waiting_packages(request.user)}
    package = get_object_or_404(PackageOnItsWay, pk=package_id, user=request.user, pk__in=waiting)
    return _file(deeds.fetch_again(by=request.user, package=package), str(package.pk)[:8])


@casework_view
@require_http_methods(["POST"])
def forget_package(request: CaseworkRequest, package_id: UUID) -> HttpResponse:
    """The file has arrived, or is not wanted."""
    deeds.throw_package_away(get_object_or_404(PackageOnItsWay, pk=package_id, user=request.user))
    messages.success(request, _("The file is forgotten here."))
    return redirect("casework:case_list")


@casework_view
@require_http_methods(["GET", "POST"])
def choices(request: CaseworkRequest) -> HttpResponse:
    """What the municipality has chosen for its case work."""
    municipality_id = municipality_of(request)
    initial = {"leaves_nothing": deeds.leaves_nothing(municipality_id)}
    form = ChoicesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        leaves = form.cleaned_data["leaves_nothing"]
        deeds.choose_to_leave_nothing(by=request.user, municipality_id=municipality_id, leaves=leaves)
        messages.success(request, _("Saved."))
        return redirect("casework:choices")
    return render(request, "casework/choices.html", {"form": form})


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="arende-{name}.zip"'
    return response
