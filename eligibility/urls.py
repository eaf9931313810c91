from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from eligibility import views

app_name = "eligibility"
urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address: no spaces, ends with a slash", "can-i-get-the-grant/"), views.wizard, name="wizard"),
]
