"""What a person may do with a page of the guidance, and with the drafted texts beside it. Nobody publishes alone.

A Swedish text is published by whoever approves it, and only by approving it; a translation by somebody who has not made
it (docs/decisions/0027 and 0028). The permissions ask here, so that no button, list, bulk action or address of
Wagtail's is a way around it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock
from wagtail.models import PagePermissionTester
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from portal.settings.languages import SOURCE

if TYPE_CHECKING:  # models asks this module for its permissions
    from content.models import Guidance

_held_back: list[Callable[[Any], bool]] = []


def hold_back(asked: Callable[[Any], bool]) -> None:
    """Let `asked(thing)` say that a translation is not to be published by itself now. Called once, at start."""
    _held_back[:] = [asked]


class GuidancePermissions(PagePermissionTester):
    """Wagtail's permissions, but for publishing."""

    page: "Guidance"

    def can_publish(self) -> bool:
        """Whether this person may publish the page as it stands, with no further approval."""
        return self.has_the_right_to_publish() and may_publish_alone(self.user, self.page)

    def has_the_right_to_publish(self) -> bool:
        """Whether this person may publish at all, be it with a second person."""
        return bool(super().can_publish())

    def can_unschedule(self) -> bool:
        return self.has_the_right_to_publish()

    def can_publish_subpage(self) -> bool:
        return False


class WaitsForAColleague(WorkflowLock):
    """Nobody changes a text while somebody decides on it."""

    def get_message(self, user: Any) -> SafeString | str:
        if not self.is_page:
            return _(
                "This text waits for a colleague, who finds it on the first page of these rooms. Nobody changes it "
                "meanwhile. Whoever asked can take the question back."
            )
        return _(
            "This page waits for a colleague, who finds it on the first page of these rooms. Nobody changes it "
            "meanwhile. Whoever asked can take the question back."
        )


def may_publish_alone(user: Any, thing: Any) -> bool:
    """Whether no further approval is needed: it is a translation that somebody else has made, and nothing holds it."""
    if not is_translated_by_parts(thing) or user.pk in authors(thing):
        return False
    return not any(asked(thing) for asked in _held_back)


def is_translated_by_parts(thing: Any) -> bool:
    """Whether it is a translation that follows the Swedish text."""
    if thing.pk is None or thing.locale.language_code == SOURCE.code:
        return False
    followed = Translation.objects.filter(
        source__object_id=thing.translation_key, target_locale_id=thing.locale_id, enabled=True
    )
    return bool(followed.exists())


def authors(thing: Any) -> set[int]:
    """Who has written anything of it that is not published."""
    revisions = thing.revisions.filter(user__isnull=False)
    if thing.live and thing.live_revision_id:
        newer = Q(pk__gt=thing.live_revision_id)
        written_over = Q(created_at__gt=thing.last_published_at) if thing.last_published_at else Q()
        revisions = revisions.filter(newer | written_over)
    elif thing.last_published_at:
        revisions = revisions.filter(created_at__gt=thing.last_published_at)
    return {*revisions.values_list("user_id", flat=True), *_translators(thing, thing.last_published_at)}


def _translators(thing: Any, since: datetime | None) -> set[int]:
    if thing.locale.language_code == SOURCE.code:
        return set()
    found: set[int] = set()
    for model in (StringTranslation, SegmentOverride):  # sentences, and where links lead
        made = model.objects.filter(
            context__object_id=thing.translation_key, locale_id=thing.locale_id, last_translated_by__isnull=False
        )
        made = made.filter(updated_at__gt=since) if since else made
        found |= set(made.values_list("last_translated_by_id", flat=True))
    return found
