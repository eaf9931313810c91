"""A draft's parts are laid beside what readers have of them: written anew, added, taken out, moved."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail_localize.models import String, StringSegment

from content.translation.models import ShownSegment
from content.translation.pairing import laid_beside

WORDINGS = [
    "Kommunen hjälper dig att förstå reglerna.",
    "Barnen har rätt att säga vad de tycker om flytten.",
    "Ta reda på om din utbildning gäller där.",
    "Fråga banken om kontot kan vara kvar.",
    "En ambassad kan utfärda pass.",
    "Läkaren skriver ut journalen.",
    "Vem möter dig på flygplatsen?",
    "Skulder försvinner inte.",
]
BLOCK, OTHER_BLOCK = 1, 2
anew = settings(deadline=None)


class Text:
    """A Swedish text in its parts, as it is now and as readers have it."""

    def __init__(self) -> None:
        self.known: dict[str, String] = {}

    def string(self, wording: str) -> String:
        return self.known.setdefault(wording, String(pk=len(self.known) + 1, data=wording))

    def now(self, *wordings: str, block: int = BLOCK, first: int = 0) -> list[StringSegment]:
        return [
            StringSegment(context_id=block, order=first + place, string=self.string(wording))
            for place, wording in enumerate(wordings)
        ]

    def before(self, *wordings: str, block: int = BLOCK, first: int = 0) -> list[ShownSegment]:
        return [
            ShownSegment(context_id=block, order=first + place, swedish=self.string(wording), data=wording.upper())
            for place, wording in enumerate(wordings)
        ]


def beside(now: list[str], before: list[str]) -> dict[int, str]:
    """The former wording of each part, by its place."""
    text = Text()
    return {place: row.swedish.data for place, row in laid_beside(text.now(*now), text.before(*before)).items()}


texts = st.lists(st.sampled_from(WORDINGS), max_size=8)
different = st.lists(st.sampled_from(WORDINGS), max_size=8, unique=True)


@anew
@given(texts)
def test_what_has_not_changed_lies_beside_itself(text: list[str]) -> None:
    assert beside(text, text) == dict(enumerate(text))


@anew
@given(texts, texts)
def test_no_part_lies_beside_two(now: list[str], before: list[str]) -> None:
    text = Text()
    rows = text.before(*before)
    found = laid_beside(text.now(*now), rows)
    assert set(found) <= set(range(len(now)))
    taken = Counter(row.order for row in found.values())
    assert set(taken.values()) <= {1}
    assert all(any(row is one for one in rows) for row in found.values())


@anew
@given(texts, texts)
def test_no_wording_that_is_still_there_is_left_without_its_own(now: list[str], before: list[str]) -> None:
    """However the parts were moved: as many of a wording as stand in both lie beside each other."""
    kept = Counter(former for place, former in beside(now, before).items() if now[place] == former)
    assert kept == Counter(now) & Counter(before)


@anew
@given(different, st.integers(0, 8), st.sampled_from(["Ett nytt stycke om något helt annat.", "Nytt."]))
def test_an_added_part_leaves_all_others_where_they_were(text: list[str], place: int, new: str) -> None:
    place = min(place, len(text))
    now = [*text[:place], new, *text[place:]]
    assert beside(now, text) == {at: wording for at, wording in enumerate(now) if at != place}


@anew
@given(different.filter(bool), st.data())
def test_a_part_taken_out_leaves_all_others_where_they_were(text: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    now = [*text[:place], *text[place + 1 :]]
    assert beside(now, text) == dict(enumerate(now))


@anew
@given(different, st.randoms())
def test_parts_moved_about_keep_their_own(text: list[str], chance: object) -> None:
    now = list(text)
    chance.shuffle(now)  # type: ignore[attr-defined]
    assert beside(now, text) == dict(enumerate(now))


@anew
@given(different.filter(bool), st.data())
def test_a_part_written_anew_lies_beside_what_it_was(text: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    for wording in (text[place].replace("a", "e"), "Något helt annat."):
        assert beside([*text[:place], wording, *text[place + 1 :]], text) == dict(enumerate(text))


@anew
@given(different, different)
def test_parts_of_different_blocks_are_never_mixed(here: list[str], there: list[str]) -> None:
    text = Text()
    now = text.now(*here) + text.now(*there, block=OTHER_BLOCK, first=100)
    before = text.before(*there) + text.before(*here, block=OTHER_BLOCK, first=100)
    for order, row in laid_beside(now, before).items():
        assert (order >= 100) == (row.context_id == OTHER_BLOCK)


def test_two_parts_that_change_places_and_words_still_find_their_own() -> None:
    before = ["En ambassad kan utfärda pass.", "Fråga banken om kontot kan vara kvar."]
    now = ["Fråga banken om ditt konto kan vara kvar.", "En ambassad kan utfärda nya pass."]
    assert beside(now, before) == {0: before[1], 1: before[0]}


def test_a_part_that_was_cut_in_two_lies_beside_the_longer_half() -> None:
    before = ["Barnen har rätt att säga vad de tycker om flytten, och skolan behöver veta det."]
    now = ["Barnen har rätt att säga vad de tycker om flytten.", "Skolan behöver veta."]
    assert beside(now, before) == {0: before[0]}


def test_what_is_like_nothing_before_lies_beside_nothing() -> None:
    assert (
        beside(["Skulder försvinner inte.", "Läkaren skriver ut journalen."], ["Vem möter dig på flygplatsen?"]) == {}
    )
