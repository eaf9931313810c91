"""Addresses that hold a name: a translation keeps ``<slug:…>`` as it is."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from eligibility.proof import views

urlpatterns: list[URLPattern] = [
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "how-we-test-the-rules/"),
        views.overview,
        name="proof",
    ),
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "how-we-test-the-rules/<slug:topic>/"),
        views.topic,
        name="proof_topic",
    ),
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "how-we-test-the-rules/households/<slug:name>/"),
        views.case,
        name="proof_case",
    ),
]
