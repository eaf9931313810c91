from django.urls import URLPattern, path
from django.utils.text import format_lazy

from content.publishing.addresses import DRAFTS
from content.publishing.views import drafts

app_name = "publishing"
urlpatterns: list[URLPattern] = [
    path(format_lazy("{}<str:token>/", DRAFTS), drafts.draft, name="draft"),
    path(format_lazy("{}<str:token>/<int:number>/", DRAFTS), drafts.draft, name="draft_page"),
]
