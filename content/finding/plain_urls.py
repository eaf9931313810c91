"""Addresses in no language, for programs."""

from django.urls import URLPattern, path

from content.finding import sitemap

app_name = "finding_plain"
urlpatterns: list[URLPattern] = [
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
]
