"""What one person has been told: page by page, topic by topic, and from the foot of a public page."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.deeds import information as deeds
from portal.casework.deeds.people import people_of, read_person
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.journal import InformationForm, PageForm, TakeBackForm
from portal.casework.lists.own import page_of
from portal.casework.models import Case, Person
from portal.casework.talking.information import informed, pages_to_read, topics_of
from portal.guidance import OfferedPage, published
from portal.settings.languages import BY_CODE, SOURCE, described

RECENT = 8
"""So many cases are asked about where a page was noted from its own foot; the others are found in the list."""


@casework_view
@require_http_methods(["GET", "POST"])
def information(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What is still to be told, the pages to read together, what was told without a page, and what has been told."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    form = InformationForm(typed(request), initial={"language": person.language})
    if request.method == "POST" and form.is_valid():
        deeds.give_information(by=request.user, person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("casework:information", case.pk, person.pk)
    read_person(by=request.user, person=person)
    return render(request, "casework/information.html", _page(request, case, person, form))


def _page(request: CaseworkRequest, case: Case, person: Person, form: InformationForm) -> dict[str, object]:
    guidance = published()
    now = informed(case, people_of(case), guidance=guidance)[person.pk]
    manner, interpreter = deeds.last_manner(request.user, person)
    initial = {"language": person.language, "manner": manner, "interpreter": interpreter}
    pages, own = pages_to_read(now, person.language, guidance), described(person.language)
    is_lacking = own.lang != SOURCE.lang and any(one.page.language != own.code for one in pages)
    return {
        "case": case,
        "person": person,
        "form": form,
        "informed": now,
        "pages": pages,
        "lacking": own if is_lacking else None,
        "page_form": PageForm(initial=initial, auto_id="page_%s"),
    }


@casework_view
@require_http_methods(["POST"])
def page_gone_through(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One click: this page, today, with this person."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    _note(request, person)
    return redirect("casework:information", case.pk, person.pk)


@casework_view
@require_http_methods(["POST"])
def take_back(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """It was not told after all."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    form = TakeBackForm(request.POST, given=person.information)
    if form.is_valid():
        deeds.take_back_information(by=request.user, person=person, given=form.cleaned_data["given"])
        messages.success(request, _("It is noted that this was not told after all."))
    return redirect("casework:information", case.pk, person.pk)


@casework_view
@require_http_methods(["GET", "POST"])
def note_page(request: CaseworkRequest) -> HttpResponse:
    """Where the foot of a public page leads: with whom was it gone through? No names are shown, so nobody is read.

    Signing in forgets what the address asked for, so without a page it asks which.
    """
    if request.method == "POST":
        person = _person(request)
        _note(request, person)
        return redirect("casework:information", person.case_id, person.pk)
    if "page" not in request.GET:
        return render(request, "casework/choose_page.html", {"pages": _by_title()})
    page = _published(request.GET.get("page"), request.GET.get("language"))
    rows = page_of(request.user).rows[:RECENT]
    context = {
        "page": page,
        "topics": topics_of(page),
        "language": described(page.language),
        "cases": [(row.case, Person.objects.filter(case=row.case).only("pk", "order", "case")) for row in rows],
        "form": PageForm(initial=_first(request, page), auto_id="page_%s"),
    }
    return render(request, "casework/note_page.html", context)


def _by_title() -> list[tuple[OfferedPage, list[OfferedPage]]]:
    """Each page by its Swedish title, with the languages it is in."""
    guidance = published()
    each = ((page, [one for one in guidance.pages if one.id == page.id]) for page in guidance.for_reader(SOURCE.code))
    return list(each)


def _first(request: CaseworkRequest, page: OfferedPage) -> dict[str, object]:
    manner, interpreter = deeds.last_manner(request.user, Person())
    return {"language": page.language, "manner": manner, "interpreter": interpreter}


def _note(request: CaseworkRequest, person: Person) -> None:
    sent = request.POST.copy()
    page_id, _dot, language = sent.get("read", "").partition(".")
    sent.update({"page": page_id, "page_language": language})
    form = PageForm(sent)
    if not form.is_valid():
        raise BadRequest("a page, its language and how it was told")
    told = form.cleaned_data
    page = _published(str(told["page"]), told["page_language"])
    deeds.go_through_page(
        by=request.user,
        person=person,
        page=page,
        language=told["language"],
        manner=told["manner"],
        interpreter=told["interpreter"],
        request_key=told["request_key"],
    )
    messages.success(request, _("Noted: “%(page)s” was gone through today.") % {"page": page.title})


def _published(page: str | None, language: str | None) -> OfferedPage:
    try:
        found = published().exactly(UUID(page or ""), language if language in BY_CODE else "")
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _person(request: CaseworkRequest) -> Person:
    """Somebody in one of my open cases."""
    try:
        chosen = UUID(request.POST.get("person", ""))
    except ValueError:
        raise BadRequest("no person") from None
    case = get_object_or_404(Case.objects.visible_to(request.user), people=chosen)
    return get_object_or_404(Person.objects.select_related("case"), case=case, pk=chosen)
