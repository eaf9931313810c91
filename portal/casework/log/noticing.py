"""Telling the heads of unit at once, on their own pages: nothing is sent anywhere."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import MUNICIPAL_ROLES, User
from portal.casework.models import Case, Notice, NoticeKind


def raise_notice(
    kind: NoticeKind, *, about: User, case: Case | None = None, once: str = "", within: timedelta | None = None
) -> None:
    """Tell the heads of something a colleague did. The same `once` again, or the same period, adds nothing."""
    municipality = about.memberships.get(role__in=MUNICIPAL_ROLES).municipality
    notice = Notice(
        municipality=municipality,
        kind=kind,
        about=about,
        case_id=case.pk if case else None,
        reference=case.reference if case else "",
        once=once or _period(timezone.now(), within or timedelta(days=1)),
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)


def _period(moment: datetime, length: timedelta) -> str:
    return f"{length.total_seconds():.0f}:{moment.timestamp() // length.total_seconds():.0f}"


def notices_for_heads() -> QuerySet[Notice]:
    """What the heads of the municipality entered have not yet said that they have seen. Empty for anybody else."""
    return Notice.objects.filter(acknowledged_at=None).select_related("about")


@transaction.atomic
def acknowledge(*, by: User, notice: Notice) -> None:
    """A head has seen it. Whoever did it says nothing about it herself: another head does."""
    if notice.about_id != by.pk:
        Notice.objects.filter(pk=notice.pk, acknowledged_at=None).update(
            acknowledged_by=by, acknowledged_at=timezone.now()
        )
