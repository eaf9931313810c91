"""A resident goes back, and changes an answer."""

import re

from tests.eligibility.asker import GOOD, Asker, good


def _back(asker: Asker) -> Asker:
    button = re.search(r'<button type="submit" class="btn second" name="ask" value="(\w+)"', asker.text)
    assert button, "no way back"
    return asker.send(ask=button[1])


def test_back_shows_the_question_before_with_its_answer(asker: Asker) -> None:
    asker.start().send(**{"you.swedish_citizen": "no"})
    assert asker.form.asked == "permit_status"
    _back(asker)
    assert asker.form.asked == "swedish_citizen"
    assert asker.form.fields["you.swedish_citizen"] == "no"


def test_back_goes_all_the_way_to_the_first_question(asker: Asker) -> None:
    asker.start(partner=True, children=2)
    for code in ("swedish_citizen", "permit_status", "permit_ground"):
        asker.send(**{f"{id}.{code}": GOOD[code] for id in ("you", "partner", "child1", "child2")})
    for _ in range(4):
        _back(asker)
    assert asker.form.asked == "household"
    assert asker.form.fields["household.children"] == "2"
    assert asker.form.fields["household.partner"] == "yes"


def test_back_asks_for_nothing_on_the_page_that_is_left(asker: Asker) -> None:
    _back(asker.start().send(**{"you.swedish_citizen": "no"}))
    assert "error-summary" not in asker.text


def test_forward_again_comes_to_where_she_was(asker: Asker) -> None:
    asker.start()
    for code in ("swedish_citizen", "permit_status"):
        asker.send(**{f"you.{code}": GOOD[code]})
    _back(_back(asker)).send()
    assert asker.form.asked == "permit_ground"


def test_a_changed_answer_keeps_the_others(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(ask="debts")
    assert asker.form.asked == "debts"
    asker.send(**{"you.debts": "csn"})
    assert "There is an obstacle now. It can go away." in asker.text
    kept = {key: word for key, word in asker.form.fields.items() if key.startswith("you.")}
    assert kept == {f"you.{key}": word for key, word in GOOD.items() if f"you.{key}" in kept} | {"you.debts": "csn"}


def test_a_changed_answer_that_opens_a_question_asks_it(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(ask="permit_ground").send(**{"you.permit_ground": "ties"})
    assert asker.form.asked == "ties"


def test_another_child_is_asked_about_alone(asker: Asker) -> None:
    asker.start(children=1).answer_all()
    asker.send(ask="household").send(**{"household.children": "2"})
    assert asker.form.fields["of"] == "child2"
    asker.answer_all()
    assert "400\u00a0000\u00a0kr" in asker.text


def test_a_person_taken_away_takes_the_answers_along(asker: Asker) -> None:
    asker.start(partner=True).answer_all(
        lambda id, code: "ties" if (id, code) == ("you", "permit_ground") else _tied(id, code)
    )
    asker.send(ask="household").send(**{"household.partner": "no"})
    assert not any(name.startswith("partner.") for name in asker.form.fields)


def _tied(id: str, code: str) -> str:
    return "partner" if code == "ties" else good(id, code)


def test_every_answer_so_far_can_be_changed(asker: Asker) -> None:
    asked = asker.start().answer_all()
    for code in ("household", *asked):
        assert f'name="ask" value="{code}"' in asker.text
