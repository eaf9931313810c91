"""What the editors' pages of publishing have in common."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.models import User

MAY_ENTER = "wagtailadmin.access_admin"


def editor_of(request: HttpRequest) -> User:
    """Who works here. Raises PermissionDenied for everybody else."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(MAY_ENTER):
        raise PermissionDenied
    return user


def show(
    request: HttpRequest, name: str, context: dict[str, Any], title: str, subtitle: str = "", *, icon: str
) -> HttpResponse:
    head = {"header_title": title, "page_title": title, "page_subtitle": subtitle, "header_icon": icon}
    return render(request, f"content/publishing/{name}.html", {**context, **head})
