"""Which part of a changed Swedish text used to be which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from wagtail_localize.models import StringSegment

from content.pieces import plain
from content.translation.models import ShownSegment

# Of the letters of two wordings; a paragraph that shares less is another paragraph.
ENOUGH_TO_BE_THE_SAME_PART = 0.5


def laid_beside(now: Iterable[StringSegment], before: Iterable[ShownSegment]) -> dict[int, ShownSegment]:
    """What readers have of each part, by the part's order: a draft may have changed, moved, added or left out parts."""
    new: dict[int, list[StringSegment]] = defaultdict(list)
    former: dict[int, list[ShownSegment]] = defaultdict(list)
    for segment in now:
        new[segment.context_id].append(segment)
    for row in before:
        former[row.context_id].append(row)
    return {
        segment.order: row
        for context_id, segments in new.items()
        for segment, row in pairs(segments, former[context_id])
    }


def pairs(now: list[StringSegment], before: list[ShownSegment]) -> Iterator[tuple[StringSegment, ShownSegment]]:
    """Each part as it is now with the one that it was: the same wording, else the likeliest between its neighbours."""
    matcher = SequenceMatcher(None, [row.swedish_id for row in before], [one.string_id for one in now], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(now[j1:j2], before[i1:i2], strict=True)
        elif kind == "replace":
            yield from _likeliest(now[j1:j2], before[i1:i2])


def _likeliest(now: list[StringSegment], before: list[ShownSegment]) -> Iterator[tuple[StringSegment, ShownSegment]]:
    if len(now) == len(before):
        yield from zip(now, before, strict=True)
        return
    rated = sorted(
        (
            (_likeness(segment, row), place, former, segment, row)
            for place, segment in enumerate(now)
            for former, row in enumerate(before)
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    taken_now: set[int] = set()
    taken_before: set[int] = set()
    for likeness, place, former, segment, row in rated:
        if likeness >= ENOUGH_TO_BE_THE_SAME_PART and place not in taken_now and former not in taken_before:
            taken_now.add(place)
            taken_before.add(former)
            yield segment, row


def _likeness(segment: StringSegment, row: ShownSegment) -> float:
    return SequenceMatcher(None, plain(row.swedish.data), plain(segment.string.data), autojunk=False).ratio()
