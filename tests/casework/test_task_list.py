"""The first page of a case: what there is to do, and what to do next."""

import re
from datetime import date

import pytest
from django.urls import reverse

from portal.casework.deeds.cases import close_case
from portal.casework.deeds.custody import Outsider, ToldCustody, note_custody
from portal.casework.deeds.people import add_person, change_person
from portal.casework.deeds.steps import settle, skip_step
from portal.casework.models import Case, CaseStatus, ClosingReason, Consent, Person, SkipReason, StepKind
from portal.casework.steps.desk import desk_of
from portal.casework.steps.step_states import StepState
from portal.casework.steps.steps import STEPS, steps_of
from portal.casework.steps.task_list import task_list_of
from tests.cast import signed_in


def todo(case):
    return task_list_of(desk_of(case, list(case.people.order_by("order"))))


def words(page):
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_page_begins_with_what_to_do_next_and_it_is_one_button(as_anna, case, person):
    page = as_anna.get(case.get_absolute_url()).content.decode()
    main = page[page.index("<main") :]
    assert re.findall(r'class="btn"', main) == ['class="btn"']
    assert f"{reverse('casework:person', args=[case.pk, person.pk])}#id_" in main[: main.index("step-group")]


def test_every_person_has_a_group_with_her_own_steps(as_anna, case, person, other):
    page = as_anna.get(case.get_absolute_url()).content.decode()
    for one in (person, other):
        for name in ("person", "information", "person_documents"):
            assert reverse(f"casework:{name}", args=[case.pk, one.pk]) in page
    assert page.index("Yusuf Haddad</a></h2>") < page.index("Maryam Haddad</a></h2>")


def test_each_step_says_its_state_in_a_word_beside_the_sign(as_anna, case, person):
    said = words(as_anna.get(case.get_absolute_url()).content.decode())
    assert "○ inte påbörjat" in said


def test_progress_is_said_in_words_and_never_as_a_share(as_anna, anna, case, person):
    skip_step(by=anna, case=case, step=StepKind.INFORMATION, person=person, reason=SkipReason.NO_TIME)
    page = words(as_anna.get(case.get_absolute_url()).content.decode())
    assert re.search(r"0 av \d+ steg klara", page)
    assert "1 överhoppat" in page
    assert "%" not in page


def test_the_first_page_says_no_amount_and_the_assessment_says_first_what_is_left_behind(as_anna, case, person):
    first = as_anna.get(case.get_absolute_url()).content.decode()
    assert not re.search(r"\d\s*kr\b", words(first))
    address = reverse("casework:assessment", args=[case.pk])
    assert address in first
    page = as_anna.get(address).content.decode()
    card = page[page.index('class="two"') :]
    assert card.index('class="leaving"') < card.index('class="sum"')


def test_what_is_left_waits_for_nobody_when_everything_is_skipped(anna, case, person):
    while (step := todo(case).next) is not None and step.may_skip:
        skip_step(by=anna, case=case, step=step.kind, person=step.person, reason=SkipReason.NOT_NEEDED)
    assert todo(case).next.kind == StepKind.SUBMITTED


def test_a_case_in_which_nothing_is_left_is_ready(anna, case, person):
    while (step := todo(case).next).may_skip:
        skip_step(by=anna, case=case, step=step.kind, person=step.person, reason=SkipReason.NOT_NEEDED)
    assert Case.objects.get(pk=case.pk).status == CaseStatus.READY
    settle(by=anna, held=Case.objects.get(pk=case.pk))
    assert case.state_changes.count() == 2


def test_the_couples_are_asked_about_where_there_are_two_adults(case, person):
    assert StepKind.COUPLES not in {step.kind for step in todo(case).household}


def test_of_two_adults_it_is_asked_who_are_a_couple(case, person, other):
    assert [step.kind for step in todo(case).household] == [StepKind.COUPLES]


def test_a_child_has_no_talk_and_no_information_of_its_own(anna, case, person):
    child = add_person(by=anna, case=case, values={"name": "Lina", "born": date(2019, 2, 28)})
    [group] = [group for group in todo(case).persons if group.card.person == child]
    needed = {step.kind for step in group.steps if step.state != StepState.NOT_NEEDED}
    assert needed.isdisjoint({StepKind.TALK, StepKind.CONFIRMATION, StepKind.INFORMATION})


