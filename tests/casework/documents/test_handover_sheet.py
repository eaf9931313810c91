"""The hand-over sheet on paper: what the next colleague needs, and nothing that stays behind."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person, change_person, people_of
from portal.casework.deeds.safety import write_safety
from portal.casework.deeds.steps import skip_step
from portal.casework.deeds.talks import plan_talk
from portal.casework.documents.handover_sheet import HandoverSheet, handover_sheet_of
from portal.casework.documents.invented_papers import handover_sheet
from portal.casework.documents.rendering import as_html
from portal.casework.models import Meeting, SkipReason, StepKind
from portal.casework.people import identity_numbers
from portal.casework.people.household import named

ON = date(2026, 5, 4)
pytestmark = pytest.mark.django_db


def sheet_of(case) -> HandoverSheet:
    case.refresh_from_db()
    return handover_sheet_of(named(case, people_of(case)), issued_on=ON)


def test_it_says_what_is_left_for_whom_and_what_comes_next(case, person):
    document = sheet_of(case)
    assert document.next_step
    assert ("facts", "Yusuf Haddad") in {(step_of(line.step), line.person) for line in document.left}
    assert [member.name for member in document.members] == ["Yusuf Haddad"]
    assert [colleague.name for colleague in document.colleagues] == ["Anna Ek"]


def step_of(label: object) -> str:
    return next(kind.value for kind in StepKind if str(kind.label) == str(label))


def test_a_skipped_step_has_its_reason_and_who_skipped_it(anna, case, person):
    skip_step(by=anna, case=case, step=StepKind.DOCUMENTS, person=person, reason=SkipReason.NO_TIME)
    (line,) = sheet_of(case).skipped
    assert (line.reason, line.by, line.person) == (SkipReason.NO_TIME.label, "Anna Ek", "Yusuf Haddad")


def test_a_talk_that_is_planned_stands_among_the_days(anna, case, person):
    day = timezone.localdate() + timedelta(days=7)
    plan_talk(by=anna, person=person, planned_on=day, meeting=Meeting.VIDEO, interpreter_needed=True)
    (talk,) = sheet_of(case).talks
    assert (talk.on, talk.interpreter_needed, talk.meeting) == (day, True, Meeting.VIDEO.label)


def test_that_there_is_a_note_is_said_and_not_what_it_says(anna, case, person):
    write_note(by=anna, person=person, text="Kanariefågel")
    document = sheet_of(case)
    assert [(note.person, note.by) for note in document.notes] == [("Yusuf Haddad", "Anna Ek")]
    assert "Kanariefågel" not in as_html(document)


def test_nothing_of_a_safety_record_is_there(anna, case, person):
    before = as_html(sheet_of(case))
    write_safety(by=anna, person=person, values={"answer": "not_safe", "note": "Kanariefågel"})
    assert as_html(sheet_of(case)) == before


def test_no_identity_number_and_no_telephone_number_is_there(anna, case, person):
    number = identity_numbers.parse("19840501-2397")
    told = {"identity_number": number, "contact_way": "phone", "contact_value": "070-123 45 67"}
    change_person(by=anna, person=person, version=1, values=told)
    html = as_html(sheet_of(case))
    assert "070-123" not in html
    assert "2397" not in html


def test_somebody_protected_is_called_by_number(anna, case, person, other):
    change_person(by=anna, person=other, version=1, values={"protected_identity": "confidentiality"})
    document = sheet_of(case)
    assert document.members[1].name == "Person 2 (skyddade personuppgifter)"
    assert "Maryam" not in as_html(document)


def test_it_is_in_swedish_alone_and_for_staff():
    html = as_html(handover_sheet("ar"))
    assert 'class="beside"' not in html
    assert 'lang="ar"' not in html
    assert html.count("<h1") == 1


def test_a_case_with_nothing_in_it_reads_well(case):
    html = as_html(sheet_of(case))
    assert html.count("<h2") == 7  # nothing was skipped, so there is no heading for it
    assert "None" not in html


def test_a_household_of_five_has_everybody(anna, case):
    for number in range(5):
        add_person(by=anna, case=case, values={"name": f"Person{number} Haddad"})
    assert len(sheet_of(case).members) == 5
