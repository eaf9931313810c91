"""A power of attorney for asking: what it holds, what it never holds, who signs, and when there is none."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from portal.casework.deeds.custody import Outsider, ToldCustody, note_custody
from portal.casework.deeds.people import add_person, change_person, people_of
from portal.casework.documents.invented import IDENTITY_NUMBERS, NAMES, situation
from portal.casework.documents.invented_papers import power_of_attorney
from portal.casework.documents.power_of_attorney import (
    ERRANDS,
    AlreadyOver,
    Asked,
    Errand,
    NothingToAsk,
    PowerOfAttorney,
    WarnFirst,
    Withheld,
    power_of_attorney_of,
)
from portal.casework.documents.rendering import as_html
from portal.casework.models import Consent
from portal.casework.people.household import named

ON, LAST = date(2026, 5, 4), date(2026, 8, 1)


def made(now, person, **how) -> PowerOfAttorney:
    told = {"receiver": "Anna Andersson", "asked": Asked.MIGRATION_AGENCY, "errands": {Errand.APPOINTMENT}, **how}
    return power_of_attorney_of(now, person=person, issued_on=ON, **{"last_day": LAST, **told})


def of_case(case, person, **how) -> PowerOfAttorney:
    case.refresh_from_db()
    people = people_of(case)
    return made(named(case, people), next(one for one in people if one.pk == person.pk), **how)


@cache
def written(language: str = "en") -> str:
    return as_html(power_of_attorney(language))


@pytest.fixture
def amira(anna, case, person):
    """Yusuf's daughter."""
    return add_person(by=anna, case=case, values={"name": "Amira Haddad", "born": date(2015, 5, 17)})


def test_an_adult_gives_it_for_herself_until_a_day():
    document = power_of_attorney("en")
    assert [giver.name for giver in document.givers] == [NAMES["rania"]]
    assert document.about.identity_number == IDENTITY_NUMBERS["rania"]
    assert document.last_day == LAST
    assert "1 August 2026" in written()


def test_only_what_was_chosen_stands_there_each_with_a_box():
    document = made(situation("en"), situation("en").people[1], errands=[Errand.COPIES, Errand.PAPERS_NEEDED])
    assert document.errands == (ERRANDS[Errand.PAPERS_NEEDED], ERRANDS[Errand.COPIES])
    html = as_html(document)
    assert html.split('<ul class="boxes">')[1].split("</ul>")[0].count("<li") == 2
    assert str(ERRANDS[Errand.APPOINTMENT]) not in html


def test_applying_confirming_and_deciding_are_ruled_out_and_money_too():
    assert "Apply for, confirm, decide or sign anything, or receive money." in written()
    assert "It gives no right to anything else." in written()


def test_it_says_how_it_is_taken_back_and_that_nobody_has_to_give_it():
    assert "It can be taken back at any time, without a reason." in written()
    assert "Nobody has to give it." in written()


def test_it_does_not_pretend_to_be_an_official_form():
    assert "It is not an official form. An authority may ask for a form of its own" in written()


def test_the_swedish_text_holds_and_alone_it_need_not_say_so():
    assert "The Swedish text is the one that holds." in written()
    assert "The Swedish text is the one that holds." not in as_html(power_of_attorney("sv"))


def test_the_giver_and_the_one_who_may_ask_both_sign():
    assert written().count('class="lines"') == 2
    assert "I do only what is ticked" in written()


def test_somebody_outside_the_municipality_is_named_without_it():
    now = situation("en")
    document = made(now, now.people[0], receiver="Leila Nasser", is_worker=False)
    assert "Malmö" not in as_html(document)
    assert "Leila Nasser" in as_html(document)


def test_which_embassy_is_said_or_written_by_hand():
    now = situation("en")
    assert made(now, now.people[0], asked=Asked.EMBASSY).asked_is_open
    assert not made(now, now.people[0], asked=Asked.EMBASSY, asked_name="Syriens ambassad").asked_is_open
    assert not made(now, now.people[0]).asked_is_open


def test_neither_the_case_nor_repatriation_is_told_to_the_one_who_reads_it():
    for language in ("sv", "en"):
        html = written(language).lower()
        assert "7f3k-22" not in html
        assert "återvandr" not in html
        assert "repatriation" not in html


@pytest.mark.django_db
def test_a_childs_is_signed_by_each_custodian_also_one_outside_the_case(anna, case, person, amira):
    outside = Outsider(consent=Consent.ASKED)
    note_custody(by=anna, child=amira, told=ToldCustody(inside=frozenset({person.pk}), outside=outside))
    document = of_case(case, amira)
    assert document.is_about_child
    assert document.about.name == "Amira Haddad"
    assert [giver.name for giver in document.givers] == ["Yusuf Haddad", ""]


@pytest.mark.django_db
def test_where_custody_was_not_told_it_says_so_and_leaves_room_for_two(case, amira):
    document = of_case(case, amira, language="en")
    assert [giver.name for giver in document.givers] == ["", ""]
    html = as_html(document)
    assert "Who has custody has not been told." in html
    assert html.count('class="lines"') == 3


@pytest.mark.django_db
def test_for_somebody_protected_it_is_made_only_after_a_warning_and_without_the_name(anna, case, person):
    change_person(by=anna, person=person, version=1, values={"protected_identity": "confidentiality"})
    with pytest.raises(WarnFirst):
        of_case(case, person)
    html = as_html(of_case(case, person, warned=True))
    assert "Yusuf" not in html
    assert "skydd" not in html.lower()


@pytest.mark.django_db
def test_the_warning_comes_for_everybody_in_the_same_case(anna, case, person, other):
    change_person(by=anna, person=other, version=1, values={"protected_identity": "assumed"})
    with pytest.raises(WarnFirst):
        of_case(case, person)
    document = of_case(case, person, warned=True)
    assert (document.about.name, document.about.identity_number) == ("", "")
    assert person.name not in as_html(document)


@pytest.mark.django_db
def test_none_is_made_for_an_embassy_where_somebody_is_protected(anna, case, person):
    change_person(by=anna, person=person, version=1, values={"protected_identity": "confidentiality"})
    with pytest.raises(Withheld):
        of_case(case, person, asked=Asked.EMBASSY, warned=True)


def test_a_name_that_is_markup_stays_text():
    html = as_html(replace(power_of_attorney("en"), receiver="<img src=x>", municipality="<i>"))
    assert "<img" not in html
    assert "<i>" not in html


def test_one_for_nothing_or_for_a_day_gone_by_is_not_made():
    now = situation("en")
    with pytest.raises(NothingToAsk):
        made(now, now.people[0], errands=())
    with pytest.raises(AlreadyOver):
        made(now, now.people[0], last_day=date(2026, 5, 3))
