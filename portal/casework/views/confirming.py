"""One adult's own yes, and whether somebody is part of the application."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.casework.deeds import confirming as deeds
from portal.casework.deeds.people import people_of, show_people
from portal.casework.deeds.talks import open_own_page
from portal.casework.doors.access import CaseworkRequest
from portal.casework.forms.voices import ConfirmationForm, PartForm
from portal.casework.models import Case, Part, Person
from portal.casework.people.telling import told_facts
from portal.casework.talking.voices import adults, fingerprint, holds, own_talk, talks_of


def confirmation(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """What the person says yes to, the yes that stands, and taking it back."""
    form = ConfirmationForm(request.POST or None, initial={"language": person.language})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("given_on", "language", "manner", "request_key")}
        try:
            deeds.confirm_alone(by=request.user, person=person, **told)
        except deeds.NoTalkYet:
            form.add_error(None, _("First hold a talk alone with the person, in a language you share, and note it."))
        else:
            messages.success(request, _("The confirmation is noted."))
            return redirect("casework:talk", case.pk, person.pk, "bekraftelse")
    people = people_of(case)
    children = [one for one in people if one not in adults(case, people) and one.part == Part.IN and one != person]
    show_people(by=request.user, case=case, people=[person, *children])
    open_own_page(by=request.user, person=person)
    given = list(person.confirmations.select_related("noted_by"))
    facts = fingerprint(case, person, people)
    talks = talks_of([person])[person.pk]
    context = {
        "case": case,
        "person": person,
        "form": form,
        "given": given,
        "standing": next((one for one in given if holds(one, person, facts)), None),
        "own_talk": own_talk(person, talks),
        "talk_before": any(talk.counts for talk in talks),
        "is_adult": bool(adults(case, [person])),
        "applies": person.part == Part.IN,
        "told": told_facts(person, (person, *children)),
        "children": children,
    }
    return render(request, "casework/confirmation.html", context)


def withdraw(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """One tap, no reason asked, from either page that offers it."""
    if request.method == "POST":
        deeds.withdraw_confirmation(by=request.user, person=person)
        messages.success(request, _("Saved."))
    return redirect("casework:talk", case.pk, person.pk, "del" if "del" in request.GET else "bekraftelse")


def part(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """Whether somebody is part of the application, for whatever reason."""
    form = PartForm(request.POST or None, initial={"part": person.part})
    if request.method == "POST" and form.is_valid():
        deeds.choose_part(by=request.user, person=person, part=Part(form.cleaned_data["part"]))
        messages.success(request, _("Saved."))
        return redirect("casework:talk", case.pk, person.pk, "del")
    open_own_page(by=request.user, person=person)
    context = {"case": case, "person": person, "form": form, "applies": person.part == Part.IN}
    return render(request, "casework/part.html", context)
