"""What one person says alone about taking part, and where help is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.casework.deeds.private import Outward, answer_alone, is_the_only_adult
from portal.casework.deeds.safety import read_safety
from portal.casework.deeds.talks import open_own_page
from portal.casework.doors.access import CaseworkRequest
from portal.casework.forms.safety import OwnAnswerForm
from portal.casework.models import Case, ClosingReason, OwnAnswer, Part, Person


def own_answer(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """The private path. The message afterwards says no more than that something was saved."""
    form = OwnAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = OwnAnswer(form.cleaned_data["answer"])
        answer_alone(by=request.user, person=person, answer=answer, outward=Outward(form.cleaned_data["outward"]))
        messages.success(request, _("Saved."))
        page = "hjalp" if answer == OwnAnswer.NOT_SAFE else "eget-svar"
        return redirect("casework:talk", case.pk, person.pk, page)
    records = read_safety(by=request.user, person=person)
    answers = [OwnAnswer(record.answer) for record in records if record.answer]
    context = {
        "case": case,
        "person": person,
        "form": form,
        "answers": answers,
        "applies": person.part == Part.IN,
        "only_adult": is_the_only_adult(person),
        "clients_wish": ClosingReason.CLIENTS_WISH.value,
    }
    return render(request, "casework/own_answer.html", context)


def help_page(request: CaseworkRequest, case: Case, person: Person) -> HttpResponse:
    """Who can help, by situation, and what the worker may and must do as far as we know."""
    open_own_page(by=request.user, person=person)
    return render(request, "casework/help.html", {"case": case, "person": person})
