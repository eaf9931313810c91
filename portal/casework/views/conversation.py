"""The conversation guide: what is noted of its parts, and talk mode for a shared screen."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from eligibility.wording import Text
from portal.casework.deeds.people import people_of, read_person
from portal.casework.deeds.talk_parts import forget_part, note_part
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.forms.conversation import PartOfTalkForm
from portal.casework.models import Case, Person
from portal.casework.people.household import situation
from portal.casework.talking.conversation import BY_SLUG, GUIDE
from portal.casework.talking.talk_screens import (
    FACTS_SLUG,
    FACTS_TITLE,
    ONLY_SWEDISH,
    Screen,
    lacking,
    languages_for,
    screens_about_facts,
    screens_of,
    shown,
)
from portal.casework.talking.voices import adults
from portal.settings.languages import ON_PAPER

HIDDEN_SLUG = "dolt"
_BESIDE = {ONLY_SWEDISH, *(language.code for language in ON_PAPER)}


@casework_view
@require_http_methods(["POST"])
def talk_part(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One tap: this part was gone through, or was left out for a reason. With script the page stays as it is."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    form = PartOfTalkForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no such part")
    noted = form.cleaned_data["noted"]
    if noted.undo:
        forget_part(by=request.user, person=person, part=noted.part)
    else:
        note_part(by=request.user, person=person, part=noted.part, skipped=noted.skipped)
    if "X-Part" in request.headers:
        return HttpResponse(status=204)
    return redirect(f"{reverse('casework:talk', args=[case.pk, person.pk])}#guide-{noted.part}")


@casework_view
@require_safe
def talk_mode(request: CaseworkRequest, case_id: UUID, person_id: UUID, part: str = "") -> HttpResponse:
    """One part for a shared screen. Nothing on it tells whose talk it is, neither does the title."""
    case = case_or_404(request, case_id)
    person = read_person(by=request.user, person=person_or_404(case, person_id))
    if not adults(case, [person]):
        raise Http404  # a child is talked with in another way: the worksheet says how
    wanted = request.GET.get("sprak", "")
    wanted = wanted if wanted in _BESIDE else ""
    if part == HIDDEN_SLUG:
        back = request.GET.get("fran", "")
        place = _address(person, back if back in _slugs() else "", wanted)
        return render(request, "casework/talk_hidden.html", {"back": place})
    languages = languages_for(person, wanted)
    if not part or languages is None:
        return _begin(request, case, person, wanted)
    title, screens = _part(case, person, part)
    context = {
        "screens": shown(screens, title=title, languages=languages),
        "titles": shown([Screen(text="")], title=title, languages=languages)[0].sides,
        "overview": _address(person, "", wanted),
        "before": _neighbour(person, part, -1, wanted),
        "after": _neighbour(person, part, 1, wanted),
        "hide": _address(person, HIDDEN_SLUG, wanted, fran=part),
    }
    return render(request, "casework/talk_mode.html", context)


def _begin(request: CaseworkRequest, case: Case, person: Person, wanted: str) -> HttpResponse:
    """The overview: which part, in which language beside the Swedish."""
    languages = languages_for(person, wanted)
    beside = next((one for one in languages or () if one.code != "sv"), None)
    context = {
        "parts": [(guide, _address(person, guide.slug, wanted)) for guide in GUIDE.values()],
        "facts": _address(person, FACTS_SLUG, wanted),
        "facts_title": FACTS_TITLE,
        "languages": languages,
        "beside": beside,
        "lacking": lacking(person),
        "choices": [
            *((one.swedish_name, one.code, one == beside) for one in ON_PAPER if one.code != "sv"),
            (None, ONLY_SWEDISH, languages is not None and beside is None),
        ],
        "talk": reverse("casework:talk", args=[case.pk, person.pk]),
    }
    return render(request, "casework/talk_begin.html", context)


def _part(case: Case, person: Person, part: str) -> tuple[Text, list[Screen]]:
    if part == FACTS_SLUG:
        now = situation(case, people_of(case))
        return FACTS_TITLE, screens_about_facts(now, person)
    if part not in BY_SLUG:
        raise Http404
    guide = BY_SLUG[part]
    return guide.title, screens_of(guide)


def _slugs() -> list[str]:
    return [*BY_SLUG, FACTS_SLUG]


def _neighbour(person: Person, part: str, step: int, wanted: str) -> str:
    """The address of the part before or after, within the guide; empty at its ends."""
    order = list(BY_SLUG)
    place = order.index(part) + step if part in order else -1
    return _address(person, order[place], wanted) if 0 <= place < len(order) else ""


def _address(person: Person, slug: str, wanted: str, **more: str) -> str:
    place = reverse("casework:talk_mode", args=[person.case_id, person.pk, *filter(None, [slug])])
    asked = {**({"sprak": wanted} if wanted else {}), **more}
    return f"{place}?{urlencode(asked)}" if asked else place
