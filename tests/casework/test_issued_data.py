"""An issued application carries its data, and leaves a mark that it can be checked by and nobody can follow."""

import hashlib
import io
from datetime import date

import pikepdf
import pytest
from django.db import connection

from eligibility.law import assess
from portal.casework.application_data import data_of
from portal.casework.deeds import documents
from portal.casework.deeds.documents import Reason, issue_document
from portal.casework.deeds.people import add_person, people_of
from portal.casework.documents.application.carried import FILE_NAME
from portal.casework.documents.household_data import canonical, parse
from portal.casework.documents.household_data.code import content_of
from portal.casework.documents.kinds import Kind
from portal.casework.forgetting.nightly import forget
from portal.casework.models import IssuedDocument, WhyIncomplete
from portal.casework.people.household import named
from portal.drawing.errors import DocumentFailed
from portal.genuine.marks import known, mark
from tests.casework.conftest import enter

LATER = Reason(why=WhyIncomplete.LATER)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list:
    """What was drawn, in the place of drawing it."""
    made: list = []

    def render(document) -> bytes:
        made.append(document)
        return b"%PDF"

    monkeypatch.setattr(documents, "render", render)
    return made


def issue(anna, case, **more):
    return issue_document(by=anna, case=case, language="ar", reason=LATER, **more)


def test_the_file_the_picture_and_the_mark_are_of_the_same_data(anna, case, person, drawn):
    document = issue(anna, case)
    (application,) = drawn
    (file,) = application.attachments
    assert file.name == FILE_NAME
    assert content_of(application.carried.texts) == file.content
    found = parse(file.content)
    assert found.data["reference"] == case.reference
    assert found.data["municipality"] == {"code": "1280", "name": "Malmö"}
    assert found.data["people"][0]["name"] == person.name
    mark = known(hashlib.sha256(file.content).hexdigest())
    assert mark is not None
    assert (mark.made_on, mark.edition, mark.wording) == (document.issued_at.date(), document.edition, document.wording)
    assert mark.form == found.data["form"]


def test_the_data_say_the_same_as_the_case(anna, case, person, drawn):
    issue(anna, case)
    found = parse(drawn[0].attachments[0].content)
    again = assess(found.household, found.on)
    now = named(case, people_of(case))
    assert (again.grant.min, again.grant.max) == (now.assessment.grant.min, now.assessment.grant.max)
    assert found.data["amount"] == {"min": again.grant.min, "max": again.grant.max}


def test_what_is_missing_is_in_the_data_and_on_the_paper_alike(anna, case, person, drawn):
    issue(anna, case)
    data = parse(drawn[0].attachments[0].content).data
    assert data["complete"] is False
    assert {"1.identity_number", "1.information", "1.born"} <= set(data["missing"])
    assert bool(drawn[0].missing) is bool(data["missing"])


def test_two_documents_of_the_same_case_have_nothing_in_common_that_can_be_checked(anna, case, person, drawn):
    issue(anna, case)
    issue(anna, case)
    one, other = (parse(application.attachments[0].content) for application in drawn)
    assert one.data["id"] != other.data["id"]
    assert one.fingerprint[:8] != other.fingerprint[:8]
    assert known(one.fingerprint) == known(other.fingerprint)  # the same day and law: nothing tells them apart


def test_the_same_press_twice_leaves_one_mark(anna, case, person, drawn):
    from uuid import uuid4

    key = uuid4()
    assert issue(anna, case, request_key=key) == issue(anna, case, request_key=key)
    assert len(drawn) == 1


def test_a_drawn_document_carries_them_too(anna, case, person):
    document = issue(anna, case)
    with pikepdf.open(io.BytesIO(bytes(document.pdf))) as pdf:
        assert parse(pdf.attachments[FILE_NAME].get_file().read_bytes()).data["reference"] == case.reference


def test_neither_the_mark_nor_the_row_leads_to_the_other(anna, case, person, drawn):
    issue(anna, case)
    fingerprint = drawn[0].carried.fingerprint
    row = IssuedDocument.objects.get()
    assert row.sha256 != fingerprint
    assert fingerprint not in {str(getattr(row, field.attname)) for field in row._meta.concrete_fields}
    enter(anna)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM genuine_mark")
        assert cursor.fetchone() == (0,)  # she sees none of them either


def test_somebody_with_protected_identity_has_nothing_in_the_data_that_is_not_on_the_paper(anna, case, person, drawn):
    person.protected_identity = "confidential"
    data = data_of(named(case, [person]), id="0" * 32, made_on=date(2026, 5, 4), language="ar")
    assert set(data["people"][0]) == {"id", "number", "name", "identity_number", "language"}
    for hidden in ("confidential", "protected", str(person.pk), str(case.pk), "contact"):
        assert hidden not in canonical(data).decode()


def test_who_is_no_part_of_the_application_is_not_in_the_data(anna, case, person, other, drawn):
    other.part = "not_in"
    data = data_of(named(case, [person, other]), id="0" * 32, made_on=date(2026, 5, 4), language="ar")
    assert [one["name"] for one in data["people"]] == [person.name]
    assert other.name not in canonical(data).decode()
    assert len(data["household"]["person"]) == 1


def test_other_kinds_carry_nothing_and_leave_no_mark(anna, case, person, drawn, monkeypatch):
    left = []
    monkeypatch.setattr("portal.casework.deeds.carrying.mark", lambda **told: left.append(told))
    issue_document(by=anna, case=case, language="sv", kind=Kind.HANDOVER_SHEET)
    assert drawn[0].attachments == ()
    assert left == []


def test_a_document_that_cannot_be_drawn_leaves_no_mark(anna, case, person, monkeypatch):
    seen = []

    def fail(document) -> bytes:
        seen.append(document.carried.fingerprint)
        raise DocumentFailed("x")

    monkeypatch.setattr(documents, "render", fail)
    with pytest.raises(DocumentFailed):
        issue(anna, case)
    assert known(seen[0]) is None


def test_the_nightly_forgetting_takes_old_marks_along(as_keeper):
    mark(fingerprint="a" * 64, made_on=date(2024, 5, 4), edition="2025:970", wording="2026:285", form="1")
    with as_keeper():
        assert forget(dry_run=True)["marks"] == 1
        assert forget()["marks"] == 1
        assert forget()["marks"] == 0
    assert known("a" * 64) is None


def test_a_long_household_is_still_issued(anna, case, person, drawn):
    for number in range(12):
        add_person(by=anna, case=case, values={"name": f"Barn {number}", "born": date(2015, 1, 1 + number)})
    person.refresh_from_db()
    data = data_of(named(case, people_of(case)), id="0" * 32, made_on=date(2026, 5, 4), language="ar")
    assert len(parse(canonical(data)).household.persons) == 13
