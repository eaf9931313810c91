"""Addresses in no language: the one on paper, and the one for machines."""

from django.urls import URLPattern, path

from portal.genuine import machines, page
from portal.genuine.addresses import MACHINES_PATH, SHORT_PATH

app_name = "genuine_plain"
urlpatterns: list[URLPattern] = [
    path(SHORT_PATH.lstrip("/"), page.short, name="check_from_paper"),
    path(MACHINES_PATH.lstrip("/"), machines.check, name="check_by_machine"),
]
