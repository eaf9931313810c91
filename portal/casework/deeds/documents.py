"""Issuing a document of any kind, and fetching it."""

import hashlib
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.documents.kinds import Kind
from portal.casework.documents.rendering import render
from portal.casework.log.events import record
from portal.casework.making import NOTHING, Told, make_document
from portal.casework.models import Case, Deed, IssuedDocument, Person
from portal.casework.models.document import KEPT_AFTER_FETCHING
from portal.casework.people.household import Situation, named

from .applying import Reason, require_application
from .carrying import leave_mark, with_data
from .ground import hold_open, key_for, made_before
from .people import people_of, read_case, read_person
from .steps import settle


class DocumentForgotten(Exception):
    """The bytes are not kept any longer; a new document can be issued."""


@transaction.atomic
def issue_document(
    *,
    by: User,
    case: Case,
    language: str,
    kind: Kind = Kind.APPLICATION,
    person: Person | None = None,
    told: Told = NOTHING,
    reason: Reason | None = None,
    request_key: UUID | None = None,
) -> IssuedDocument:
    """Render the case as it stands and keep the document. The same request_key again gives the same document.

    An application waits for each adult's own voice, and an incomplete one for a reason; who is no part of it is not in
    it. The case is held meanwhile, so that nobody changes it under the pen. Raises CaseIsClosed, NobodyApplies,
    ChildrenAlone, VoiceMissing, ReasonMissing, any of NOT_AS_IT_STANDS, DocumentTooLarge, DocumentFailed, and
    PermissionDenied for somebody who is no longer in the case; after any of them nothing is kept.
    """
    held = hold_open(case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=(held.pk, str(kind), person and person.pk))
    if before := made_before(IssuedDocument, municipality_id=held.municipality_id, request_key=key):
        return before
    people = people_of(held)
    now = _still_there(person, people) if person else None
    applying = require_application(held, people, reason) if kind is Kind.APPLICATION else None
    situation = applying.situation if applying else named(held, people)
    lacks = applying.lacks if applying else ()
    told = {**told, "lacks": lacks} if applying else told
    made = make_document(kind, situation, issued_on=timezone.localdate(), language=language, person=now, told=told)
    made = with_data(made, situation, lacks)
    document = keep_document(
        render(made),
        situation,
        by=by,
        kind=kind,
        which=told.get("code", ""),
        person=now,
        language=language,
        reason=applying.reason if applying else None,
        request_key=key,
    )
    leave_mark(made)
    if applying:
        settle(by=by, held=held)
    return document


def _still_there(person: Person, people: list[Person]) -> Person:
    """The person as she is now that the case is held. Somebody may have taken her out meanwhile."""
    for one in people:
        if one.pk == person.pk:
            return one
    raise PermissionDenied


def keep_document(
    pdf: bytes,
    situation: Situation,
    *,
    by: User,
    kind: str,
    which: str,
    person: Person | None,
    language: str,
    reason: Reason | None,
    request_key: UUID,
) -> IssuedDocument:
    """Within a deed, of a case held: write the row, sealed, and what was done."""
    case, assessment = situation.case, situation.assessment
    before = case.documents.filter(person=person).aggregate(last=Max("number"))["last"] or 0
    document = IssuedDocument(
        municipality_id=case.municipality_id,
        case=case,
        person=person,
        kind=kind,
        which=which,
        number=before + 1,
        sha256=hashlib.sha256(pdf).hexdigest(),
        edition=assessment.edition,
        wording=assessment.wording,
        applied_on=assessment.on,
        language=language,
        amount_min=assessment.grant.min,
        amount_max=assessment.grant.max,
        why_incomplete=reason.why if reason else "",
        issued_by=by,
        request_key=request_key,
    )
    document.pdf, document.incomplete_words = pdf, reason.words if reason else ""
    document.save(force_insert=True)
    deed = Deed.INCOMPLETE_ISSUED if document.is_incomplete else Deed.DOCUMENT_ISSUED
    record(deed, by=by, case=case, person=person, fields=filter(None, [*document.called, document.why_incomplete]))
    return document


@transaction.atomic
def fetch_document(*, by: User, document: IssuedDocument) -> bytes:
    """The bytes, which tell about everyone in the case, or about the one whose paper it is. A day after the first time
    they are forgotten.

    Raises DocumentForgotten, NotRecorded.
    """
    pdf = document.pdf if document.can_be_fetched else None
    if pdf is None:
        raise DocumentForgotten
    record(Deed.DOCUMENT_FETCHED, by=by, case=document.case, person=document.person, fields=document.called)
    if document.person is None:
        read_case(by=by, case=document.case)
    else:
        read_person(by=by, person=document.person)
    now = timezone.now()
    soon = now + KEPT_AFTER_FETCHING
    this = IssuedDocument.objects.filter(pk=document.pk)
    this.filter(fetched_at=None).update(fetched_at=now)
    this.filter(forget_after__gt=soon).update(forget_after=soon)
    return pdf
