"""A case that begins with another municipality's file: looked at before it is kept, and refused when it is not ours."""

import json
from dataclasses import asdict
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.casework.deeds.handover import pack_case
from portal.casework.deeds.notes import write_note
from portal.casework.demo import household_of_five
from portal.casework.handover.zipping import CASE, LARGEST_PACKAGE, unzipped, zipped
from portal.casework.models import Case, FactSource, Note, PackageOnItsWay, Person, PlannedDocument, Talk
from portal.casework.people.household import household_of
from tests.casework.conftest import ON, enter
from tests.cast import signed_in

pytestmark = pytest.mark.django_db

RECEIVE = reverse("casework:receive_package")


def as_file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("arende.zip", content, "application/zip")


def changed(content: bytes, change) -> bytes:
    """The package with its case changed, and signed again by this installation."""
    files = dict(unzipped(content).files)
    told = json.loads(files[CASE])
    change(told)
    return zipped({**files, CASE: json.dumps(told).encode()})


@pytest.fixture
def package(anna) -> bytes:
    """Anna's household of five, with a note."""
    enter(anna)
    case = household_of_five(anna, on=ON)
    write_note(by=anna, person=case.people.first(), text="Vill tänka över vintern.")
    return pack_case(by=anna, case=case, for_another=False).content


@pytest.fixture
def as_cecilia(cecilia) -> Client:
    return signed_in(Client(), cecilia)


@pytest.fixture
def send(as_cecilia):
    def sent(content: bytes):
        return as_cecilia.post(RECEIVE, {"package": as_file(content)})

    return sent


def facts(people):
    """The household as the law reads it, with places in place of ids."""
    case = people[0].case
    household = household_of(case, people)
    places = {person.id: str(place) for place, person in enumerate(household.persons)}
    told = [
        {**asdict(person), "id": places[person.id], "ties_to": places.get(person.ties_to)}
        for person in household.persons
    ]
    return told, sorted(sorted(places[one] for one in couple) for couple in household.couples)


def test_cecilia_goes_on_with_a_household_of_five_without_typing_anything(as_cecilia, cecilia, anna, send, package):
    enter(anna)
    before = facts(list(Person.objects.select_related("case").order_by("order")))
    preview = as_cecilia.get(send(package).url)
    assert "Yusuf Haddad" in preview.content.decode()
    enter(cecilia)
    assert not Case.objects.exists()
    key = str(preview.context["form"]["request_key"].value())
    opened = as_cecilia.post(preview.request["PATH_INFO"], {"request_key": key, "client_knows": "on"})
    assert opened.status_code == 302
    enter(cecilia)
    assert facts(list(Person.objects.select_related("case").order_by("order"))) == before
    assert not PackageOnItsWay.objects.exists()


@pytest.fixture
def taken_over(as_cecilia, cecilia, send, package):
    address = send(package).url
    as_cecilia.post(address, {"request_key": str(uuid4()), "client_knows": "on"})
    enter(cecilia)


def test_every_fact_says_that_it_comes_from_another_municipality(taken_over):
    assert set(FactSource.objects.values_list("source", flat=True)) == {"other_municipality"}


def test_notes_are_quoted_with_who_wrote_them(taken_over, anna):
    texts = [note.text for note in Note.objects.all()]
    [quoted] = [text for text in texts if "Vill tänka över vintern." in text]
    assert anna.name in quoted
    assert "Malmö" in quoted


def test_talks_are_held_anew(taken_over):
    assert not Talk.objects.exists()


def test_accepting_twice_opens_one_case(as_cecilia, cecilia, send, package):
    address = send(package).url
    accepted = {"request_key": str(uuid4()), "client_knows": "on"}
    as_cecilia.post(address, accepted)
    as_cecilia.post(address, accepted)
    enter(cecilia)
    assert Case.objects.count() == 1


def test_the_client_must_have_seen_it(as_cecilia, cecilia, send, package):
    answer = as_cecilia.post(send(package).url, {"request_key": str(uuid4())})
    assert "client_knows" in answer.context["form"].errors
    enter(cecilia)
    assert not Case.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 1000, zipped({"README.txt": b"x"})])
def test_what_is_no_case_is_refused_beside_the_field(send, content):
    assert "package" in send(content).context["form"].errors


def test_a_changed_file_is_refused(send, package):
    at = package.index(b"PK", 100) - 20
    broken = package[:at] + bytes([package[at] ^ 1]) + package[at + 1 :]
    assert "package" in send(broken).context["form"].errors


def test_a_stranger_s_signature_is_refused(send, package, settings):
    settings.CASEWORK_SIGNING_KEY = "22" * 32
    assert "package" in send(package).context["form"].errors


