"""Receive a body of JSON: the right kind, of a size, and no more of it is read than that."""

from http import HTTPStatus

from django.http import HttpRequest, UnreadablePostError

from eligibility.api.answering import JSON_TYPE
from eligibility.api.problems import Problem

LARGEST_BODY = 64 * 1024  # fifty persons with every fact told need a third of it


def must_accept_json(request: HttpRequest) -> None:
    """Raises Problem where the one who asks would not read an answer in JSON."""
    if request.headers.get("Accept", "").strip() and not request.accepts(JSON_TYPE):
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, f"The answer is {JSON_TYPE}, and the header Accept excludes it.")


def json_body(request: HttpRequest) -> bytes:
    """The body that was sent. Raises Problem before reading what is not JSON, or too much."""
    _must_be_json(request)
    _must_be_small(request)
    try:
        return request.body
    except UnreadablePostError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body broke off.") from error


def _must_be_json(request: HttpRequest) -> None:
    charset = (request.content_params or {}).get("charset", "utf-8").strip('"').lower()
    packed = request.headers.get("Content-Encoding", "identity").strip().lower()
    if (request.content_type or "").lower() != JSON_TYPE or charset not in ("utf-8", "utf8") or packed != "identity":
        raise Problem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"Send {JSON_TYPE} in UTF-8, not compressed.",
            {"Accept-Post": JSON_TYPE, "Accept-Encoding": "identity"},
        )


def _must_be_small(request: HttpRequest) -> None:
    told = request.META.get("CONTENT_LENGTH") or ""
    if not told and request.headers.get("Transfer-Encoding"):
        raise Problem(HTTPStatus.LENGTH_REQUIRED, "Say how long the body is: Content-Length.")
    if not (told or "0").isascii() or not (told or "0").isdigit():
        raise Problem(HTTPStatus.BAD_REQUEST, "Content-Length is no length.")
    if len(told) > 9 or int(told or 0) > LARGEST_BODY:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A body holds at most {LARGEST_BODY} bytes.")
