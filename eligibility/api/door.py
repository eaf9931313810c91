"""What holds for every answer under /api/, also for one that no view of ours gave."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from eligibility.api.problems import PROBLEM_TYPE, problem_response
from portal.settings.surfaces import is_machine_path

CARRIED_OVER = ("Allow", "Retry-After")
EXPLAINED = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address. /api/v1/openapi.json lists what there is.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address is not asked in that way. The header Allow lists the ways.",
    HTTPStatus.PRECONDITION_FAILED: "What you have is no longer what there is.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here. It is our fault, and nothing you sent was kept.",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class MachinesDoor:
    """Any site may ask (there is no cookie to ask with), and whatever is refused is refused in JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_machine_path(request.path):
            return response
        if response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEM_TYPE:
            response = _explained(response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Allow, ETag, Retry-After"
        if request.method == "OPTIONS":
            for name, value in PREFLIGHT.items():
                response.headers[name] = value
        return response


def _explained(response: HttpResponse) -> HttpResponse:
    status = HTTPStatus(response.status_code)
    carried = {name: response.headers[name] for name in CARRIED_OVER if name in response.headers}
    return problem_response(status, EXPLAINED.get(status, "This request cannot be read."), carried)