def test_of_children_who_apply_it_is_asked_who_has_custody(anna, case, person):
    child = add_person(by=anna, case=case, values={"name": "Sami Haddad", "born": date(2016, 1, 1)})
    [custody] = [step for step in todo(case).household if step.kind == StepKind.CUSTODY]
    assert (custody.state, todo(case).next) == (StepState.NOT_STARTED, custody)
    asked = Outsider(consent=Consent.ASKED, seen_on=None)
    note_custody(by=anna, child=child, told=ToldCustody(inside=frozenset({person.pk}), outside=asked))
    assert StepState.WAITING in [step.state for step in todo(case).household]
    note_custody(by=anna, child=child, told=ToldCustody(inside=frozenset({person.pk}), outside=None))
    assert StepState.DONE in [step.state for step in todo(case).household]


def test_the_next_step_is_one_press_away_from_every_page_and_nobody_is_shown_on_the_way(
    as_anna, anna, case, person, deeds_of
):
    onward = reverse("casework:next_step", args=[case.pk])
    assert onward in as_anna.get(reverse("casework:couples", args=[case.pk])).content.decode()
    before = deeds_of()
    assert as_anna.get(onward).url == todo(case).next.url
    assert deeds_of() == before
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    assert as_anna.get(onward).url == case.get_absolute_url()


def test_ten_people_are_not_a_wall(as_anna, anna, case, person):
    for number in range(2, 11):
        add_person(by=anna, case=case, values={"name": f"Person {number}"})
    assert all(group.is_folded for group in todo(case).persons)  # the couples come first
    skip_step(by=anna, case=case, step=StepKind.COUPLES, person=None, reason=SkipReason.DECLINES)
    assert [group.is_folded for group in todo(case).persons] == [False, *[True] * 9]
    page = as_anna.get(case.get_absolute_url()).content.decode()
    assert page.count('<details class="folded"') == 9


def test_whoever_is_no_part_of_the_application_has_no_steps_and_nothing_says_why(as_anna, anna, case, person, other):
    Person.objects.filter(pk=other.pk).update(part="not_in")
    [group] = [group for group in todo(case).persons if group.card.person == other]
    assert (group.steps, group.takes_part) == ((), False)
    page = words(as_anna.get(case.get_absolute_url()).content.decode())
    assert "Maryam Haddad Ingår inte i den här ansökan." in page


def test_the_list_asks_the_database_no_more_for_more_people(anna, case, person, django_assert_max_num_queries):
    for number in range(2, 8):
        add_person(by=anna, case=case, values={"name": f"Person {number}"})
    desk = desk_of(case, list(case.people.order_by("order")))
    with django_assert_max_num_queries(2 * len(STEPS)):
        steps_of(desk)


def test_a_closed_case_shows_its_steps_and_nothing_to_press(as_anna, anna, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    page = as_anna.get(case.get_absolute_url()).content.decode()
    assert reverse("casework:reopen_case", args=[case.pk]) in page
    assert reverse("casework:skip_step", args=[case.pk]) not in page
    assert todo(Case.objects.get(pk=case.pk)).next is None


@pytest.mark.parametrize("name", ["case", "assessment"])
def test_opening_the_page_is_a_reading_of_everybody_on_it(as_anna, case, person, other, deeds_of, name):
    before = deeds_of().count("person_read")
    as_anna.get(reverse(f"casework:{name}", args=[case.pk]))
    assert deeds_of().count("person_read") == before + 2


def test_a_fact_told_leaves_one_less(anna, case, person):
    before = todo(case).persons[0].steps[0].detail
    change_person(by=anna, person=person, version=1, values={"csn_debt": False})
    assert todo(case).persons[0].steps[0].detail != before


def test_cecilia_cannot_open_annas_task_list_or_assessment(client, cecilia, case, person):
    there = signed_in(client, cecilia)
    assert there.get(case.get_absolute_url()).status_code == 404
    assert there.get(reverse("casework:assessment", args=[case.pk])).status_code == 404
