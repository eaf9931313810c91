"""One adult's own summary: her matter, in her language, and nothing of anybody else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from eligibility.law import Household, PermitGround, PermitStatus, Relation, figures
from portal.casework.deeds.custody import ToldCustody
from portal.casework.deeds.people import add_person, change_person
from portal.casework.deeds.sources import Known
from portal.casework.documents.information_receipt import NotForChildren
from portal.casework.documents.invented import FAMILY, ON, child, person, row_id, situation
from portal.casework.documents.own_summary import OwnSummary, own_summary_of, summarise_own
from portal.casework.documents.rendering import as_html
from portal.casework.models import FACTS, Case, Part, Person, Source
from portal.casework.people.household import Situation, named
from portal.casework.people.household import situation as read

OLD = date(2025, 6, 2)
SAMIR, RANIA = row_id("samir"), row_id("rania")
TIED = Household(
    persons=(
        person("samir", date(1984, 5, 1)),
        person("rania", date(1987, 11, 23), permit_ground=PermitGround.TIES, ties_to="samir"),
        child("noor", date(2010, 9, 2)),
    ),
    couples=(("samir", "rania"),),
)
ANOTHER_LIFE: dict[str, Any] = {
    "household": "second",
    "born": date(1960, 1, 1),
    "swedish_citizen": True,
    "permit_status": PermitStatus.REFUSED,
    "permit_ground": PermitGround.WORK,
    "permit_since": date(2025, 1, 1),
    "permit_unbroken": False,
    "ties_through_partner": True,
    "resident": False,
    "settle_permanently": False,
    "destination": "FR",
    "received_there": False,
    "previous_grant": True,
    "csn_debt": True,
    "enforcement_debt": True,
    "criminal_matter": True,
    "keep_permit_notice": True,
    "lacks_means": False,
    "relation": Relation.OTHER_RELATIVE,
    "travel_cost": 7000,
}


def about(household: Household = FAMILY, *, on: date = ON, **people: Any) -> Situation:
    """The invented people, asked about on a day; `people` changes rows, by the law's id."""
    now = situation("ar", household=household)
    now.case.applied_on = on
    for id, changes in people.items():
        row = next(one for one in now.people if one.pk == row_id(id))
        for name, value in changes.items():
            setattr(row, name, value)
    return read(now.case, now.people, names=now.names)


def summary(now: Situation | None = None, whose: str = "samir", **more: Any) -> OwnSummary:
    now = now or about()
    mine = next(one for one in now.people if one.pk == row_id(whose))
    return summarise_own(now, person=mine, issued_on=now.case.applied_on, language="ar", **more)


def words(document: OwnSummary) -> str:
    with override("sv"):
        return as_html(document)


# What it says


def test_an_obstacle_comes_first_with_what_can_change_it_and_who_can() -> None:
    now = about(samir={"destination": None})
    obstacle, *others = summary(now).unsettled
    assert (obstacle.code, obstacle.state, obstacle.citation) == ("no_enforcement_debt", "stop", "7 § 3")
    assert obstacle.change
    assert obstacle.who
    assert [other.state for other in others] == ["open"]


def test_every_condition_is_either_settled_or_not() -> None:
    mine = summary()
    codes = [one.code for one in (*mine.unsettled, *mine.met)]
    findings = about().of(about().people[0]).findings
    assert sorted(codes) == sorted(one.condition for one in findings if one.condition != "settles_permanently")
    assert all(one.citation for one in (*mine.unsettled, *mine.met))


def test_what_was_not_told_says_so() -> None:
    with override("en"):
        told = {str(fact.label): str(fact.value) for fact in summary(about(samir={"csn_debt": None})).facts}
    assert told["Debt to CSN, the student finance board"] == "Not told"
    assert told["Debt handed to Kronofogden, the Enforcement Authority"] == "Yes"


def test_no_amount_stands_without_what_one_leaves_beside_it() -> None:
    numbers = figures(ON)
    mine = summary()
    assert [one.amount for one in mine.ceilings] == [
        numbers[name].number for name in ("adult_amount", "child_amount", "couple_cap", "household_cap")
    ]
    page = words(mine)
    amount, leaving = page.index("350\u00a0000\u00a0kr"), page.index(str(mine.leaving[0].text))
    assert '<div class="card">' in page[:amount]
    assert "</div>\n</div>" not in page[amount:leaving]


def test_the_older_ordinance_has_its_own_amounts_and_conditions() -> None:
    mine = summary(about(on=OLD))
    assert [one.amount for one in mine.ceilings] == [10_000, 5_000, 40_000]
    assert mine.basis.edition == "1984:890"
    assert "lacks_means" in {one.code for one in mine.unsettled}
    assert "350" not in words(mine)


