"""Where the office finds the examples and the literature in Wagtail's admin."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet, SnippetViewSetGroup

from content.listed import YesNoColumn
from content.practice.models import MAY_PUBLISH, Practice, PracticeEvent, Research
from content.practice.slugs import free_slug
from content.practice.views import office
from content.practice.views.decisions import DECISIONS
from content.practice.wording import State


class CreatePractice(CreateView):
    """What somebody of the office writes begins as an example under review."""

    def save_instance(self) -> Practice:
        self.form.instance.slug = free_slug(self.form.instance.title)
        practice: Practice = super().save_instance()
        PracticeEvent.objects.create(practice=practice, kind=PracticeEvent.Kind.REVIEW_BEGUN, by=self.request.user)
        return practice

    def get_success_url(self) -> str:
        return reverse("practice_review", args=[self.object.pk])


class EditPractice(EditView):
    """Editors change what is not published; what readers see is changed by those who may publish."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.object.state == State.PUBLISHED and not request.user.has_perm(MAY_PUBLISH):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises PermissionDenied where it was published, or taken back, since this request began.

        What is saved holds the state as well, and would undo it.
        """
        if Practice.objects.select_for_update().get(pk=self.object.pk).state != self.object.state:
            raise PermissionDenied
        response: HttpResponseBase = super().post(request, *args, **kwargs)
        return response

    def get_success_url(self) -> str:
        return reverse("practice_review", args=[self.object.pk])


class NeverDeleted(DeleteView):
    """An example is withdrawn and a work hidden: what was public leaves a trace. What never was has its own way out."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        raise PermissionDenied


class PracticeViewSet(SnippetViewSet):
    model = Practice
    icon = office.ICON
    base_url_path = "god-praxis/exempel"
    add_view_class = CreatePractice
    edit_view_class = EditPractice
    delete_view_class = NeverDeleted
    copy_view_enabled = False
    list_display: ClassVar[list[str | Column]] = [
        "title",
        "state",
        "legal_situation",
        DateColumn("changed_at", label=_("Last changed"), sort_key="changed_at"),
    ]
    list_filter: ClassVar[list[str]] = ["state", "legal_situation"]
    search_fields: ClassVar[list[str]] = ["title", "actor", "method"]
    menu_label = _("Examples")
    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("title", "written_in", "legal_situation", "situation_note", "target_groups", "methods")
            ],
            heading=_("What it is about"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("actor"),
                FieldPanel("countries"),
                FieldRowPanel([FieldPanel("year_from"), FieldPanel("year_to"), FieldPanel("stated_in")]),
                FieldPanel("period_note"),
                FieldPanel("method"),
            ],
            heading=_("What was done"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("stated_result", "evaluated_by", "evidence", "after")],
            heading=_("What came of it"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("cautions", "is_counter_example", "transferable", "transfer_note")],
            heading=_("What others should know"),
        ),
        InlinePanel("sources", heading=_("Sources"), label=_("Source")),
    ]


class ResearchViewSet(SnippetViewSet):
    model = Research
    icon = "doc-full-inverse"
    base_url_path = "god-praxis/forskning"
    delete_view_class = NeverDeleted
    copy_view_enabled = False
    list_display: ClassVar[list[str | Column]] = [
        "title",
        "authors",
        "year",
        "reading",
        YesNoColumn("live", label=_("readers see it"), sort_key="live"),
    ]
    list_filter: ClassVar[list[str]] = ["kind", "legal_situation", "reading", "live"]
    search_fields: ClassVar[list[str]] = ["title", "authors", "finding"]
    menu_label = _("Research and literature")
    panels: ClassVar[list[Panel]] = [
        FieldPanel(name)
        for name in (
            "title", "authors", "year", "publisher", "kind", "legal_situation", "finding", "method", "limits",
            "language", "url", "doi", "reading", "known_through", "live",
        )
    ]  # fmt: skip


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(office.MAY_EDIT))


class GoodPracticeGroup(SnippetViewSetGroup):
    items = (PracticeViewSet, ResearchViewSet)
    menu_label = _("Good practice")
    menu_icon = office.ICON
    menu_order = 330

    def get_submenu_items(self) -> list[MenuItem]:
        review = ReviewMenuItem(_("To review"), reverse("practice_office"), name="practice-review", order=0)
        items: list[MenuItem] = [review, *super().get_submenu_items()]
        return items


register_snippet(GoodPracticeGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("god-praxis/", office.listed, name="practice_office"),
        path("god-praxis/<int:pk>/", office.review, name="practice_review"),
        path("god-praxis/<int:pk>/radera/", office.erase, name="practice_erase"),
        *(
            path(f"god-praxis/<int:pk>/{one.slug}/", office.decide, {"decision": one}, name=one.url_name)
            for one in DECISIONS
        ),
    ]
