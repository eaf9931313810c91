"""A parent of many answers once for the whole family, and says who is an exception."""

import pytest

from eligibility.asking.answers import may_be_asked
from eligibility.asking.questions import QUESTIONS, Control, Question
from eligibility.asking.roster import Roster
from eligibility.showing.alike import shared_options
from tests.eligibility.asker import GOOD, Asker


def _at(asker: Asker, code: str) -> Asker:
    """A couple with two children, where a question is asked."""
    asker.start(partner=True, children=2)
    while asker.form.asked != code:
        asker.send(everybody=GOOD[asker.form.asked])
    return asker


def _told(asker: Asker, code: str) -> dict[str, str]:
    """What the form carries of the answers to a question, by person."""
    fields = asker.form.fields.items()
    return {name.partition(".")[0]: word for name, word in fields if name.endswith(f".{code}")}


def test_one_answer_holds_for_everybody(asker: Asker) -> None:
    _at(asker, "criminal_matter").send(everybody="no")
    assert asker.form.asked == "age"
    assert _told(asker, "criminal_matter") == dict.fromkeys(("you", "partner", "child1", "child2"), "no")


def test_whoever_has_an_own_answer_is_an_exception(asker: Asker) -> None:
    _at(asker, "criminal_matter").send(everybody="no", **{"partner.criminal_matter": "yes"})
    assert _told(asker, "criminal_matter") == {"you": "no", "partner": "yes", "child1": "no", "child2": "no"}


def test_a_changed_answer_for_everybody_leaves_the_exception(asker: Asker) -> None:
    _at(asker, "criminal_matter").send(everybody="no", **{"partner.criminal_matter": "yes"}).send(ask="criminal_matter")
    assert asker.form.fields["everybody"] == "no"
    assert _told(asker, "criminal_matter") == {"partner": "yes"}
    assert '<details class="each" open>' in asker.text
    asker.send(everybody="dont_know")
    assert _told(asker, "criminal_matter") == {
        "you": "dont_know",
        "partner": "yes",
        "child1": "dont_know",
        "child2": "dont_know",
    }


def test_each_can_still_answer_alone(asker: Asker) -> None:
    _at(asker, "criminal_matter").send(
        **{f"{id}.criminal_matter": "no" for id in ("you", "partner", "child1", "child2")}
    )
    assert asker.form.asked == "age"


def test_the_whole_way_with_one_answer_at_a_time_comes_to_a_result(asker: Asker) -> None:
    asker.start(partner=True, children=2)
    while asker.form.asked:
        code = asker.form.asked
        names = (
            ["everybody"]
            if "everybody" in asker.form.choices
            else [f"{id}.{code}" for id in asker.form.fields["of"].split()]
        )
        asker.send(**dict.fromkeys(names, GOOD[code]))
    assert "550\u00a0000\u00a0kr" in asker.text


def test_no_answer_at_all_is_asked_for_once(asker: Asker) -> None:
    _at(asker, "criminal_matter").send()
    assert asker.text.count("Choose an answer.") == 2, "beside the question, and on top"
    assert 'href="#q-everybody"' in asker.text


def test_an_answer_that_somebody_lacks_is_asked_for_beside_that_person(asker: Asker) -> None:
    _at(asker, "criminal_matter").send(
        **{"you.criminal_matter": "yes", "partner.criminal_matter": "yes", "child1.criminal_matter": "no"}
    )
    assert 'href="#q-child2-criminal_matter"' in asker.text
    assert 'href="#q-everybody"' not in asker.text
    assert asker.form.fields["you.criminal_matter"] == "yes"


def test_a_couple_answers_one_by_one(asker: Asker) -> None:
    asker.start(partner=True)
    assert "everybody" not in asker.form.choices


def test_another_language_keeps_the_answer_for_everybody(asker: Asker) -> None:
    _at(asker, "criminal_matter")
    fields = {**asker.form.fields, "everybody": "no", "ask": "criminal_matter"}
    asker.language = "ar"
    asker.page = asker.client.post(asker.address, fields)
    assert asker.form.fields["everybody"] == "no"


@pytest.mark.parametrize("word", ["lots", "5", "TR"])
def test_a_word_that_is_no_answer_is_refused(asker: Asker, word: str) -> None:
    assert _at(asker, "criminal_matter").send(everybody=word).page.status_code == 400


def test_an_answer_for_nobody_is_refused(asker: Asker) -> None:
    asker.start(partner=True, children=2)
    assert (
        asker.client.post(asker.address, {"asked": "criminal_matter", "of": "", "everybody": "yes"}).status_code == 400
    )


def test_the_ties_of_everybody_else_are_to_one_person(asker: Asker) -> None:
    _at(asker, "permit_ground").send(everybody="ties.you", **{"you.permit_ground": "refugee"})
    told = {"you": "refugee", **dict.fromkeys(("partner", "child1", "child2"), "ties.you")}
    assert _told(asker, "permit_ground") == told


def test_the_ties_of_everybody_else_leave_that_person_to_be_asked(asker: Asker) -> None:
    _at(asker, "permit_ground").send(everybody="ties.you")
    assert asker.form.asked == "permit_ground"
    assert 'href="#q-you-permit_ground"' in asker.text


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question.control is not Control.NUMBER])
def test_every_question_to_many_can_be_answered_at_once(question: Question) -> None:
    roster = Roster(partner=True, children=3, other_adults=3)
    persons = may_be_asked(question, roster)
    if question.code in ("other_couple", "relation"):  # of the household; and no word fits a partner and a grown child
        assert not shared_options(question, persons, roster)
    else:
        assert len(shared_options(question, persons, roster)) > 2
