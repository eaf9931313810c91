from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from content.feedback import views

app_name = "feedback"
urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address: no spaces, ends with a slash", "did-it-help/"), views.answer, name="answer"),
]
