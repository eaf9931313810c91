"""What a list and a form do not do: publishing an answer, the log as a table, and one's own letters."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.dialogue.deeds import MAY_PUBLISH, Refused, as_asked_and_answered, publish_as_faq
from content.dialogue.digest.choosing import SubscriptionForm, choose, subscription_of
from content.dialogue.exporting import talks_as_csv
from content.dialogue.forms import PublishFaqForm
from content.dialogue.models import Question, Talk
from content.dialogue.models.questions import in_half_a_year
from content.dialogue.office.viewsets import TalkFilters
from portal.accounts.models import User

MAY_READ_THE_LOG = "dialogue.change_talk"


def publish_question(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer as everybody is to read it, read by somebody else than the one who wrote it."""
    user = _allowed(request, MAY_PUBLISH)
    question = get_object_or_404(Question, pk=pk)
    form = PublishFaqForm(request.POST or None, initial=_proposed(question))
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in PublishFaqForm.Meta.fields}
        try:
            faq = publish_as_faq(by=user, question=question, told=told)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            form.keep_reason(faq, by=user)
            waits = _("It is saved with your changes, and waits for a colleague.")
            messages.success(request, _("It is published. Now it can be translated.") if faq.live else waits)
            return redirect("wagtailsnippets_dialogue_faq:edit", faq.pk)
    title = _("Publish for everybody")
    context = {"form": form, "question": question, "is_own": question.answered_by_id == user.pk}
    return render(request, "content/dialogue/office/publish.html", context | _headings(title, "doc-full-inverse"))


def _proposed(question: Question) -> dict[str, Any]:
    return {
        **as_asked_and_answered(question),
        "checked_on": timezone.localdate(),
        "next_check_on": in_half_a_year(),
    }


@permission_required(MAY_READ_THE_LOG, raise_exception=True)
def talks_csv(request: HttpRequest) -> HttpResponse:
    """The talks that the list shows with these filters."""
    filters = TalkFilters(request.GET, queryset=Talk.objects.select_related("municipality"), request=request)
    talks = filters.qs if filters.is_valid() else Talk.objects.none()
    return HttpResponse(
        talks_as_csv(talks),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="dialoglogg.csv"'},
    )


def subscribe(request: HttpRequest) -> HttpResponse:
    """What I want to be told by e-mail, and how often."""
    user = _allowed(request, "wagtailadmin.access_admin")
    subscription = subscription_of(user)
    form = SubscriptionForm(request.POST or None, instance=subscription, user=user)
    if request.method == "POST" and form.is_valid():
        choose(by=user, form=form)
        messages.success(request, _("Your choice is kept."))
        return redirect("dialogue_subscribe")
    context = {"form": form, "has_any": subscription is not None and subscription.pk is not None}
    return render(request, "content/dialogue/office/subscribe.html", context | _headings(_("Letters to me"), "mail"))


def _allowed(request: HttpRequest, permission: str) -> User:
    user = request.user
    if not isinstance(user, User) or not user.has_perm(permission):
        raise PermissionDenied
    return user


def _headings(title: str, icon: str) -> dict[str, str]:
    return {"header_title": title, "page_title": title, "header_icon": icon}
