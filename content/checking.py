"""A person vouches for a translation: who read it, when, and exactly which text."""

from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page

from content.models import Guidance
from content.provenance import TranslatedBy, whole_page_checked
from portal.accounts.models import User
from portal.settings.languages import SOURCE


class TranslationCheckForm(forms.Form):
    translated_by = forms.ChoiceField(
        label=_("Who made the translation"),
        choices=[choice for choice in TranslatedBy.choices if choice[0] != TranslatedBy.SOURCE],
        widget=forms.RadioSelect,
    )
    checked_by = forms.CharField(
        label=_("Checked by"),
        max_length=200,
        required=False,
        help_text=_("Name and office of the person who read the whole translation beside the Swedish text."),
    )
    checked_on = forms.DateField(
        label=_("Checked on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_checked_on(self) -> date | None:
        day: date | None = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("checked_by") and not cleaned.get("checked_on") and "checked_on" not in self.errors:
            self.add_error("checked_on", _("Say on which day it was checked, or leave out who checked it."))
        if cleaned.get("checked_on") and not cleaned.get("checked_by"):
            self.add_error("checked_by", _("Say who checked it, or leave out the day."))
        return cleaned


def may_vouch_for(user: User, page: Page) -> bool:
    """Whether someone may say so of this page: a published translation without drafts, and theirs to publish."""
    if not isinstance(page, Guidance) or page.locale.language_code == SOURCE.code:
        return False
    is_what_readers_see = page.live and not page.has_unpublished_changes
    return bool(is_what_readers_see and page.permissions_for_user(user).can_publish())


@transaction.atomic
def record_translation_check(
    *, by: User, page: Guidance, translated_by: TranslatedBy, checked_by: str, checked_on: date | None
) -> None:
    """Publish who translated and who checked this text. A later change of the text is shown beside it."""
    before = {"made_by_before": page.translated_by, "was_checked": bool(page.translation_checked_on)}
    page.translated_by = translated_by
    page.translation_checked_by, page.translation_checked_on = checked_by, checked_on
    page.translation_checked_text = page.fingerprint() if checked_on else ""
    told = {"translated_by": translated_by, "checked_by": checked_by, "checked_on": checked_on}
    whole_page_checked.send(type(page), by=by, page=page, **told, **before)
    # No text changes, so nobody else has to read it.
    page.save_revision(user=by, changed=False, log_action=True).publish(user=by, skip_permission_checks=True)


def check_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say who translated and checked the published text of a page in another language."""
    page = get_object_or_404(Page, pk=page_id).specific
    user = request.user
    if not isinstance(user, User) or not may_vouch_for(user, page):
        raise PermissionDenied
    told = {
        "translated_by": page.translated_by,
        "checked_by": page.translation_checked_by,
        "checked_on": page.translation_checked_on,
    }
    form = TranslationCheckForm(request.POST or None, initial=told)
    if form.is_valid():
        record_translation_check(by=user, page=page, **form.cleaned_data)
        messages.success(request, _("Readers now see who translated and checked this page."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    title = _("Who translated and checked")
    context = {"form": form, "header_title": title, "page_title": title, "page_subtitle": page.title}
    return render(request, "content/admin/check_translation.html", {**context, "header_icon": "clipboard-list"})
