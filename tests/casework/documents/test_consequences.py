"""What leaving means and how the grant is paid: every number from the edition, and what nobody knows said plainly."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from eligibility.law import Household, assess
from eligibility.law import Person as Facts
from eligibility.law.dates import months_after
from portal.casework.deeds.decisions import write_decision
from portal.casework.documents.consequences import ConsequencesSheet, consequences_of, lay_out_consequences
from portal.casework.documents.invented import FAMILY, ON, row_id, situation
from portal.casework.documents.invented import person as told
from portal.casework.documents.leaving import edition_for
from portal.casework.documents.rendering import as_html
from portal.casework.models import AgencyDecision, Case, GrantedPerson, Part
from portal.casework.people.household import Situation, named
from portal.casework.people.household import situation as read
from portal.casework.planning.deadlines import Moment

OLD = date(2025, 6, 2)
ALONE = Household(persons=(told("rania", date(1987, 11, 23)),))
CITIZEN = Household(persons=(told("rania", date(1987, 11, 23), swedish_citizen=True),))


def about(household: Household = FAMILY, on: date = ON) -> Situation:
    now = situation("ar", household=household)
    now.case.applied_on = on
    return read(now.case, now.people, names=now.names)


def sheet(now: Situation | None = None, **more: Any) -> ConsequencesSheet:
    now = now or about()
    return lay_out_consequences(now, issued_on=now.case.applied_on, language="ar", **more)


def words(document: ConsequencesSheet) -> str:
    with override("sv"):
        return as_html(document)


def test_the_parts_come_from_the_edition_and_add_up_to_the_sum() -> None:
    found, shares = sheet(), edition_for(ON).payment_shares
    assert [row.percent for row in found.payments] == [share.percent.number for share in shares]
    assert found.requested is not None
    assert sum(row.amount or 0 for row in found.payments) == found.requested.paid_of == assess(FAMILY, ON).grant.min
    assert [row.citation for row in found.payments] == ["12 § första stycket", *["12 § andra stycket"] * 2]


def test_each_later_part_says_what_can_show_it() -> None:
    first, *later = sheet().payments
    assert first.shown_by == ()
    assert all(row.shown_by for row in later)
    assert later[-1].months == edition_for(ON).figures["months_before_third_payment"].number


def test_the_days_stand_with_their_provisions() -> None:
    leave, again = sheet().days
    assert (leave.moment, leave.months, leave.citation) == (Moment.LEAVE, 12, "15 § 1")
    assert (again.moment, again.citation) == (Moment.SETTLE_AGAIN, "15 § 2")


def test_the_older_ordinance_pays_all_at_once_and_sets_no_days() -> None:
    old = sheet(about(on=OLD))
    assert [(row.moment, row.percent) for row in old.payments] == [(Moment.PAID_AT_DEPARTURE, 100)]
    assert old.days == old.duties == old.repayment == old.relief == old.stopped == old.changes == ()
    assert [one.citation for one in old.appeals] == ["6 §"]
    assert "2025:970" not in words(old)


def test_what_one_leaves_stands_beside_the_sum() -> None:
    found = sheet()
    assert len(found.leaving) > 3
    page = words(found)
    assert page.index('class="card"') < page.index("400\u00a0000\u00a0kr") < page.index(str(found.leaving[-1].text))


def test_every_topic_has_a_provision_or_says_that_there_is_none() -> None:
    with override("en"):
        topics = {str(topic.title): topic.citation for topic in sheet().topics}
        page = as_html(sheet())
    assert topics["Debts"] == "7 § 3"
    assert topics["Residence permit"].startswith("5 §; 7 kap. 7 §")
    without = [title for title, citation in topics.items() if not citation]
    assert "Pension" in without
    assert "<td></td>" not in page.replace("\n", "").replace(" ", "")


def test_what_nobody_knows_is_said() -> None:
    with override("en"):
        unknown = " ".join(map(str, sheet().unknown))
    assert all(word in unknown for word in ("tax", "pension", "divided", "stay in Sweden", "decide"))


def test_a_household_of_one_has_its_own_sum() -> None:
    found = sheet(about(ALONE))
    assert found.requested is not None
    assert found.requested.paid_of == 350_000


def test_a_household_that_is_not_covered_reads_no_amount() -> None:
    found = sheet(about(CITIZEN))
    assert found.requested is None
    assert found.ceilings == ()
    assert all(row.amount is None for row in found.payments)
    assert "000\u00a0kr" not in words(found)
    assert found.leaving
    assert found.repayment


def test_a_household_of_whom_nothing_is_told_is_said_that_nothing_is_granted_as_it_stands() -> None:
    found = sheet(about(Household(persons=(Facts(id="rania"),))))
    assert found.requested is not None
    assert found.requested.sums[0].amount == 0


def test_somebody_who_is_not_part_of_the_application_is_not_counted() -> None:
    now = about()
    for one in now.people:
        one.part = Part.NOT_IN if one.pk == row_id("rania") else Part.IN
    found = sheet(read(now.case, now.people, names=now.names))
    assert found.requested is not None
    assert 350_000 not in {total.amount for total in found.requested.sums[:1]}


# One person's own


def test_one_persons_sheet_tells_no_sum_of_the_household() -> None:
    now = about()
    found = sheet(now, person=now.people[0])
    assert found.requested is None
    assert "400\u00a0000" not in words(found)
    assert all(row.amount is None for row in found.payments)


def test_a_decision_gives_the_person_her_own_days() -> None:
    now = about()
    decision = AgencyDecision(case=now.case, decided_on=date(2026, 4, 1), ordinance="2025:970", amount=400_000)
    left = date(2026, 4, 20)
    granted = GrantedPerson(decision=decision, person=now.people[0], departed_on=left)
    found = sheet(now, person=now.people[0], granted=[(granted, decision)])
    (decided,) = found.decided
    days = {row.moment: row.day for row in decided.rows}
    assert days[Moment.LEAVE] == date(2027, 4, 1)
    assert days[Moment.THIRD_PAYMENT] == months_after(left, 15)
    assert found.payments == found.days == ()


@pytest.mark.django_db
def test_a_noted_decision_is_found_for_the_person_alone(anna: Any, case: Case, person: Any, other: Any) -> None:
    write_decision(
        by=anna, case=case, granted=[person],
        told={"decided_on": date(2026, 3, 1), "ordinance": "2025:970", "amount": 350_000, "source": "letter"},
    )  # fmt: skip
    now = named(case, [person, other])
    assert [one.decided_on for one in _of(now, person).decided] == [date(2026, 3, 1)]
    assert _of(now, other).decided == _of(now, None).decided == ()


def _of(now: Situation, person: Any) -> ConsequencesSheet:
    return consequences_of(now, issued_on=ON, language="sv", person=person)
