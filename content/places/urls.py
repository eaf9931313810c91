from django.urls import URLPattern, path
from django.utils.text import format_lazy

from content.places import views
from content.places.paths import Pages

app_name = "places"
urlpatterns: list[URLPattern] = [
    path(Pages.MUNICIPALITIES.value, views.municipalities, name="municipalities"),
    path(format_lazy("{}<str:slug>/", Pages.MUNICIPALITIES.value), views.municipality_or_county, name="municipality"),
    path(Pages.ORGANISATIONS.value, views.organisations, name="organisations"),
    path(format_lazy("{}<slug:slug>/", Pages.ORGANISATIONS.value), views.organisation, name="organisation"),
    path(Pages.COUNTRIES.value, views.countries, name="countries"),
    path(format_lazy("{}<str:code>/", Pages.COUNTRIES.value), views.country, name="country"),
]
