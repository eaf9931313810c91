"""What readers have never seen can go altogether. A line stays that there was an example with that reference."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, ReferenceIndex

from content.practice.deeds import CHANGED_MEANWHILE, Refused, held, require_may_publish, version_of
from content.practice.models import Practice, PracticeEvent
from content.practice.wording import State
from portal.accounts.models import User

Kind = PracticeEvent.Kind
UNPUBLISHED_FOR: Final = timedelta(days=365)
CAME_TO_NOTHING: Final = (State.RETURNED, State.WITHDRAWN)


def never_public() -> QuerySet[Practice]:
    """The examples that no reader has ever seen."""
    seen = PracticeEvent.objects.filter(practice=OuterRef("pk"), kind__in=(Kind.PUBLISHED, Kind.CAME_ALONG))
    return Practice.objects.filter(~Exists(seen), published_at=None)


@transaction.atomic
def erase(*, by: User, practice: Practice, seen: str) -> None:
    """Erase an example that readers have never seen, as it was when it was `seen`. Raises Refused, PermissionDenied."""
    require_may_publish(by)
    if version_of(held(practice)) != seen:
        raise Refused(CHANGED_MEANWHILE)
    if not never_public().filter(pk=practice.pk).exists():
        raise Refused(_("Readers have seen this example. It can be withdrawn, and stays with the office."))
    _erase(practice, by.pk)


@transaction.atomic
def erase_what_was_never_published(now: datetime, *, dry_run: bool = False) -> int:
    """Erase what was sent in, came to nothing, and has lain untouched for 12 months; how many."""
    latest = Max("events__at", filter=~Q(events__kind=Kind.SENDER_FORGOTTEN))
    old = (
        never_public()
        .filter(state__in=CAME_TO_NOTHING, submission__isnull=False)
        .annotate(latest=latest)
        .filter(latest__lte=now - UNPUBLISHED_FOR, changed_at__lte=now - UNPUBLISHED_FOR)
    )
    due = list(Practice.objects.select_for_update().filter(pk__in=old.values("pk"), state__in=CAME_TO_NOTHING))
    if not dry_run:
        for practice in due:
            _erase(practice, None)
    return len(due)


def _erase(practice: Practice, by: int | None) -> None:
    """With everything that Wagtail has noted of it: its log has the title."""
    kind = ContentType.objects.get_for_model(Practice)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(practice.pk)).delete()
    ReferenceIndex.remove_for_object(practice)
    with connection.cursor() as cursor:
        cursor.execute("SELECT practice_erase_example(%s, %s)", [practice.pk, by])
