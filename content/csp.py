"""Lets Wagtail's admin live without 'unsafe-inline': its few inline scripts are signed, and nothing else is.

Wagtail prints them without a nonce (date, time and chooser widgets, inline panels, the translation editor). Each is
signed only if it has exactly the shape Wagtail gives it and its arguments are nothing but JSON, so text that found
its way into a page of the admin cannot pass for one.
"""

import json
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.settings.surfaces import Surface, surface_of

_SCRIPT = re.compile(r"<script(?: type=\"text/javascript\")?>(.*?)</script>", re.DOTALL)
_WIDGET = re.compile(r"(?:init(?:Date|Time|DateTime)Chooser|new [A-Z][A-Za-z]*Chooser)\((.*)\);?", re.DOTALL)
_STRING = r'"(?:[^"\\\n]|\\u[0-9A-Fa-f]{4})*"'
_FIXED = tuple(
    # Spaces in these stand for any white space.
    re.compile(shape.replace(" ", r"\s*"))
    for shape in (
        r"\(function\(\) { var\s+panel =\s*new\s+(?:Inline|MultipleChooser)Panel\(JSON\.parse\("
        rf"{_STRING}\)\); }}\)\(\);",
        r"if \(typeof\s+window\.chooserUrls ===\s*\"undefined\"\) { window\.chooserUrls = "
        r"{ (?:[a-zA-Z]+: \"[a-z/_-]*\", )*} }",
        r"document\.addEventListener\('DOMContentLoaded', function\(\) {"
        r" var\s+selectAll = document\.querySelector\('\[name=\"select_all\"\]'\);"
        r" var\s+locales = document\.querySelectorAll\('\[name=\"locales\"\]'\);"
        r" selectAll\.addEventListener\('change', function\(\) {"
        r" for \(var\s+i = 0; i < locales\.length; i\+\+\) { locales\[i\]\.checked = selectAll\.checked; } }\); }\);",
    )
)


class SignWagtailScripts:
    """Must stand inside the middleware that writes the policy: asking for the nonce puts it there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if surface_of(request.path) is Surface.EDITING and is_page and not response.streaming:
            self._sign(request, response)
        return response

    @staticmethod
    def _sign(request: HttpRequest, response: HttpResponse) -> None:
        page = response.content.decode()

        def signed(match: re.Match[str]) -> str:
            if not is_wagtails(match.group(1)):
                return match.group()
            return match.group().replace("<script", f'<script nonce="{request.csp_nonce}"', 1)  # type: ignore[attr-defined]

        response.content = _SCRIPT.sub(signed, page)
        if "Content-Length" in response.headers:
            response.headers["Content-Length"] = str(len(response.content))


def is_wagtails(script: str) -> bool:
    """Whether this is one of the inline scripts that Wagtail and wagtail-localize print."""
    script = script.strip()
    if widget := _WIDGET.fullmatch(script):
        return _is_json(f"[{widget.group(1)}]")
    return any(shape.fullmatch(script) for shape in _FIXED)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
