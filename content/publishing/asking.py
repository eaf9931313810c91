"""Who may approve what: the one rule of two people."""

from typing import Any

from wagtail_localize.models import StringTranslation

from content.permissions import authors


def has_translated(user: Any, page: Any) -> bool:
    """Whether this person has written a translation of the page that is not published yet, in any language."""
    made = StringTranslation.objects.filter(context__object_id=page.translation_key, last_translated_by=user)
    if page.last_published_at:
        made = made.filter(updated_at__gt=page.last_published_at)
    return bool(made.exists())


def may_approve(user: Any, page: Any, *, asked_by: int | None) -> bool:
    """Whether this person may be the second one.

    Not who asked for it, and not who has written any of it since it was last published. Two who have written it
    together may: the last to write asks, the other approves, and no sentence has been seen by its writer alone.
    """
    if user.pk == asked_by:
        return False
    page = page.specific
    if user.pk not in authors(page):
        return True
    latest = page.latest_revision
    return bool(asked_by and latest and latest.user_id == asked_by)
