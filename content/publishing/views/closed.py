"""Doors of wagtail-localize through which one person could change what readers see: they lead nowhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


def closed(request: HttpRequest, **_which: Any) -> HttpResponse:
    """Refuse. A translation stays a translation: taking it away would put the Swedish text in its place at once."""
    raise PermissionDenied
