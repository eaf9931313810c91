"""The agency's own blank, filled in from a case: an application like ours, kept like ours, stopped by the same."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.blanks.errors import CannotBeFilled
from portal.blanks.filling import Filled
from portal.blanks.planning import Lack, LeftBlank, Plan
from portal.blanks.released import ReleasedBlank
from portal.casework.deeds import agency_forms
from portal.casework.deeds.agency_forms import fill_agency_form
from portal.casework.deeds.applying import ReasonMissing, VoiceMissing
from portal.casework.models import Deed, Event, IssuedDocument
from portal.casework.models.document import AGENCY_FORM
from portal.casework.views import documents as views
from tests.casework.conftest import enter
from tests.casework.issuing import TO_READ, application_form
from tests.cast import signed_in

BLANK = ReleasedBlank(
    id=1,
    name="Ansökan om bidrag",
    version=2,
    agency="Migrationsverket",
    sha256="a" * 64,
    released_on=date(2026, 5, 4),
)
PLAN = Plan(left_blank=[LeftBlank(field="Underskrift", person="", why="Skrivs under för hand.")])


@pytest.fixture(autouse=True)
def filled(monkeypatch):
    """A released blank, and the data it was filled in with: the filling itself has tests of its own."""
    seen = []
    monkeypatch.setattr(views, "released_blanks", lambda: (BLANK,))
    monkeypatch.setattr(views, "released_blank", lambda id: BLANK if id == BLANK.id else None)
    monkeypatch.setattr(views, "preview", lambda *_, **__: PLAN)
    monkeypatch.setattr(
        agency_forms, "fill", lambda blank, data: seen.append(data) or Filled(pdf=b"%PDF filled", left_blank=())
    )
    return seen


@pytest.fixture
def address(case):
    return reverse("casework:make_agency_form", args=[case.pk, BLANK.id])


def test_anna_fills_in_the_agencys_own_form_and_fetches_it(as_anna, address, case, person, filled):
    papers = reverse("casework:issue_document", args=[case.pk])
    assert address in as_anna.get(papers).content.decode()
    page = as_anna.post(address, application_form(why_incomplete="later"), follow=True)
    made = IssuedDocument.objects.get()
    assert (made.kind, made.which, made.person, made.is_incomplete) == (AGENCY_FORM, BLANK.sha256, None, True)
    fetch = reverse("casework:document", args=[case.pk, made.pk])
    assert fetch in page.content.decode()
    assert as_anna.get(fetch).content == b"%PDF filled"
    assert (filled[0]["reference"], filled[0]["complete"]) == (case.reference, False)


def test_the_page_says_which_fields_stay_empty(as_anna, address, person):
    assert "Underskrift" in as_anna.get(address).content.decode()


def test_what_does_not_go_into_it_is_said_and_nothing_is_kept(as_anna, address, person, monkeypatch):
    def refuse(blank, data):
        raise CannotBeFilled([Lack(field="Namn", person="", message="Namnet är för långt.")])

    monkeypatch.setattr(agency_forms, "fill", refuse)
    response = as_anna.post(address, application_form())
    assert response.context["form"].non_field_errors()
    assert not IssuedDocument.objects.exists()


def test_it_waits_for_the_same_as_our_own(anna, case, person, other, filled):
    with pytest.raises(VoiceMissing):
        fill_agency_form(by=anna, case=case, blank=BLANK, reason=TO_READ)
    assert not filled


def test_an_incomplete_one_is_made_for_a_reason(anna, case, person, filled):
    with pytest.raises(ReasonMissing):
        fill_agency_form(by=anna, case=case, blank=BLANK)
    assert not filled


def test_filling_it_in_is_written_down_and_it_is_no_prepared_application(as_anna, anna, case, person):
    fill_agency_form(by=anna, case=case, blank=BLANK, reason=TO_READ)
    assert Event.objects.get(case=case, deed=Deed.INCOMPLETE_ISSUED).fields == "agency_form 1 to_read"
    assert not IssuedDocument.objects.applications().exists()
    assert as_anna.get(reverse("casework:events", args=[case.pk])).status_code == 200


def test_the_same_form_twice_makes_one(as_anna, address, person):
    twice = application_form()
    for _ in range(2):
        as_anna.post(address, twice)
    assert IssuedDocument.objects.count() == 1


def test_a_blank_that_is_not_released_is_not_there(as_anna, case, person):
    assert as_anna.get(reverse("casework:make_agency_form", args=[case.pk, 77])).status_code == 404


def test_bo_without_the_case_fills_in_nothing(client, bo, address, case, person):
    signed_in(client, bo)
    assert client.post(address, application_form()).status_code == 404
    enter(bo)
    with pytest.raises(PermissionDenied):
        fill_agency_form(by=bo, case=case, blank=BLANK, reason=TO_READ)
