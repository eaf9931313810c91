"""Where editors keep municipalities, advice and country cards."""

from datetime import date
from typing import Any

import django_filters  # type: ignore[import-untyped]  # ships no types
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.drafted_admin import DraftedViewSet
from content.listed import YesNoColumn
from content.places.forms import CountryCardForm, MunicipalityForm
from content.places.keeping import AddToRegister, ChangeInRegister
from content.places.models import AdviceOrganisation, CountryCard, MunicipalityEntry, county_choices

NEVER, LATE = "never", "late"
CHECKS = [(NEVER, _("Never confirmed")), (LATE, _("Past its check date"))]


def by_check(rows: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
    """Those that nobody has confirmed, or that should have been confirmed again."""
    if wanted == NEVER:
        return rows.filter(confirmed_on=None)
    return rows.filter(next_check_on__lt=timezone.localdate()) if wanted == LATE else rows


def in_county(rows: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
    return rows.filter(municipality__county_code=wanted)


class MunicipalityFilters(WagtailFilterSet):
    check = django_filters.ChoiceFilter(choices=CHECKS, method=by_check, label=_("Confirmed"))
    county = django_filters.ChoiceFilter(choices=county_choices, method=in_county, label=_("County"))

    class Meta:
        model = MunicipalityEntry
        fields = ("takes_part",)


class OrganisationFilters(WagtailFilterSet):
    check = django_filters.ChoiceFilter(choices=CHECKS, method=by_check, label=_("Confirmed"))

    class Meta:
        model = AdviceOrganisation
        fields = ("is_shown",)


def _check_panel() -> Panel:
    fields = [FieldPanel("confirmed_on"), FieldPanel("confirmed_by"), FieldPanel("next_check_on")]
    return MultiFieldPanel(fields, heading=_("Confirmed"))


class MunicipalityViewSet(SnippetViewSet):
    model = MunicipalityEntry
    add_view_class = AddToRegister
    edit_view_class = ChangeInRegister
    icon = "home"
    menu_label = _("Municipalities")
    base_url_path = "platser/kommuner"
    list_display = (
        "municipality",
        Column("county_name", label=_("County")),
        "takes_part",
        "confirmed_on",
        "next_check_on",
    )
    list_per_page = 50
    filterset_class = MunicipalityFilters
    search_backend_name = None
    search_fields = ("municipality__name",)
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("municipality"),
            FieldPanel("takes_part"),
            InlinePanel("contacts", heading=_("Ways to reach it"), label=_("function")),
            MultiFieldPanel([FieldPanel("visiting_address"), FieldPanel("postal_address")], heading=_("Addresses")),
            InlinePanel("hours", heading=_("Opening hours"), label=_("Opening hours")),
            InlinePanel("other_hours", heading=_("Other opening hours"), label=_("Other opening hours")),
            MultiFieldPanel([FieldPanel("languages"), FieldPanel("interpreter")], heading=_("Languages")),
            _check_panel(),
        ],
        base_form_class=MunicipalityForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MunicipalityEntry]:
        return MunicipalityEntry.objects.select_related("municipality")


class OrganisationViewSet(SnippetViewSet):
    model = AdviceOrganisation
    add_view_class = AddToRegister
    edit_view_class = ChangeInRegister
    icon = "group"
    menu_label = _("Advice")
    base_url_path = "platser/radgivning"
    list_display = (
        "name",
        YesNoColumn("is_shown", label=_("readers see it"), sort_key="is_shown"),
        "confirmed_on",
        "next_check_on",
    )
    filterset_class = OrganisationFilters
    search_backend_name = None
    search_fields = ("name",)
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldPanel("is_shown"),
            FieldPanel("helps_with"),
            InlinePanel("contacts", heading=_("Ways to reach it"), label=_("function")),
            FieldPanel("paid_by"),
            FieldPanel("cost"),
            FieldPanel("secrecy"),
            FieldPanel("counties"),
            MultiFieldPanel([FieldPanel("languages"), FieldPanel("interpreter")], heading=_("Languages")),
            _check_panel(),
        ]
    )


class FirstToGo(Column):
    """The first day after which something of the card disappears. A draft may lack it."""

    def get_value(self, instance: CountryCard) -> date | None:
        days = [block["value"].get("expires_on") for block in instance.body.raw_data if block["type"] == "statement"]
        return min(map(date.fromisoformat, filter(None, days)), default=None)


class CountryCardViewSet(DraftedViewSet):
    model = CountryCard
    icon = "globe"
    menu_label = _("Country cards")
    base_url_path = "platser/lander"
    list_display = ("__str__", "code", FirstToGo("expires", label=_("Disappears after")))
    list_filter = ("live",)
    search_fields = ("code",)
    edit_handler = ObjectList(
        [
            HelpPanel(template="content/publishing/checks_panel.html"),
            FieldPanel("code"),
            FieldPanel("body"),
        ],
        base_form_class=CountryCardForm,
    )


class PlacesGroup(SnippetViewSetGroup):
    items = (MunicipalityViewSet, OrganisationViewSet, CountryCardViewSet)
    menu_label = pgettext_lazy("menu of the editors", "Places")
    menu_icon = "thumbtack"
    menu_name = "places"
    menu_order = 250


register_snippet(PlacesGroup)
