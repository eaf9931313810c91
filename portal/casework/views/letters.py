"""Letters for the client to sign and send. Nothing is sent or kept here."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.casework.deeds.people import read_person
from portal.casework.deeds.plans import show_letter
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.models import Person
from portal.casework.people.ages import is_child
from portal.casework.planning.letters import Offered, cautions_of, is_untranslated, languages_of, letters_for, write
from portal.settings.languages import ON_PAPER


@casework_view
@require_safe
def letters(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Which letters there are for one person, and what to think of first."""
    case = case_or_404(request, case_id)
    person = read_person(by=request.user, person=person_or_404(case, person_id))
    context = {"case": case, "person": person, "offered": _offered(person)}
    return render(request, "casework/letters.html", context)


@casework_view
@require_safe
def letter(request: CaseworkRequest, case_id: UUID, person_id: UUID, letter: str) -> HttpResponse:
    """One letter, in Swedish and the person's language side by side, with the name only when that is asked for."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    found = next((one.letter for one in _offered(person) if one.letter.code == letter and not one.withheld), None)
    if found is None:
        raise Http404
    show_letter(by=request.user, person=person, letter=found.code)
    named = request.GET.get("namn") == "ja" and not person.is_protected
    languages = languages_of(person, request.GET.get("sprak"))
    of_child = is_child(person, case.applied_on) is True
    written = write(found, name=person.name if named else "", of_child=of_child, languages=languages)
    if request.GET.get("form") == "text":
        return _as_text(found.code, "\n\n\n".join(one.text for one in written))
    context = {
        "case": case,
        "person": person,
        "letter": found,
        "written": written,
        "named": named,
        "cautions": cautions_of(found),
        "languages": languages,
        "choices": ON_PAPER,
        "untranslated": is_untranslated(person),
    }
    return render(request, "casework/letter.html", context)


def _offered(person: Person) -> list[Offered]:
    return letters_for(person, on_child=is_child(person, person.case.applied_on), protected=person.case.has_protected)


def _as_text(code: str, text: str) -> HttpResponse:
    response = HttpResponse(text + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}.txt"'
    return response
