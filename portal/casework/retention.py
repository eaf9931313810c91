"""What is forgotten, and when. Each model's docstring says it for its table; the command `forget_due` does it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import Municipality
from portal.database.row_security import enter_municipality

from .models import IssuedDocument


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """How much was forgotten. Counts only."""

    documents: int


def forget_due(*, now: datetime | None = None) -> Forgotten:
    """Delete the bytes of documents whose time has come, in one municipality after the other. Safe to run again."""
    moment = now or timezone.now()
    documents = 0
    for municipality in Municipality.objects.all():
        with transaction.atomic():
            enter_municipality(municipality.pk)
            documents += IssuedDocument.objects.filter(
                municipality=municipality, forget_after__lte=moment, pdf_sealed__isnull=False
            ).update(pdf_sealed=None)
    return Forgotten(documents=documents)
