"""Answers in JSON: one that is kept by nobody, and one that anybody may keep for an hour."""

import json
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from eligibility.law.report import Json

JSON_TYPE = "application/json"
KEPT_FOR = 60 * 60  # seconds


def json_bytes(value: Json) -> bytes:
    """UTF-8, as the eye reads it: § is §. What cannot be written so (half a character, NaN) is refused before."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def answer(value: Json) -> HttpResponse:
    """An answer about a household: for the one who asked, and nobody's to keep."""
    response = HttpResponse(json_bytes(value), content_type=JSON_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def answer_to_keep(request: HttpRequest, value: Json) -> HttpResponse:
    """An answer that is the same for everybody, with a mark of what it says; 304 where that is known already."""
    body = json_bytes(value)
    mark = f'"{blake2b(body, digest_size=16).hexdigest()}"'
    fresh = HttpResponse(body, content_type=JSON_TYPE, headers={"ETag": mark})
    response = get_conditional_response(request, etag=mark, response=fresh) or fresh
    if response.status_code < 400:
        response.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return response
