"""Leave a mark, ask for one, and forget the old ones."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from portal.genuine.models import Mark

YEARS_KEPT: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a mark says."""

    made_on: date
    edition: str
    wording: str
    form: str


def mark(*, fingerprint: str, made_on: date, edition: str, wording: str, form: str) -> None:
    """Leave the mark of a document that is being made; it stands when the transaction does."""
    Mark.objects.create(fingerprint=fingerprint, made_on=made_on, edition=edition, wording=wording, form=form)


def known(beginning: str) -> Known | None:
    """What is known of the document whose fingerprint begins so; nothing for less than a check code holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT made_on, edition, wording, form FROM genuine_known(%s)", [beginning])
        found = cursor.fetchone()
    return Known(made_on=found[0], edition=found[1], wording=found[2], form=found[3]) if found else None


def forget_old_marks(today: date, *, dry_run: bool = False) -> int:
    """Forget the marks whose time is over; how many. For the tables' owner: the application sees none."""
    old = Mark.objects.filter(made_on__lte=_before(today))
    return old.count() if dry_run else old.delete()[0]


def _before(today: date) -> date:
    try:
        return today.replace(year=today.year - YEARS_KEPT)
    except ValueError:
        return date(today.year - YEARS_KEPT, 2, 28)
