"""What holds for every response of a surface: headers, policy, language, and sessions for staff only."""

from collections.abc import Callable
from traceback import walk_tb

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.core.handlers.exception import response_for_exception
from django.forms import Field, Widget
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError

from portal.settings.policies import CONTENT_SECURITY_POLICIES
from portal.settings.surfaces import PACKAGE_PATH, Surface, is_machine_path, is_staff_path, surface_of

GetResponse = Callable[[HttpRequest], HttpResponse]
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_READ_WHAT_WAS_SENT = frozenset({"value_from_datadict", "to_python"})  # of a widget and of a field
_UNREADABLE = (LookupError, TypeError, ValueError, AttributeError)


class ReadableInput:
    """Refuse, before any view, what no browser sends: NUL in an address or field, and fields without end.

    PostgreSQL refuses NUL as well, but with an error that would be ours.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_machine_path(request.path):
            return self.get_response(request)  # reads its own input, and refuses it in JSON
        if "\x00" in request.path or _holds_nul(request.GET):
            raise BadRequest("NUL in the address")
        # Reading the body here turns a broken or too long one into 400 at one place; uploads are read by their view.
        if request.method in WITH_BODY:
            _refuse_uploads(request)
        is_editing = surface_of(request.path) is Surface.EDITING
        if request.method == "POST" and not is_editing and _holds_nul(request.POST):
            raise BadRequest("NUL in a field")
        return self.get_response(request)


def _refuse_uploads(request: HttpRequest) -> None:
    """Django's own limit does not count files, and would lay a large one on the disk."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise BadRequest("a body of no length") from None
    if length > _most(request.path):
        raise BadRequest("a body without end")


def _most(path: str) -> int:
    if surface_of(path) is Surface.EDITING:
        return settings.EDITING_UPLOAD_MAX  # counted before anybody is asked who they are
    return settings.CASEWORK_PACKAGE_MAX if path == PACKAGE_PATH else settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _holds_nul(fields: QueryDict) -> bool:
    return any("\x00" in text for key, values in fields.lists() for text in (key, *values))


class BrokenForms:
    """A form or an address without the fields that every browser sends is refused plainly, whoever reads it.

    Wagtail reads the count of a text's blocks, and a file that it waits for, as if they were always there. Any other
    accident stays an accident.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """The page for a form that could not be read; None for what is no fault of the form."""
        if _is_of_a_broken_form(error):
            refused = BadRequest("a form without its fields")
            refused.__cause__ = error  # the log tells both, should the fault be ours after all
            return response_for_exception(request, refused)
        return None


def _is_of_a_broken_form(error: Exception) -> bool:
    """Whether a field was missed that was not sent, or a widget or field could not read what was."""
    if isinstance(error, MultiValueDictKeyError):
        return True
    return isinstance(error, _UNREADABLE) and any(
        frame.f_code.co_name in _READ_WHAT_WAS_SENT and isinstance(frame.f_locals.get("self"), (Widget, Field))
        for frame, _line in walk_tb(error.__traceback__)
    )


class CompressedForEverybody(GZipMiddleware):
    """Public pages travel compressed, on a slow line a quarter of what they are; answers to programs are small.

    Staff pages do not: beside a secret, what is typed and comes back would tell of it by its length.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if surface_of(request.path) is not Surface.PUBLIC or is_machine_path(request.path):
            return response
        return super().process_response(request, response)


class SurfaceHeaders:
    """Referrer, caching and indexing, by surface."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if surface_of(request.path) is Surface.PUBLIC:
            return response  # SECURE_REFERRER_POLICY holds: no CSRF cookie here, so Django needs no Referer
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class SurfacePolicy(CSPMiddleware):
    """The content security policy of the surface that the address belongs to."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.config = CONTENT_SECURITY_POLICIES[surface_of(request.path)]
        return parts


class SurfaceLanguage(LocaleMiddleware):
    """Public pages speak the language in their address; staff rooms speak Swedish, and machines are told in English."""

    def process_request(self, request: HttpRequest) -> None:
        if language := _one_language(request.path):
            translation.activate(language)  # noqa: TID251  each request says its own
            request.LANGUAGE_CODE = language
            return
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A missing page of a staff room stays missing: no redirect carries its address over to the public surface."""
        return response if _one_language(request.path) else super().process_response(request, response)


def _one_language(path: str) -> str | None:
    if is_staff_path(path):
        return settings.LANGUAGE_CODE
    return "en" if is_machine_path(path) else None


class StaffSession(SessionMiddleware):
    """Sessions exist in the staff rooms only: the public surface can set no cookie even by mistake."""

    def process_request(self, request: HttpRequest) -> None:
        if is_staff_path(request.path):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        return super().process_response(request, response) if hasattr(request, "session") else response


class StaffAuthentication(AuthenticationMiddleware):
    """Nobody is anybody on the public surface."""

    def process_request(self, request: HttpRequest) -> None:
        if is_staff_path(request.path):
            super().process_request(request)


class StaffMessages(MessageMiddleware):
    """Messages ride on the session, so they exist where sessions do."""

    def process_request(self, request: HttpRequest) -> None:
        if is_staff_path(request.path):
            super().process_request(request)
