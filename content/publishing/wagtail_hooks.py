"""Publishing in the editors' rooms: two people, the checks, bundles, outside readers."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content.drafted import Drafted
from content.permissions import is_translated_by_parts, may_publish_alone
from content.publishing.bundles import may_approve_bundle
from content.publishing.models import Bundle, BundleState
from content.publishing.places_of_checks import checks_address, may_edit, sort_of
from content.publishing.texts_checked import is_checked
from content.publishing.views import bundles, checks, outside
from content.publishing.views.closed import closed, closed_for_publishing

_ADDRESSES = (
    [
        path("kontroller/", checks.overrides, name="overrides"),
        path("kontroller/<int:page_id>/", checks.checks_of_page, name="checks"),
        path("kontroller/<slug:sort>/<int:pk>/", checks.checks_of, name="checks_of"),
        path("buntar/", bundles.bundles_list, name="bundles"),
        path("buntar/ny/", bundles.new_bundle, name="new_bundle"),
        path("buntar/<int:bundle_id>/", bundles.bundle_page, name="bundle"),
        path("buntar/<int:bundle_id>/andra/", bundles.edit_bundle, name="edit_bundle"),
        path("buntar/<int:bundle_id>/ta-ut/<int:item_id>/", bundles.take_out, name="take_out"),
        path("buntar/<int:bundle_id>/fraga/", bundles.ask, name="ask"),
        path("buntar/<int:bundle_id>/godkann/", bundles.approve, name="approve"),
        path("buntar/<int:bundle_id>/skicka-tillbaka/", bundles.send_back, name="send_back"),
        path("buntar/<int:bundle_id>/publicera/", bundles.publish, name="publish_bundle"),
        path("buntar/<int:bundle_id>/ge-upp/", bundles.give_up, name="give_up"),
        path("buntar/<int:bundle_id>/ta-tillbaka/", bundles.take_back, name="take_back"),
        path("buntar/<int:bundle_id>/visa-utat/", outside.show_bundle_outside, name="show_bundle_outside"),
        path("lasare-utanfor/", outside.outside_readers, name="outside_readers"),
        path("lasare-utanfor/sida/<int:page_id>/", outside.show_page_outside, name="show_page_outside"),
        path("lasare-utanfor/<slug:sort>/<int:pk>/", outside.show_text_outside, name="show_text_outside"),
        path("lasare-utanfor/<uuid:public_id>/stang/", outside.close_link, name="close_link"),
    ],
    "publishing_admin",
)
_PUBLISHES_COPIES = ("publish_copies", "alias")


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("publicering/", include(_ADDRESSES))]


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own
def closed_urls() -> list[URLPattern]:
    return [
        path("localize/page/<int:page_id>/convert_to_alias/", closed),
        path("localize/translate/<int:translation_id>/disable/", closed),
        path("localize/update/<int:translation_source_id>/", closed_for_publishing),
    ]


@hooks.register("register_admin_menu_item")
def bundles_menu_item() -> MenuItem:
    address = reverse("publishing_admin:bundles")
    return MenuItem(gettext_lazy("Bundles"), address, name="bundles", icon_name=bundles.ICON, order=280)


@hooks.register("register_reports_menu_item")
def overrides_menu_item() -> MenuItem:
    address = reverse("publishing_admin:overrides")
    return MenuItem(gettext_lazy("Reasons given to the checks"), address, icon_name=checks.ICON, order=910)


@hooks.register("register_reports_menu_item")
def outside_readers_menu_item() -> MenuItem:
    address = reverse("publishing_admin:outside_readers")
    return MenuItem(gettext_lazy("Outside readers"), address, icon_name=outside.ICON, order=920)


@hooks.register("register_page_header_buttons")
def buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    specific = page.specific if page.pk else None
    if specific is None or not is_checked(specific) or not page.permissions_for_user(user).can_edit():
        return
    yield Button(_("Checks"), reverse("publishing_admin:checks", args=[page.pk]), icon_name=checks.ICON, priority=56)
    address = reverse("publishing_admin:show_page_outside", args=[page.pk])
    yield Button(_("Show the draft to somebody outside"), address, icon_name=outside.ICON, priority=57)


@hooks.register("register_snippet_listing_buttons")
def checks_in_lists(thing: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if is_checked(thing) and may_edit(user, thing):
        yield Button(_("Checks"), checks_address(thing), icon_name=checks.ICON, priority=56)
        if isinstance(thing, Drafted):
            address = reverse("publishing_admin:show_text_outside", args=[sort_of(thing), thing.pk])
            yield Button(_("Show the draft to somebody outside"), address, icon_name=outside.ICON, priority=57)


@hooks.register("before_publish_page")
def nobody_publishes_alone(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The last door before a button of Wagtail's publishes: a page made and published in one go comes here too."""
    if page.permissions_for_user(request.user).can_publish():
        return None
    messages.warning(request, _("The draft is saved. Publishing needs a colleague: ask for approval."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_copy_page")
def copies_are_drafts(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy is approved like any other page, and so cannot be public from its first moment."""
    if request.method == "POST" and any(request.POST.get(name) for name in _PUBLISHES_COPIES):
        messages.error(request, _("A copy is a draft until a colleague has approved it. Copy without publishing."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


@hooks.register("construct_snippet_action_menu")
def no_button_publishes(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if issubclass(context["model"], Drafted):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("before_edit_snippet", order=-1)  # before wagtail-localize's own
def translated_by_another(request: HttpRequest, thing: Any) -> HttpResponse | None:
    """The door of wagtail-localize's editor: a translation is published by somebody who has not made it."""
    if not isinstance(thing, Drafted) or not is_translated_by_parts(thing) or may_publish_alone(request.user, thing):
        return None
    if request.method == "POST":
        if request.POST.get("action") == "publish":
            raise PermissionDenied
    else:
        words = _("A colleague publishes this translation: not who has translated it, and not before its Swedish text.")
        messages.info(request, words)
    return None


class BundlesWaiting(Component):
    """The bundles that somebody has to decide on or publish."""

    name = "bundles_waiting"
    template_name = "content/publishing/waiting.html"
    order = 205

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        asked = list(Bundle.objects.filter(state=BundleState.ASKED).select_related("asked_by"))
        for_you = [bundle for bundle in asked if may_approve_bundle(user, bundle)]
        return {
            "for_you": for_you,
            "for_others": [bundle for bundle in asked if bundle not in for_you],
            "approved": Bundle.objects.filter(state=BundleState.APPROVED),
        }


@hooks.register("construct_homepage_panels")
def bundles_on_the_first_page(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(BundlesWaiting())
