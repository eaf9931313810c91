"""The lists and forms, in one group of the menu."""

from typing import Any, ClassVar

import django_filters  # type: ignore[import-untyped]  # ships no types
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from content.dialogue.deeds import note_who_answers, to_follow_up
from content.dialogue.forms import QuestionForm, TalkForm
from content.dialogue.models import Event, Faq, Notice, Question, Talk
from content.dialogue.office.reasons import ReasonPanel
from content.drafted_admin import DraftedViewSet
from content.listed import YesNoColumn

LATE, WAITING, DONE = "late", "waiting", "done"
NOW, COMING, PAST = "now", "coming", "past"


class CreateQuestion(CreateView):
    def save_instance(self) -> Any:
        note_who_answers(by=self.request.user, question=self.form.instance)
        return super().save_instance()


class EditQuestion(EditView):
    def save_instance(self) -> Any:
        note_who_answers(by=self.request.user, question=self.form.instance)
        return super().save_instance()


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions from municipalities")
    base_url_path = "dialog/fragor"
    list_display = ("__str__", "municipality", "owner", "state", "due_on", YesNoColumn("is_late", label=_("Late")))
    list_filter = ("state", "owner")
    search_fields = ("text", "answer")
    search_backend_name = None
    copy_view_enabled = False
    add_view_class = CreateQuestion
    edit_view_class = EditQuestion
    edit_handler = ObjectList(
        [
            HelpPanel(template="content/dialogue/office/question_help.html"),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("asked_on"), FieldPanel("way")]),
            FieldPanel("municipality"),
            FieldRowPanel([FieldPanel("owner"), FieldPanel("due_on")]),
            FieldPanel("state"),
            FieldPanel("answer"),
            FieldPanel("sources"),
            FieldPanel("closed_why"),
            FieldPanel("looked_again"),
        ],
        base_form_class=QuestionForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return Question.objects.select_related("municipality", "owner")


class FaqViewSet(DraftedViewSet):
    model = Faq
    icon = "doc-full-inverse"
    menu_label = _("Questions and answers")
    base_url_path = "dialog/fragor-och-svar"
    list_display = ("question", "checked_on", "next_check_on")
    list_filter = ("live",)
    search_fields = ("question", "answer")
    panels: ClassVar[list[Any]] = [
        HelpPanel(template="content/publishing/checks_panel.html"),
        FieldPanel("question"),
        FieldPanel("answer"),
        FieldPanel("source"),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("next_check_on")]),
        FieldPanel("place"),
        HelpPanel(template="content/admin/figures_hint.html"),
    ]


def by_follow_up(rows: QuerySet[Talk], _name: str, wanted: str) -> QuerySet[Talk]:
    if wanted == DONE:
        return rows.exclude(follow_up_done_on=None)
    waiting = rows.filter(pk__in=to_follow_up().values("pk"))
    return waiting.filter(follow_up_by__lt=timezone.localdate()) if wanted == LATE else waiting


class TalkFilters(WagtailFilterSet):
    follow_up = django_filters.ChoiceFilter(
        choices=[(WAITING, _("To follow up")), (LATE, _("Late")), (DONE, _("Followed up"))],
        method=by_follow_up,
        label=_("Follow-up"),
    )
    held_on = django_filters.DateFromToRangeFilter(label=_("date"), widget=DateRangePickerWidget)

    class Meta:
        model = Talk
        fields = ("municipality", "way", "of_whom")


