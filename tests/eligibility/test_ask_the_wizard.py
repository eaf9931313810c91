"""A resident asks where she stands, form by form."""

import pytest

from eligibility.asking.questions import QUESTIONS
from tests.eligibility.asker import GOOD, Asker, good


def test_the_first_question_is_who_would_move(asker: Asker) -> None:
    asker.open()
    assert "<h1" in asker.text
    assert "Who would move?" in asker.text
    assert asker.form.asked == "household"


def test_a_single_refugee_comes_to_a_result(asker: Asker) -> None:
    asked = asker.start().answer_all()
    assert asked == ["stay", "permit_ground", "obstacles", "destination", "criminal_matter"]
    assert "The conditions that can be tried here are met." in asker.text
    assert "350\u00a0000\u00a0kr" in asker.text
    assert "What you leave" in asker.text


def test_every_question_says_why_it_is_asked_and_where_it_stands(asker: Asker) -> None:
    asker.start()
    while asker.form.asked:
        assert 'class="why"' in asker.text, asker.form.asked
        assert '<span class="cite" dir="ltr" lang="sv">2025:970' in asker.text, asker.form.asked
        asker.answer()


def test_i_dont_know_is_an_answer_to_every_question(asker: Asker) -> None:
    asker.start(partner=True, children=1, other_adults=2, on="2025-05-01")
    while asker.form.asked:
        code = asker.form.asked
        fields = [f"{id}.{code}" for id in asker.form.fields["of"].split()]
        if code == "travel_cost":  # a field left empty
            asker.send()
            continue
        for field in fields:
            assert "dont_know" in asker.form.choices[field]
        asker.send(**dict.fromkeys(fields, "dont_know"))
    assert "Some answers are still missing." in asker.text


def test_i_dont_know_is_not_asked_about_again(asker: Asker) -> None:
    asked = asker.start().answer_all(lambda id, code: "dont_know")
    assert len(asked) == len(set(asked))
    assert "Some answers are still missing." in asker.text


def test_she_need_not_say_whether_there_is_a_criminal_matter(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "not_said" if code == "criminal_matter" else GOOD[code])
    assert "Some answers are still missing." in asker.text
    assert "Nobody has to answer this here." in asker.text


def test_each_person_of_a_couple_has_an_own_answer(asker: Asker) -> None:
    asker.start(partner=True)
    asker.answer_all(lambda id, code: "enforcement_debt" if (id, code) == ("partner", "obstacles") else good(id, code))
    assert "There is an obstacle now. It can go away." in asker.text
    assert "350\u00a0000\u00a0kr" in asker.text
    assert "500\u00a0000\u00a0kr" in asker.text


def test_a_person_who_is_not_covered_is_asked_nothing_more(asker: Asker) -> None:
    asker.start(partner=True)
    asker.choose({"you.stay": "valid", "partner.stay": "citizen"})
    assert asker.form.fields["of"] == "you"


def test_a_swedish_citizen_alone_is_asked_one_question(asker: Asker) -> None:
    assert asker.start().answer_all(lambda id, code: "citizen") == ["stay"]
    assert "This grant does not cover your situation." in asker.text


def test_family_ties_are_to_somebody_in_the_household(asker: Asker) -> None:
    asker.start(partner=True, children=1).answer_all(_family)
    assert "525\u00a0000\u00a0kr" in asker.text


def test_family_ties_to_somebody_outside_the_household_stay_open(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "ties.outside" if code == "permit_ground" else GOOD[code])
    assert "Some answers are still missing." in asker.text


def test_the_questions_of_the_old_ordinance_are_asked_for_its_days(asker: Asker) -> None:
    asked = asker.start(on="2025-05-01").answer_all()
    assert {"old_obstacles", "travel_cost"} <= set(asked)
    assert "1984:890" in asker.text
    assert "14\u00a0500\u00a0kr" in asker.text


def test_the_questions_of_the_old_ordinance_are_not_asked_today(asker: Asker) -> None:
    assert not {"old_obstacles", "lacks_means", "travel_cost", "relation"} & set(asker.start().answer_all())


def test_a_missing_answer_is_asked_for_beside_the_person(asker: Asker) -> None:
    asker.start(partner=True).choose({"you.stay": "valid"})
    assert asker.form.asked == "stay"
    assert 'href="#q-partner-stay"' in asker.text
    assert 'href="#q-you-stay"' not in asker.text
    assert asker.form.fields["you.stay"] == "valid"


def test_nobody_chosen_is_asked_for(asker: Asker) -> None:
    asker.open().send()
    assert 'href="#q-household-partner"' in asker.text
    assert asker.form.asked == "household"


def test_more_than_ten_persons_are_told_where_to_turn(asker: Asker) -> None:
    asker.start(partner=True, children=8, other_adults=1)
    assert "at most 10 persons" in asker.text
    assert asker.form.fields["household.children"] == "8"


def test_a_cost_that_is_no_number_is_shown_again(asker: Asker) -> None:
    asker.start(on="2025-05-01").go_to("travel_cost")
    asker.send(**{"you.travel_cost": "a lot"})
    assert asker.form.fields["you.travel_cost"] == "a lot"
    assert 'aria-invalid="true"' in asker.text
    asker.send(**{"you.travel_cost": "4 500 kr"})
    assert "14\u00a0500\u00a0kr" in asker.text


