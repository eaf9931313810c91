"""A resident ticks what holds, or says that nothing does; what is left open beside a tick is not taken for no."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.asking.answers import Answers
from eligibility.asking.checklists import LISTS, contradicts_itself, every_word, spell, ticked
from eligibility.asking.questions import BY_CODE, NONE, UNTOLD, Question
from eligibility.asking.standing import standing
from tests.eligibility.asker import TODAY, Asker, good

OBSTACLES = BY_CODE["obstacles"]
NOT_BOTH = "Tick either what holds or “None of these” or “Not sure about all of it”, not both."


def _told(word: str, on: date = TODAY) -> dict[str, object]:
    words = {"household.partner": "no", "household.children": "0", "household.other_adults": "0"}
    answers = Answers({**words, "you.obstacles": word})
    assert answers.roster
    person = standing(answers, answers.roster, on).household.person("you")
    facts = ("permit_since", "permit_unbroken", "previous_grant", "csn_debt", "enforcement_debt", "received_there")
    return {fact: getattr(person, fact) for fact in facts if getattr(person, fact) is not None}


def test_none_of_these_answers_all_of_it(asker: Asker) -> None:
    asker.start().go_to("obstacles").send(**{"you.obstacles": "none"})
    assert asker.form.asked == "destination"
    assert asker.form.fields["you.obstacles"] == "none"


def test_several_ticks_travel_as_one_word(asker: Asker) -> None:
    asker.start().go_to("obstacles").send(**{"you.obstacles": ["enforcement_debt", "csn_debt"]})
    assert asker.form.fields["you.obstacles"] == "csn_debt+enforcement_debt"
    asker.send(ask="obstacles")
    assert asker.form.fields["you.obstacles"] == ["csn_debt", "enforcement_debt"]


def test_none_of_these_together_with_something_is_asked_about_and_nothing_is_lost(asker: Asker) -> None:
    asker.start().go_to("obstacles").send(**{"you.obstacles": ["csn_debt", "none"]})
    assert asker.form.asked == "obstacles"
    assert asker.text.count(NOT_BOTH) == 2, "beside the boxes, and on top"
    assert asker.form.fields["you.obstacles"] == ["csn_debt", "none"]


def test_the_same_for_everybody_is_refused_alike(asker: Asker) -> None:
    asker.start(partner=True, children=1).go_to("obstacles").send(everybody=["csn_debt", "dont_know"])
    assert asker.text.count(NOT_BOTH) == 2
    assert asker.form.fields["everybody"] == ["csn_debt", "dont_know"]


def test_ticks_for_everybody_with_an_exception(asker: Asker) -> None:
    asker.start(partner=True, children=1).go_to("obstacles")
    asker.send(everybody="none", **{"partner.obstacles": ["csn_debt", "previous_grant"]})
    words = {key: word for key, word in asker.form.fields.items() if key.endswith(".obstacles")}
    assert words == {
        "you.obstacles": "none",
        "partner.obstacles": "previous_grant+csn_debt",
        "child1.obstacles": "none",
    }


def test_nothing_ticked_is_asked_about(asker: Asker) -> None:
    asker.start().go_to("obstacles").send()
    assert asker.form.asked == "obstacles"
    assert 'href="#q-you-obstacles"' in asker.text


def test_every_item_says_where_it_stands(asker: Asker) -> None:
    asker.start().go_to("obstacles")
    for provision in ("2025:970 3 §", "2025:970 7 § 2", "2025:970 7 § 3", "2025:970 6 § 2"):
        assert f'<span class="cite" dir="ltr" lang="sv">{provision}' in asker.text
    assert "12 September 2024" in asker.text


def test_a_list_answered_anew_goes_before_what_was_answered_one_by_one(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "dont_know" if code == "obstacles" else "yes")
    asker.send(ask="obstacles").send(**{"you.obstacles": "none"})
    assert "you.csn_debt" not in asker.form.fields
    assert _told("none")["csn_debt"] is False


def test_what_one_said_one_by_one_is_shown_apart_from_what_another_said_in_the_list(asker: Asker) -> None:
    def answer(id: str, code: str) -> str:
        return "csn_debt" if (id, code) == ("you", "obstacles") else good(id, code)

    asker.start(partner=True).answer_all(answer)
    asker.send(ask="enforcement_debt")
    assert asker.form.fields["of"] == "you"
    asker.send(ask="obstacles")
    assert asker.form.fields["of"] == "you partner"


def test_an_item_that_is_not_ticked_beside_another_is_not_told() -> None:
    assert _told("csn_debt") == {"csn_debt": True}
    assert _told("dont_know") == {}


def test_only_none_of_these_says_no() -> None:
    assert _told("none") == {
        "permit_since": date(2024, 9, 12),
        "permit_unbroken": True,
        "previous_grant": False,
        "csn_debt": False,
        "enforcement_debt": False,
        "received_there": True,
    }


def test_two_items_that_disagree_tell_nothing_of_it() -> None:
    assert _told("permit_late+permit_gap+csn_debt") == {"csn_debt": True}


def test_a_list_says_of_single_questions_what_these_can_say() -> None:
    for question in LISTS:
        for item, spelled in question.items.items():
            for part, word in spelled.items():
                assert word in {option.word for option in BY_CODE[part].options}, item
        assert set(question.none_spells) == {part for spelled in question.items.values() for part in spelled}
        assert set(question.facts) == {fact for part in question.none_spells for fact in BY_CODE[part].facts}


@pytest.mark.parametrize("question", LISTS, ids=lambda question: question.code)
def test_none_of_these_is_the_opposite_of_every_item(question: Question) -> None:
    for spelled in question.items.values():
        assert all(question.none_spells[part] != word for part, word in spelled.items())


@given(st.sampled_from(sorted(every_word(OBSTACLES))))
def test_every_word_of_a_list_tells_what_its_ticks_tell(word: str) -> None:
    assert not contradicts_itself(OBSTACLES, word)
    if word in (NONE, UNTOLD):
        return
    told = spell(OBSTACLES, word)
    assert all(said in [OBSTACLES.items[item].get(part) for item in ticked(word)] for part, said in told.items())
