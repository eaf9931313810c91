"""A case that begins with a resident's code: type or scan it, look at it together, accept it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.casework.carried import Draft, draft_of
from portal.casework.deeds.starting import open_case_from_draft
from portal.casework.doors.access import CaseworkRequest, casework_view
from portal.casework.forms.starting import CodeForm, StartFromCodeForm


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def start_from_code(request: CaseworkRequest) -> HttpResponse:
    """The code; then what it would fill in, which is kept only when the second form is sent."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "casework/start_from_code.html", {"form": form})
    draft = draft_of(form.carried, timezone.localdate())
    if "request_key" in request.POST:
        return _accept(request, draft)
    return _preview(request, StartFromCodeForm(initial={"code": form.cleaned_data["code"]}, draft=draft))


@sensitive_variables()
def _accept(request: CaseworkRequest, draft: Draft) -> HttpResponse:
    form = StartFromCodeForm(request.POST, draft=draft)
    if not form.is_valid():
        return _preview(request, form)
    told = form.cleaned_data
    case, made = open_case_from_draft(
        by=request.user, draft=draft, names=form.names, language=told["language"], request_key=told["request_key"]
    )
    if made:
        messages.success(request, _("The case is open. Its reference is %(reference)s.") % {"reference": case})
    return redirect(case)


def _preview(request: CaseworkRequest, form: StartFromCodeForm) -> HttpResponse:
    return render(request, "casework/draft_from_code.html", {"form": form, "draft": form.draft})