def test_another_day_can_be_asked_about_from_the_result(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(on="2026-02-01")
    assert "1 February 2026" in asker.text
    assert asker.form.fields["you.obstacles"] == "none"


def test_a_day_under_the_other_ordinance_keeps_what_only_one_of_them_reads(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(on="2025-05-01")
    assert asker.form.asked == "lacks_means"
    asker.answer_all()
    assert "1984:890" in asker.text
    assert asker.form.fields["you.obstacles"] == "none"
    assert 'value="obstacles"' not in asker.text
    assert 'value="previous_grant"' in asker.text, "what the list said of it holds on that day too, and can be changed"
    assert asker.send(ask="obstacles").page
    asker.send(on="")
    assert "350\u00a0000\u00a0kr" in asker.text


@pytest.mark.parametrize("day", ["2009-12-31", "yesterday", "2026-02-30"])
def test_a_day_without_rules_gets_a_message_and_loses_nothing(asker: Asker, day: str) -> None:
    asker.start().answer_all()
    asker.send(on=day)
    assert 'id="on-error"' in asker.text
    assert asker.form.fields["on"] == day
    asker.send(on="")
    assert "The conditions that can be tried here are met." in asker.text


def test_a_day_without_rules_in_the_first_form_gets_a_message_there(asker: Asker) -> None:
    asker.start(children=2, on="1999-01-01")
    assert asker.form.asked == "household"
    assert "1 January 2010" in asker.text
    assert asker.form.fields["household.children"] == "2"


def test_two_other_adults_who_may_be_a_couple_lower_the_lowest_sum(asker: Asker) -> None:
    def answer(id: str, code: str) -> str:
        if (id, code) == ("you", "stay"):
            return "citizen"
        return "dont_know" if code == "other_couple" else GOOD[code]

    asker.start(other_adults=2).answer_all(answer)
    assert (
        'from <span class="kr">500\u00a0000\u00a0kr</span> to <span class="kr">600\u00a0000\u00a0kr</span>'
        in asker.text
    )


def test_any_two_of_three_other_adults_may_be_the_couple(asker: Asker) -> None:
    def answer(id: str, code: str) -> str:
        if code == "stay" and id in ("you", "adult1"):
            return "citizen"
        own_home = {"shares_household": "no", "other_couple": "dont_know"}
        return own_home.get(code) or GOOD[code]

    asker.start(other_adults=3).answer_all(answer)
    assert (
        'from <span class="kr">500\u00a0000\u00a0kr</span> to <span class="kr">700\u00a0000\u00a0kr</span>'
        in asker.text
    )


def test_ties_that_may_lead_to_a_refugee_stay_open_and_who_are_a_couple_can_be_answered_then(asker: Asker) -> None:
    """Adult 1 has ties to adult 2, a worker, who may be married to adult 3, a refugee. You are a citizen."""
    grounds = {"adult1": "ties.adult2", "adult2": "work"}

    def answer(id: str, code: str) -> str:
        if (id, code) == ("you", "stay"):
            return "citizen"
        if code == "permit_ground":
            return grounds.get(id, GOOD[code])
        return "dont_know" if code == "other_couple" else GOOD[code]

    assert "other_couple" in asker.start(other_adults=3).answer_all(answer)
    assert (
        'from <span class="kr">350\u00a0000\u00a0kr</span> to <span class="kr">600\u00a0000\u00a0kr</span>'
        in asker.text
    )
    assert 'name="ask" value="other_couple"' in asker.text.split('id="conditions"')[1].split('class="no-print"')[0]
    asker.send(ask="other_couple").choose({"household.other_couple": "adult2+adult3"}).answer_all()
    assert '<span class="kr">600\u00a0000\u00a0kr</span>' in asker.text
    assert '<span class="kr">350\u00a0000\u00a0kr</span> to' not in asker.text
    asker.send(ask="other_couple").choose({"household.other_couple": "no"}).answer_all()
    assert '<span class="kr">350\u00a0000\u00a0kr</span> to' not in asker.text
    assert '<span class="kr">600\u00a0000\u00a0kr</span>' not in asker.text.split('id="conditions"')[0]


def test_every_question_can_be_reached(asker: Asker) -> None:
    asked = set(asker.start(partner=True, children=1, other_adults=2).answer_all(_not_sure))
    asked |= set(asker.start(partner=True, children=1, on="2025-05-01").answer_all(_worker_with_refugee))
    assert asked == {question.code for question in QUESTIONS}


def _not_sure(id: str, code: str) -> str:
    return "dont_know" if code == "obstacles" else good(id, code)


def _family(id: str, code: str) -> str:
    return "ties.you" if code == "permit_ground" and id != "you" else good(id, code)


def _worker_with_refugee(id: str, code: str) -> str:
    if code == "old_obstacles":
        return "dont_know"
    return "work" if code == "permit_ground" and id == "partner" else good(id, code)
