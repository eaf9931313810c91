"""The list of my cases."""

from django.urls import reverse

from portal.casework.deeds.cases import assign_case, open_case
from portal.casework.deeds.people import add_person, change_person
from portal.casework.listing import rows
from portal.casework.models import CaseStatus
from tests.casework.conftest import ON, enter
from tests.cast import signed_in

LIST = reverse("casework:case_list")


def test_anna_sees_her_cases_newest_first(as_anna, anna, case, person):
    newer = open_case(by=anna, applied_on=ON)[0]
    add_person(by=anna, case=newer, values={"name": "Dawit"})
    page = as_anna.get(LIST).content.decode()
    assert page.index(newer.reference) < page.index(case.reference)


def test_the_list_names_nobody(as_anna, case, person):
    page = as_anna.get(LIST).content.decode()
    assert case.reference in page
    assert "Haddad" not in page


def test_what_is_left_is_counted_from_the_law(anna, case, person):
    [row] = rows(anna, CaseStatus.OPEN)
    assert row.people == 1
    before = row.not_told
    change_person(by=anna, person=person, version=1, values={"csn_debt": False})
    assert rows(anna, CaseStatus.OPEN)[0].not_told == before - 1


def test_reading_does_not_count_as_a_change(as_anna, anna, case, person):
    before = rows(anna, CaseStatus.OPEN)[0].touched_at
    as_anna.get(case.get_absolute_url())
    assert rows(anna, CaseStatus.OPEN)[0].touched_at == before


def test_an_empty_list_says_how_to_begin(client, bo, case):
    page = signed_in(client, bo).get(LIST).content.decode()
    assert reverse("casework:open_case") in page
    assert case.reference not in page


def test_a_case_that_bo_was_given_is_in_his_list(anna, bo, case, person):
    assign_case(by=anna, case=case, to=bo)
    assert [row.case for row in rows(bo, CaseStatus.OPEN)] == [case]


def test_the_list_asks_the_database_no_more_for_more_cases(anna, case, person, django_assert_max_num_queries):
    for _ in range(5):
        add_person(by=anna, case=open_case(by=anna, applied_on=ON)[0], values={"name": "x"})
    with django_assert_max_num_queries(3):
        assert len(rows(anna, CaseStatus.OPEN)) == 6


def test_a_word_that_is_no_status_shows_the_open_ones(as_anna, case, person):
    assert case.reference in as_anna.get(f"{LIST}?status=x").content.decode()


def test_cecilia_cannot_see_annas_cases(cecilia, case, person):
    enter(cecilia)
    assert rows(cecilia, CaseStatus.OPEN) == []
