"""The words in the editors' rooms."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, Panel
from wagtail.snippets.models import register_snippet

from content.drafted_admin import DraftedViewSet
from content.glossary.models import Term


class TermViewSet(DraftedViewSet):
    model = Term
    icon = "openquote"
    menu_label = _("Words explained")
    menu_order = 320
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["word", "key"]
    list_filter: ClassVar[list[str]] = ["live", "translated_by"]
    search_fields: ClassVar[list[str]] = ["word", "other_forms", "explanation"]
    panels: ClassVar[list[Panel]] = [
        HelpPanel(template="content/publishing/checks_panel.html"),
        FieldPanel("word"),
        FieldPanel("other_forms"),
        FieldPanel("explanation"),
        FieldPanel("source"),
        FieldPanel("key"),
        HelpPanel(template="content/admin/figures_hint.html"),
    ]


register_snippet(TermViewSet)
