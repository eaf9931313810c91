"""The days that follow a decision, proved against the ordinances and beside them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.law.repatriation_grant import EDITIONS
from portal.casework.models import AgencyDecision, GrantedPerson
from portal.casework.planning.changes_to_tell import telling_under
from portal.casework.planning.deadlines import Moment, Standing, days_to_look_at, edition_of, lines_of, payments_of

DECIDED = date(2026, 3, 31)
LATER = date(2026, 6, 1)
DAYS = st.dates(date(2026, 1, 1), date(2090, 1, 1))


def decision(**changes):
    return AgencyDecision(**{"decided_on": DECIDED, "ordinance": "2025:970", **changes})


def lines(decided=None, *, today=LATER, **days):
    return {line.moment: line for line in lines_of(GrantedPerson(**days), decided or decision(), today=today)}


def test_under_2025_970_four_things_follow_each_with_its_provision():
    found = lines()
    assert {moment: str(line.citation) for moment, line in found.items()} == {
        Moment.FIRST_PAYMENT: "2025:970 12 § första stycket",
        Moment.LEAVE: "2025:970 15 § 1",
        Moment.SECOND_PAYMENT: "2025:970 12 § andra stycket",
        Moment.THIRD_PAYMENT: "2025:970 12 § andra stycket",
        Moment.SETTLE_AGAIN: "2025:970 15 § 2",
    }


def test_the_last_day_to_leave_is_twelve_months_after_the_decision():
    """15 § 1: "inte reser ut från Sverige inom tolv månader från beslutet om bidrag"."""
    assert lines()[Moment.LEAVE].day == date(2027, 3, 31)
    assert lines(decision(decided_on=date(2028, 2, 29)))[Moment.LEAVE].day == date(2029, 2, 28)


def test_it_is_counted_from_the_decision_and_not_from_when_it_was_known():
    assert lines(decision(known_on=date(2026, 5, 1)))[Moment.LEAVE].day == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("left", "today", "standing"),
    [
        (None, date(2027, 3, 31), Standing.AHEAD),
        (None, date(2027, 4, 1), Standing.OVER),
        (date(2027, 3, 31), date(2027, 5, 1), Standing.DONE),
        (date(2027, 4, 1), date(2027, 5, 1), Standing.OVER),
    ],
)
def test_the_last_day_to_leave_is_itself_in_time(left, today, standing):
    assert lines(departed_on=left, today=today)[Moment.LEAVE].standing is standing


def test_the_payment_after_arrival_has_no_last_day_and_waits_for_the_arrival():
    """12 § second paragraph: "efter begäran om utbetalning, 40 procent efter mottagarens ankomst"."""
    waiting = lines()[Moment.SECOND_PAYMENT]
    assert (waiting.standing, waiting.day, waiting.waits_for) == (Standing.WAITS, None, ("arrived_on",))
    assert lines(arrived_on=LATER)[Moment.SECOND_PAYMENT].standing is Standing.POSSIBLE
    assert lines(arrived_on=LATER, second_asked_on=LATER)[Moment.SECOND_PAYMENT].standing is Standing.DONE


def test_the_last_payment_is_fifteen_months_after_departure_and_when_the_permit_has_ended():
    """12 § second paragraph: "dock tidigast femton månader efter utresan från Sverige"."""
    left = date(2026, 5, 31)
    early = lines(departed_on=left, permit_ended_on=date(2026, 12, 1))[Moment.THIRD_PAYMENT]
    assert (early.day, early.standing) == (date(2027, 8, 31), Standing.AHEAD)
    late = lines(departed_on=left, permit_ended_on=date(2028, 1, 10))[Moment.THIRD_PAYMENT]
    assert late.day == date(2028, 1, 10)


def test_a_permit_of_which_nothing_is_told_leaves_the_last_payment_waiting():
    found = lines(departed_on=date(2026, 5, 31), today=date(2030, 1, 1))[Moment.THIRD_PAYMENT]
    assert (found.standing, found.waits_for) == (Standing.WAITS, ("permit_ended_on",))
    assert lines()[Moment.THIRD_PAYMENT].day is None


def test_the_payments_are_a_fifth_and_forty_and_sixty_of_the_rest():
    assert [part.amount for part in payments_of(decision(amount=350_000))] == [70_000, 112_000, 168_000]
    assert [line.percent for line in lines().values() if line.percent] == [20, 32, 48]


def test_settling_in_sweden_again_has_no_time_limit():
    assert lines(departed_on=LATER, today=date(2080, 1, 1))[Moment.SETTLE_AGAIN].standing is Standing.NO_LIMIT


def test_under_1984_890_everything_is_paid_at_departure_and_nothing_else_has_a_day():
    """5 § third paragraph; the ordinance has no repayment, no later payments, no duty to tell."""
    old = decision(decided_on=date(2025, 11, 3), ordinance="1984:890", amount=10_000)
    found = lines(old, departed_on=LATER)
    assert [(moment, str(line.citation), line.day) for moment, line in found.items()] == [
        (Moment.PAID_AT_DEPARTURE, "1984:890 5 § tredje stycket", None)
    ]
    assert telling_under(edition_of(old)).duty is None


def test_a_decision_reads_the_wording_of_its_own_day():
    wordings = [edition_of(decision(decided_on=day)).wording for day in (date(2026, 4, 14), date(2026, 4, 15))]
    assert wordings == ["2025:970", "2026:285"]
    late = decision(decided_on=date(2026, 2, 1), ordinance="1984:890")
    assert edition_of(late).ordinance == "1984:890"  # no transitional rule: what the decision names holds


def test_changes_are_told_without_delay_and_every_condition_has_its_sentence():
    telling = telling_under(EDITIONS[-1])
    assert str(telling.duty) == "2025:970 11 §"
    cited = {change.citation.section for change in telling.changes}
    assert cited == {3, 4, 6, 7, 8, 9, 15, *(telling_section("not_swedish_citizen"),)}


def telling_section(code):
    return next(condition.citation.section for condition in EDITIONS[-1].conditions if condition.code == code)


def test_no_number_of_the_law_is_written_in_our_code():
    import inspect
    import re

    from portal.casework.planning import changes_to_tell, deadlines

    for module in (deadlines, changes_to_tell):
        code = re.sub(r'""".*?"""|"[^"]*"|#.*', "", inspect.getsource(module), flags=re.DOTALL)
        assert not set(re.findall(r"\b\d+\b", code)) - {"0", "1", "100"}


@given(decided=DAYS, later=st.integers(0, 4000))
def test_a_later_decision_never_gives_an_earlier_last_day(decided, later):
    from datetime import timedelta

    first = lines(decision(decided_on=decided))[Moment.LEAVE].day
    second = lines(decision(decided_on=decided + timedelta(days=later)))[Moment.LEAVE].day
    assert decided < first <= second


@given(left=DAYS, ended=st.none() | DAYS, today=DAYS)
def test_the_last_payment_is_never_before_either_of_its_days(left, ended, today):
    line = lines(departed_on=left, permit_ended_on=ended, today=today)[Moment.THIRD_PAYMENT]
    assert line.day > left
    assert ended is None or line.day >= ended
    assert (line.standing is Standing.WAITS) == (ended is None)


def test_a_calendar_holds_what_lies_ahead_and_nothing_that_is_done():
    ahead = lines_of(GrantedPerson(), decision(), today=LATER)
    assert days_to_look_at(ahead) == [date(2027, 3, 31)]
    left = lines_of(GrantedPerson(departed_on=LATER), decision(), today=LATER)
    assert days_to_look_at(left) == [date(2027, 9, 1)]
