"""Each answer tells the law exactly the facts its words say, and no others."""

from typing import Any

import pytest

from eligibility.asking.answers import Answers
from eligibility.asking.offering import offered
from eligibility.asking.questions import BY_CODE, NOT_SAID, QUESTIONS, UNTOLD
from eligibility.asking.roster import LARGEST, Roster
from eligibility.asking.standing import standing
from eligibility.law import PermitGround, PermitStatus, Person
from tests.eligibility.asker import TODAY

FOREIGN = {"swedish_citizen": False}
SAID = [
    ("stay", "citizen", {"swedish_citizen": True}),
    ("stay", "valid", {**FOREIGN, "permit_status": PermitStatus.VALID, "resident": True}),
    ("stay", "extending", {**FOREIGN, "permit_status": PermitStatus.RENEWAL_PENDING, "resident": True}),
    ("stay", "expired", {**FOREIGN, "permit_status": PermitStatus.EXPIRED, "resident": True}),
    ("stay", "moved", {**FOREIGN, "permit_status": PermitStatus.VALID, "resident": False}),
    ("stay", "waiting", {**FOREIGN, "permit_status": PermitStatus.FIRST_APPLICATION_PENDING}),
    ("stay", "refused", {**FOREIGN, "permit_status": PermitStatus.REFUSED}),
    ("stay", "none", {**FOREIGN, "permit_status": PermitStatus.NONE}),
    ("stay", "foreign", FOREIGN),
    ("permit_ground", "work", {"permit_ground": PermitGround.WORK}),
    ("permit_ground", "ties.outside", {"permit_ground": PermitGround.TIES}),
    (
        "permit_ground",
        "ties.partner",
        {"permit_ground": PermitGround.TIES, "ties_to": "partner", "ties_through_partner": False},
    ),
    (
        "permit_ground",
        "ties.partner_of.adult1",
        {"permit_ground": PermitGround.TIES, "ties_to": "adult1", "ties_through_partner": True},
    ),
    ("destination", "TR", {"destination": "TR", "settle_permanently": True}),
    ("destination", "not_for_good", {"settle_permanently": False}),
    ("destination", "somewhere", {"settle_permanently": True}),
    ("criminal_matter", "yes", {"criminal_matter": True}),
    ("criminal_matter", "not_said", {}),
]


def _told(person: str = "you", **words: str) -> dict[str, Any]:
    household = {"household.partner": "yes", "household.children": "0", "household.other_adults": "1"}
    answers = Answers({**household, **{key.replace("__", "."): word for key, word in words.items()}})
    assert answers.roster
    return _facts(standing(answers, answers.roster, TODAY).household.person(person))


def _facts(person: Person) -> dict[str, Any]:
    facts = {name: getattr(person, name) for name in person.__slots__ if name not in ("id", "household", "born")}
    return {name: told for name, told in facts.items() if told is not None}


@pytest.mark.parametrize(("code", "word", "facts"), SAID, ids=lambda part: part if isinstance(part, str) else "")
def test_an_answer_tells_what_it_says(code: str, word: str, facts: dict[str, Any]) -> None:
    assert _told(**{f"you__{code}": word}) == facts


def test_every_way_to_stay_in_sweden_is_looked_at() -> None:
    assert {word for code, word, _ in SAID if code == "stay"} | {UNTOLD} == {o.word for o in BY_CODE["stay"].options}


@pytest.mark.parametrize("code", [question.code for question in QUESTIONS if question.code != "other_couple"])
@pytest.mark.parametrize("word", [UNTOLD, NOT_SAID])
def test_not_knowing_and_not_saying_tell_nothing(code: str, word: str) -> None:
    assert _told(**{f"you__{code}": word}) == {}


def test_the_same_as_you_is_all_that_you_said() -> None:
    for word in ("TR", "not_for_good", "somewhere", "dont_know"):
        told = _told("partner", you__destination=word, partner__destination="same")
        assert told == _told(you__destination=word)


def test_ties_to_somebody_who_was_taken_away_are_asked_about_again() -> None:
    answers = Answers({"you.permit_ground": "ties.partner", "you.stay": "valid"})
    alone = Roster(partner=False, children=0, other_adults=0)
    assert dict(answers.of_people_in(alone).words) == {"you.stay": "valid"}


def test_nobody_is_tied_to_oneself() -> None:
    for member in LARGEST.members:
        words = {option.word for option in offered(BY_CODE["permit_ground"], member.id, LARGEST)}
        assert not words & {f"ties.{member.id}", f"ties.partner_of.{member.id}"}
