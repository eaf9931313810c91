from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from eligibility.api import views

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("api/v1/", views.about, name="about"),
    path("api/v1/assess", views.assess_household, name="assess"),
    path("api/v1/editions", views.editions, name="editions"),
    path("api/v1/editions/<str:day>", views.edition, name="edition"),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    re_path(r"^api(?:/.*)?$", csrf_exempt(views.nowhere)),
]
