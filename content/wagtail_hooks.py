"""What editors meet in Wagtail's admin besides the pages."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content.checking import check_translation, may_vouch_for
from content.editions import ICON, editions, record_reading, take_back_reading
from content.tokens import todays_figures, words_for

# Pages have no pictures and no attachments, people are let in by invitation, and help is in docs/.
_NOT_USED = {"images", "documents", "users", "groups", "collections", "sites", "help"}


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("uppgifter-i-texter/", figures_in_texts, name="content_figures"),
        path("lagens-utgavor/", editions, name="content_editions"),
        path("lagens-utgavor/<str:wording>/last/", record_reading, name="content_record_reading"),
        path("lagens-utgavor/<str:wording>/ta-tillbaka/", take_back_reading, name="content_take_back_reading"),
        path("granska/<int:page_id>/", check_translation, name="content_check_translation"),
    ]


@hooks.register("register_admin_menu_item")
def figures_menu_item() -> MenuItem:
    return MenuItem(_("Figures in texts"), reverse("content_figures"), name="figures", icon_name="list-ul", order=300)


@hooks.register("register_admin_menu_item")
def editions_menu_item() -> MenuItem:
    return MenuItem(_("Editions of the law"), reverse("content_editions"), name="editions", icon_name=ICON, order=310)


@hooks.register("construct_main_menu")
@hooks.register("construct_settings_menu")
def hide_what_is_not_used(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in _NOT_USED]


@hooks.register("register_page_header_buttons")
def check_translation_button(
    page: Page, user: Any, view_name: str = "", next_url: str | None = None
) -> Iterator[Button]:
    if page.pk and may_vouch_for(user, page.specific):
        address = reverse("content_check_translation", args=[page.pk])
        yield Button(_("Who translated and checked"), address, icon_name="clipboard-list", priority=50)


def figures_in_texts(request: HttpRequest) -> HttpResponse:
    """Every name that may stand between braces, with what readers see today and where the law says it."""
    rows = [(f"{{{name}}}", words_for(figure), figure.citation) for name, figure in sorted(todays_figures().items())]
    title = _("Figures in texts")
    context = {
        "rows": rows,
        "day": timezone.localdate(),
        "header_title": title,
        "page_title": title,
        "header_icon": "list-ul",
    }
    return render(request, "content/admin/figures.html", context)
