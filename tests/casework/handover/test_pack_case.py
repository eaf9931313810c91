"""The whole case as one signed file: everything that is written in it, and nothing that keeps somebody safe."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds.decisions import write_decision
from portal.casework.deeds.emergency import open_in_emergency
from portal.casework.deeds.handover import (
    NotReleased,
    choose_to_leave_nothing,
    note_release,
    pack_case,
    withdraw_release,
)
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.safety import write_safety
from portal.casework.documents.kinds import Kind
from portal.casework.handover.packing import packed
from portal.casework.handover.zipping import unzipped
from portal.casework.models import Case, Deed, Event, PackageOnItsWay, Purpose, Receipt
from portal.casework.models.handover import Release
from tests.casework.conftest import ON, enter
from tests.casework.issuing import issue_document
from tests.cast import signed_in

pytestmark = pytest.mark.django_db

OWN = {"target": "own", "understood": "on"}
ANOTHER = {"target": "another", "understood": "on"}


def release(by, person, **more):
    today = timezone.localdate()
    told = {"recipient": "Socialtjänsten i Lund", "purpose": Purpose.GO_ON, "given_on": today, **more}
    return note_release(by=by, person=person, **{"until": today + timedelta(days=90), **told})


@pytest.fixture
def page(case, person) -> str:
    return reverse("casework:pack_case", args=[case.pk])


def test_anna_fetches_the_case_as_a_signed_file(as_anna, anna, case, person, page):
    write_note(by=anna, person=person, text="Vill tänka över vintern.")
    answer = as_anna.post(page, OWN)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == f'attachment; filename="arende-{case.reference}.zip"'
    told = json.loads(unzipped(answer.content).case)
    assert told["schema"] == "vagval-case/1"
    assert told["people"][0]["name"] == "Yusuf Haddad"
    assert told["notes"][0]["text"] == "Vill tänka över vintern."
    assert told["notes"][0]["person"] == told["people"][0]["id"]


def test_each_person_in_the_file_is_a_reading(as_anna, anna, case, person, other, page):
    as_anna.post(page, OWN)
    enter(anna)
    packed = Event.objects.filter(case=case, deed=Deed.CASE_PACKED)
    assert set(packed.values_list("person", flat=True)) == {person.pk, other.pk}


def test_what_keeps_somebody_safe_is_not_in_the_file(as_anna, anna, case, person, page):
    write_safety(by=anna, person=person, values={"answer": "not_safe", "note": "Kanariefågel"})
    content = as_anna.post(page, OWN).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert "Kanariefågel".encode() not in everything
    assert b"safety" not in everything
    assert b"not_safe" not in everything


def test_another_municipality_gets_it_when_every_adult_has_released_it(as_anna, anna, person, other, page):
    refused = as_anna.post(page, ANOTHER)
    assert refused.status_code == 200
    assert refused.context["form"].errors["target"]
    release(anna, person)
    assert as_anna.post(page, ANOTHER)["Content-Type"].startswith("text/html")
    release(anna, other)
    assert as_anna.post(page, ANOTHER)["Content-Type"] == "application/zip"


def test_a_release_that_is_taken_back_or_over_opens_nothing(anna, case, person):
    given = release(anna, person)
    withdraw_release(by=anna, release=given)
    withdraw_release(by=anna, release=given)
    yesterday = timezone.localdate() - timedelta(days=1)
    release(anna, person, given_on=yesterday - timedelta(days=90), until=yesterday)
    with pytest.raises(NotReleased):
        pack_case(by=anna, case=case, for_another=True)


def test_noting_a_release_twice_notes_it_once(as_anna, case, person):
    address = reverse("casework:releases", args=[case.pk, person.pk])
    form = as_anna.get(address).context["form"]
    today = timezone.localdate().isoformat()
    sent = {"recipient": "Lund", "purpose": "go_on", "given_on": today, "until": today}
    sent["request_key"] = str(form["request_key"].value())
    for _ in range(2):
        assert as_anna.post(address, sent).status_code == 302
    assert Release.objects.get().recipient == "Lund"


@pytest.mark.parametrize("wrong", [{"until": "2020-01-01"}, {"until": "2099-01-01"}, {"recipient": ""}])
def test_a_mistake_in_a_release_is_said_beside_the_field(as_anna, case, person, wrong):
    address = reverse("casework:releases", args=[case.pk, person.pk])
    key = str(as_anna.get(address).context["form"]["request_key"].value())
    today = timezone.localdate().isoformat()
    sent = {"recipient": "Lund", "purpose": "go_on", "given_on": today, "until": today, "request_key": key, **wrong}
    assert as_anna.post(address, sent).context["form"].errors.keys() == wrong.keys()


def test_where_nothing_is_left_the_case_ends_when_its_file_is_fetched(as_anna, anna, helga, case, person, page):
    enter(helga)
    choose_to_leave_nothing(by=helga, municipality_id=case.municipality_id, leaves=True)
    enter(anna)
    assert "erase" in as_anna.post(page, OWN).context["form"].errors
    content = as_anna.post(page, {**OWN, "erase": "on"}).content
    assert json.loads(unzipped(content).case)["people"]
    enter(anna)
    assert not Case.objects.exists()
    assert Receipt.objects.get().rule == "leave_nothing"
    assert as_anna.get(page).status_code == 404


def test_the_file_can_be_fetched_again_for_an_hour_by_whoever_packed_it(as_anna, anna, bo, helga, case, person, page):
    enter(helga)
    choose_to_leave_nothing(by=helga, municipality_id=case.municipality_id, leaves=True)
    content = as_anna.post(page, {**OWN, "erase": "on"}).content
    enter(anna)
    again = reverse("casework:fetch_package", args=[PackageOnItsWay.objects.get().pk])
    assert as_anna.get(again).content == content
    assert signed_in(Client(), bo).get(again).status_code == 404
    enter(anna)
    PackageOnItsWay.objects.update(forget_after=timezone.now())
    assert as_anna.get(again).status_code == 404


def test_fetching_it_again_is_in_the_log(as_anna, anna, helga, case, person, page):
    enter(helga)
    choose_to_leave_nothing(by=helga, municipality_id=case.municipality_id, leaves=True)
    as_anna.post(page, {**OWN, "erase": "on"})
    enter(anna)
    waiting = PackageOnItsWay.objects.get().pk
    as_anna.get(reverse("casework:fetch_package", args=[waiting]))
    enter(helga)
    assert Event.objects.filter(deed=Deed.CASE_PACKED, actor=anna, fields=str(waiting)).count() == 1


def test_bo_who_opened_it_in_an_emergency_cannot_have_it_erased(anna, bo, helga, case, person, page):
    enter(helga)
    choose_to_leave_nothing(by=helga, municipality_id=case.municipality_id, leaves=True)
    enter(bo)
    open_in_emergency(by=bo, municipality_id=case.municipality_id, reference=case.reference, reason="akut")
    with pytest.raises(ProgrammingError, match="not yours to erase"), transaction.atomic():
        connection.cursor().execute("SELECT casework_erase_case(%s, 'leave_nothing')", [case.pk])
    answer = signed_in(Client(), bo).post(page, {**OWN, "erase": "on"})
    assert answer.context["form"].non_field_errors()
    enter(anna)
    assert Case.objects.filter(pk=case.pk).exists()


def test_the_receipt_does_not_tell_that_there_was_a_safety_record(as_anna, anna, helga, case, person, page):
    enter(helga)
    choose_to_leave_nothing(by=helga, municipality_id=case.municipality_id, leaves=True)
    enter(anna)
    write_safety(by=anna, person=person, values={"note": "x"})
    as_anna.post(page, {**OWN, "erase": "on"})
    enter(anna)
    assert not [table for table in Receipt.objects.get().rows if "safety" in table]


def test_only_a_head_of_unit_chooses_to_leave_nothing(as_anna, helga, case):
    address = reverse("casework:choices")
    assert as_anna.post(address, {"leaves_nothing": "on"}).status_code == 403
    assert signed_in(Client(), helga).post(address, {"leaves_nothing": "on"}).status_code == 302


def test_bo_without_the_case_gets_no_file(case, person, bo, page):
    assert signed_in(Client(), bo).post(page, OWN).status_code == 404


def test_cecilia_in_another_municipality_gets_no_file(case, person, cecilia, page):
    assert signed_in(Client(), cecilia).post(page, OWN).status_code == 404


def test_the_handover_page_tells_the_days_after_a_decision(as_anna, anna, case, person):
    values = {"decided_on": ON, "ordinance": "2025:970", "source": "letter"}
    write_decision(by=anna, case=case, told=values, granted=[person])
    told = as_anna.get(reverse("casework:handover", args=[case.pk])).content.decode()
    assert "2027" in told


def test_the_handover_page_says_what_is_open_without_what_notes_say(as_anna, anna, case, person):
    write_note(by=anna, person=person, text="Kanariefågel")
    told = as_anna.get(reverse("casework:handover", args=[case.pk])).content.decode()
    assert "Yusuf Haddad" in told
    assert "Kanariefågel" not in told


def test_the_day_of_the_law_goes_along(anna, case, person):
    content = pack_case(by=anna, case=case, for_another=False).content
    assert json.loads(unzipped(content).case)["case"]["applied_on"] == ON.isoformat()


def test_the_households_documents_are_in_the_file_and_nobodys_own_papers(
    as_anna, anna, case, person, page, monkeypatch
):
    monkeypatch.setattr("portal.casework.deeds.documents.render", lambda document: document.kind.encode())
    issue_document(by=anna, case=case, language="sv")
    issue_document(by=anna, case=case, kind=Kind.HANDOVER_SHEET, language="sv")
    issue_document(by=anna, case=case, kind=Kind.CONSEQUENCES, person=person, language="sv")
    enter(anna)
    with zipfile.ZipFile(io.BytesIO(packed(case))) as opened:
        found = {name: opened.read(name) for name in opened.namelist() if name.startswith("documents/")}
        rows = json.loads(opened.read("case.json"))["documents"]
    assert found == {"documents/underlag-1.pdf": b"application", "documents/underlag-2.pdf": b"handover_sheet"}
    assert {(row["kind"], row["person"], row["number"]) for row in rows} == {
        ("application", None, 1),
        ("handover_sheet", None, 2),
        ("consequences", "people-1", 1),
    }
    assert as_anna.get(page).context["documents"] == list(case.documents.of_household())
