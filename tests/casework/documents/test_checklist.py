"""One person's list of papers: what is planned and when, or what is usually needed; and nobody sent into danger."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from eligibility.law import Household
from portal.casework.deeds.lead_times import note_lead_time
from portal.casework.deeds.people import change_person
from portal.casework.deeds.plans import PLANNABLE, change_documents, plan_documents, wish_departure
from portal.casework.documents.checklist import Checklist, Paper, checklist_of, lay_out_checklist
from portal.casework.documents.invented import FAMILY, ON, situation
from portal.casework.documents.invented_own_papers import checklist, planned_rows
from portal.casework.documents.rendering import as_html
from portal.casework.models import Case, Person
from portal.casework.people.household import Situation, named
from portal.casework.people.household import situation as read
from portal.casework.planning.document_kinds import DocumentKind

NOTHING = dict.fromkeys(PLANNABLE, None) | {"state": "needed", "reason": "", "source": ""}


def papers(made: Checklist) -> dict[str, Paper]:
    return {paper.code: paper for group in made.groups for paper in group.papers}


def words(document: Checklist) -> str:
    with override("sv"):
        return as_html(document)


def usual(whose: int = 0, household: Household = FAMILY, *, on: date = ON, protected: bool = False) -> Checklist:
    now: Situation = situation("ar", household=household)
    now.case.applied_on, now.case.has_protected = on, protected
    now = read(now.case, now.people, names=now.names)
    return lay_out_checklist(now, person=now.people[whose], issued_on=ON, language="ar", rows=())


# What is planned


def test_each_paper_says_where_it_stands_and_when_to_ask() -> None:
    found = papers(checklist("ar"))
    passport = found["passport"]
    assert (passport.ask_by, passport.citation) == (date(2026, 6, 19), "10 §")
    assert passport.lead is not None
    assert (passport.lead.source, passport.lead.as_of) == ("Ambassadens webbplats", date(2026, 3, 10))
    assert found["civil_status"].expected == date(2026, 6, 1)
    assert found["population_extract"].is_in_place
    assert found["reception"].asked_on == date(2026, 4, 20)


def test_a_passport_that_ends_too_early_is_warned_of() -> None:
    found = papers(checklist("ar"))
    assert len(found["passport"].warnings) == 1
    assert found["permit"].warnings == ()


def test_papers_stand_by_what_they_are_for() -> None:
    with override("en"):
        groups = [(str(group.purpose), len(group.papers)) for group in checklist("ar").groups]
    assert groups == [("For the application", 5), ("Good to have", 2), ("Wait with these until there is a decision", 1)]


def test_there_is_a_box_for_each_paper_that_is_left_to_get() -> None:
    made = checklist("ar")
    left = [paper for paper in papers(made).values() if not paper.is_in_place]
    assert words(made).count('class="todo"') == len(left)


def test_what_is_left_out_is_not_on_the_list_nor_why() -> None:
    now = situation("ar")
    rows = list(planned_rows(now.case, now.people[0]))
    rows[0].document.state, rows[0].document.reason = "not_applicable", "own_choice"
    made = lay_out_checklist(now, person=now.people[0], issued_on=ON, language="ar", rows=rows)
    assert "passport" not in papers(made)
    assert made.planned


def test_where_all_is_left_out_nothing_is_suggested_against_it() -> None:
    now = situation("ar")
    row = next(planned_rows(now.case, now.people[0]))
    row.document.state, row.document.reason = "not_applicable", "own_choice"
    made = lay_out_checklist(now, person=now.people[0], issued_on=ON, language="ar", rows=[row])
    assert made.groups == ()
    assert made.planned


# What is usually needed


def test_where_nothing_is_planned_the_usual_papers_stand_with_their_provisions() -> None:
    made = usual()
    found = papers(made)
    assert not made.planned
    assert {"passport", "permit", "reception", "enforcement"} <= set(found)
    assert "csn" not in found, "there is no such debt"
    assert found["reception"].citation == "6 § 2"
    assert all(paper.state == "" for paper in found.values())


def test_a_child_has_its_own_papers() -> None:
    found = papers(usual(4))
    assert {"custody_consent", "birth", "school"} <= set(found)
    assert "enforcement" not in found


def test_the_older_ordinance_asks_for_other_papers() -> None:
    assert {"means", "journey_price"} <= set(papers(usual(on=date(2025, 6, 2))))


def test_the_usual_papers_tell_nothing_of_another_adult() -> None:
    tied = Household(persons=tuple(FAMILY.persons), couples=FAMILY.couples)
    now = situation("ar", household=tied)
    now.people[0].swedish_citizen = True
    changed = read(now.case, now.people, names=now.names)
    made = lay_out_checklist(changed, person=changed.people[1], issued_on=ON, language="ar", rows=())
    assert made == usual(1)


@pytest.mark.parametrize("fact", ["settle_permanently", "resident", "previous_grant", "received_there"])
def test_a_childs_usual_papers_tell_nothing_of_what_a_parent_has_told(fact: str) -> None:
    now = situation("ar")
    for parent in now.people[:2]:
        setattr(parent, fact, not getattr(parent, fact))
    changed = read(now.case, now.people, names=now.names)
    made = lay_out_checklist(changed, person=changed.people[2], issued_on=ON, language="ar", rows=())
    assert made == usual(2)


def test_nobody_with_protected_identity_is_named_or_sent_to_an_embassy_or_another_custodian() -> None:
    adult, child = usual(protected=True), usual(4, protected=True)
    assert adult.name == child.name == ""
    assert "Al-Khatib" not in words(adult)
    assert papers(adult)["passport"].where == papers(adult)["reception"].where == ""
    assert papers(child)["custody_consent"].where == ""
    assert papers(adult)["enforcement"].where
    assert "skyddad" not in words(adult).lower()


# From a case


@pytest.mark.django_db
def test_the_list_is_what_the_planner_has(anna: Any, case: Case, person: Person, other: Person) -> None:
    adult = change_person(by=anna, person=person, version=1, values={"born": date(1984, 3, 12), "destination": "SY"})
    plan_documents(by=anna, person=adult, kinds=[DocumentKind.PASSPORT])
    plan_documents(by=anna, person=other, kinds=[DocumentKind.VISA])
    change_documents(
        by=anna, person=adult, versions={DocumentKind.PASSPORT: 1},
        told={DocumentKind.PASSPORT: NOTHING | {"state": "held", "valid_until": date(2026, 8, 1)}},
    )  # fmt: skip
    case = wish_departure(by=anna, case=case, day=date(2026, 9, 1))
    note_lead_time(
        by=anna, municipality_id=case.municipality_id, kind=DocumentKind.PASSPORT, country="SY",
        days_from=30, days_to=60, source="Ambassaden", as_of=date(2026, 2, 1),
    )  # fmt: skip
    made = checklist_of(named(case, [adult, other]), person=adult, issued_on=ON, language="ar")
    (passport,) = papers(made).values()
    assert passport.lead is not None
    assert (passport.lead.shortest, passport.lead.longest) == (30, 60)
    with override("en"):
        assert str(passport.warnings[0]) == "It stops being valid before the wished day."
    assert made.wished == date(2026, 9, 1)
