"""Which part of a changed Swedish text used to be which."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from wagtail_localize.models import StringSegment

from content.pieces import plain
from content.translation.models import ShownSegment

# Of the letters of two wordings, by threes; a paragraph that shares less is another paragraph.
ENOUGH_TO_BE_THE_SAME_PART = 0.5
Pair = tuple[StringSegment, ShownSegment]


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


def pairs(now: Sequence[StringSegment], before: Sequence[ShownSegment]) -> Iterator[Pair]:
    """Each part as it is now with the one that it was: the same wording in its place, the same wording moved
    elsewhere, else the likeliest between its neighbours. None stands in two pairs.
    """
    matcher = SequenceMatcher(None, [row.swedish_id for row in before], [one.string_id for one in now], autojunk=False)
    gaps: list[tuple[Sequence[StringSegment], Sequence[ShownSegment]]] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(now[j1:j2], before[i1:i2], strict=True)
        else:
            gaps.append((now[j1:j2], before[i1:i2]))
    moved = _moved([one for new, _ in gaps for one in new], [row for _, old in gaps for row in old])
    yield from moved
    taken = {id(part) for pair in moved for part in pair}
    for new, old in gaps:
        yield from _likeliest(
            [one for one in new if id(one) not in taken], [row for row in old if id(row) not in taken]
        )


def _moved(now: Sequence[StringSegment], before: Sequence[ShownSegment]) -> list[Pair]:
    """The parts whose very wording stood elsewhere."""
    waiting: dict[int, list[ShownSegment]] = defaultdict(list)
    for row in reversed(before):
        waiting[row.swedish_id].append(row)
    return [(one, rows.pop()) for one in now if (rows := waiting.get(one.string_id))]


def _likeliest(now: Sequence[StringSegment], before: Sequence[ShownSegment]) -> Iterator[Pair]:
    """The most alike with each other first. As many parts as there were are the same ones, however rewritten."""
    as_many = len(now) == len(before)
    waiting, former = list(range(len(now))), list(range(len(before)))
    for likeness, place, old in _rated(now, before):
        if likeness >= ENOUGH_TO_BE_THE_SAME_PART and place in waiting and old in former:
            waiting.remove(place)
            former.remove(old)
            yield now[place], before[old]
    if as_many:
        yield from ((now[place], before[old]) for place, old in zip(waiting, former, strict=True))


def _rated(now: Sequence[StringSegment], before: Sequence[ShownSegment]) -> list[tuple[float, int, int]]:
    """Each part beside each former one, the most alike first."""
    new, old = [_threes(one.string.data) for one in now], [_threes(row.swedish.data) for row in before]
    rated = [(_likeness(a, b), place, former) for place, a in enumerate(new) for former, b in enumerate(old)]
    return sorted(rated, key=lambda one: (-one[0], one[1], one[2]))


def _threes(data: str) -> Counter[str]:
    words = f" {plain(data).casefold()} "
    return Counter(words[place : place + 3] for place in range(max(1, len(words) - 2)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient: 1 where all are shared, 0 where none is."""
    return 2 * (one & other).total() / (one.total() + other.total())
