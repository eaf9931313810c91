"""Under /konto/kommun/. The address of the callback and of the logout are registered at the provider."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("", views.choose_municipality, name="choose_municipality"),
    path("<str:code>/", views.sign_in, name="municipal_sign_in"),
    path("<str:code>/svar/", views.callback, name="municipal_callback"),
    path("<str:code>/inbjudan/", views.accept_there, name="accept_through_municipality"),
    path("<str:code>/koppla/", views.connect_there, name="connect_municipality"),
    path("<str:code>/utloggad/", views.signed_out_there, name="municipal_logout"),
]
