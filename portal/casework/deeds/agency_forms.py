"""Filling in the agency's own blank from a case. It is an application like ours: the same stops it."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.blanks.filling import fill, planned
from portal.blanks.models import BlankVersion
from portal.blanks.planning import Plan
from portal.blanks.released import ReleasedBlank
from portal.casework.application_data import data_of
from portal.casework.models import Case, IssuedDocument
from portal.casework.models.document import AGENCY_FORM
from portal.casework.people.household import Situation
from portal.casework.steps.completeness import Lack
from portal.settings.languages import SOURCE

from .applying import Reason, require_application
from .documents import keep_document
from .ground import hold_open, key_for, made_before
from .people import people_of


@transaction.atomic
def fill_agency_form(
    *, by: User, case: Case, blank: ReleasedBlank, reason: Reason | None = None, request_key: UUID | None = None
) -> IssuedDocument:
    """Fill in a released blank for those who apply, and keep it as any document of the household.

    Raises CaseIsClosed, what `require_application` raises, UnknownFile, CannotBeFilled, DocumentFailed; after any of
    them nothing is kept.
    """
    held = hold_open(case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=held.pk)
    if before := made_before(IssuedDocument, municipality_id=held.municipality_id, request_key=key):
        return before
    applying = require_application(held, people_of(held), reason)
    data = data_of(
        applying.situation, id=uuid4().hex, made_on=timezone.localdate(), language=None, lacks=applying.lacks
    )
    return keep_document(
        fill(blank, data).pdf,
        applying.situation,
        by=by,
        kind=AGENCY_FORM,
        which=blank.sha256,
        person=None,
        language=SOURCE.code,
        reason=applying.reason,
        request_key=key,
    )


def preview(blank: ReleasedBlank, situation: Situation, *, lacks: Iterable[Lack]) -> Plan:
    """What would be left empty, and what does not go into it, without opening the file."""
    version = BlankVersion.objects.defer("original", "cleaned").get(pk=blank.id)
    data = data_of(situation, id="0" * 32, made_on=timezone.localdate(), language=None, lacks=lacks)
    return planned(version, data)
