"""Who may come in, and how a version is fetched."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from portal.accounts.models import User
from portal.blanks.models import MAY_MANAGE, BlankVersion

ICON = "form"
Parameters = ParamSpec("Parameters")


class CoordinatorsRequest(HttpRequest):
    """What a request is known to be past this door."""

    user: User


def coordinator_only(
    view: Callable[Concatenate[CoordinatorsRequest, Parameters], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponse]:
    """For those who may manage blanks; nobody else in Wagtail's admin, editors included."""

    @wraps(view)
    def guarded(request: Any, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.has_perm(MAY_MANAGE):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def version_or_404(pk: int) -> BlankVersion:
    """A version without its files, which are fetched where they are needed."""
    versions = BlankVersion.objects.select_related("blank").defer("original", "cleaned")
    return get_object_or_404(versions, pk=pk)


def headings(title: str, subtitle: str = "") -> dict[str, str]:
    """What Wagtail's page heading shows."""
    return {"header_title": title, "page_title": title, "page_subtitle": subtitle, "header_icon": ICON}
