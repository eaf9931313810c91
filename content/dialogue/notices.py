"""The notices that hold now, for those whom they are for. Nothing is kept: what has ended is gone at the next page."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from content.dialogue.choices import Audience, Severity
from content.dialogue.models import Notice
from content.dialogue.models.translated import Shown, shown_in
from portal.notices import StaffNotice
from portal.settings.languages import SOURCE


def current(*audiences: Audience) -> QuerySet[Notice]:
    """Those that hold now for everybody or for one of these, what does not work first."""
    now = timezone.now()
    return Notice.objects.filter(
        audience__in=(Audience.EVERYBODY, *audiences), starts_at__lte=now, ends_at__gt=now
    ).order_by("-severity", "starts_at", "pk")


def for_readers(language: str) -> list[Shown[Notice]]:
    """For whoever reads the public pages. One question to the database."""
    return shown_in(language, current(Audience.RESIDENTS))


def for_municipal_staff() -> Sequence[StaffNotice]:
    """In Swedish, as the rooms of staff are."""
    return _for_staff(Audience.STAFF)


def for_editors() -> Sequence[StaffNotice]:
    return _for_staff(Audience.EDITORS)


def _for_staff(audience: Audience) -> list[StaffNotice]:
    rows = current(audience).filter(locale__language_code=SOURCE.code)
    return [
        StaffNotice(
            word=str(notice.kind.label),
            sign=notice.kind.sign,
            text=notice.text,
            is_problem=notice.kind is Severity.PROBLEM,
        )
        for notice in rows
    ]
