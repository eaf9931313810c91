"""What has been translated before: the same Swedish wording elsewhere, and wordings nearly like it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from wagtail.models import Locale
from wagtail_localize.models import String, StringSegment, StringTranslation

from content.pieces import plain
from content.provenance import TranslatedBy
from content.translation.models import ShownSegment

TOOL = "translation memory"
# Below this likeness a former translation is more in the way than of help.
NEAR_ENOUGH = 0.6
AT_MOST = 3
_NEVER = ("slug",)


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A former translation of a Swedish wording; `likeness` in per cent, a hundred for the very same words."""

    swedish: str
    text: str
    likeness: int
    made_by: TranslatedBy
    is_checked: bool


def exactly_remembered(
    segments: Iterable[StringSegment], locale: Locale
) -> Iterator[tuple[StringSegment, ShownSegment]]:
    """Each part with what readers have elsewhere for the very same Swedish wording, a checked one before others."""
    wanted = [segment for segment in segments if segment.context.path not in _NEVER]
    if not wanted:
        return
    rows = ShownSegment.objects.filter(locale=locale, matches__in={one.string_id for one in wanted})
    rows = rows.exclude(context__path__in=_NEVER).order_by("checked_on", "pk")
    found = {row.matches_id: row for row in rows}
    for segment in wanted:
        if row := found.get(segment.string_id):
            yield segment, row


def store_remembered(segment: StringSegment, row: ShownSegment) -> None:
    """Take a translation over from elsewhere: marked as such, and to be checked in its new place."""
    is_machine = row.made_by == TranslatedBy.MACHINE
    manual, machine = StringTranslation.TRANSLATION_TYPE_MANUAL, StringTranslation.TRANSLATION_TYPE_MACHINE
    StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=row.locale_id,
        defaults={
            "data": row.data,
            "translation_type": machine if is_machine else manual,
            "tool_name": TOOL,
        },
    )


class Memory:
    """What has been translated into one language, asked for once."""

    def __init__(self, locale: Locale) -> None:
        rows = (
            StringTranslation.objects.filter(locale=locale, has_error=False)
            .exclude(context__path__in=_NEVER)
            .select_related("translation_of")
            .order_by("updated_at")
        )
        checked = set(
            ShownSegment.objects.filter(locale=locale, checked_on__isnull=False).values_list("matches_id", "data")
        )
        self._known = {
            (row.translation_of_id, row.data): (
                plain(row.translation_of.data),
                row,
                (row.translation_of_id, row.data) in checked,
            )
            for row in rows
        }

    def suggestions(self, string: String) -> list[Suggestion]:
        """Translations of the same or nearly the same wording, the likeliest first."""
        wanted = plain(string.data)
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(wanted)
        found: dict[str, Suggestion] = {}
        for swedish, row, is_checked in self._known.values():
            likeness = _likeness(matcher, swedish, wanted)
            if likeness >= NEAR_ENOUGH and (row.data not in found or found[row.data].likeness < likeness * 100):
                found[row.data] = _suggestion(row, swedish, likeness, is_checked)
        return sorted(found.values(), key=lambda one: (-one.likeness, not one.is_checked))[:AT_MOST]


def _likeness(matcher: SequenceMatcher[str], swedish: str, wanted: str) -> float:
    if swedish == wanted:
        return 1.0
    matcher.set_seq1(swedish)
    # Each is an upper bound of the next and far cheaper.
    if matcher.real_quick_ratio() < NEAR_ENOUGH or matcher.quick_ratio() < NEAR_ENOUGH:
        return 0.0
    return min(matcher.ratio(), 0.99)


def _suggestion(row: StringTranslation, swedish: str, likeness: float, is_checked: bool) -> Suggestion:
    is_machine = row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    return Suggestion(
        swedish=swedish,
        text=row.data,
        likeness=round(likeness * 100),
        made_by=TranslatedBy.MACHINE if is_machine else TranslatedBy.PERSON,
        is_checked=is_checked,
    )
