"""What a person may do with a page of the guidance. Nobody publishes alone (docs/decisions/0027).

A Swedish page is published by whoever approves it, and only by approving it; a translation by somebody who has not made
it. The permissions ask here, so that no button, list, bulk action or address of Wagtail's is a way around it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock
from wagtail.models import PagePermissionTester
from wagtail_localize.models import StringTranslation, Translation

from portal.settings.languages import SOURCE

if TYPE_CHECKING:  # models asks this module for its permissions
    from content.models import Guidance

_held_back: list[Callable[["Guidance"], bool]] = []


def hold_back(asked: Callable[["Guidance"], bool]) -> None:
    """Let `asked(page)` say that a translation is not to be published by itself now. Called once, at start."""
    _held_back[:] = [asked]


class GuidancePermissions(PagePermissionTester):
    """Wagtail's permissions, but for publishing."""

    page: "Guidance"

    def can_publish(self) -> bool:
        """Whether this person may publish the page as it stands, with no further approval."""
        return self.has_the_right_to_publish() and is_translated_by_parts(self.page) and not self._has_to_wait()

    def has_the_right_to_publish(self) -> bool:
        """Whether this person may publish at all, be it with a second person."""
        return bool(super().can_publish())

    def can_unschedule(self) -> bool:
        return self.has_the_right_to_publish()

    def can_publish_subpage(self) -> bool:
        return False

    def _has_to_wait(self) -> bool:
        return self.user.pk in authors(self.page) or any(asked(self.page) for asked in _held_back)


class WaitsForAColleague(WorkflowLock):
    """Nobody changes a page while somebody decides on it."""

    def get_message(self, user: Any) -> SafeString | str:
        return _(
            "This page waits for a colleague, who finds it on the first page of these rooms. Nobody changes it "
            "meanwhile. Whoever asked can take the question back."
        )


def is_translated_by_parts(page: "Guidance") -> bool:
    """Whether the page is a translation that follows the Swedish page."""
    if page.pk is None or page.locale.language_code == SOURCE.code:
        return False
    followed = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return bool(followed.exists())


def authors(page: "Guidance") -> set[int]:
    """Who has written anything of the page that is not published."""
    revisions = page.revisions.filter(user__isnull=False)
    if page.live and page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    elif page.last_published_at:
        revisions = revisions.filter(created_at__gt=page.last_published_at)
    return {*revisions.values_list("user_id", flat=True), *_translators(page, page.last_published_at)}


def _translators(page: "Guidance", since: datetime | None) -> set[int]:
    if page.locale.language_code == SOURCE.code:
        return set()
    sentences = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id, last_translated_by__isnull=False
    )
    if since:
        sentences = sentences.filter(updated_at__gt=since)
    return set(sentences.values_list("last_translated_by_id", flat=True))
