"""A person has read a part of a translation beside its Swedish wording, or a whole page of them."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation

from content.models import Guidance
from content.provenance import TranslatedBy
from content.translation.models import SegmentCheck, ShownSegment
from content.translation.shown import shown_in
from portal.accounts.models import User


@transaction.atomic
def check_parts(*, by: User, page: Guidance, orders: Collection[int], checked_by: str, checked_on: date) -> int:
    """Record that someone checked these parts, and tell readers. Gives how many.

    What is not translated, or whose Swedish has changed since, cannot be checked: there is nothing that it matches.
    """
    rows = [row for row in shown_in(page.translation_key, page.locale) if row.order in orders and _can_be_checked(row)]
    _record(rows, by=by, checked_by=checked_by, checked_on=checked_on)
    for row in rows:  # no taking stock: while a draft waits, readers' parts are not behind it
        row.checked_by, row.checked_on = checked_by, checked_on
    return ShownSegment.objects.bulk_update(rows, ["checked_by", "checked_on"])


def check_every_part(
    *,
    by: User,
    page: Guidance,
    translated_by: TranslatedBy,
    checked_by: str,
    checked_on: date | None,
    made_by_before: str,
    was_checked: bool,
    **_: Any,
) -> None:
    """What is said of a whole page is said of its every part; what is taken back, too."""
    if translated_by != made_by_before:
        _say_who_made(page, translated_by)
    if checked_on:
        rows = filter(_can_be_checked, shown_in(page.translation_key, page.locale))
        _record(rows, by=by, checked_by=checked_by, checked_on=checked_on)
    elif was_checked:
        SegmentCheck.objects.filter(context__object_id=page.translation_key, locale=page.locale).delete()


def _can_be_checked(row: ShownSegment) -> bool:
    return not row.is_missing and not row.is_behind


def _record(rows: Iterable[ShownSegment], *, by: User, checked_by: str, checked_on: date) -> None:
    SegmentCheck.objects.bulk_create(
        SegmentCheck(
            context_id=row.context_id,
            locale_id=row.locale_id,
            swedish_id=row.swedish_id,
            text=row.data,
            checked_by=checked_by,
            checked_on=checked_on,
            recorded_by=by,
        )
        for row in rows
    )


def _say_who_made(page: Guidance, made_by: TranslatedBy) -> None:
    now = StringSegment.objects.filter(source__object_id=page.translation_key)
    is_machine = made_by == TranslatedBy.MACHINE
    StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=page.locale, translation_of__in=now.values("string")
    ).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
        if is_machine
        else StringTranslation.TRANSLATION_TYPE_MANUAL
    )
