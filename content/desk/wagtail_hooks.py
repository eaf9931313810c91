"""The first page of the editors' rooms, and the list of links that died."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, re_path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from content.desk import approvals, waiting
from content.desk.models import Link


class DeskPanel(Component):
    """What waits, before anything else."""

    name = "desk"
    template_name = "content/desk/panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"matters": [*approvals.for_person(user), *waiting.everything()]}


@hooks.register("construct_homepage_panels")
def the_desk_first(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, DeskPanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts_of_everything(request: HttpRequest, summary_items: list[SummaryItem]) -> None:
    """How many pictures and documents there are helps nobody."""
    summary_items.clear()


@hooks.register("insert_global_admin_css")
def desk_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/desk.css"))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("lankar/", dead_links, name="desk_links")]


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own
def nothing_there() -> list[URLPattern]:
    """Where a chooser would make a new snippet, Wagtail counts on a form for it, which none of ours has."""
    return [re_path(r"^snippets/choose/[^/]+/[^/]+/create/$", missing)]


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


@permission_required("wagtailadmin.access_admin", raise_exception=True)
def dead_links(request: HttpRequest) -> HttpResponse:
    """Every link that died, since when, why, and in which texts it stands. And those that failed once."""
    title = _("Links that no longer work")
    failing = Link.objects.exclude(failing_since=None).order_by("failing_since", "url")
    last = Link.objects.order_by("-checked_at").exclude(checked_at=None).values_list("checked_at", flat=True).first()
    context = {
        "dead": [link for link in failing if link.is_dead],
        "failed_once": [link for link in failing if not link.is_dead],
        "last_checked": last,
        "header_title": title,
        "page_title": title,
        "header_icon": "link",
    }
    return render(request, "content/desk/links.html", context)
