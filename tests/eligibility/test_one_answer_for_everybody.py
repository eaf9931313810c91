"""A parent of many answers once for the whole family, and says who is an exception."""

import pytest

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
    _at(asker, "debts").send(everybody="neither")
    assert asker.form.asked == "criminal_matter"
    assert _told(asker, "debts") == dict.fromkeys(("you", "partner", "child1", "child2"), "neither")


def test_whoever_has_an_own_answer_is_an_exception(asker: Asker) -> None:
    _at(asker, "debts").send(everybody="neither", **{"partner.debts": "csn"})
    assert _told(asker, "debts") == {"you": "neither", "partner": "csn", "child1": "neither", "child2": "neither"}


def test_a_changed_answer_for_everybody_leaves_the_exception(asker: Asker) -> None:
    _at(asker, "debts").send(everybody="neither", **{"partner.debts": "csn"}).send(ask="debts")
    assert asker.form.fields["everybody"] == "neither"
    assert _told(asker, "debts") == {"partner": "csn"}
    assert '<details class="each" open>' in asker.text
    asker.send(everybody="dont_know")
    assert _told(asker, "debts") == {"you": "dont_know", "partner": "csn", "child1": "dont_know", "child2": "dont_know"}


def test_each_can_still_answer_alone(asker: Asker) -> None:
    _at(asker, "debts").send(**{f"{id}.debts": "neither" for id in ("you", "partner", "child1", "child2")})
    assert asker.form.asked == "criminal_matter"


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
    _at(asker, "debts").send()
    assert asker.text.count("Choose an answer.") == 2, "beside the question, and on top"
    assert 'href="#q-everybody"' in asker.text


def test_an_answer_that_somebody_lacks_is_asked_for_beside_that_person(asker: Asker) -> None:
    _at(asker, "debts").send(**{"you.debts": "csn", "partner.debts": "csn", "child1.debts": "neither"})
    assert 'href="#q-child2-debts"' in asker.text
    assert 'href="#q-everybody"' not in asker.text
    assert asker.form.fields["you.debts"] == "csn"


def test_a_couple_answers_one_by_one(asker: Asker) -> None:
    asker.start(partner=True)
    assert "everybody" not in asker.form.choices


def test_another_language_keeps_the_answer_for_everybody(asker: Asker) -> None:
    _at(asker, "debts")
    fields = {**asker.form.fields, "everybody": "neither", "ask": "debts"}
    asker.language = "ar"
    asker.page = asker.client.post(asker.address, fields)
    assert asker.form.fields["everybody"] == "neither"


@pytest.mark.parametrize("word", ["lots", "5", "TR"])
def test_a_word_that_is_no_answer_is_refused(asker: Asker, word: str) -> None:
    assert _at(asker, "debts").send(everybody=word).page.status_code == 400


def test_an_answer_for_nobody_is_refused(asker: Asker) -> None:
    asker.start(partner=True, children=2)
    assert asker.client.post(asker.address, {"asked": "debts", "of": "", "everybody": "csn"}).status_code == 400
