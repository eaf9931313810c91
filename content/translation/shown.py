"""What readers of a translation have now, taken stock of at each publishing, and told to them part by part."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from content.pieces import pieces_of, plain
from content.provenance import Part, Provenance, TranslatedBy
from content.translation.models import MinorEdit, SegmentCheck, ShownSegment
from portal.settings.languages import SOURCE

# What a reader does not meet in the text, though it is translated too.
NOT_IN_THE_TEXT = ("slug", "menu_title", "search_description")


def source_of(translation_key: UUID) -> TranslationSource | None:
    """What wagtail-localize has taken up of the Swedish text."""
    return TranslationSource.objects.filter(object_id=translation_key, locale__language_code=SOURCE.code).first()


def segments_of(source: TranslationSource) -> list[StringSegment]:
    return list(StringSegment.objects.filter(source=source).select_related("context", "string").order_by("order"))


def shown_in(translation_key: UUID, locale: Locale) -> list[ShownSegment]:
    rows = ShownSegment.objects.filter(context__object_id=translation_key, locale=locale)
    return list(rows.select_related("context", "swedish", "matches").order_by("order"))


@transaction.atomic
def take_stock(instance: Any) -> None:
    """Write down what readers have now of a page or snippet in another language, and where each part comes from."""
    source = source_of(instance.translation_key)
    if source is None or instance.locale_id == source.locale_id:
        return
    stock = Stock.of(source, instance.locale)
    rows = list(stock.rows(pieces_of(instance)))
    ShownSegment.objects.filter(context__object_id=instance.translation_key, locale=instance.locale).delete()
    ShownSegment.objects.bulk_create(rows)


@dataclass(frozen=True, kw_only=True)
class Stock:
    """All that is known of one translation: asked for once, for every part of it."""

    source: TranslationSource
    locale: Locale
    segments: list[StringSegment]
    translations: dict[int, list[StringTranslation]]
    former: dict[int, list[ShownSegment]]
    checks: dict[int, list[SegmentCheck]]
    same: frozenset[tuple[int, int, int]]

    @classmethod
    def of(cls, source: TranslationSource, locale: Locale) -> "Stock":
        here = {"context__object_id": source.object_id}
        translations = StringTranslation.objects.filter(locale=locale, has_error=False, **here).order_by("-updated_at")
        former = ShownSegment.objects.filter(locale=locale, **here).select_related("swedish")
        checks = SegmentCheck.objects.filter(locale=locale, **here).order_by("-checked_on", "-pk")
        return cls(
            source=source,
            locale=locale,
            segments=segments_of(source),
            translations=_by_context(translations),
            former=_by_context(former),
            checks=_by_context(checks),
            same=frozenset(MinorEdit.objects.filter(**here).values_list("context_id", "before_id", "after_id")),
        )

    def rows(self, live: dict[str, list[str]]) -> Iterator[ShownSegment]:
        """A row for each part that readers have, given the words they have by path."""
        counted: dict[str, int] = defaultdict(int)
        for segment in self.segments:
            path = segment.context.path
            texts = live.get(path, [])
            if counted[path] < len(texts):
                yield self._with_check(self._row(segment, texts[counted[path]]))
            counted[path] += 1

    def still_holds(self, context_id: int, before_id: int | None, after_id: int) -> bool:
        """Whether a translation of one wording is one of the other: the same, or said to say the same."""
        seen: set[int] = set()
        waiting = [before_id] if before_id is not None else []
        while waiting:
            wording = waiting.pop()
            if wording == after_id:
                return True
            seen.add(wording)
            waiting += [new for context, old, new in self.same if (context, old) == (context_id, wording)]
            waiting = [one for one in waiting if one not in seen]
        return False

    def _row(self, segment: StringSegment, text: str) -> ShownSegment:
        context_id = segment.context_id
        made = [one for one in self.translations.get(context_id, ()) if plain(one.data) == text]
        current = next((one for one in made if one.translation_of_id == segment.string_id), None)
        former = next((one for one in self.former.get(context_id, ()) if plain(one.data) == text), None)
        if current:
            return self._translated(segment, current, former)
        if former:
            holds = self.still_holds(context_id, former.matches_id, segment.string_id)
            return self._new(segment, _copied(former, matches_id=segment.string_id if holds else former.matches_id))
        if made:
            return self._translated(segment, made[0], None)
        if text == plain(segment.string.data):
            swedish = {"data": segment.string.data, "attrs": segment.attrs}
            return self._new(segment, {**swedish, "made_by": TranslatedBy.SOURCE})
        # Somebody has written it on the page itself.
        by_hand = {"data": text, "made_by": TranslatedBy.PERSON, "translated_on": timezone.localdate()}
        return self._new(segment, {**by_hand, "matches_id": segment.string_id, "swedish_of": self._version})

    def _translated(self, segment: StringSegment, made: StringTranslation, former: ShownSegment | None) -> ShownSegment:
        is_same = former is not None and former.matches_id == made.translation_of_id
        is_machine = made.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        told = {
            "data": made.data,
            "attrs": segment.attrs,
            "matches_id": made.translation_of_id,
            "made_by": TranslatedBy.MACHINE if is_machine else TranslatedBy.PERSON,
            "tool": made.tool_name,
            "translated_on": timezone.localdate(made.updated_at),
            "swedish_of": former.swedish_of if former and is_same else self._version,
        }
        return self._new(segment, told)

    def _new(self, segment: StringSegment, told: dict[str, Any]) -> ShownSegment:
        return ShownSegment(
            context_id=segment.context_id,
            locale=self.locale,
            order=segment.order,
            swedish_id=segment.string_id,
            **told,
        )

    def _with_check(self, row: ShownSegment) -> ShownSegment:
        for check in self.checks.get(row.context_id, ()):
            holds = row.matches_id and self.still_holds(row.context_id, check.swedish_id, row.matches_id)
            if holds and plain(check.text) == plain(row.data):
                row.checked_by, row.checked_on = check.checked_by, check.checked_on
                break
        return row

    @property
    def _version(self) -> date:
        return timezone.localdate(self.source.last_updated_at)


def _copied(row: ShownSegment, *, matches_id: int | None) -> dict[str, Any]:
    names = ("data", "attrs", "made_by", "tool", "translated_on", "swedish_of")
    return {**{name: getattr(row, name) for name in names}, "matches_id": matches_id}


def _by_context(rows: models.QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.context_id].append(row)
    return found


def provenance_of_page(page: Any) -> Provenance:
    """Where the parts of a page that a reader meets come from. One question to the database."""
    rows = (
        ShownSegment.objects.filter(context__object_id=page.translation_key, locale_id=page.locale_id)
        .exclude(context__path__in=NOT_IN_THE_TEXT)
        .select_related("context")
        .order_by("order")
    )
    by_path: dict[str, list[Part]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        by_path[row.context.path].append(_part(row, number))
    return Provenance(by_path={path: tuple(parts) for path, parts in by_path.items()})


def _part(row: ShownSegment, number: int) -> Part:
    return Part(
        number=number,
        made_by=TranslatedBy(row.made_by),
        tool=row.tool,
        translated_on=row.translated_on,
        swedish_of=row.swedish_of,
        checked_by=row.checked_by,
        checked_on=row.checked_on,
        is_behind=row.is_behind,
        is_missing=row.is_missing,
    )
