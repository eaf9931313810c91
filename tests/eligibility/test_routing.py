"""Which question comes next: only what an undecided condition still reads, what decides most first, and few of them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.asking.answers import Answers, may_be_asked
from eligibility.asking.offering import words_offered
from eligibility.asking.questions import BY_CODE, QUESTIONS, Asked
from eligibility.asking.roster import Roster
from eligibility.asking.routing import Turn, turns_due
from eligibility.asking.standing import ASKED_NOTHING_MORE, Standing, standing
from eligibility.asking.weighing import Scales, next_turn
from eligibility.law import Outcome, PersonOutcome
from tests.eligibility.asker import GOOD, TODAY, good

Answer = Callable[[str, str], str]
OLD_DAY = date(2025, 5, 1)
PEOPLE = ("you", "adult1", "adult2", "adult3")
COUPLES = ("no", "adult1+adult2", "adult1+adult3", "adult2+adult3")
GROUND = "permit_ground"
UNKNOWN = Outcome.UNKNOWN


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


def _codes(turns: list[Turn]) -> list[str]:
    return [turn.question.code for turn in turns]


def _answering(**given: str) -> Answer:
    return lambda id, code: given.get(code, GOOD[code])


def _family(id: str, code: str) -> str:
    return "ties.you" if code == "permit_ground" and id != "you" else good(id, code)


def test_a_single_adult_is_asked_five_questions_after_the_first() -> None:
    codes = _codes(_walk(_household(), good))
    assert codes == ["stay", "permit_ground", "obstacles", "destination", "criminal_matter"]


def test_a_couple_with_three_children_meets_one_page_more() -> None:
    assert _codes(_walk(_household(partner=True, children=3), good))[-1] == "age"
    assert len(_walk(_household(partner=True, children=3), good)) == 6
    assert len(_walk(_household(partner=True, children=3), _family)) == 6


def test_what_decides_most_comes_first() -> None:
    words = _household(partner=True, children=1)
    while turn := next_turn(now := _stand(words)):
        scales = Scales(now)
        assert scales.weight(turn) == max(scales.weight(other) for other in turns_due(now))
        words.update({f"{id}.{turn.question.code}": GOOD[turn.question.code] for id in turn.persons})


def test_amounts_come_after_everything_else() -> None:
    codes = _codes(_walk(_household(partner=True, children=2, other_adults=2), good))
    assert set(codes[-3:]) == {"shares_household", "age", "other_couple"}
    old = _codes(_walk(_household(partner=True, children=2), good, OLD_DAY))
    assert set(old[-2:]) == {"travel_cost", "age"}


def test_who_lives_together_comes_earlier_where_family_ties_rest_on_it() -> None:
    """A grown child with ties to a parent: an own home would shut her out, so it decides more than an amount."""
    one_crime_less = _answering(permit_ground="refugee")
    apart = _codes(_walk(_household(other_adults=1, children=1), one_crime_less))
    tied = _codes(_walk(_household(other_adults=1, children=1), _family))
    assert apart.index("shares_household") > apart.index("criminal_matter")
    assert tied.index("shares_household") < tied.index("age")
    weight = Scales(_stand(_household(other_adults=1) | _words_until("permit_ground", "you", "adult1")))
    shares = Turn(BY_CODE["shares_household"], ("adult1",), None)
    criminal = Turn(BY_CODE["criminal_matter"], ("you", "adult1"), None)
    assert weight.weight(shares) > weight.weight(criminal)


def _words_until(code: str, *ids: str) -> dict[str, str]:
    codes = ["stay", "permit_ground"]
    return {f"{id}.{asked}": _family(id, asked) for asked in codes[: codes.index(code) + 1] for id in ids}


@pytest.mark.parametrize(
    ("code", "word", "pages"),
    [
        ("stay", "citizen", 1),
        ("stay", "refused", 1),
        ("stay", "none", 1),
        ("stay", "moved", 1),
        ("permit_ground", "work", 2),
        ("obstacles", "permit_late", 3),
        ("obstacles", "previous_grant", 3),
        ("obstacles", "not_received", 3),
        ("destination", "DE", 4),
        ("destination", "not_for_good", 4),
    ],
)
def test_an_answer_that_excludes_ends_the_questions(code: str, word: str, pages: int) -> None:
    assert len(_walk(_household(), _answering(**{code: word}))) == pages


def test_an_obstacle_that_can_go_away_does_not_end_the_questions() -> None:
    turns = _walk(_household(), _answering(obstacles="csn_debt"))
    assert "enforcement_debt" in _codes(turns)


def test_what_was_not_ticked_beside_something_is_asked_one_by_one() -> None:
    codes = _codes(_walk(_household(), _answering(obstacles="csn_debt")))
    assert set(codes[3:]) == {
        *("permit_since", "previous_grant", "enforcement_debt", "received_there"),
        *("destination", "criminal_matter"),
    }


def test_not_sure_of_the_list_asks_all_of_it_one_by_one() -> None:
    codes = _codes(_walk(_household(), _answering(obstacles="dont_know")))
    assert {"permit_since", "previous_grant", "csn_debt", "enforcement_debt", "received_there"} < set(codes)


def test_a_list_is_not_shown_for_one_thing_that_is_open() -> None:
    words = _household()
    _walk(words, good, OLD_DAY)
    assert _codes(_walk(words, good)) == ["obstacles", "destination", "criminal_matter"]
    later = _household() | {"you.stay": "valid", "you.permit_ground": "refugee"}
    later |= {f"you.{code}": GOOD[code] for code in ("permit_since", "previous_grant", "csn_debt", "enforcement_debt")}
    assert "received_there" in _codes(_walk(later, good))
    assert "you.obstacles" not in later


def test_ages_are_asked_of_children_only() -> None:
    turns = _walk(_household(partner=True, children=2), good)
    assert [turn.persons for turn in turns if turn.question.code == "age"] == [("child1", "child2")]


def test_the_home_of_somebody_whom_the_grant_is_not_for_is_not_asked_about() -> None:
    turns = _walk(_household(other_adults=1), lambda id, code: "citizen" if id == "adult1" else good(id, code))
    assert "shares_household" not in _codes(turns)


def test_a_couple_among_others_is_asked_about_only_where_a_couple_has_a_cap() -> None:
    assert "other_couple" in _codes(_walk(_household(other_adults=2), good))
    assert "other_couple" not in _codes(_walk(_household(other_adults=2), good, OLD_DAY))


def _tied_to_a_worker(**of_adult3: str) -> Answer:
    """The first of three other adults has ties to the second, a worker; the third is a refugee or as told."""
    grounds = {"you": "refugee", "adult1": "ties.adult2", "adult2": "work", "adult3": "refugee"}

    def answer(id: str, code: str) -> str:
        if id == "adult3" and code in of_adult3:
            return of_adult3[code]
        return grounds[id] if code == "permit_ground" else good(id, code)

    return answer


def _where_the_others_are_a_couple(word: str, answer: Answer) -> tuple[PersonOutcome, Standing]:
    """How it stands for the one who has ties, where the question on couples is answered so."""
    words = _household(other_adults=3)
    turns = _walk(words, lambda id, code: word if code == "other_couple" else answer(id, code))
    assert _codes(turns).count("other_couple") == 1
    now = _stand(words)
    return now.assessment.person("adult1").outcome, now


def test_ties_to_somebody_who_may_be_a_partner_of_a_refugee_are_no_no_before_that_is_told() -> None:
    words = _household(other_adults=3)
    answer = _tied_to_a_worker()
    words |= {f"{id}.{code}": answer(id, code) for id in PEOPLE for code in ("stay", "permit_ground")}
    now = _stand(words)
    assert now.is_open("adult1")
    assert not now.is_open("adult2")
    assert "other_couple" in {turn.question.code for turn in turns_due(now)}


def test_whether_two_of_the_others_are_a_couple_decides_what_ties_to_one_of_them_lead_to() -> None:
    answer = _tied_to_a_worker()
    assert _where_the_others_are_a_couple("adult2+adult3", answer)[0] is PersonOutcome.POSSIBLE
    for word in ("no", "adult1+adult2", "adult1+adult3"):
        assert _where_the_others_are_a_couple(word, answer)[0] is PersonOutcome.NOT_COVERED


def test_not_knowing_whether_they_are_a_couple_is_no_no() -> None:
    outcome, now = _where_the_others_are_a_couple("dont_know", _tied_to_a_worker())
    assert outcome is PersonOutcome.UNKNOWN
    unknown = {f.condition: f.decided_by for f in now.assessment.person("adult1").findings if f.outcome is UNKNOWN}
    assert unknown == {
        "ties_to_listed_person": ("household.couples",),
        "tied_person_entitled": ("household.couples",),
    }
    sums = {word: _where_the_others_are_a_couple(word, _tied_to_a_worker())[1].assessment.grant for word in COUPLES}
    assert now.assessment.grant.min == min(grant.min for grant in sums.values())
    assert now.assessment.grant.max >= max(grant.max for grant in sums.values())


def test_the_ground_of_a_partner_the_grant_is_not_for_is_asked_once_they_are_a_couple() -> None:
    """Whoever has moved already is not asked for the ground, unless somebody's ties lead there."""
    answer = _tied_to_a_worker(stay="moved")
    words = _household(other_adults=3)
    turns = _walk(words, lambda id, code: "adult2+adult3" if code == "other_couple" else answer(id, code))
    asked = _codes(turns)
    assert "adult3" in next(
        turn.persons for turn in turns[asked.index("other_couple") :] if turn.question.code == GROUND
    )


