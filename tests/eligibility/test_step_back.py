"""A resident goes back, and changes an answer."""

import re

from tests.eligibility.asker import GOOD, Asker, good


def _back(asker: Asker) -> Asker:
    button = re.search(r'<button type="submit" class="btn second" name="ask" value="(\w+)"', asker.text)
    assert button, "no way back"
    return asker.send(ask=button[1])


def test_back_shows_the_question_before_with_its_answer(asker: Asker) -> None:
    asker.start().answer()
    assert asker.form.asked == "permit_ground"
    _back(asker)
    assert asker.form.asked == "stay"
    assert asker.form.fields["you.stay"] == "valid"


def test_back_goes_all_the_way_to_the_first_question(asker: Asker) -> None:
    asker.start(partner=True, children=2)
    shown = [asker.answer() for _ in range(3)]
    for code in reversed(shown):
        assert _back(asker).form.asked == code
    _back(asker)
    assert asker.form.asked == "household"
    assert asker.form.fields["household.children"] == "2"
    assert asker.form.fields["household.partner"] == "yes"


def test_back_asks_for_nothing_on_the_page_that_is_left(asker: Asker) -> None:
    asker.start().answer()
    _back(asker)
    assert "error-summary" not in asker.text


def test_forward_again_comes_to_where_she_was(asker: Asker) -> None:
    asker.start().go_to("obstacles")
    _back(_back(asker)).send()
    assert asker.form.asked == "obstacles"


def test_a_question_answered_again_keeps_its_place(asker: Asker) -> None:
    asked = asker.start().answer_all()
    _back(_back(asker)).send()
    asker.send(ask=asked[1]).send()
    codes = [key.removeprefix("you.") for key in asker.form.fields if key.startswith("you.")]
    assert codes == asked
    assert re.findall(r'name="ask" value="(\w+)" formnovalidate>\s+Change', asker.text) == ["household", *asked]


def test_a_changed_answer_keeps_the_others(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(ask="criminal_matter")
    assert asker.form.asked == "criminal_matter"
    asker.send(**{"you.criminal_matter": "yes"})
    assert "There is an obstacle now. It can go away." in asker.text
    kept = {key: word for key, word in asker.form.fields.items() if key.startswith("you.")}
    good = {f"you.{key}": word for key, word in GOOD.items() if f"you.{key}" in kept}
    assert kept == good | {"you.criminal_matter": "yes"}


def test_a_changed_answer_that_opens_a_question_asks_it(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(ask="obstacles").send(**{"you.obstacles": "csn_debt"})
    assert asker.form.asked == "previous_grant"


def test_another_child_is_asked_about_alone(asker: Asker) -> None:
    asker.start(children=1).answer_all()
    asker.send(ask="household").send(**{"household.children": "2"})
    assert asker.form.fields["of"] == "child2"
    asker.answer_all()
    assert "400\u00a0000\u00a0kr" in asker.text


def test_a_person_taken_away_takes_the_answers_along(asker: Asker) -> None:
    asker.start(partner=True).answer_all(
        lambda id, code: "ties.partner" if (id, code) == ("you", "permit_ground") else good(id, code)
    )
    asker.send(ask="household").send(**{"household.partner": "no"})
    assert not any(name.startswith("partner.") for name in asker.form.fields)
    assert asker.form.asked == "permit_ground", "the ties were to the one who was taken away"


def test_every_answer_so_far_can_be_changed(asker: Asker) -> None:
    asked = asker.start().answer_all()
    for code in ("household", *asked):
        assert f'name="ask" value="{code}"' in asker.text


def test_other_adults_taken_away_take_their_couple_along(asker: Asker) -> None:
    asker.start(other_adults=2).answer_all(lambda id, code: "dont_know" if code == "other_couple" else good(id, code))
    asker.send(ask="household").send(**{"household.other_adults": "0"})
    assert "350\u00a0000\u00a0kr" in asker.text
