from django.urls import URLPattern, URLResolver, include, path

from content.finding import views
from content.finding.addresses import CHANGES, FEED, SEARCH, SHOW, STEPS

app_name = "finding"
# The first part of an address is in the reader's language; what comes after it is in none.
urlpatterns: list[URLPattern | URLResolver] = [
    path(SEARCH, views.search_page, name="search"),
    path(STEPS, views.steps, name="steps"),
    path(CHANGES, include([path("", views.changes, name="changes"), path(FEED, views.changes_feed, name="feed")])),
    path(SHOW, include([path("<uuid:page>/<slug:of>/", views.show, name="show")])),
]
