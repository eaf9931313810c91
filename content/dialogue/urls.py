"""The public pages, with an address in each language."""

from django.urls import URLPattern, URLResolver, include, path

from content.dialogue.addresses import EVENTS, FEED, QUESTIONS, TRAINING
from content.dialogue.views import public, training

app_name = "dialogue"
urlpatterns: list[URLPattern | URLResolver] = [
    path(QUESTIONS, public.questions, name="questions"),
    path(
        EVENTS,
        include(
            [
                path("", public.events, name="events"),
                path(FEED, public.calendar_feed, name="calendar_feed"),
                path("<uuid:key>.ics", public.calendar_entry, name="calendar_entry"),
            ]
        ),
    ),
    path(
        TRAINING,
        include(
            [
                path("", training.path_of_steps, name="training"),
                path("<slug:step>/", training.step_of_path, name="training_step"),
            ]
        ),
    ),
]
