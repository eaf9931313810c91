"""The worksheet about one child: for the worker's file, and for nobody else's eyes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from portal.casework.deeds import documents
from portal.casework.deeds.cases import close_case
from portal.casework.deeds.children import SheetChanged, write_worksheet
from portal.casework.deeds.people import add_person
from portal.casework.models import ChildWorksheet, ClosingReason
from tests.casework.conftest import enter
from tests.casework.issuing import issue_document
from tests.cast import signed_in

OWN_VIEW = "Jag vill vara där mormor är"


@pytest.fixture
def child(anna, case, person):
    return add_person(by=anna, case=case, values={"name": "Lina Haddad", "born": date(2016, 2, 28)})


@pytest.fixture
def address(child):
    return reverse("casework:child_worksheet", args=[child.case_id, child.pk])


def form(**changes):
    empty = dict.fromkeys(ChildWorksheet.TEXTS, "")
    return {**empty, "asked_on": "2026-03-01", "own_view": OWN_VIEW, "version": "0", **changes}


def test_anna_writes_what_the_child_says(as_anna, anna, address, child):
    page = as_anna.post(address, form(), follow=True).content.decode()
    assert OWN_VIEW in page
    sheet = ChildWorksheet.objects.get()
    assert (sheet.person_id, sheet.own_view, sheet.asked_on) == (child.pk, OWN_VIEW, date(2026, 3, 1))
    assert (sheet.version, sheet.written_by) == (1, anna)


def test_everything_may_stay_empty(as_anna, address):
    as_anna.post(address, form(own_view="", asked_on=""))
    assert ChildWorksheet.objects.get().own_view == ""


def test_a_text_can_be_taken_out_again(as_anna, address):
    as_anna.post(address, form())
    as_anna.post(address, form(own_view="", version="1"))
    assert ChildWorksheet.objects.get().own_view == ""


def test_two_at_once_lose_nothing(as_anna, anna, address, child):
    as_anna.post(address, form(own_view="Bos text"))
    page = as_anna.post(address, form(own_view="Annas text"))
    body = page.content.decode()
    assert "Bos text" in body
    assert "Annas text" in body
    assert 'name="version" value="1"' in body
    assert ChildWorksheet.objects.get().own_view == "Bos text"
    as_anna.post(address, form(own_view="Bos text. Annas text", version="1"))
    assert ChildWorksheet.objects.get().own_view == "Bos text. Annas text"
    with pytest.raises(SheetChanged):
        write_worksheet(by=anna, person=child, version=1, values={"own_view": "x"})


def test_reading_and_writing_are_written_down_without_a_word_of_it(as_anna, address, deeds_of):
    as_anna.post(address, form(), follow=True)
    assert deeds_of()[-2:] == ["worksheet_written", "worksheet_read"]


def test_every_text_is_sealed(as_anna, address):
    as_anna.post(address, form())
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM casework_childworksheet t")
        assert "mormor" not in str(cursor.fetchall())


def test_no_document_holds_it(as_anna, anna, address, case, monkeypatch):
    as_anna.post(address, form())
    said = []
    monkeypatch.setattr(documents, "render", lambda summary: said.append(repr(summary)) or b"%PDF")
    issue_document(by=anna, case=case, language="sv")
    assert "Lina Haddad" in said[0]
    assert "mormor" not in said[0]


def test_no_other_page_shows_it(as_anna, address, case, person, child):
    as_anna.post(address, form())
    for name, args in (
        ("case", [case.pk]),
        ("issue_document", [case.pk]),
        ("events", [case.pk]),
        ("person", [case.pk, child.pk]),
        ("notes", [case.pk, child.pk]),
        ("talk", [case.pk, child.pk]),
        ("talk", [case.pk, person.pk, "bekraftelse"]),
    ):
        assert "mormor" not in as_anna.get(reverse(f"casework:{name}", args=args)).content.decode(), name


def test_a_closed_case_is_read_and_not_written(as_anna, anna, address, case):
    as_anna.post(address, form())
    close_case(by=anna, case=case, reason=ClosingReason.MOVED)
    assert OWN_VIEW in as_anna.get(address).content.decode()
    as_anna.post(address, form(own_view="x", version="1"))
    assert ChildWorksheet.objects.get().own_view == OWN_VIEW


def test_an_adult_has_no_such_sheet(as_anna, anna, case, address):
    adult = add_person(by=anna, case=case, values={"name": "Omar", "born": date(1982, 1, 20)})
    assert as_anna.get(reverse("casework:child_worksheet", args=[case.pk, adult.pk])).status_code == 404


@pytest.mark.parametrize(("field", "wrong"), [("own_view", "x" * 4001), ("asked_on", "2126-01-01")])
def test_a_mistake_is_said_beside_its_field(as_anna, address, field, wrong):
    assert f'id="id_{field}_error"' in as_anna.post(address, form(**{field: wrong})).content.decode()
    assert not ChildWorksheet.objects.exists()


@pytest.mark.parametrize("broken", [{"version": ""}, {"version": "-1"}, {"version": "x"}])
def test_a_broken_post_is_refused_plainly(as_anna, address, broken):
    assert as_anna.post(address, form(**broken)).status_code == 400


def test_neither_bo_nor_cecilia_can_open_it(client, bo, cecilia, address, child):
    for colleague in (bo, cecilia):
        signed_in(client, colleague)
        assert client.get(address).status_code == 404
        assert client.post(address, form()).status_code == 404
        enter(colleague)
        with pytest.raises(PermissionDenied):
            write_worksheet(by=colleague, person=child, version=0, values={"own_view": "x"})
