"""Letters by e-mail for those who do not work in the editors' rooms: chosen at one's own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from content.dialogue.digest.choosing import LettersForm, choose_how_often, works_here
from portal.accounts.access import StaffRequest, case_work_membership, may_edit, no_access, second_factor_required


@require_http_methods(["GET", "HEAD", "POST"])
@second_factor_required
def letters(request: StaffRequest) -> HttpResponse:
    """What is in a letter, and how often it is to come. Whoever edits chooses more, where the editors are."""
    if may_edit(request.user) and (there := _where_editors_choose()):
        return there
    if not works_here(request.user):
        return no_access(request)
    form = LettersForm(request.POST, label_suffix="") if request.method == "POST" else LettersForm.asking(request.user)
    if form.is_bound and form.is_valid():
        choose_how_often(by=request.user, how_often=form.cleaned_data["how_often"])
        messages.success(request, _("Your choice is kept."))
        return redirect("letters_to_me")
    membership = case_work_membership(request.user)
    context = {"form": form, "municipality": membership.municipality if membership else None}
    return render(request, "content/dialogue/letters.html", context)


def _where_editors_choose() -> HttpResponse | None:
    """None where this deployment does not serve the editors' rooms."""
    try:
        return redirect("dialogue_subscribe")
    except NoReverseMatch:
        return None
