"""Noting how long a kind of paper usually takes. It is about nobody, so nothing is recorded but who noted it."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from portal.accounts.models import User
from portal.casework.models import LeadTime
from portal.casework.planning.document_kinds import DocumentKind

from .ground import key_for


@transaction.atomic
def note_lead_time(
    *,
    by: User,
    municipality_id: int,
    kind: DocumentKind,
    country: str,
    days_from: int,
    days_to: int,
    source: str,
    as_of: date,
    request_key: UUID | None = None,
) -> LeadTime:
    """Note it, in place of what was noted for the same kind and country."""
    key = key_for(request_key or uuid4(), by=by, within=f"{municipality_id} {kind} {country}")
    values = {"days_from": days_from, "days_to": days_to, "source": source, "as_of": as_of}
    row, _made = LeadTime.objects.update_or_create(
        municipality_id=municipality_id,
        kind=kind,
        country=country,
        defaults={**values, "noted_by": by},
        create_defaults={**values, "noted_by": by, "request_key": key},
    )
    return row


@transaction.atomic
def remove_lead_time(*, lead_time: LeadTime) -> None:
    """Take it away: the time is then not known."""
    LeadTime.objects.filter(pk=lead_time.pk).delete()
