"""A draft for somebody outside who is named: a link that ends by itself, and leaves no trace but a count."""

import hashlib
import secrets
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from content.publishing.bundles import items_of
from content.publishing.models import Bundle, OutsideReader
from content.publishing.things import reference
from portal.accounts.models import User

LENGTH = 24


def invite(
    *,
    by: User,
    name: str,
    office: str,
    purpose: str,
    until: date,
    thing: Any | None = None,
    bundle: Bundle | None = None,
) -> tuple[OutsideReader, str]:
    """The reader, and the secret of the link: it is shown once and stored nowhere."""
    token = secrets.token_urlsafe(LENGTH)
    reader = OutsideReader.objects.create(
        name=name,
        office=office,
        purpose=purpose,
        until=until,
        **(reference(thing) if thing is not None else {}),
        bundle=bundle,
        token_sha256=_digest(token),
        asked_by=by,
    )
    return reader, token


def reader_of(token: str) -> OutsideReader | None:
    """Whose link it is, whether it still opens or not."""
    return OutsideReader.objects.filter(token_sha256=_digest(token)).select_related("bundle").first()


def revoke(reader: OutsideReader) -> None:
    """Let the link open nothing more."""
    OutsideReader.objects.filter(pk=reader.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def count_opening(reader: OutsideReader) -> None:
    """One more, with no day and no hour."""
    OutsideReader.objects.filter(pk=reader.pk).update(openings=F("openings") + 1)


def texts_for(reader: OutsideReader) -> list[Any]:
    """The Swedish texts that the link shows."""
    if reader.bundle:
        return [item.thing for item in items_of(reader.bundle)]
    return [reader.thing] if reader.thing is not None else []


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
