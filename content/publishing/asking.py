"""Who may approve what: the one rule of two people."""

from typing import Any

from django.db.models import Max
from wagtail_localize.models import SegmentOverride, StringTranslation

from content.permissions import authors
from content.publishing.things import siblings, specific


def has_translated(user: Any, thing: Any) -> bool:
    """Whether this person has written a translation of it that is not published yet, in any language."""
    published = dict(siblings(thing).values_list("locale_id", "last_published_at"))
    latest = [
        row
        for model in (StringTranslation, SegmentOverride)
        for row in model.objects.filter(context__object_id=thing.translation_key, last_translated_by=user)
        .values_list("locale_id")
        .annotate(Max("updated_at"))
    ]
    return any((told := published.get(locale)) is None or at > told for locale, at in latest)


def may_approve(user: Any, thing: Any, *, asked_by: int | None) -> bool:
    """Whether this person may be the second one.

    Not who asked for it, and not who has written any of it since it was last published. Two who have written it
    together may: the last to write asks, the other approves, and no sentence has been seen by its writer alone.
    """
    if user.pk == asked_by:
        return False
    thing = specific(thing)
    if user.pk not in authors(thing):
        return True
    latest = thing.latest_revision
    return bool(asked_by and latest and latest.user_id == asked_by)
