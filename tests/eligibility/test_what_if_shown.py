"""A reader asks what would change the result, and sees now and then beside each other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from eligibility.law import Household, PermitGround, PermitStatus, Person, what_if
from eligibility.showing.presented_what_if import HingeView, SumRange, WhatIfView
from eligibility.showing.presenting_what_if import present_what_if
from eligibility.wording.conditions import may_change_alone
from tests.eligibility.asker import GOOD, Asker, good
from tests.eligibility.test_presenting import AMIRA, NAMES, NOUR, ON, SAMIR

TIED = replace(NOUR, permit_ground=PermitGround.TIES, ties_to="samir")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def turning(*persons: Person, couple: bool = False, on: date = ON) -> WhatIfView | None:
    household = Household(persons=persons, couples=(("amira", "samir"),) if couple else ())
    return present_what_if(what_if(household, on, may_change=may_change_alone), NAMES)


def the_hinge(*persons: Person, couple: bool = False) -> HingeView:
    found = turning(*persons, couple=couple)
    assert found
    (hinge,) = found.hinges
    return hinge


def section(asker: Asker) -> str:
    part = asker.text[asker.text.index('class="what-if"') :]
    part = part[: part.index('<section id="timeline"')] if 'id="timeline"' in part else part[: part.index("notice")]
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", part))


def owing(id: str, code: str) -> str:
    return "enforcement_debt" if (id, code) == ("partner", "obstacles") else good(id, code)


def test_a_debt_shows_now_and_then_for_everybody_it_touches() -> None:
    hinge = the_hinge(AMIRA, replace(SAMIR, enforcement_debt=True), TIED, couple=True)
    (shift,) = hinge.shifts
    assert str(shift.names) == "Samir and Nour"
    assert (shift.now.css, [state.css for state in shift.then]) == ("stop", ["met"])
    assert hinge.sums == (SumRange(350_000, 350_000), SumRange(525_000, 525_000))
    assert str(hinge.citation) == "2025:970 7 § 3"
    assert str(hinge.change)
    assert str(hinge.who)


def test_what_is_not_told_shows_both_ways_and_asks_nobody_to_change_anything() -> None:
    hinge = the_hinge(replace(AMIRA, destination=None))
    assert [way.state.css for way in hinge.ways] == ["met", "stop"]
    assert [state.css for state in hinge.shifts[0].then] == ["met", "stop"]
    assert hinge.sums == (SumRange(0, 350_000), SumRange(350_000, 350_000), SumRange(0, 0))
    assert (hinge.change, hinge.who) == ("", "")


def test_an_untold_age_shows_the_most_and_the_least() -> None:
    hinge = the_hinge(replace(AMIRA, born=None))
    assert [str(way.word) for way in hinge.ways] == ["If it gives the most", "If it gives the least"]
    assert hinge.sums == (SumRange(25_000, 350_000), SumRange(350_000, 350_000), SumRange(25_000, 25_000))
    assert hinge.shifts == ()


def test_one_of_two_obstacles_changes_nothing_alone_and_both_together_do() -> None:
    found = turning(replace(AMIRA, csn_debt=True, enforcement_debt=True))
    assert found
    one, other, both = found.hinges
    assert (one.shifts, one.sums, other.shifts, other.sums) == ((), (), (), ())
    assert both.sums == (SumRange(0, 0), SumRange(350_000, 350_000))
    assert str(both.label) == "Every obstacle now"


def test_where_the_grant_is_for_nobody_no_sum_is_dangled() -> None:
    hinge = the_hinge(replace(AMIRA, destination="DE"))
    assert hinge.sums == ()
    assert hinge.shifts[0].then[0].css == "met"
    assert "Each adult decides" in str(hinge.who)


@pytest.mark.parametrize(
    "never",
    [
        {"swedish_citizen": True},
        {"permit_ground": PermitGround.WORK},
        {"permit_status": PermitStatus.EXPIRED},
        {"permit_status": PermitStatus.REFUSED},
        {"previous_grant": True},
        {"permit_since": date(2024, 9, 13)},
    ],
)
def test_what_cannot_change_by_itself_is_not_held_out(never: dict[str, object]) -> None:
    assert turning(replace(AMIRA, **never)) is None


def test_what_matters_to_nobody_is_not_shown() -> None:
    assert turning(replace(AMIRA, swedish_citizen=True, destination=None)) is None
    assert turning(AMIRA) is None


def test_nothing_is_held_out_to_somebody_refused_a_permit_though_much_is_not_told() -> None:
    assert turning(Person(id="amira", permit_status=PermitStatus.REFUSED)) is None


def test_the_words_are_in_the_language_of_the_reader() -> None:
    hinge = the_hinge(replace(AMIRA, csn_debt=True))
    with translation.override("sv"):
        assert "CSN" in str(hinge.label)
        assert "skuld" in str(hinge.label).lower()


def test_the_page_shows_it_folded_with_who_decides_and_what_is_left(asker: Asker) -> None:
    asker.start(partner=True, children=1).answer_all(owing)
    assert '<details class="what-if">' in asker.text
    shown = section(asker)
    assert "What would change this?" in shown
    assert "These are calculations, not advice. Nobody has to change anything. The Migration Agency decides." in shown
    assert "What you leave is the same as beside the amount above." in shown
    assert asker.text.index('id="leaving"') < asker.text.index('class="what-if"')
    assert "2025:970 7 § 3" in shown
    assert re.search(r"Now Then .*Your partner .*Obstacle now .*Met", shown)
    assert "375\u00a0000\u00a0kr" in shown
    assert "525\u00a0000\u00a0kr" in shown


def test_the_page_shows_no_sum_to_somebody_the_grant_is_not_for(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "DE" if code == "destination" else GOOD[code])
    shown = section(asker)
    assert "For another country the question can be asked anew." in shown
    assert "kr" not in shown.replace("Ukraine", "")
    assert "What you leave is the same" not in shown


def test_the_page_of_somebody_with_nothing_open_has_no_such_part(asker: Asker) -> None:
    asker.start().answer_all()
    assert 'class="what-if"' not in asker.text


def test_nobody_is_urged(asker: Asker) -> None:
    asker.start(partner=True).answer_all(owing)
    shown = section(asker).lower()
    for word in ("!", "up to", "could get", "only", "win", "earn", "take the chance", "should"):
        assert word not in shown


def test_every_table_names_its_rows_and_columns(asker: Asker) -> None:
    asker.start(partner=True).answer_all(owing)
    tables = re.findall(r'<table class="shifts" aria-labelledby="(hinge-\d+)">(.*?)</table>', asker.text, re.DOTALL)
    assert tables
    for heading, table in tables:
        assert f'id="{heading}"' in asker.text
        assert table.count('scope="col"') == 2
        assert table.count('scope="row"') == table.count("<tr>") - 1
