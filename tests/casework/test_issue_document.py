"""Issuing the pre-filled application, fetching it, and forgetting it."""

import hashlib
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds import documents
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.documents import DocumentForgotten, fetch_document
from portal.casework.deeds.people import add_person
from portal.casework.models import IssuedDocument
from portal.drawing.errors import DocumentFailed, DocumentTooLarge
from tests import factories
from tests.casework.conftest import ON, at_once, enter
from tests.casework.issuing import application_form as form
from tests.casework.issuing import issue_document
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:issue_document", args=[case.pk])


@pytest.fixture
def quick(monkeypatch):
    """A renderer that draws nothing: the real one has tests of its own."""
    monkeypatch.setattr(documents, "render", lambda summary: f"%PDF {summary.reference}".encode())


def test_anna_makes_the_document_and_fetches_it(as_anna, address, case, person):
    page = as_anna.post(address, form(language="ar"), follow=True).content.decode()
    document = IssuedDocument.objects.get()
    fetch = reverse("casework:document", args=[case.pk, document.pk])
    assert fetch in page
    response = as_anna.get(fetch)
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == f'attachment; filename="{document.file_name}"'
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert hashlib.sha256(response.content).hexdigest() == document.sha256


def test_it_remembers_the_law_and_the_amounts(anna, case, person, quick):
    document = issue_document(by=anna, case=case, language="sv")
    assert (document.number, document.edition, document.applied_on) == (1, "2025:970", ON)
    assert document.amount_min <= document.amount_max
    assert issue_document(by=anna, case=case, language="sv").number == 2


def test_the_page_says_what_is_missing_and_lets_her_go_on(as_anna, address, person):
    completeness = as_anna.get(address).context["completeness"]
    assert completeness.not_told
    assert any("id_identity_number" in lack.url for lack in completeness.missing)
    assert not completeness.is_complete


def test_what_a_child_needs_not_is_not_missing(as_anna, anna, address, case, person):
    from datetime import date

    child = add_person(by=anna, case=case, values={"name": "Lina", "born": date(2019, 2, 28)})
    missing = as_anna.get(address).context["completeness"].missing
    assert not any(str(child.pk) in lack.url and "information" in lack.url for lack in missing)


def test_issuing_and_fetching_are_written_down(as_anna, anna, address, case, person, quick, deeds_of):
    as_anna.post(address, form())
    as_anna.get(reverse("casework:document", args=[case.pk, IssuedDocument.objects.get().pk]))
    assert deeds_of()[-3:] == ["incomplete_issued", "document_fetched", "person_read"]


def test_a_double_click_makes_one_document(as_anna, address, person, quick):
    twice = form()
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert IssuedDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_the_same_moment_makes_one_document(monkeypatch):
    monkeypatch.setattr(documents, "render", lambda summary: b"%PDF")
    anna = factories.make_anna()
    with transaction.atomic():
        enter(anna)
        case = open_case(by=anna, applied_on=ON)[0]
        add_person(by=anna, case=case, values={"name": "Yusuf Haddad"})
    key = uuid4()
    issue = partial(issue_document, by=anna, case=case, language="sv", request_key=key)
    made = at_once([issue] * 4, by=anna)
    with transaction.atomic():
        enter(anna)
        assert made == [IssuedDocument.objects.get()] * 4


@pytest.mark.parametrize("failure", [DocumentFailed("x"), DocumentTooLarge("x")])
def test_a_document_that_cannot_be_made_leaves_nothing_half_done(as_anna, address, person, monkeypatch, failure):
    def fail(summary):
        raise failure

    monkeypatch.setattr(documents, "render", fail)
    response = as_anna.post(address, form())
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert not IssuedDocument.objects.exists()


def test_a_forgotten_document_is_said_to_be_forgotten(as_anna, anna, address, case, person, quick):
    document = issue_document(by=anna, case=case, language="sv")
    IssuedDocument.objects.update(forget_after=timezone.now())
    document.refresh_from_db()
    with pytest.raises(DocumentForgotten):
        fetch_document(by=anna, document=document)
    assert as_anna.get(reverse("casework:document", args=[case.pk, document.pk])).url == address


def test_the_table_holds_no_readable_pdf(anna, case, person, quick):
    issue_document(by=anna, case=case, language="sv")
    assert b"PDF" not in bytes(IssuedDocument.objects.get().pdf_sealed)


@pytest.mark.parametrize("broken", [{"request_key": ""}, {"request_key": "x"}])
def test_a_broken_post_is_refused_plainly(as_anna, address, person, broken):
    assert as_anna.post(address, form(**broken)).status_code == 400


def test_cecilia_can_neither_make_nor_fetch_annas_document(client, cecilia, anna, address, case, person, quick):
    document = issue_document(by=anna, case=case, language="sv")
    signed_in(client, cecilia)
    assert client.post(address, form()).status_code == 404
    assert client.get(reverse("casework:document", args=[case.pk, document.pk])).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        issue_document(by=cecilia, case=case, language="sv")