def test_somebody_whom_the_grant_is_not_for_reads_no_amount() -> None:
    mine = summary(about(samir={"swedish_citizen": True}))
    assert mine.ceilings == mine.asked == ()
    assert "000\u00a0kr" not in words(mine)
    assert mine.leaving


def test_a_person_of_whom_nothing_is_told_is_not_refused() -> None:
    mine = summary(about(Household(persons=(replace(FAMILY.persons[0], **dict.fromkeys(told_facts(), None)),))))
    assert {one.state for one in mine.unsettled} == {"open"}
    assert mine.met == ()
    assert mine.ceilings


def told_facts() -> set[str]:
    return set(FACTS) - {"household", "ties_to"}


def test_in_a_language_without_a_column_it_is_in_swedish_alone() -> None:
    now = about()
    mine = summarise_own(now, person=now.people[0], issued_on=ON, language="lattlast")
    assert mine.language is None
    assert 'class="beside"' not in words(mine)


def test_a_child_has_none_of_its_own() -> None:
    with pytest.raises(NotForChildren):
        summary(whose="lina")


# What it does not say


@pytest.mark.parametrize("on", [ON, OLD])
@pytest.mark.parametrize("household", [FAMILY, TIED], ids=["own ground", "ties to the other"])
def test_nothing_that_the_other_adult_has_told_can_be_read(household: Household, on: date) -> None:
    alone = words(summary(about(household, on=on), "rania"))
    assert "Samir" not in alone
    for fact, value in ANOTHER_LIFE.items():
        for told in (value, None) if fact != "household" else (value,):
            assert words(summary(about(household, on=on, samir={fact: told}), "rania")) == alone, (fact, told)
    everything = {"part": Part.NOT_IN, "language": "ti", "voice_from": ON, **ANOTHER_LIFE}
    assert words(summary(about(household, on=on, samir=everything), "rania")) == alone


def test_that_a_condition_looks_at_somebody_else_is_said_and_no_more() -> None:
    mine = summary(about(TIED), "rania")
    (other,) = [one for one in mine.unsettled if one.code == "on_another"]
    assert other.state == "agency"
    assert "4 §" in other.citation
    assert not other.change
    assert not other.who


def test_whether_she_wants_to_move_and_is_part_of_it_is_not_on_the_paper() -> None:
    unsaid = words(summary(whose="rania"))
    for wish in (True, False, None):
        assert words(summary(about(rania={"settle_permanently": wish}), "rania")) == unsaid
    assert words(summary(about(rania={"part": Part.NOT_IN, "voice_from": ON}), "rania")) == unsaid


def test_only_children_in_her_custody_are_hers() -> None:
    custody = {row_id("noor"): ToldCustody(inside=frozenset({SAMIR})), row_id("lina"): ToldCustody()}
    mine = summary(whose="rania", custody=custody)
    assert [one.name for one in mine.children] == ["Yousef Al-Khatib", "Lina Al-Khatib"]
    assert "Noor" not in words(mine)


def test_nobody_is_named_where_somebody_has_protected_identity() -> None:
    now = about()
    now.case.has_protected = True
    page = words(summary(now))
    assert "Al-Khatib" not in page
    assert "protected" not in page
    assert "skyddad" not in page.lower()
    assert "…………" in page


def test_no_help_that_others_may_not_see_stands_on_it() -> None:
    page = words(summary())
    assert not any(number in page for number in ("112", "020-50 50 50", "Kvinnofrid", "116 111"))


# From a case


@pytest.mark.django_db
def test_what_was_seen_is_not_asked_for_again(anna: Any, case: Case) -> None:
    seen = Known(source=Source.POPULATION_REGISTER, on=case.applied_on)
    values = {"name": "Yusuf Haddad", "born": date(1984, 3, 12), "resident": True, "language": "ar"}
    yusuf = add_person(by=anna, case=case, values=values)
    before = own_summary_of(named(case, [yusuf]), person=yusuf, issued_on=ON, language="ar")
    yusuf = change_person(by=anna, person=yusuf, version=yusuf.version, values={}, sources={"resident": seen})
    after = own_summary_of(named(case, [yusuf]), person=yusuf, issued_on=ON, language="ar")
    extract = "An extract from the population register."
    with override("en"):
        assert extract in [str(one.text) for one in before.asked]
        assert extract not in [str(one.text) for one in after.asked]
    assert (after.name, after.reference, after.language) == ("Yusuf Haddad", case.reference, "ar")
    assert isinstance(yusuf, Person)
