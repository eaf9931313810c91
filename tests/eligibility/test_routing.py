"""Which question comes next: only what an undecided condition still reads, and few of them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.answers import Answers, may_be_asked
from eligibility.law import Outcome
from eligibility.offering import offered
from eligibility.questions import QUESTIONS, Asked
from eligibility.roster import Roster
from eligibility.routing import ASKED_NOTHING_MORE, Standing, Turn, next_turn, standing, turn_before
from tests.eligibility.asker import GOOD, TODAY, good

Answer = Callable[[str, str], str]
OLD_DAY = date(2025, 5, 1)


def _stand(words: dict[str, str], on: date = TODAY) -> Standing:
    answers = Answers(words)
    assert answers.roster
    return standing(answers, answers.roster, on)


def _household(*, partner: bool = False, children: int = 0, other_adults: int = 0) -> dict[str, str]:
    return {
        "household.partner": "yes" if partner else "no",
        "household.children": str(children),
        "household.other_adults": str(other_adults),
    }


def _walk(words: dict[str, str], answer: Answer, on: date = TODAY) -> list[Turn]:
    """Every turn until there is none left; the words are filled in along the way."""
    turns: list[Turn] = []
    while turn := next_turn(_stand(words, on)):
        assert len(turns) < 2 * len(QUESTIONS), "it does not end"
        turns.append(turn)
        words.update({f"{id}.{turn.question.code}": answer(id, turn.question.code) for id in turn.persons})
    return turns


def _family(id: str, code: str) -> str:
    if code == "ties":
        return "you"
    return "ties" if code == "permit_ground" and id != "you" else good(id, code)


def test_a_single_adult_is_asked_eleven_questions_at_most() -> None:
    turns = _walk(_household(), good)
    assert len(turns) <= 11
    assert sum(len(turn.persons) for turn in turns) <= 11


def test_a_couple_with_three_children_meets_twelve_pages_at_most() -> None:
    turns = _walk(_household(partner=True, children=3), good)
    assert len(turns) <= 12


def test_a_family_through_ties_meets_one_page_more() -> None:
    assert len(_walk(_household(partner=True, children=3), _family)) <= 13


def test_what_excludes_comes_before_what_blocks_and_that_before_what_has_to_be_shown() -> None:
    codes = [turn.question.code for turn in _walk(_household(), good)]
    assert codes[:4] == ["swedish_citizen", "permit_status", "permit_ground", "permit_since"]
    assert codes.index("destination") < codes.index("debts") < codes.index("received_there")


@pytest.mark.parametrize(
    ("code", "word", "pages"),
    [
        ("swedish_citizen", "yes", 1),
        ("permit_status", "refused", 2),
        ("permit_status", "none", 2),
        ("permit_ground", "work", 3),
        ("permit_since", "no", 4),
        ("destination", "DE", 5),
        ("previous_grant", "yes", 6),
    ],
)
def test_an_answer_that_excludes_ends_the_questions(code: str, word: str, pages: int) -> None:
    assert len(_walk(_household(), lambda _, asked: word if asked == code else GOOD[asked])) == pages


def test_an_obstacle_that_can_go_away_does_not_end_the_questions() -> None:
    turns = _walk(_household(), lambda _, code: "csn" if code == "debts" else GOOD[code])
    assert turns[-1].question.code == "received_there"


def test_nobody_is_asked_about_ties_who_has_an_own_ground() -> None:
    assert "ties" not in [turn.question.code for turn in _walk(_household(partner=True), good)]


def test_ages_are_asked_of_children_only() -> None:
    turns = _walk(_household(partner=True, children=2), good)
    assert [turn.persons for turn in turns if turn.question.code == "age"] == [("child1", "child2")]


def test_before_a_question_comes_the_last_one_answered() -> None:
    words = _household()
    _walk(words, good)
    assert turn_before("debts", Answers(words)) == "previous_grant"
    assert turn_before("swedish_citizen", Answers(words)) == "household"
    assert turn_before("household", Answers(words)) is None


@pytest.mark.parametrize("on", [TODAY, OLD_DAY])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_question_is_asked_that_nothing_undecided_reads(on: date, data: st.DataObject) -> None:
    """Whatever is answered: it ends, nothing is asked twice, and every question can still decide something."""
    roster = data.draw(
        st.builds(Roster, partner=st.booleans(), children=st.integers(0, 2), other_adults=st.integers(0, 2))
    )
    words = _household(partner=roster.partner, children=roster.children, other_adults=roster.other_adults)
    asked: set[tuple[str, str]] = set()
    while turn := next_turn(now := _stand(words, on)):
        for id in turn.persons:
            assert (id, turn.question.code) not in asked
            asked.add((id, turn.question.code))
            assert _is_read(now, turn, id)
            options = [option.word for option in offered(turn.question, id, now.roster)]
            words[f"{id}.{turn.question.code}"] = data.draw(st.sampled_from(options))


def _is_read(now: Standing, turn: Turn, id: str) -> bool:
    if turn.question.of in (Asked.HOUSEHOLD, Asked.OTHER_ADULTS):
        return id in may_be_asked(turn.question, now.roster)
    if now.assessment.person(id).outcome in ASKED_NOTHING_MORE:
        return False
    reads = {
        fact
        for person in now.assessment.persons
        for finding in person.findings
        if finding.outcome is Outcome.UNKNOWN
        for fact in finding.reads
        if person.id == id or (fact.startswith("ties_to.") and now.household.person(person.id).ties_to == id)
    }
    bare = {fact.rpartition(".")[2] for fact in reads}
    untold = any(r.code == "travel_cost_not_told" and id in r.persons for r in now.assessment.reservations)
    return not bare.isdisjoint(turn.question.facts) or (untold and turn.question.code == "travel_cost")
