"""Issuing the pre-filled application, and fetching it."""

import hashlib
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.application import summary_of
from portal.casework.documents.rendering import render
from portal.casework.log.events import record
from portal.casework.models import Case, Deed, IssuedDocument, Part
from portal.casework.models.document import KEPT_AFTER_FETCHING
from portal.casework.people.household import Situation, named
from portal.casework.talking.voices import MissingVoice, missing_voices

from .ground import hold_open, key_for, made_before
from .people import people_of, read_case
from .steps import settle


class NobodyApplies(Exception):
    """Everybody in the case has been noted as no part of the application."""


class VoiceMissing(Exception):
    """`missing` are the adults without a talk of their own or a yes of their own that holds."""

    def __init__(self, missing: list[MissingVoice]) -> None:
        super().__init__(f"{len(missing)} missing")
        self.missing = missing


class DocumentForgotten(Exception):
    """The bytes are not kept any longer; a new document can be issued."""


@transaction.atomic
def issue_document(*, by: User, case: Case, language: str, request_key: UUID | None = None) -> IssuedDocument:
    """Render the case as it stands and keep the document. The same request_key again gives the same document.

    Whoever is no part of the application is not in it, and a joint one needs each adult's own voice. The case is held
    meanwhile, so that nobody changes it under the pen. Raises CaseIsClosed, NobodyApplies, VoiceMissing,
    DocumentTooLarge, DocumentFailed; after any of them nothing is kept.
    """
    held = hold_open(case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=held.pk)
    if before := made_before(IssuedDocument, municipality_id=held.municipality_id, request_key=key):
        return before
    situation = named(held, people_of(held))
    _require_every_voice(situation)
    pdf = render(summary_of(situation, issued_on=timezone.localdate(), language=language))
    document = _document(situation, by=by, language=language, request_key=key)
    document.sha256, document.pdf = hashlib.sha256(pdf).hexdigest(), pdf
    document.save(force_insert=True)
    record(Deed.DOCUMENT_ISSUED, by=by, case=held)
    settle(by=by, held=held)
    return document


def _require_every_voice(situation: Situation) -> None:
    if all(person.part == Part.NOT_IN for person in situation.people):
        raise NobodyApplies
    if missing := missing_voices(situation.case, situation.people):
        raise VoiceMissing(missing)


def _document(situation: Situation, *, by: User, language: str, request_key: UUID) -> IssuedDocument:
    case, assessment = situation.case, situation.assessment
    return IssuedDocument(
        municipality_id=case.municipality_id,
        case=case,
        number=(case.documents.aggregate(last=Max("number"))["last"] or 0) + 1,
        edition=assessment.edition,
        wording=assessment.wording,
        applied_on=assessment.on,
        language=language,
        amount_min=assessment.grant.min,
        amount_max=assessment.grant.max,
        issued_by=by,
        request_key=request_key,
    )


@transaction.atomic
def fetch_document(*, by: User, document: IssuedDocument) -> bytes:
    """The bytes, which tell about everyone in the case. A day after the first time they are forgotten.

    Raises DocumentForgotten, NotRecorded.
    """
    pdf = document.pdf if document.can_be_fetched else None
    if pdf is None:
        raise DocumentForgotten
    record(Deed.DOCUMENT_FETCHED, by=by, case=document.case)
    read_case(by=by, case=document.case)
    soon = timezone.now() + KEPT_AFTER_FETCHING
    IssuedDocument.objects.filter(pk=document.pk, forget_after__gt=soon).update(forget_after=soon)
    return pdf
