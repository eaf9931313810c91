"""Under /konto/, in front of allauth's own addresses."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from . import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.staff_home, name="staff_home"),
    path("kollegor/", views.invitations, name="invitations"),
    path("kollegor/inbjudan/<int:pk>/aterkalla/", views.withdraw, name="withdraw_invitation"),
    path("kollegor/<int:pk>/avsluta/", views.end, name="end_access"),
    path("inbjudan/<str:token>/", views.accept, name="accept_invitation"),
    path("kommun/", include("portal.accounts.oidc.urls")),
    # Addresses come from invitations, and nobody signs up.
    path("signup/", views.not_here),
    path("email/", views.not_here),
    path("confirm-email/", views.not_here),
    path("confirm-email/<str:key>/", views.not_here),
    path("login/code/confirm/", views.not_here),
    path("password/set/", views.not_here),
    re_path(r"^(?:3rdparty|social)/", views.not_here),
]
