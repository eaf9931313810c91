"""The editors' way to the pages on translations."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content.models import Guidance
from content.translation import views
from content.translation.minor import touched_by_changes
from portal.settings.languages import SOURCE

_ADDRESSES = (
    [
        path("", views.overview, name="overview"),
        path("delar/<int:page_id>/", views.parts, name="parts"),
        path("delar/<int:page_id>/<int:segment_id>/", views.translate_part, name="translate_part"),
        path("andring/<int:page_id>/", views.change, name="change"),
        path("<str:code>/", views.in_language, name="in_language"),
        path("<str:code>/po/", views.po_file, name="po"),
        path("<str:code>/maskin/", views.by_machine, name="by_machine"),
    ],
    "translation",
)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("oversattningar/", include(_ADDRESSES))]


class ForTranslators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("wagtail_localize.submit_translation"))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ForTranslators(
        _("Translations"), reverse("translation:overview"), name="translations", icon_name=views.ICON, order=290
    )


@hooks.register("register_page_header_buttons")
def buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    specific = page.specific if page.pk else None
    if not isinstance(specific, Guidance):
        return
    if specific.locale.language_code == SOURCE.code:
        address = reverse("translation:change", args=[page.pk])
        yield Button(_("What the change touches"), address, icon_name=views.ICON, priority=55)
    else:
        address = reverse("translation:parts", args=[page.pk])
        yield Button(_("Parts of the translation"), address, icon_name=views.ICON, priority=55)


@hooks.register("after_publish_page")
def tell_what_it_touches(request: HttpRequest, page: Page) -> None:
    """Said at once to whoever published a changed Swedish text: what is behind now, and how to say that it is not."""
    specific = page.specific
    if not isinstance(specific, Guidance) or specific.locale.language_code != SOURCE.code:
        return
    if touched := len(touched_by_changes(specific)):
        words = ngettext(
            "In other languages the translation of %(count)s part is now behind.",
            "In other languages the translations of %(count)s parts are now behind.",
            touched,
        ) % {"count": touched}
        look = messages.button(reverse("translation:change", args=[page.pk]), _("See which, or say: a minor edit"))
        messages.warning(request, words, buttons=[look])
