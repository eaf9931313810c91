"""The dialogue in the editors' rooms."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.dialogue.office.views import publish_question, subscribe, talks_csv
from content.dialogue.office.viewsets import DialogueGroup

register_snippet(DialogueGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("dialog/fraga/<int:pk>/publicera/", publish_question, name="dialogue_publish_question"),
        path("dialog/logg.csv", talks_csv, name="dialogue_talks_csv"),
        path("dialog/utskick/", subscribe, name="dialogue_subscribe"),
    ]
