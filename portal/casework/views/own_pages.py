"""The pages about one person's own voice. They share one name of address, so that no log tells which was opened."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.accounts.models import User
from portal.casework.deeds.people import read_person
from portal.casework.deeds.safety import people_with_own_record
from portal.casework.deeds.talks import note_talk, open_own_page, plan_talk
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.forms.voices import NextTalkForm, TalkForm
from portal.casework.models import Assignment, Case, NextTalk, Part, Person, Talk
from portal.casework.talking.voices import adults, talks_of

from . import confirming, private, safety

OwnPage = Callable[[CaseworkRequest, Case, Person], HttpResponse]


@casework_view
@require_http_methods(["GET", "POST"])
def own_page(request: CaseworkRequest, case_id: UUID, person_id: UUID, page: str = "samtal") -> HttpResponse:
    """One of PAGES, for one person."""
    case = case_or_404(request, case_id)
    return PAGES[page](request, case, person_or_404(case, person_id))


def talk(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """The talks that were held, and noting one more in a minute."""
    wanted = _uuid(request.GET.get("corrects")) if request.method == "GET" else None
    correcting = person.talks.filter(pk=wanted).first() if wanted else None
    form = TalkForm(
        request.POST or None,
        talks=person.talks,
        colleagues=colleagues_on(case),
        initial=_as_it_was(correcting, person, request.user),
    )
    if request.method == "POST" and form.is_valid():
        note_talk(by=request.user, person=person, **form.cleaned_data)
        messages.success(request, _("The talk is noted."))
        return redirect("casework:talk", case.pk, person.pk)
    planned = NextTalk.objects.filter(person=person).first()
    return show_talks(request, case, person, form, NextTalkForm(initial=_plan(planned)))


def plan_next(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """When to talk next; the answer is the page of talks."""
    plan = NextTalkForm(request.POST or None)
    if request.method == "POST" and plan.is_valid():
        plan_talk(by=request.user, person=person, **plan.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("casework:talk", case.pk, person.pk)
    blank = TalkForm(talks=person.talks, colleagues=colleagues_on(case), initial=_as_it_was(None, person, request.user))
    return show_talks(request, case, person, blank, plan)


def show_talks(
    request: CaseworkRequest, case: Case, person: Person, form: TalkForm, plan: NextTalkForm
) -> HttpResponse:
    read_person(by=request.user, person=person)
    open_own_page(by=request.user, person=person)
    talks = talks_of([person])[person.pk]
    context = {
        "case": case,
        "person": person,
        "talks": person.talks.select_related("held_by", "noted_by").prefetch_related("corrections"),
        "newest": next(iter(talks), None),
        "is_adult": bool(adults(case, [person])),
        "applies": person.part == Part.IN,
        "planned": NextTalk.objects.filter(person=person).first(),
        "form": form,
        "opens_note": form.is_bound or not talks or "nytt" in request.GET or "corrects" in request.GET,
        "plan": plan,
        "has_own_record": person.pk in people_with_own_record(request.user, [person]),
    }
    return render(request, "casework/talk.html", context)


def colleagues_on(case: Case) -> QuerySet[User]:
    """Those who have the case now."""
    live = Assignment.objects.live().filter(case=case).values("user")
    return User.objects.filter(pk__in=live, is_active=True).order_by("name")


def _as_it_was(talk: Talk | None, person: Person, user: User) -> dict[str, object]:
    """What the form begins with: the talk to correct as it was noted, or a talk today in the person's language."""
    if talk is None:
        return {"language": person.language, "held_by": user.pk}
    same = ("held_on", "language", "interpreter", "meeting", "teach_back", "booking_reference")
    values = {name: getattr(talk, name) for name in same}
    return {
        **values,
        "alone": "yes" if talk.alone else "no",
        "held_by": talk.held_by_id,
        "corrects": talk.pk,
    }


def _plan(planned: NextTalk | None) -> dict[str, object]:
    names = ("planned_on", "meeting", "interpreter_needed", "booking_reference")
    return {name: getattr(planned, name) for name in names} if planned else {}


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


PAGES: Mapping[str, OwnPage] = {
    "samtal": talk,
    "nasta-samtal": plan_next,
    "bekraftelse": confirming.confirmation,
    "ta-tillbaka": confirming.withdraw,
    "del": confirming.part,
    "eget-svar": private.own_answer,
    "trygghet": safety.safety,
    "lasare": safety.readers,
    "hjalp": private.help_page,
}
