"""A reader sees the days that follow a decision, with days of her own or without."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from eligibility.law import Household, assess
from eligibility.law.dates import months_after
from eligibility.showing.timeline import Timeline, timeline_of
from tests.eligibility.asker import GOOD, Asker
from tests.eligibility.test_presenting import AMIRA

ON = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def line(on: date = ON, **typed: str) -> Timeline:
    found = timeline_of(assess(Household(persons=(AMIRA,)), on), typed)
    assert found
    return found


def error(timeline: Timeline, name: str) -> str:
    return next(str(field.error) for field in timeline.fields if field.name == name)


def shown(asker: Asker) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", asker.text))


def test_without_days_it_is_said_in_months() -> None:
    timeline = line()
    assert [str(moment.text) for moment in timeline.moments][1::2] == [
        "Within 12 months of the decision. Otherwise the grant is to be repaid.",
        "At the earliest 15 months after departure, when the residence permit has ended and you ask for it.",
    ]
    assert [str(moment.citation) for moment in timeline.moments] == [
        "2025:970 12 § första stycket",
        "2025:970 15 § 1",
        "2025:970 12 § andra stycket",
        "2025:970 12 § andra stycket",
    ]
    assert (timeline.days, timeline.has_days, timeline.is_own) == ({}, False, False)


def test_each_moment_has_its_provision_also_where_no_sum_is_settled() -> None:
    timeline = timeline_of(assess(Household(persons=(replace(AMIRA, destination=None),)), ON), {})
    assert timeline
    assert all(moment.citation for moment in timeline.moments)


def test_with_days_of_her_own_it_is_said_in_days() -> None:
    timeline = line(decided_on="2026-09-01", left_on="2026-11-30", arrived_on="2026-12-01")
    assert timeline.days == {"leave_sweden": date(2027, 9, 1), "third_payment_earliest": date(2028, 2, 29)}
    assert [moment.day for moment in timeline.moments] == [
        date(2026, 9, 1),
        date(2026, 11, 30),
        date(2026, 12, 1),
        None,
    ]
    assert "1 September 2027" in str(timeline.moments[1].text)
    assert not timeline.errors


def test_one_day_alone_is_enough_for_what_follows_it() -> None:
    assert list(line(decided_on="2026-09-01").days) == ["leave_sweden"]
    assert list(line(left_on="2026-09-01").days) == ["third_payment_earliest"]
    assert line(arrived_on="2026-09-01").days == {}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 12, date(2027, 8, 31)),
        (date(2026, 8, 31), 15, date(2027, 11, 30)),
        (date(2026, 11, 30), 15, date(2028, 2, 29)),
        (date(2026, 11, 29), 15, date(2028, 2, 29)),
        (date(2027, 11, 30), 15, date(2029, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_the_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(min_value=0, max_value=600))
def test_so_many_months_later_is_in_that_month_and_never_on_a_later_day(day: date, months: int) -> None:
    then = months_after(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day


def test_a_departure_on_the_last_day_is_in_time() -> None:
    assert not line(decided_on="2026-09-01", left_on="2027-09-01").errors


def test_a_departure_the_day_after_is_too_late_and_says_what_the_ordinance_says() -> None:
    timeline = line(decided_on="2026-09-01", left_on="2027-09-02")
    assert "1 September 2027" in error(timeline, "left_on")
    assert "2025:970 15 § 1" in error(timeline, "left_on")
    assert list(timeline.days) == ["leave_sweden"]
    assert not timeline.has_days


def test_days_in_the_wrong_order_are_pointed_out() -> None:
    assert "before the day of the decision" in error(line(decided_on="2026-09-01", left_on="2026-08-31"), "left_on")
    assert "before the day of departure" in error(line(left_on="2026-09-01", arrived_on="2026-08-31"), "arrived_on")
    assert "before the day of the decision" in error(
        line(decided_on="2026-09-01", arrived_on="2026-08-31"), "arrived_on"
    )


def test_leaving_and_arriving_on_the_day_of_the_decision_is_no_mistake() -> None:
    assert not line(decided_on="2026-09-01", left_on="2026-09-01", arrived_on="2026-09-01").errors


@pytest.mark.parametrize(
    "typed", ["in autumn", "2026-02-30", "20260901x", "01/09/2026", "9999999-01-01", "٢٠٢٦-٠٩-٠١x"]
)
def test_what_is_no_day_is_shown_again_with_a_word_on_how_to_write_it(typed: str) -> None:
    (field, *_) = line(decided_on=typed).fields
    assert field.typed == typed
    assert "2026-03-01" in str(field.error)


@pytest.mark.parametrize("typed", ["0001-01-01", "2015-12-31", "2037-01-01", "9999-12-31"])
def test_a_day_far_away_is_taken_for_a_slip(typed: str) -> None:
    assert "far from the day" in error(line(decided_on=typed, left_on=typed), "left_on")


def test_under_the_older_ordinance_there_is_no_line() -> None:
    assert timeline_of(assess(Household(persons=(AMIRA,)), date(2025, 6, 1)), {}) is None


def test_the_result_shows_the_line_and_fields_for_days(asker: Asker) -> None:
    asker.start().answer_all()
    assert '<ol class="timeline">' in asker.text
    assert {"decided_on", "left_on", "arrived_on"} <= set(asker.form.fields)
    assert "They are not kept." in shown(asker)
    assert "A day that falls on a weekend or a holiday is not moved here." in shown(asker)


def test_days_that_are_sent_stand_on_the_line(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(decided_on="2026-09-01", left_on="2026-10-01")
    assert "At the latest on 1 September 2027, 12 months after the decision." in shown(asker)
    assert "At the earliest on 1 January 2028, 15 months after departure" in shown(asker)
    assert asker.form.fields["decided_on"] == "2026-09-01"


def test_a_wrong_day_is_said_beside_the_field_and_on_top_and_nothing_is_lost(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(decided_on="2026-09-01", left_on="2026-08-01")
    summary = asker.text[asker.text.index('class="error-summary"') : asker.text.index("<h1")]
    assert '<a href="#left_on"' in summary
    assert 'id="left_on-error"' in asker.text
    assert asker.form.fields["left_on"] == "2026-08-01"


def test_the_days_come_along_to_a_question_and_back(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "dont_know" if code in ("obstacles", "received_there") else GOOD[code])
    asker.send(decided_on="2026-09-01", ask="received_there")
    assert asker.form.asked == "received_there"
    assert asker.form.fields["decided_on"] == "2026-09-01"
    asker.send(**{"you.received_there": "yes"})
    assert "1 September 2027" in shown(asker)


def test_somebody_not_covered_has_no_line(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "work" if code == "permit_ground" else GOOD[code])
    assert 'class="timeline"' not in asker.text


@pytest.mark.parametrize("field", ["decided_on", "left_on", "arrived_on", "telling"])
def test_a_day_without_end_or_sent_twice_is_refused(asker: Asker, field: str) -> None:
    asker.start().answer_all()
    fields = asker.form.fields
    assert asker.client.post(asker.address, {**fields, field: "x" * 41}).status_code == 400
    assert asker.client.post(asker.address, {**fields, field: ["2026-09-01", "2026-09-02"]}).status_code == 400
