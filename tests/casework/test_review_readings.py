"""Each month a head looks at some of the readings: those that rules point out, and some by lot. Never at her own."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Role
from portal.casework.deeds.people import add_person, read_case, read_person
from portal.casework.deeds.reviewing import read_month, review_reading
from portal.casework.log import review_rules
from portal.casework.log.review_rules import Happened, Known, Mark, marked, readings_of
from portal.casework.models import Event, Review, ReviewOutcome, Why
from tests import factories
from tests.casework.conftest import enter
from tests.cast import signed_in

NOON = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)  # a Tuesday, noon in Sweden
SEED = "1280 2026-03 abc"


def happened(at=NOON, *, case=None, actor=1, deed="person_read", why=Why.CO_WORKER, protected=False):
    return Happened(
        id=uuid4(), at=at, actor=actor, case=case or uuid4(), reference="7F3K-22", deed=deed, why=why,
        protected=protected,
    )  # fmt: skip


def marks_of(event, *others, closings=(), same_surname=()):
    """Why the reading that begins with `event` is looked at, the lot aside."""
    events = sorted([event, *others], key=lambda one: one.at)
    known = Known(later=events, closings={event.case: closings}, same_surname=frozenset(same_surname))
    found = marked(readings_of(events), known, SEED)
    [one] = [one for one in found if one.first_event == event.id]
    return one.marks - {Mark.LOT}


# The rules


def test_a_reading_in_working_hours_with_something_written_is_not_pointed_out():
    event = happened()
    written = happened(NOON + timedelta(days=2), case=event.case, deed="note_written")
    assert marks_of(event, written) == set()


@pytest.mark.parametrize(
    ("mark", "what"),
    [
        (Mark.BREAK_GLASS, {"why": Why.BREAK_GLASS}),
        (Mark.NOT_ASSIGNED, {"why": Why.NOT_ASSIGNED}),
        (Mark.PROTECTED, {"protected": True}),
        (Mark.OUT_OF_HOURS, {"at": NOON + timedelta(hours=8)}),
        (Mark.OUT_OF_HOURS, {"at": NOON - timedelta(hours=7)}),
        (Mark.OUT_OF_HOURS, {"at": NOON + timedelta(days=4)}),  # a Saturday
    ],
)
def test_what_the_event_says_points_it_out(mark, what):
    assert mark in marks_of(happened(**what))


def test_the_same_family_name_points_it_out():
    event = happened()
    assert Mark.SAME_SURNAME in marks_of(event, same_surname=[(event.actor, event.case)])
    assert Mark.SAME_SURNAME not in marks_of(event, same_surname=[(2, event.case)])


def test_a_reading_after_the_case_was_closed_is_pointed_out_until_it_is_opened_again():
    before, after = NOON - timedelta(days=2), NOON - timedelta(days=1)
    assert Mark.AFTER_CLOSE in marks_of(happened(), closings=[(before, True)])
    assert Mark.AFTER_CLOSE not in marks_of(happened(), closings=[(before, True), (after, False)])
    assert Mark.AFTER_CLOSE not in marks_of(happened(), closings=[(NOON + timedelta(days=1), True)])


def test_nothing_written_within_two_weeks_points_it_out():
    event = happened()
    too_late = happened(NOON + review_rules.NOTE_WITHIN + timedelta(hours=1), case=event.case, deed="note_written")
    by_another = happened(NOON + timedelta(days=1), case=event.case, deed="note_written", actor=2)
    assert Mark.NOTHING_WRITTEN in marks_of(event, too_late, by_another)


def test_many_cases_in_one_hour_point_each_of_them_out():
    others = [happened(NOON + timedelta(minutes=minute)) for minute in range(1, review_rules.FILES_AN_HOUR)]
    assert Mark.MANY_FILES not in marks_of(happened(), *others)
    assert Mark.MANY_FILES in marks_of(happened(), *others, happened(NOON + timedelta(minutes=50)))


def test_one_colleague_in_one_case_on_one_day_is_one_line():
    case = uuid4()
    events = [happened(NOON + timedelta(minutes=minute), case=case) for minute in (0, 0, 20)]
    [one] = readings_of([*events, happened(NOON, case=case, deed="note_written")])
    assert (one.looks, len(one.events), one.first_event) == (2, 3, events[0].id)


def test_the_lot_is_drawn_the_same_each_time_and_otherwise_with_another_seed():
    readings = readings_of([happened(NOON + timedelta(minutes=number)) for number in range(200)])
    none = Known(later=(), closings={}, same_surname=frozenset())

    def by_lot(seed, readings):
        return {one.first_event for one in marked(readings, none, seed) if Mark.LOT in one.marks}

    assert by_lot(SEED, readings) == by_lot(SEED, readings[::-1])
    assert len(by_lot(SEED, readings)) == review_rules.SAMPLE_SIZE
    assert by_lot(SEED, readings) != by_lot("1280 2026-04 def", readings)


def test_of_what_a_sampled_rule_finds_only_some_are_looked_at_but_of_the_others_all():
    night = [happened(NOON + timedelta(hours=10)) for _ in range(100)]
    taken = [happened(why=Why.BREAK_GLASS) for _ in range(100)]
    none = Known(later=(), closings={}, same_surname=frozenset())
    found = marked(readings_of([*night, *taken]), none, SEED)
    assert sum(Mark.OUT_OF_HOURS in one.marks for one in found) == review_rules.RULE_SAMPLE
    assert sum(Mark.BREAK_GLASS in one.marks for one in found) == 100


# The pages


@pytest.fixture
def anna_has_read(anna, case, person):
    add_person(by=anna, case=case, values={"name": "Karin Ek"})  # a name like Anna's
    read_case(by=anna, case=case)
    return case


@pytest.fixture
def month(anna_has_read, clock):
    """The month of those readings, which is over now."""
    month = timezone.localdate().replace(day=1)
    clock.shift(timedelta(days=40))
    return month


@pytest.fixture
def as_helga(client, helga, month):
    return signed_in(client, helga)


@pytest.fixture
def item(as_helga, month):
    [item] = as_helga.get(reverse("casework:review_month", args=[f"{month:%Y-%m}"])).context["others"]
    return item


def address_of(item, month):
    return reverse("casework:review_item", args=[f"{month:%Y-%m}", item.reading.first_event])


def found(outcome="in_order", **more):
    return {"outcome": outcome, "request_key": str(uuid4()), **more}


def test_the_head_sees_who_read_in_which_case_and_why_it_is_looked_at(item, anna, anna_has_read):
    assert (item.reader, item.reading.reference) == (anna, anna_has_read.reference)
    assert {Mark.SAME_SURNAME, Mark.LOT} <= item.reading.marks


def test_no_page_of_the_review_shows_a_client(as_helga, item, month):
    first = reverse("casework:review_month", args=[f"{month:%Y-%m}"])
    for address in (reverse("casework:review_months"), first, address_of(item, month)):
        assert "Haddad" not in as_helga.get(address).content.decode()


def test_what_she_finds_is_kept_and_the_month_has_nothing_left(as_helga, helga, item, month):
    as_helga.post(address_of(item, month), found(comment="Samtal enligt kalendern."))
    enter(helga)
    review = Review.objects.get()
    assert (review.outcome, review.reviewer, review.comment) == ("in_order", helga, "Samtal enligt kalendern.")
    [overview] = as_helga.get(reverse("casework:review_months")).context["months"]
    assert (overview.first, overview.left) == (month, 0)


def test_what_needs_more_stays_left_until_a_later_look(as_helga, item, month):
    as_helga.post(address_of(item, month), found("needs_more"))
    assert as_helga.get(reverse("casework:review_months")).context["months"][0].left == 1
    as_helga.post(address_of(item, month), found("asked"))
    assert as_helga.get(reverse("casework:review_months")).context["months"][0].left == 0


def test_the_same_form_twice_is_one_review(as_helga, helga, item, month):
    sent = found()
    for _ in range(2):
        as_helga.post(address_of(item, month), sent)
    enter(helga)
    assert Review.objects.count() == 1


def test_a_form_without_an_answer_says_so_and_keeps_the_comment(as_helga, item, month):
    response = as_helga.post(address_of(item, month), {"comment": "Ringde", "request_key": str(uuid4())})
    assert "outcome" in response.context["form"].errors
    assert "Ringde" in response.content.decode()


def test_looking_is_written_down_too(as_helga, helga, item, month):
    enter(helga)
    assert Event.objects.filter(deed="log_read", actor=helga, why="head_of_unit", case=None).exists()
    as_helga.post(address_of(item, month), found())
    enter(helga)
    assert Event.objects.filter(deed="reading_reviewed", actor=helga).count() == 1


def test_a_review_is_never_changed(as_helga, helga, item, month):
    as_helga.post(address_of(item, month), found())
    enter(helga)
    for change in (Review.objects.all().delete, lambda: Review.objects.update(outcome="asked")):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()


def test_a_month_that_is_not_over_is_not_looked_at(as_helga):
    this = f"{timezone.localdate():%Y-%m}"
    assert as_helga.get(reverse("casework:review_month", args=[this])).status_code == 404
    assert as_helga.get(reverse("casework:review_month", args=["2026-13"])).status_code == 404


def test_before_any_month_is_over_the_page_says_so(client, helga, case):
    body = signed_in(client, helga).get(reverse("casework:review_months"))
    assert body.status_code == 200
    assert body.context["months"] == []


def test_how_it_is_reviewed_is_told_to_everybody_who_works_here(as_anna):
    page = as_anna.get(reverse("casework:about_log")).content.decode()
    assert str(review_rules.SAMPLE_SIZE) in page
    link = reverse("casework:about_log")
    assert f'href="{link}"' in as_anna.get(reverse("casework:case_list")).content.decode()


# Who may not


def test_nobody_reviews_her_own_readings(client, anna, bo, month):
    """Anna leads the unit by now; her own readings wait for another head."""
    anna.memberships.update(role=Role.HEAD_OF_UNIT)
    signed_in(client, anna)
    page = client.get(reverse("casework:review_month", args=[f"{month:%Y-%m}"]))
    assert (len(page.context["mine"]), page.context["others"], page.context["another_head"]) == (1, [], False)
    [item] = page.context["mine"]
    assert client.post(address_of(item, month), found()).status_code == 200
    enter(anna)
    assert not Review.objects.exists()
    with pytest.raises(PermissionDenied):
        review_reading(
            by=anna, month=month, first_event=item.reading.first_event, reader=anna, outcome=ReviewOutcome.IN_ORDER
        )


def test_a_social_worker_does_not_review(client, anna, month):
    as_anna = signed_in(client, anna)
    pages = [reverse("casework:review_months"), reverse("casework:review_month", args=[f"{month:%Y-%m}"])]
    assert {as_anna.get(page).status_code for page in pages} <= {403, 404}
    enter(anna)
    with pytest.raises(PermissionDenied):
        read_month(by=anna, first=month)


def test_a_head_of_another_municipality_sees_nothing_of_it(client, month):
    other = factories.person("Gun Gran", Role.HEAD_OF_UNIT, "1480")
    signed_in(client, other)
    assert client.get(reverse("casework:review_months")).context["months"] == []
    assert client.get(reverse("casework:review_month", args=[f"{month:%Y-%m}"])).context["others"] == []


def test_a_head_reads_events_but_no_person(helga, anna, case, person):
    read_person(by=anna, person=person)
    enter(helga)
    assert Event.objects.filter(person=person).exists()
    assert not type(person).objects.exists()
