"""The library in the languages it has; from any other the way leads to the Swedish page, not to an English one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.translation import get_language

from content.practice.addresses import LIBRARY_LANGUAGES
from portal.settings.languages import SOURCE

View = Callable[..., HttpResponse]


def in_its_languages(view: View) -> View:
    """Answer in a language of the library, or lead there."""

    @wraps(view)
    def answer(request: HttpRequest, **which: Any) -> HttpResponse:
        if get_language() in LIBRARY_LANGUAGES:
            return view(request, **which)
        name = resolve(request.path).view_name
        with translation.override(SOURCE.code):
            return redirect(reverse(name, kwargs=which))

    return answer
