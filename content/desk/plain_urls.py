"""An address in no language: it stands in letters."""

from django.urls import URLPattern, path

from content.desk.digest import UNSUBSCRIBE
from content.desk.views import no_more_letters

app_name = "desk_plain"
urlpatterns: list[URLPattern] = [
    path(f"{UNSUBSCRIBE.lstrip('/')}<str:token>/", no_more_letters, name="no_more_letters")
]