class TalkIndex(IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        query = self.request.GET.urlencode()
        address = reverse("dialogue_talks_csv") + (f"?{query}" if query else "")
        button = Button(_("Table (CSV)"), url=address, icon_name="download", priority=10)
        return [*super().header_more_buttons, button]


class CreateTalk(CreateView):
    def save_instance(self) -> Any:
        self.form.instance.noted_by = self.request.user
        return super().save_instance()


class TalkViewSet(SnippetViewSet):
    model = Talk
    icon = "comment"
    menu_label = _("Talks with municipalities")
    base_url_path = "dialog/logg"
    list_display = ("__str__", "way", "of_whom", "follow_up", "follow_up_by", "follow_up_done_on")
    filterset_class = TalkFilters
    search_fields = ("summary", "follow_up", "municipality__name")
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    index_view_class = TalkIndex
    add_view_class = CreateTalk
    edit_handler = ObjectList(
        [
            HelpPanel(template="content/dialogue/office/no_persons.html"),
            FieldRowPanel([FieldPanel("held_on"), FieldPanel("way")]),
            FieldPanel("municipality"),
            FieldPanel("of_whom"),
            FieldPanel("summary"),
            MultiFieldPanel(
                [
                    FieldPanel("follow_up"),
                    FieldRowPanel([FieldPanel("follow_up_by"), FieldPanel("follow_up_done_on")]),
                ],
                heading=_("Follow-up"),
            ),
            FieldPanel("looked_again"),
        ],
        base_form_class=TalkForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Talk]:
        return Talk.objects.select_related("municipality")


def by_time(starts: str, ends: str) -> Any:
    """Whether the time of a thing has come, or passed."""

    def narrowed(rows: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        now = timezone.now()
        if wanted == PAST:
            return rows.filter(**{f"{ends}__lte": now})
        if wanted == COMING:
            return rows.filter(**{f"{starts}__gt": now})
        return rows.filter(**{f"{starts}__lte": now, f"{ends}__gt": now})

    return narrowed


def time_filter() -> django_filters.ChoiceFilter:
    times = [(COMING, _("Coming")), (NOW, pgettext_lazy("time", "Now")), (PAST, _("Past"))]
    return django_filters.ChoiceFilter(choices=times, method=by_time("starts_at", "ends_at"), label=_("Time"))


class EventFilters(WagtailFilterSet):
    time = time_filter()

    class Meta:
        model = Event
        fields = ("for_whom", "is_shown", "is_cancelled")


class EventViewSet(SnippetViewSet):
    model = Event
    icon = "calendar-alt"
    menu_label = _("Events")
    base_url_path = "dialog/kalender"
    list_display = (
        "title",
        "starts_at",
        "for_whom",
        YesNoColumn("is_shown", label=_("readers see it"), sort_key="is_shown"),
        YesNoColumn("is_cancelled", label=_("Cancelled"), sort_key="is_cancelled"),
    )
    filterset_class = EventFilters
    search_fields = ("title", "description")
    search_backend_name = None
    panels: ClassVar[list[Any]] = [
        ReasonPanel(),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("where"),
        FieldPanel("online"),
        FieldPanel("for_whom"),
        MultiFieldPanel([FieldPanel("languages"), FieldPanel("interpreter")], heading=_("Languages")),
        MultiFieldPanel([FieldPanel("register_page"), FieldPanel("register_email")], heading=_("To register")),
        FieldRowPanel([FieldPanel("is_shown"), FieldPanel("is_cancelled")]),
    ]


class NoticeFilters(WagtailFilterSet):
    time = time_filter()

    class Meta:
        model = Notice
        fields = ("audience", "severity")


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = _("Notices")
    base_url_path = "dialog/notiser"
    list_display = ("text", "audience", "severity", "starts_at", "ends_at")
    filterset_class = NoticeFilters
    search_fields = ("text",)
    search_backend_name = None
    panels: ClassVar[list[Any]] = [
        ReasonPanel(),
        FieldPanel("text"),
        FieldPanel("severity"),
        FieldPanel("audience"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]


class DialogueGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, FaqViewSet, TalkViewSet, EventViewSet, NoticeViewSet)
    menu_label = pgettext_lazy("menu of the editors", "Dialogue")
    menu_icon = "comment"
    menu_name = "dialogue"
    menu_order = 340

    def get_submenu_items(self) -> list[MenuItem]:
        letters = MenuItem(_("Letters to me"), reverse("dialogue_subscribe"), name="dialogue-letters", order=900)
        return [*super().get_submenu_items(), letters]
