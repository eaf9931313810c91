"""Where the coordinator's pages about blanks are found in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.blanks.models import MAY_MANAGE
from portal.blanks.views import mapping, releasing, versions
from portal.blanks.views.doors import ICON


class BlanksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_MANAGE)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("blanketter/", versions.blanks, name="blanks"),
        path("blanketter/ny/", versions.add_blank, name="blanks_add"),
        path("blanketter/<int:pk>/ny-version/", versions.add_version, name="blanks_add_version"),
        path("blanketter/version/<int:pk>/", versions.version, name="blanks_version"),
        path("blanketter/version/<int:pk>/fil/", versions.file, name="blanks_file"),
        path("blanketter/version/<int:pk>/sida/<int:number>/", mapping.map_sheet, name="blanks_sheet"),
        path("blanketter/version/<int:pk>/rader/", mapping.map_rows, name="blanks_rows"),
        path("blanketter/version/<int:pk>/fler-personer/", mapping.more_people, name="blanks_more_people"),
        path("blanketter/version/<int:pk>/prova/", releasing.try_version, name="blanks_try"),
        path("blanketter/version/<int:pk>/prova/<slug:key>/", releasing.sample, name="blanks_sample"),
        path("blanketter/version/<int:pk>/slapp/", releasing.release, name="blanks_release"),
        path("blanketter/version/<int:pk>/dra-tillbaka/", releasing.withdraw, name="blanks_withdraw"),
    ]


@hooks.register("register_admin_menu_item")
def blanks_menu_item() -> MenuItem:
    return BlanksMenuItem(_("Forms of agencies"), reverse("blanks"), name="blanks", icon_name=ICON, order=320)
