"""A household's papers: the plan, one person's papers, the sheet to take home."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.casework.deeds import plans as deeds
from portal.casework.deeds.people import people_of, read_person, show_people
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.plans import AddDocumentsForm, DocumentsForm, WishForm, with_versions
from portal.casework.models import Case, Person
from portal.casework.people.household import situation
from portal.casework.planning.counting import PASSPORT_MONTHS
from portal.casework.planning.document_suggestions import choosable
from portal.casework.planning.letters import is_untranslated, languages_of
from portal.casework.planning.planner import MARGIN_DAYS, PersonsPlan, plan_of
from portal.settings.languages import ON_PAPER


@casework_view
@require_http_methods(["GET", "POST"])
def planner(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Everyone's papers, the wished day and the months up to it."""
    case = case_or_404(request, case_id)
    form = WishForm(typed(request), initial={"wished_departure": case.wished_departure})
    if request.method == "POST" and form.is_valid():
        deeds.wish_departure(by=request.user, case=case, day=form.cleaned_data["wished_departure"])
        messages.success(request, _("Saved."))
        return redirect("casework:planner", case.pk)
    people = people_of(case)
    show_people(by=request.user, case=case, people=people)
    plan = plan_of(case, people, today=timezone.localdate())
    context = {"case": case, "form": form, "plan": plan, "margin": MARGIN_DAYS, "passport_months": PASSPORT_MONTHS}
    return render(request, "casework/planner.html", context)


@casework_view
@require_POST
def plan_suggested(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """The suggested papers, for everyone, in one tap."""
    case = case_or_404(request, case_id)
    added = deeds.plan_suggested(by=request.user, case=case)
    _say_added(request, added)
    return redirect("casework:planner", case.pk)


@casework_view
@require_http_methods(["GET", "POST"])
def person_documents(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One person's papers, all in one form."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    plan = _plan(case, person)
    form = DocumentsForm(typed(request), rows=plan.rows)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.change_documents(by=request.user, person=person, told=form.told, versions=form.versions)
        except deeds.ChangedMeanwhile as refused:
            form = _to_send_again(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("casework:planner", case.pk)
    return _show_documents(request, case, person, plan, form, None)


@casework_view
@require_POST
def add_documents(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """More papers for one person."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    plan = _plan(case, person)
    form = _adding(request, case, person, plan)
    if form.is_valid():
        _say_added(request, deeds.plan_documents(by=request.user, person=person, kinds=form.chosen))
        return redirect("casework:person_documents", case.pk, person.pk)
    return _show_documents(request, case, person, plan, DocumentsForm(rows=plan.rows), form)


def _plan(case: Case, person: Person) -> PersonsPlan:
    return plan_of(case, [person], today=timezone.localdate()).people[0]


def _adding(request: CaseworkRequest, case: Case, person: Person, plan: PersonsPlan) -> AddDocumentsForm:
    planned = {row.kind for row in plan.rows}
    left = [kind for kind in choosable(person, situation(case, people_of(case))) if kind not in planned]
    return AddDocumentsForm(request.POST if request.resolver_match.url_name == "add_documents" else None, kinds=left)  # type: ignore[union-attr]


def _to_send_again(form: DocumentsForm, refused: deeds.ChangedMeanwhile) -> DocumentsForm:
    now = {kind: row.document.version for kind, row in form.rows.items()}
    names = ", ".join(str(kind.label) for kind in refused.kinds)
    form.add_error(
        None,
        _("A colleague has saved this since you opened the page: %(names)s. Look at what you typed and save again.")
        % {"names": names},
    )
    return with_versions(form, now)


def _show_documents(
    request: CaseworkRequest, case: Case, person: Person, plan: PersonsPlan, form: DocumentsForm,
    adding: AddDocumentsForm | None,
) -> HttpResponse:  # fmt: skip
    read_person(by=request.user, person=person)
    adding = adding or _adding(request, case, person, plan)
    context = {"case": case, "person": person, "plan": plan, "form": form, "adding": adding}
    return render(request, "casework/person_documents.html", context)


def _say_added(request: CaseworkRequest, added: int) -> None:
    if added:
        text = ngettext("%(count)s document is on the plan.", "%(count)s documents are on the plan.", added)
        messages.success(request, text % {"count": added})
    else:
        messages.info(request, _("They were on the plan already."))


@casework_view
@require_safe
def plan_sheet(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One person's plan on paper, in Swedish and the person's language. Nothing about anybody else."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    read_person(by=request.user, person=person)
    context = {
        "case": case,
        "person": person,
        "plan": _plan(case, person),
        "wished": case.wished_departure,
        "today": timezone.localdate(),
        "languages": languages_of(person, request.GET.get("sprak")),
        "choices": ON_PAPER,
        "untranslated": is_untranslated(person),
        "margin": MARGIN_DAYS,
    }
    return render(request, "casework/plan_sheet.html", context)
