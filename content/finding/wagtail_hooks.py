"""The notes on changes in the editors' rooms."""

from collections.abc import Iterable
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, PageChooserPanel, Panel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.dialogue.office.reasons import ReasonPanel
from content.finding.models import ChangeNote


class ChangeNoteViewSet(SnippetViewSet):
    model = ChangeNote
    icon = "history"
    menu_label = gettext_lazy("What has changed")
    menu_order = 330
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["changed_on", "kind", "text"]
    list_filter: ClassVar[list[str]] = ["kind"]
    panels: ClassVar[list[Panel]] = [
        ReasonPanel(),
        FieldPanel("changed_on"),
        PageChooserPanel("page", ["content.GuidancePage", "content.StartPage"]),
        FieldPanel("kind"),
        FieldPanel("text"),
        FieldPanel("read_again"),
    ]


register_snippet(ChangeNoteViewSet)


@hooks.register("before_delete_snippet")
def corrections_stay(request: HttpRequest, instances: Iterable[object]) -> HttpResponse | None:
    """That something was wrong is not to be forgotten; a translation of a note goes the same way."""
    if any(isinstance(one, ChangeNote) and one.is_correction for one in instances):
        messages.error(request, _("A correction stays in the list. It cannot be deleted."))
        return redirect(ChangeNote.snippet_viewset.get_url_name("list"))
    return None
