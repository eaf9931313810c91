"""The whole address space on one page."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.urls import serve_pattern
from wagtail.views import serve

from portal.settings.surfaces import ACCOUNTS_PREFIX, CASEWORK_PREFIX, EDITING_PREFIX, Surface

urlpatterns: list[URLPattern | URLResolver] = []

if settings.SURFACES & {Surface.CASEWORK, Surface.EDITING}:
    urlpatterns += [
        path(ACCOUNTS_PREFIX.lstrip("/"), include("portal.accounts.urls")),
        path(ACCOUNTS_PREFIX.lstrip("/"), include("content.dialogue.account_urls")),
        path(ACCOUNTS_PREFIX.lstrip("/"), include("allauth.urls")),
    ]

if Surface.CASEWORK in settings.SURFACES:
    urlpatterns += [path(CASEWORK_PREFIX.lstrip("/"), include("portal.casework.urls"))]

if Surface.EDITING in settings.SURFACES:
    urlpatterns += [path(EDITING_PREFIX.lstrip("/"), include("wagtail.admin.urls"))]

if Surface.PUBLIC in settings.SURFACES:
    urlpatterns += [path("", include("portal.genuine.plain_urls")), path("", include("eligibility.api.urls"))]
    urlpatterns += [path("", include("content.practice.plain_urls"))]
    urlpatterns += [path("", include("content.finding.plain_urls"))]
    urlpatterns += [path("", include("content.desk.plain_urls"))]
    urlpatterns += i18n_patterns(
        path("", include("eligibility.urls")),
        path("", include("portal.genuine.urls")),
        path("", include("content.practice.urls")),
        path("", include("content.glossary.urls")),
        path("", include("content.finding.urls")),
        path("", include("content.feedback.urls")),
        path("", include("content.places.urls")),
        path("", include("content.dialogue.urls")),
        path("", include("content.publishing.urls")),
        # Not wagtail.urls whole: its log-in page sets a cookie, and tells whether a password is right.
        re_path(serve_pattern, serve, name="wagtail_serve"),
        prefix_default_language=True,
    )
