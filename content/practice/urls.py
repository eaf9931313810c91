"""The library's public pages, with an address in each language."""

from django.urls import URLPattern, path

from content.practice.paths import EXAMPLE, EXAMPLES, RECEIVED, RESEARCH, TELL
from content.practice.views import library, telling

app_name = "practice"
urlpatterns: list[URLPattern] = [
    path(EXAMPLES, library.examples, name="practices"),
    path(TELL, telling.tell, name="tell_practice"),
    path(RECEIVED, telling.received, name="practice_received"),
    path(EXAMPLE, library.example, name="practice"),
    path(RESEARCH, library.research, name="research"),
]
