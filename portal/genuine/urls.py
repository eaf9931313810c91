from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from portal.genuine import page

app_name = "genuine"
urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address: no spaces, ends with a slash", "check-a-document/"), page.check, name="check"),
]
