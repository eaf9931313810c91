"""The list of my cases."""

import pytest
from django.urls import reverse

from portal.casework.deeds import turns
from portal.casework.deeds.cases import close_case, open_case
from portal.casework.deeds.people import add_person, change_person
from portal.casework.lists import own as listing
from portal.casework.lists.own import Place, found, page_of
from portal.casework.models import Assignment, Case, CaseStatus, ClosingReason
from tests.casework.conftest import ON, assign, enter
from tests.cast import signed_in

LIST = reverse("casework:case_list")


@pytest.fixture
def short_pages(monkeypatch):
    """Two cases on a page."""
    monkeypatch.setattr(listing, "ON_A_PAGE", 2)


def some_cases(anna, count):
    enter(anna)
    return [open_case(by=anna, applied_on=ON)[0] for _ in range(count)]


def cases_of(page):
    return [row.case for row in page.rows]


def test_anna_sees_her_cases_last_touched_first(as_anna, anna, case, person):
    newer = open_case(by=anna, applied_on=ON)[0]
    add_person(by=anna, case=newer, values={"name": "Dawit"})
    page = as_anna.get(LIST).content.decode()
    assert page.index(newer.reference) < page.index(case.reference)
    change_person(by=anna, person=person, version=1, values={"csn_debt": False})
    page = as_anna.get(LIST).content.decode()
    assert page.index(case.reference) < page.index(newer.reference)


def test_the_list_names_nobody(as_anna, case, person):
    page = as_anna.get(LIST).content.decode()
    assert case.reference in page
    assert "Haddad" not in page


def test_what_is_left_is_counted_from_the_law(anna, case, person):
    [row] = page_of(anna).rows
    assert row.people == 1
    before = row.not_told
    change_person(by=anna, person=person, version=1, values={"csn_debt": False})
    assert page_of(anna).rows[0].not_told == before - 1


def test_reading_does_not_count_as_a_change(as_anna, anna, case, person):
    before = page_of(anna).rows[0].case.touched_at
    as_anna.get(case.get_absolute_url())
    enter(anna)
    assert page_of(anna).rows[0].case.touched_at == before


def test_every_page_follows_where_the_one_before_ended(as_anna, anna, short_pages):
    opened = some_cases(anna, 5)
    first = page_of(anna)
    second = page_of(anna, after=first.older)
    third = page_of(anna, after=second.older)
    assert [*cases_of(first), *cases_of(second), *cases_of(third)] == opened[::-1]
    assert third.older is None
    page = as_anna.get(LIST, {"after": str(first.older)}).content.decode()
    assert opened[2].reference in page
    assert opened[4].reference not in page


def test_cases_that_were_touched_at_the_same_moment_are_each_shown_once(anna, short_pages):
    opened = some_cases(anna, 5)
    moment = opened[0].touched_at
    Case.objects.filter(pk__in=[case.pk for case in opened]).update(touched_at=moment)
    seen, after = [], None
    for _ in range(3):
        page = page_of(anna, after=after)
        seen, after = [*seen, *cases_of(page)], page.older
    assert sorted(case.pk for case in seen) == sorted(case.pk for case in opened)


def test_the_list_is_filtered_by_where_the_cases_stand(as_anna, anna, case):
    waiting = turns.wait(by=anna, case=some_cases(anna, 1)[0], for_what=CaseStatus.WAITING_CLIENT)
    page = as_anna.get(LIST, {"status": "waiting_client"}).content.decode()
    assert waiting.reference in page
    assert case.reference not in page
    assert case.reference in as_anna.get(LIST).content.decode()


def test_closed_cases_are_only_in_their_own_list(anna, case):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    assert cases_of(page_of(anna)) == []
    assert cases_of(page_of(anna, CaseStatus.CLOSED)) == [case]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{} \t"])
def test_a_case_is_found_by_its_reference_however_it_is_written(as_anna, anna, case, typed):
    for reference in (case.reference, case.reference.lower(), case.reference.replace("-", "")):
        page = as_anna.get(LIST, {"q": typed.format(reference)}).content.decode()
        assert case.get_absolute_url() in page


def test_the_assignment_knows_what_the_case_says_whichever_deed_changed_it(anna, case, person):
    def known():
        assignment = Assignment.objects.get(case=case, user=anna)
        return assignment.case_status, assignment.case_touched_at

    def said():
        return Case.objects.values_list("status", "touched_at").get(pk=case.pk)

    assert known() == said()
    turns.wait(by=anna, case=case, for_what=CaseStatus.WAITING_CLIENT)
    assert known() == said()
    change_person(by=anna, person=person, version=1, values={"csn_debt": False})
    assert known() == said()


def test_an_empty_list_says_how_to_begin(client, bo, case):
    page = signed_in(client, bo).get(LIST).content.decode()
    assert reverse("casework:open_case") in page
    assert case.reference not in page


def test_a_case_that_bo_is_given_is_in_his_list_where_it_stands(anna, bo, case, person):
    turns.wait(by=anna, case=case, for_what=CaseStatus.WAITING_CLIENT)
    assign(bo, case)
    enter(bo)
    assert cases_of(page_of(bo, CaseStatus.WAITING_CLIENT)) == [case]


def test_the_list_asks_the_database_no_more_for_more_cases(anna, django_assert_max_num_queries):
    for case in some_cases(anna, 6):
        add_person(by=anna, case=case, values={"name": "x"})
    with django_assert_max_num_queries(6):
        assert len(page_of(anna).rows) == 6


@pytest.mark.parametrize("status", ["x", "", "open", "ä"])
def test_a_word_that_is_no_state_shows_the_open_ones(as_anna, case, person, status):
    assert case.reference in as_anna.get(LIST, {"status": status}).content.decode()


@pytest.mark.parametrize("place", ["x", "_", "2026-01-01_x", "2026-01-01T00:00:00_" + "a" * 32, "9" * 999])
def test_a_place_that_is_none_shows_the_newest(as_anna, case, person, place):
    assert Place.read(place) is None
    assert case.reference in as_anna.get(LIST, {"after": place}).content.decode()


def test_bo_and_cecilia_neither_see_nor_find_annas_cases(anna, bo, cecilia, case, person):
    for user in (bo, cecilia):
        enter(user)
        assert cases_of(page_of(user)) == []
        assert cases_of(found(user, case.reference)) == []
