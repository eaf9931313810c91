"""What /api/v1/openapi.json says of the check."""

from http import HTTPStatus
from typing import Any

from eligibility.api.answering import JSON_TYPE
from eligibility.api.document import OF_AN_ASSESSMENT, refusals
from portal.genuine.addresses import MACHINES_PATH
from portal.genuine.machines import KEY

REFUSED = tuple(status for status in OF_AN_ASSESSMENT if status is not HTTPStatus.UNPROCESSABLE_ENTITY)
ASKED: dict[str, Any] = {
    "type": "object",
    "properties": {
        KEY: {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 of the household's data as they stand in the document, in hexadecimal.",
        }
    },
    "required": [KEY],
    "additionalProperties": False,
}
TOLD: dict[str, Any] = {
    "type": "object",
    "description": "Whether a document with these data was made here; and when it was, on which day, under which "
    "ordinance as worded by which, and with which version of our form. Never anything about a person, nor whether the "
    "document holds today.",
    "properties": {
        "known": {"type": "boolean"},
        "made_on": {"type": "string", "format": "date"},
        "edition": {"type": "string"},
        "wording": {"type": "string"},
        "form": {"type": "string"},
    },
    "required": ["known"],
    "additionalProperties": False,
}
PATHS: dict[str, Any] = {
    MACHINES_PATH: {
        "post": {
            "operationId": "check_document",
            "summary": "Whether a document was made here",
            "requestBody": {"required": True, "content": {JSON_TYPE: {"schema": ASKED}}},
            "responses": {
                "200": {
                    "description": "What is known. Nobody is to keep it.",
                    "content": {JSON_TYPE: {"schema": TOLD}},
                }
            }
            | refusals(REFUSED),
        }
    }
}
