"""What somebody typed and has not saved is kept by the server, for her alone, until she saves it or throws it away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import remove_person
from portal.casework.drafts import token_for
from portal.casework.models import Assignment, Case, Draft, Note
from tests.casework.conftest import assign, enter
from tests.cast import signed_in

OPEN = reverse("casework:open_case")
KEEP = reverse("casework:keep_draft")
OURS = {"sec-fetch-site": "same-origin"}
WRITTEN = "Vill tänka över vintern."


@pytest.fixture
def notes(case, person) -> str:
    return reverse("casework:notes", args=[case.pk, person.pk])


@pytest.fixture
def typed(anna, notes) -> dict[str, str]:
    return {"text": WRITTEN, "corrects": "", "request_key": str(uuid4()), "draft_token": token_for(anna, notes)}


def test_what_anna_types_is_kept_while_she_types_and_shown_when_she_asks(as_anna, notes, typed):
    assert as_anna.post(KEEP, typed).status_code == 204
    page = as_anna.get(notes).content.decode()
    assert "?utkast=1" in page
    assert WRITTEN not in page
    assert WRITTEN in as_anna.get(notes, {"utkast": "1"}).content.decode()
    assert not Note.objects.exists()


def test_saving_the_form_forgets_the_draft(as_anna, notes, typed):
    as_anna.post(KEEP, typed)
    assert as_anna.post(notes, typed).status_code == 302
    assert not Draft.objects.exists()
    assert Note.objects.get().text == WRITTEN


def test_a_form_that_comes_after_its_session_is_there_when_she_has_signed_in_again(client, anna, clock, notes, typed):
    signed_in(client, anna)
    client.get(notes)
    clock.shift(timedelta(minutes=16))
    answer = client.post(notes, typed, headers=OURS)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))
    assert WRITTEN not in client.get(answer.url).content.decode()
    signed_in(client, anna)
    assert WRITTEN in client.get(notes, {"utkast": "1"}).content.decode()
    assert client.post(notes, typed).status_code == 302
    enter(anna)
    assert Note.objects.get().text == WRITTEN


def test_a_draft_outside_any_case_is_kept_too(client, anna, clock):
    signed_in(client, anna)
    client.get(OPEN)
    clock.shift(timedelta(minutes=16))
    typed = {"applied_on": "2026-03-02", "name": "Yusuf Haddad", "language": "ar", "request_key": str(uuid4())}
    client.post(OPEN, {**typed, "draft_token": token_for(anna, OPEN)}, headers=OURS)
    signed_in(client, anna)
    assert 'value="Yusuf Haddad"' in client.get(OPEN, {"utkast": "1"}).content.decode()
    assert not Case.objects.exists()


def test_she_throws_it_away_after_being_asked(as_anna, notes, typed):
    as_anna.post(KEEP, typed)
    draft = Draft.objects.get()
    page = reverse("casework:throw_away_draft", args=[draft.pk])
    assert as_anna.get(page).status_code == 200
    assert Draft.objects.exists()
    assert as_anna.post(page).url == notes
    assert not Draft.objects.exists()


def test_typing_on_keeps_the_newest(as_anna, notes, typed):
    as_anna.post(KEEP, typed)
    as_anna.post(KEEP, {**typed, "text": "Vill tänka till våren."})
    assert Draft.objects.count() == 1
    assert "till våren" in as_anna.get(notes, {"utkast": "1"}).content.decode()


def test_what_is_kept_is_encrypted(as_anna, typed):
    as_anna.post(KEEP, typed)
    with connection.cursor() as cursor:
        cursor.execute("SELECT path, fields_sealed FROM casework_draft")
        [(path, sealed)] = cursor.fetchall()
    assert WRITTEN.encode() not in bytes(sealed)
    assert "Haddad" not in path


def test_an_older_draft_meets_the_merge_view_and_not_a_lost_edit(as_anna, anna, case, person):
    address = reverse("casework:person", args=[case.pk, person.pk])
    typed = {"name": "Yusuf A", "language": "ar", "household": "home", "protected_identity": "none", "version": "1"}
    as_anna.post(KEEP, {**typed, "draft_token": token_for(anna, address)})
    as_anna.post(address, {**typed, "name": "Yusuf B"})
    assert 'value="Yusuf A"' in as_anna.get(address, {"utkast": "1"}).content.decode()
    assert as_anna.post(address, typed).status_code == 409


@pytest.mark.parametrize("name", ["start_from_code", "emergency"])
def test_a_residents_code_and_the_reason_of_an_emergency_are_never_kept(as_anna, name):
    assert "draft_token" not in as_anna.get(reverse(f"casework:{name}")).content.decode()


@pytest.mark.parametrize("token", [lambda: "", lambda: "x", lambda: signing.dumps([1, "/arenden/"], salt="another")])
def test_without_a_token_of_ours_nothing_is_kept(as_anna, typed, token):
    token = token()
    assert as_anna.post(KEEP, {**typed, "draft_token": token}).status_code == 409
    assert not Draft.objects.exists()


def test_an_endless_draft_is_not_kept(as_anna, typed):
    assert as_anna.post(KEEP, {**typed, "text": "x" * 70_000}).status_code == 409


def test_another_site_cannot_leave_a_draft(client, anna, case, notes, typed):
    answer = client.post(notes, typed, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 302
    enter(anna)
    assert not Draft.objects.exists()


def test_somebody_without_the_case_any_longer_leaves_no_draft(client, anna, case, notes, typed):
    Assignment.objects.filter(case=case).update(until=Now())
    client.post(notes, typed, headers=OURS)
    enter(anna)
    assert not Draft.objects.exists()


def test_bo_who_works_with_the_case_too_sees_nothing_of_annas_draft(client, as_anna, anna, bo, case, notes, typed):
    as_anna.post(KEEP, typed)
    draft = Draft.objects.get()
    assign(bo, case)
    as_bo = signed_in(Client(), bo)
    assert WRITTEN not in as_bo.get(notes, {"utkast": "1"}).content.decode()
    assert as_bo.post(reverse("casework:throw_away_draft", args=[draft.pk])).status_code == 404
    assert as_bo.post(KEEP, typed).status_code == 409
    enter(bo)
    assert not Draft.objects.exists()


def test_a_draft_about_somebody_goes_when_she_is_removed_whoever_left_it(as_anna, anna, bo, case, person, other):
    assign(bo, case)
    enter(anna)
    about = {one.pk: reverse("casework:person", args=[case.pk, one.pk]) for one in (person, other)}
    tokens = {one: token_for(anna, address) for one, address in about.items()}
    for token in tokens.values():
        assert as_anna.post(KEEP, {"name": WRITTEN, "draft_token": token}).status_code == 204
    as_bo, of_bo = signed_in(Client(), bo), token_for(bo, about[other.pk])
    assert as_bo.post(KEEP, {"name": WRITTEN, "draft_token": of_bo}).status_code == 204
    enter(anna)
    remove_person(by=anna, person=other)
    left = set()
    for user in (anna, bo):
        enter(user)
        left |= set(Draft.objects.values_list("path", flat=True))
    assert left == {about[person.pk]}
    as_anna.post(KEEP, {"name": WRITTEN, "draft_token": tokens[other.pk]})  # the form was still open
    enter(anna)
    assert set(Draft.objects.values_list("path", flat=True)) == {about[person.pk]}


def test_cecilia_in_another_municipality_finds_no_draft(as_anna, cecilia, typed):
    as_anna.post(KEEP, typed)
    draft = Draft.objects.get()
    page = reverse("casework:throw_away_draft", args=[draft.pk])
    assert signed_in(Client(), cecilia).get(page).status_code == 404


def test_a_note_that_was_saved_is_no_draft(anna, person, notes, as_anna):
    write_note(by=anna, person=person, text=WRITTEN)
    assert "?utkast=1" not in as_anna.get(notes).content.decode()
