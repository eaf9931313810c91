from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from eligibility import continuing, embedding, views
from eligibility.api import page
from eligibility.proof.urls import urlpatterns as proof

app_name = "eligibility"
urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address: no spaces, ends with a slash", "can-i-get-the-grant/"), views.wizard, name="wizard"),
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "can-i-get-the-grant/embedded/"),
        embedding.embedded_wizard,
        name="embedded",
    ),
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "can-i-get-the-grant/dates/"),
        views.calendar,
        name="calendar",
    ),
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "for-machines-and-municipal-sites/"),
        page.machines,
        name="machines",
    ),
    path(
        pgettext_lazy("address: no spaces, ends with a slash", "code/"),
        continuing.continue_from_a_code,
        name="continue_from_a_code",
    ),
    *proof,
]
