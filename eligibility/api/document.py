"""The OpenAPI 3.1 description of /api/v1/, made of the code it describes."""

from collections.abc import Mapping, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings

from eligibility.api.answering import JSON_TYPE
from eligibility.api.described import CASE, schemas
from eligibility.api.editions import AllEditions, EditionShown
from eligibility.api.example import EXAMPLE
from eligibility.api.problems import PROBLEM_TYPE, ProblemDetails
from eligibility.api.receiving import LARGEST_BODY
from eligibility.law import Assessment

ABOUT = f"""Where a household stands under the Swedish ordinance on the repatriation grant, and what the ordinance says,
edition by edition.

The answer is not a decision: the Swedish Migration Agency (Migrationsverket) decides. It is no advice either.
Send no names and no identity numbers; nothing of what is sent is kept or logged, and no cookie is set.
What the law says belongs to nobody: use the figures and citations freely, and show the day up to which they were
verified.

Codes stay; new ones may be added within v1, and so may keys in answers. Citations are in Swedish legal form.
Every refusal is problem details (RFC 9457), also 405 with the header Allow. A body holds at most {LARGEST_BODY}
bytes."""

REFUSALS = {
    HTTPStatus.BAD_REQUEST: "Not JSON, or not the case format; `detail` names the key and what was expected.",
    HTTPStatus.NOT_FOUND: "No edition covers the day.",
    HTTPStatus.NOT_ACCEPTABLE: "The header Accept excludes JSON.",
    HTTPStatus.LENGTH_REQUIRED: "The body was sent without Content-Length.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too large.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is not application/json in UTF-8.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The household is understood, but no edition covers the day.",
    HTTPStatus.TOO_MANY_REQUESTS: "Asked too often; the header Retry-After says how many seconds to wait.",
}
OF_A_READING = (HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.TOO_MANY_REQUESTS)
OF_AN_EDITION = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, *OF_A_READING)
OF_AN_ASSESSMENT = tuple(status for status in REFUSALS if status is not HTTPStatus.NOT_FOUND)
DAY = {
    "name": "day",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "format": "date"},
    "description": "A day, YYYY-MM-DD.",
}

_elsewhere: dict[str, Any] = {}


def described_elsewhere(paths: Mapping[str, Any]) -> None:
    """Take up addresses under /api/v1/ of an app above this one, which tells of them when the portal starts."""
    _elsewhere.update(paths)


@cache
def document() -> dict[str, Any]:
    """The whole description. It changes with the code only, so it is made once."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Vägval: the repatriation grant for machines",
            "version": "1",
            "description": ABOUT,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": settings.PUBLIC_URL.rstrip("/")}],
        "paths": {
            "/api/v1/assess": {"post": _assess()},
            "/api/v1/editions": {
                "get": _reading("editions", "Every edition, with its figures and citations", AllEditions)
            },
            "/api/v1/editions/{day}": {
                "get": _reading("edition", "The edition in force on a day", EditionShown, OF_AN_EDITION)
                | {"parameters": [DAY]}
            },
            "/api/v1/openapi.json": {"get": _reading("openapi", "This description", None)},
            **_elsewhere,
        },
        "components": {"schemas": schemas()},
    }


def _assess() -> dict[str, Any]:
    return {
        "operationId": "assess",
        "summary": "Where a household stands on a day",
        "requestBody": {
            "required": True,
            "content": {JSON_TYPE: {"schema": _ref(CASE), "example": EXAMPLE}},
        },
        "responses": {
            "200": {
                "description": "The assessment. Nobody is to keep it.",
                "content": {JSON_TYPE: {"schema": _ref(Assessment.__name__)}},
            }
        }
        | refusals(OF_AN_ASSESSMENT),
    }


def _reading(
    name: str, summary: str, shown: type | None, refused: Sequence[HTTPStatus] = OF_A_READING
) -> dict[str, Any]:
    schema = _ref(shown.__name__) if shown else {"type": "object"}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {
                "description": f"{summary}. The same for everybody, and may be kept for an hour.",
                "headers": {"ETag": {"required": True, "schema": {"type": "string"}}},
                "content": {JSON_TYPE: {"schema": schema}},
            },
            "304": {"description": "Nothing has changed since the ETag that was sent in If-None-Match."},
        }
        | refusals(refused),
    }


def refusals(statuses: Sequence[HTTPStatus]) -> dict[str, Any]:
    """The refusals of an operation, as its description lists them."""
    return {str(status.value): _refusal(status) for status in statuses}


def _refusal(status: HTTPStatus) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": REFUSALS[status],
        "content": {PROBLEM_TYPE: {"schema": _ref(ProblemDetails.__name__)}},
    }
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        told["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer", "minimum": 1}}}
    return told


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
