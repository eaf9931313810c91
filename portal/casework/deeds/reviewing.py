"""Looking through the readings of a month, and writing down what was found."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts.models import Role, User
from portal.casework.log.events import record
from portal.casework.log.reviewing import Month, review_of
from portal.casework.models import Deed, Review, ReviewOutcome

from .ground import key_for, made_before


@transaction.atomic
def read_month(*, by: User, first: date) -> Month:
    """What is to be looked at in a month, for showing. Raises PermissionDenied for who is no head, NotRecorded."""
    membership = by.memberships.select_related("municipality").filter(role=Role.HEAD_OF_UNIT).first()
    if membership is None or membership.municipality is None:
        raise PermissionDenied
    record(Deed.LOG_READ, by=by, case=None, fields=[f"{first:%Y-%m}"])
    return review_of(membership.municipality, first)


@transaction.atomic
def review_reading(
    *,
    by: User,
    month: date,
    first_event: UUID,
    reader: User,
    outcome: ReviewOutcome,
    comment: str = "",
    request_key: UUID | None = None,
) -> Review:
    """Write down what a head found. The same request_key again adds nothing.

    Raises PermissionDenied for who is no head, and for the reader herself.
    """
    membership = by.memberships.filter(role=Role.HEAD_OF_UNIT).first()
    if membership is None or membership.municipality_id is None or by.pk == reader.pk:
        raise PermissionDenied
    key = key_for(request_key or uuid4(), by=by, within=first_event)
    if before := made_before(Review, municipality_id=membership.municipality_id, request_key=key):
        return before
    review = Review(
        municipality_id=membership.municipality_id,
        month=month,
        first_event=first_event,
        reader=reader,
        reviewer=by,
        outcome=outcome,
        request_key=key,
    )
    review.comment = comment
    review.save(force_insert=True)
    record(Deed.READING_REVIEWED, by=by, case=None, fields=[str(first_event), outcome])
    return review
