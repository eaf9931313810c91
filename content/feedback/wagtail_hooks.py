"""What editors learn: which pages helped, month by month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.feedback.counting import LEAST_SHOWN, what_may_be_told
from content.published import PublishedPages
from portal.settings.languages import SOURCE, described

ICON = "tick"


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("hjalpte-sidorna/", pages_that_helped, name="feedback_counts")]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(gettext_lazy("Did the pages help?"), reverse("feedback_counts"), icon_name=ICON, order=900)


def pages_that_helped(request: HttpRequest) -> HttpResponse:
    """The counts of the months that are over; a small number is not said."""
    pages = PublishedPages.fetch()
    rows = [
        (told, pages.translation(told.page, SOURCE.code), described(told.language))
        for told in what_may_be_told(timezone.localdate())
    ]
    title = _("Did the pages help?")
    context = {"rows": rows, "least": LEAST_SHOWN, "header_title": title, "page_title": title, "header_icon": ICON}
    return render(request, "content/feedback/counts.html", context)
