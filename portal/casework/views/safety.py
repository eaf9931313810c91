"""What keeps one person safe, and who may read it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.casework.deeds import safety as deeds
from portal.casework.doors.access import CaseworkRequest
from portal.casework.forms.safety import ReaderForm, SafetyForm
from portal.casework.models import Assignment, Case, Person, SafetyAccess, SafetyRecord


def safety(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """The record this colleague may read, to change; where there is none for her, an empty one."""
    form = SafetyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        version = told.pop("version")
        try:
            deeds.write_safety(by=request.user, person=person, values=told, version=version)
        except deeds.ChangedMeanwhile:
            form.add_error(None, _("It was saved by somebody else meanwhile. Open the page anew beside this one."))
        else:
            messages.success(request, _("Saved."))
            return redirect("casework:talk", case.pk, person.pk, "trygghet")
    return _show(request, case, person, form if form.is_bound else None)


def _show(
    request: CaseworkRequest,
    case: Case,
    person: Person,
    form: SafetyForm | None,
    naming: ReaderForm | None = None,
) -> HttpResponse:
    records = deeds.read_safety(by=request.user, person=person)
    known = deeds.readers_of(request.user, person)
    may_name = deeds.may_name(request.user, known)
    context = {
        "case": case,
        "person": person,
        "form": form or SafetyForm(initial=_as_saved(records)),
        "record": next(iter(records), None),
        "others": records[1:],
        "happened": records[0].events.select_related("actor")[:20] if records else [],
        "readers": known if may_name else [],
        "may_name": may_name,
        "naming": naming or _naming(request, case, known),
    }
    return render(request, "casework/safety.html", context)


def _as_saved(records: list[SafetyRecord]) -> dict[str, object]:
    if not records:
        return {}
    names = (*SafetyRecord.TEXTS, "no_letters", "talk_alone", "version")
    return {name: getattr(records[0], name) for name in names}


def _naming(request: CaseworkRequest, case: Case, known: list[SafetyAccess]) -> ReaderForm:
    has_case = Assignment.objects.live().filter(case=case).values("user")
    named = [one.user_id for one in known]
    colleagues = User.objects.filter(pk__in=has_case, is_active=True).exclude(pk__in=[*named, request.user.pk])
    data = request.POST if "colleague" in request.POST else None
    return ReaderForm(data, colleagues=colleagues.order_by("name"))


def readers(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """Name a colleague, or end what one was given."""
    if request.method == "POST" and (ended := _ended(request, person)):
        deeds.end_reading(by=request.user, access=ended)
        messages.success(request, _("Saved."))
    elif request.method == "POST":
        form = _naming(request, case, deeds.readers_of(request.user, person))
        if not form.is_valid():
            return _show(request, case, person, None, form)
        deeds.name_reader(by=request.user, person=person, to=form.cleaned_data["colleague"])
        messages.success(request, _("Saved."))
    return redirect("casework:talk", case.pk, person.pk, "trygghet")


def _ended(request: CaseworkRequest, person: Person) -> SafetyAccess | None:
    if "end" not in request.POST:
        return None
    try:
        wanted = UUID(request.POST["end"])
    except ValueError:
        wanted = None
    known = SafetyAccess.objects.select_related("person__case").filter(person=person)
    return get_object_or_404(known, pk=wanted)
