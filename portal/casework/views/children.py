"""The worksheet about one child."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.deeds import children as deeds
from portal.casework.deeds.people import read_person
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.children import ChildWorksheetForm
from portal.casework.models import ChildWorksheet
from portal.casework.people.ages import is_child


@casework_view
@require_http_methods(["GET", "POST"])
def worksheet(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The sheet to write on; what a colleague saved meanwhile stands beside, and nothing typed is lost."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    if is_child(person, case.applied_on) is False:
        raise Http404
    form = ChildWorksheetForm(typed(request), initial=_as_saved(deeds.worksheet_of(person)))
    theirs = None
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        version = told.pop("version")
        try:
            deeds.write_worksheet(by=request.user, person=person, version=version, values=told)
        except deeds.SheetChanged as changed:
            theirs = changed.current
            form.add_error(None, _("A colleague saved meanwhile. Her text stands below; put together what you want."))
            form.data = {**request.POST.dict(), "version": theirs.version}
        else:
            messages.success(request, _("Saved."))
            return redirect("casework:child_worksheet", case.pk, person.pk)
    read_person(by=request.user, person=person)
    saved = deeds.read_worksheet(by=request.user, person=person)
    context = {"case": case, "person": person, "form": form, "saved": saved, "theirs": _texts(form, theirs)}
    return render(request, "casework/child_worksheet.html", context)


def _as_saved(sheet: ChildWorksheet | None) -> dict[str, object]:
    if sheet is None:
        return {"version": 0}
    return {name: getattr(sheet, name) for name in (*ChildWorksheet.TEXTS, "asked_on", "version")}


def _texts(form: ChildWorksheetForm, sheet: ChildWorksheet | None) -> list[tuple[object, str]]:
    """What the colleague has saved, under the same headings."""
    if sheet is None:
        return []
    return [(form.fields[name].label, getattr(sheet, name)) for name in ChildWorksheet.TEXTS if getattr(sheet, name)]
