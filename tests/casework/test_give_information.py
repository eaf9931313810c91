"""Noting what one person has been told: topic by topic, page by page, and what is still to be told."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal import guidance
from portal.casework.deeds.cases import close_case
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.deeds.information import give_information, go_through_page, take_back_information
from portal.casework.deeds.people import change_person
from portal.casework.models import ClosingReason, InformationGiven, InformationManner, InformationTopic
from portal.casework.steps.step_states import StepState
from portal.casework.talking.information import TOPICS_OF, information_states, informed, needed_topics
from tests.casework.conftest import ON, enter
from tests.cast import signed_in

GRANT, OTHERS = uuid4(), uuid4()


def page(**changes):
    told = {
        "id": GRANT,
        "key": "the-grant",
        "language": "sv",
        "title": "Återvandringsbidraget",
        "url": "/sv/atervandringsbidraget/",
        "published_at": timezone.now() - timedelta(days=10),
        "is_checked": False,
    }
    return guidance.OfferedPage(**{**told, **changes})


@pytest.fixture
def offered(monkeypatch):
    """The guidance as three pages: one in two languages, one that no key is known for."""
    pages = [
        page(),
        page(language="ar", title="منحة العودة الطوعية", url="/ar/x/"),
        page(id=OTHERS, key="", title="Nyheter", url="/sv/nyheter/"),
    ]
    monkeypatch.setattr(guidance, "_offers", [lambda: pages])
    return pages


@pytest.fixture
def address(person):
    return reverse("casework:information", args=[person.case_id, person.pk])


@pytest.fixture
def click(person):
    return reverse("casework:page_gone_through", args=[person.case_id, person.pk])


def form(**changes):
    told = {"topics": ["voluntary", "leaving"], "language": "ar", "given_on": "2026-03-02", "manner": "interpreter"}
    return {**told, "request_key": str(uuid4()), **changes}


def clicked(one=None, **changes):
    read = f"{GRANT}.ar" if one is None else one
    told = {"read": read, "language": "ar", "manner": "portal", "interpreter": "phone", "request_key": str(uuid4())}
    return {**told, **changes}


def tell(anna, person, *topics):
    return give_information(
        by=anna, person=person, topics=list(topics), language="ar", given_on=ON, manner=InformationManner.MEETING
    )


def test_anna_notes_what_was_told_in_which_language(as_anna, address, person):
    page = as_anna.post(address, form(), follow=True).content.decode()
    assert {row.topic for row in person.information.all()} == {"voluntary", "leaving"}
    assert "arabiska" in page


def test_it_is_written_down_with_its_topics(as_anna, address, person):
    as_anna.post(address, form())
    assert person.events.get(deed="information_given").field_names == ["voluntary", "leaving"]


def test_one_click_notes_a_page_with_its_version_language_day_and_how(as_anna, anna, click, person, offered):
    as_anna.post(click, clicked())
    rows = person.information.all()
    assert {row.topic for row in rows} == set(TOPICS_OF["the-grant"])
    row = rows[0]
    assert (row.page, row.page_title, row.page_language) == (GRANT, "منحة العودة الطوعية", "ar")
    assert row.page_published_at == offered[1].published_at
    assert row.law_wording
    assert (row.language, row.manner, row.interpreter) == ("ar", "portal", "phone")
    assert (row.given_on, row.given_by) == (timezone.localdate(), anna)
    assert person.events.filter(deed="information_given").count() == 1


def test_of_a_page_with_other_matters_it_is_said_that_it_was_gone_through(as_anna, click, person, offered):
    as_anna.post(click, clicked(f"{OTHERS}.sv"))
    assert [(row.topic, row.page_title) for row in person.information.all()] == [("other", "Nyheter")]


def test_how_it_was_told_is_remembered_to_the_next_click(as_anna, address, click, offered):
    as_anna.post(click, clicked(interpreter="video", manner="meeting"))
    first = as_anna.get(address).context["page_form"]
    assert (first["manner"].value(), first["interpreter"].value()) == ("meeting", "video")


def test_pages_stand_in_the_persons_language_and_else_in_swedish(as_anna, anna, person, address, offered):
    change_person(by=anna, person=person, version=person.version, values={"language": "ar"})
    pages = as_anna.get(address).context["pages"]
    assert [(one.page.language, one.page.url) for one in pages] == [("ar", "/ar/x/"), ("sv", "/sv/nyheter/")]
    body = as_anna.get(address).content.decode()
    assert 'target="_blank" rel="noopener noreferrer"' in " ".join(body.split())


def test_a_page_that_has_changed_since_says_so(as_anna, click, address, person, offered, monkeypatch):
    as_anna.post(click, clicked())
    assert not as_anna.get(address).context["informed"].has_changed
    newer = page(language="ar", published_at=timezone.now())
    monkeypatch.setattr(guidance, "_offers", [lambda: [page(), newer]])
    now = as_anna.get(address).context
    assert now["informed"].has_changed
    assert now["pages"][0].last.has_changed
    as_anna.post(click, clicked())
    assert not as_anna.get(address).context["informed"].has_changed


def test_a_page_has_changed_when_the_law_has_and_not_when_it_is_gone(
    as_anna, anna, person, click, offered, monkeypatch
):
    as_anna.post(click, clicked())
    enter(anna)
    monkeypatch.setattr("portal.casework.talking.information.law_wording", lambda on: "2027:1")
    assert informed(person.case, [person])[person.pk].has_changed
    monkeypatch.setattr(guidance, "_offers", [])
    assert not informed(person.case, [person])[person.pk].has_changed


def test_what_is_still_to_tell_is_said_before_anything_is_confirmed(as_anna, anna, person, address):
    tell(anna, person, InformationTopic.VOLUNTARY)
    missing = as_anna.get(address).context["informed"].missing
    assert InformationTopic.VOLUNTARY not in missing
    assert set(missing) == {"conditions", "leaving", "repayment", "decision", "secrecy"}
    confirmation = reverse("casework:talk", args=[person.case_id, person.pk, "bekraftelse"])
    assert as_anna.get(confirmation).content.decode().count("<li>") >= 5


def test_what_it_means_for_children_is_told_where_there_are_children(anna, case, person, other):
    assert InformationTopic.CHILDREN not in needed_topics(case, [person, other])
    child = change_person(by=anna, person=other, version=other.version, values={"born": date(2018, 1, 1)})
    assert InformationTopic.CHILDREN in needed_topics(case, [person, child])


def test_the_step_is_begun_with_the_first_topic_and_done_with_the_last(anna, case, person):
    states = [information_states(case, [person])[person.pk]]
    for topic in needed_topics(case, [person]):
        tell(anna, person, topic)
        states.append(information_states(case, [person])[person.pk])
    assert (states[0], states[1], states[-2], states[-1]) == (
        StepState.NOT_STARTED, StepState.IN_PROGRESS, StepState.IN_PROGRESS, StepState.DONE,
    )  # fmt: skip


def test_a_household_costs_no_more_questions_than_one_person(
    anna, case, person, other, offered, django_assert_max_num_queries
):
    for one in (person, other):
        go_through_page(by=anna, person=one, page=offered[0], language="sv")
    with django_assert_max_num_queries(1):
        information_states(case, [person, other])


def test_the_task_list_says_who_has_been_told(as_anna, anna, case, person, other):
    tell(anna, person, *needed_topics(case, [person, other]))
    steps = as_anna.get(case.get_absolute_url()).context["todo"].steps
    said = {step.person.pk: step.state for step in steps if step.kind == "information"}
    assert said == {person.pk: StepState.DONE, other.pk: StepState.NOT_STARTED}


def test_what_was_noted_by_mistake_is_taken_back_and_counts_for_nothing(as_anna, anna, case, person, click, offered):
    as_anna.post(click, clicked())
    rows = [str(row.pk) for row in person.information.all()]
    back = reverse("casework:take_back_information", args=[case.pk, person.pk])
    as_anna.post(back, {"given": rows})
    as_anna.post(back, {"given": rows})
    enter(anna)
    assert InformationGiven.objects.count() == 3
    assert not InformationGiven.objects.standing().exists()
    assert information_states(case, [person])[person.pk] is StepState.NOT_STARTED
    assert person.events.filter(deed="information_taken_back").count() == 1


def test_a_double_click_notes_it_once(as_anna, address, click, person, offered):
    twice, same = form(), clicked()
    for _time in range(2):
        as_anna.post(address, twice)
        as_anna.post(click, same)
    assert person.information.filter(page=None).count() == 2
    assert person.information.filter(page=GRANT).count() == 3
    assert person.events.filter(deed="information_given").count() == 2


def test_two_pages_noted_from_the_same_form_are_two(as_anna, click, person, offered):
    same = clicked()
    as_anna.post(click, same)
    as_anna.post(click, {**same, "read": f"{OTHERS}.sv"})
    assert set(person.information.values_list("page", flat=True)) == {GRANT, OTHERS}


@pytest.mark.parametrize(
    "wrong",
    [
        {"topics": []},
        {"topics": ["x"]},
        {"given_on": "2990-01-01"},
        {"given_on": ""},
        {"language": "x"},
        {"manner": "x"},
    ],
)
def test_a_mistake_is_shown_and_nothing_noted(as_anna, address, person, wrong):
    response = as_anna.post(address, form(**wrong))
    assert f'id="id_{next(iter(wrong))}_error"' in response.content.decode()
    assert not person.information.exists()


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"read": ""}, 400),
        ({"read": "x.sv"}, 400),
        ({"manner": "x"}, 400),
        ({"interpreter": "x"}, 400),
        ({"request_key": ""}, 400),
        ({"read": f"{GRANT}.fa"}, 404),
        ({"read": f"{uuid4()}.sv"}, 404),
    ],
)
def test_a_page_that_is_none_is_not_noted(as_anna, click, person, offered, changes, status):
    assert as_anna.post(click, clicked(**changes)).status_code == status
    assert not person.information.exists()


def test_nothing_is_noted_in_a_closed_case(anna, case, person, offered):
    close_case(by=anna, case=case, reason=ClosingReason.values[0])
    with pytest.raises(CaseIsClosed):
        go_through_page(by=anna, person=person, page=offered[0], language="sv")
    with pytest.raises(CaseIsClosed):
        take_back_information(by=anna, person=person, given=[])


def test_cecilia_cannot_note_anything_about_annas_person(client, cecilia, address, click, person, offered):
    in_goteborg = signed_in(client, cecilia)
    assert in_goteborg.post(address, form()).status_code == 404
    assert in_goteborg.post(click, clicked()).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        give_information(
            by=cecilia, person=person, topics=[InformationTopic.VOLUNTARY], language="ar", given_on=ON,
            manner=InformationManner.MEETING,
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        go_through_page(by=cecilia, person=person, page=offered[0], language="sv")
