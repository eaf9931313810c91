"""Making documents in tests whose cases are about something else: most of their households are incomplete."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from portal.casework.deeds import documents as deeds
from portal.casework.deeds.applying import Reason
from portal.casework.models import IssuedDocument, WhyIncomplete

TO_READ = Reason(why=WhyIncomplete.TO_READ)


def issue_document(**told: Any) -> IssuedDocument:
    """The deed, with a reason at hand should something be missing."""
    return deeds.issue_document(**{"reason": TO_READ, **told})


def application_form(**changes: Any) -> dict[str, Any]:
    """What the page of an incomplete application sends."""
    return {"language": "sv", "why_incomplete": WhyIncomplete.TO_READ, "request_key": str(uuid4()), **changes}