def test_a_file_without_end_is_a_broken_request(send):
    assert send(b"x" * (LARGEST_PACKAGE + 200_000)).status_code == 400


def test_nothing_but_this_address_takes_a_file(as_cecilia):
    large = {"package": as_file(b"x" * 400_000)}
    assert as_cecilia.post(reverse("casework:open_case"), large).status_code == 400


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("people"),
        lambda told: told.update(people={}),
        lambda told: told.update(people=[[]]),
        lambda told: told["case"].update(applied_on="yesterday"),
        lambda told: told["case"].update(applied_on="1700-01-01"),
        lambda told: told.update(municipality=None),
        lambda told: told.update(notes=5),
        lambda told: told.update(notes=[{}] * 5000),
        lambda told: told.update(people=[{**told["people"][0], "id": f"people-{number}"} for number in range(21)]),
        lambda told: told["people"][1].update(id=told["people"][0]["id"]),
        lambda told: told["people"][0].update(name="\ud800"),
        lambda told: told["municipality"].update(name="\udfff"),
        lambda told: told["notes"][0].update(text="a\0b"),
    ],
)
def test_a_signed_file_that_is_laid_out_in_another_way_is_refused(send, package, change):
    assert "package" in send(changed(package, change)).context["form"].errors


@pytest.mark.parametrize(
    ("name", "value"), [("permit_status", "x"), ("born", "2999-01-01"), ("travel_cost", -1), ("destination", "ZZ")]
)
def test_a_fact_that_cannot_be_is_said_before_anything_is_saved(as_cecilia, send, package, name, value):
    on = date(2025, 11, 3).isoformat()  # under the old ordinance, which asks about every fact

    def spoil(told):
        told["case"]["applied_on"] = on
        told["people"][0][name] = value

    preview = as_cecilia.get(send(changed(package, spoil)).url)
    assert preview.context["incoming"].people[0].errors
    assert preview.context["incoming"].can_be_opened is False


def test_a_row_about_nobody_keeps_nothing(as_cecilia, cecilia, send, package):
    def spoil(told):
        told["papers"] = [{"id": "papers-1", "person": "people-99", "kind": "passport", "state": "needed"}]

    answer = as_cecilia.post(send(changed(package, spoil)).url, {"request_key": str(uuid4()), "client_knows": "on"})
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    enter(cecilia)
    assert not Case.objects.exists()


def full_row(**told):
    paper = {"id": "papers-1", "person": "people-1", "kind": "passport", "reason": "", "source": "", "version": 1}
    return {**paper, **dict.fromkeys(("asked_on", "expected_by", "seen_on", "valid_until")), **told}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told["people"][0].update(ties_to=told["people"][0]["id"]),
        lambda told: told.update(papers=[full_row(state="asked")]),
        lambda told: told.update(papers=[full_row(state="needed"), full_row(id="papers-2", state="needed")]),
        lambda told: told.update(papers=[full_row(kind="receipt", state="needed")]),
    ],
    ids=["tied to oneself", "asked for on no day", "the same paper twice", "a paper that there is not"],
)
def test_what_the_tables_refuse_keeps_nothing(as_cecilia, cecilia, send, package, spoil):
    answer = as_cecilia.post(send(changed(package, spoil)).url, {"request_key": str(uuid4()), "client_knows": "on"})
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    enter(cecilia)
    assert not Case.objects.exists()


def test_papers_come_along_as_they_stand(as_cecilia, cecilia, send, package):
    papers = [full_row(state="needed"), full_row(id="papers-2", kind="permit", state="asked", asked_on="2026-03-01")]
    address = send(changed(package, lambda told: told.update(papers=papers))).url
    assert as_cecilia.post(address, {"request_key": str(uuid4()), "client_knows": "on"}).status_code == 302
    enter(cecilia)
    assert set(PlannedDocument.objects.values_list("kind", "state")) == {("passport", "needed"), ("permit", "asked")}


def test_a_day_beyond_the_calendar_is_left_out_of_the_quotation(as_cecilia, cecilia, send, package):
    def spoil(told):
        told["notes"][0]["written_at"] = "0001-01-01T00:00:00+14:00"

    address = send(changed(package, spoil)).url
    assert as_cecilia.post(address, {"request_key": str(uuid4()), "client_knows": "on"}).status_code == 302


def test_only_whoever_sent_the_file_sees_it(send, package, anna):
    assert signed_in(Client(), anna).get(send(package).url).status_code == 404


def test_karin_the_coordinator_can_send_no_file(karin, package):
    assert signed_in(Client(), karin).post(RECEIVE, {"package": as_file(package)}).status_code == 403
