"""POST /api/v1/documents/check: the same for machines, who have the whole fingerprint."""

import re
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables

from eligibility.api.answering import answer
from eligibility.api.asking import asked_by
from eligibility.api.problems import Problem
from eligibility.api.reading import read_json
from eligibility.api.receiving import json_body
from eligibility.law import CaseFileError
from portal.genuine.marks import Known, known

KEY = "sha256"
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@asked_by("POST", limit="API_CHECKS_A_MINUTE")
@sensitive_variables()
def check(request: HttpRequest) -> HttpResponse:
    """Whether a document whose data have this fingerprint was made here."""
    return answer(_told(known(_fingerprint(json_body(request)))))


@sensitive_variables()
def _fingerprint(body: bytes) -> str:
    try:
        asked: Any = read_json(body)
    except CaseFileError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, str(error)) from error
    if not isinstance(asked, dict) or set(asked) != {KEY}:
        raise Problem(HTTPStatus.BAD_REQUEST, f"expected an object with the key {KEY} and no other")
    if not isinstance(asked[KEY], str) or not _FINGERPRINT.fullmatch(asked[KEY]):
        raise Problem(HTTPStatus.BAD_REQUEST, f"{KEY}: expected 64 hexadecimal digits in small letters")
    return asked[KEY]


def _told(found: Known | None) -> dict[str, Any]:
    if found is None:
        return {"known": False}
    return {
        "known": True,
        "made_on": found.made_on.isoformat(),
        "edition": found.edition,
        "wording": found.wording,
        "form": found.form,
    }
