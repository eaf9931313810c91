"""An editor notes a change; a correction stays."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from content.finding.models import ChangeKind, ChangeNote
from content.glossary.loading import load
from content.glossary.models import Term
from portal.accounts.models import User
from tests.cast import signed_in

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture
def note() -> ChangeNote:
    return ChangeNote.objects.create(
        locale=Locale.objects.get(language_code="sv"), kind=ChangeKind.CORRECTION, text="Det stod fel."
    )


def address_of(model: type, what: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(what), args=args)  # type: ignore[attr-defined]


def test_an_editor_writes_a_note(client: Client, erik: User) -> None:
    typed = {"changed_on": "2026-11-20", "kind": "law", "text": "Lagen är ny.", "page": ""}
    response = signed_in(client, erik).post(address_of(ChangeNote, "add"), typed)
    assert response.status_code == 302
    assert ChangeNote.objects.get().text == "Lagen är ny."


def test_a_correction_is_not_deleted(client: Client, karin: User, note: ChangeNote) -> None:
    signed_in(client, karin).post(address_of(ChangeNote, "delete", note.pk))
    assert ChangeNote.objects.filter(pk=note.pk).exists()


def test_an_editor_writes_a_word_and_a_broken_one_is_kept_in_the_form(client: Client, erik: User) -> None:
    typed = {"word": "taxa", "other_forms": "taxan", "explanation": "Ett pris.", "source": "", "key": "fee"}
    client, before = signed_in(client, erik), Term.objects.count()
    assert client.post(address_of(Term, "add"), typed).status_code == 302
    broken = {**typed, "key": "Not A Key", "explanation": "{no_such_figure}"}
    response = client.post(address_of(Term, "add"), broken)
    assert response.status_code == 200
    assert "{no_such_figure}" in response.content.decode()
    assert Term.objects.count() == before + 1


def test_an_editor_goes_on_in_the_translation_of_a_word(client: Client, erik: User) -> None:
    load()
    translated = Term.objects.get(key="custodian", locale__language_code="ar")
    html = signed_in(client, erik).get(address_of(Term, "edit", translated.pk)).content.decode()
    assert "vårdnadshavare" in html
    assert "الحاضن" in html