def test_who_are_a_couple_is_not_asked_where_ties_lead_nowhere_either_way() -> None:
    words = _household(other_adults=3)
    citizens = _tied_to_a_worker(stay="citizen")
    assert "other_couple" not in _codes(_walk(words, citizens))
    assert _stand(words).assessment.person("adult1").outcome is PersonOutcome.NOT_COVERED


def test_under_the_old_ordinance_ties_lead_to_nobodys_partner() -> None:
    words = _household(other_adults=3)
    assert "other_couple" not in _codes(_walk(words, _tied_to_a_worker(), OLD_DAY))
    grounds = [f for f in _stand(words, OLD_DAY).assessment.person("adult1").findings if GROUND in f.reads]
    assert UNKNOWN not in {finding.outcome for finding in grounds}


def test_the_same_answers_lead_to_the_same_question_whatever_their_order() -> None:
    words = _household(partner=True, children=2)
    _walk(words, _family)
    for count in range(3, len(words)):
        some = dict(list(words.items())[:count])
        one, other = next_turn(_stand(some)), next_turn(_stand(dict(reversed(some.items()))))
        assert one == other


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
            words[f"{id}.{turn.question.code}"] = data.draw(
                st.sampled_from(words_offered(turn.question, id, now.roster))
            )


def _is_read(now: Standing, turn: Turn, id: str) -> bool:
    if turn.question.of in (Asked.HOUSEHOLD, Asked.OTHER_ADULTS):
        return id in may_be_asked(turn.question, now.roster)
    reads = {
        fact
        for person in now.assessment.persons
        if person.outcome not in ASKED_NOTHING_MORE
        for finding in person.findings
        if finding.outcome is Outcome.UNKNOWN
        for fact in finding.reads
        if person.id == id or (fact.startswith("ties_to.") and id in _tied_to(now, person.id))
    }
    bare = {fact.rpartition(".")[2] for fact in reads}
    untold = any(r.code == "travel_cost_not_told" and id in r.persons for r in now.assessment.reservations)
    return not bare.isdisjoint(turn.question.facts) or (untold and turn.question.code == "travel_cost")


def _tied_to(now: Standing, id: str) -> set[str]:
    named = now.household.person(id).ties_to
    partner = now.household.partner_of(named) if named else None
    return {named or "", partner.id if partner else ""}
