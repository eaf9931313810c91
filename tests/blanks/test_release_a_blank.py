"""Karin uploads a blank, says what is written where, tries it and releases it. Nobody else may."""

from __future__ import annotations

import io
import re
from html import unescape

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from pikepdf import String

from portal.accounts.models import User
from portal.blanks.models import Blank, BlankEvent, BlankVersion, State
from portal.blanks.released import released_blanks
from portal.blanks.rules import read_mapping
from portal.blanks.wagtail_hooks import admin_urls
from portal.blanks.wording import refusal_in_words
from portal.drawing.forms.shapes import Refusal
from tests.blanks import made
from tests.blanks.households import fingerprint, mapped, released, uploaded
from tests.cast import signed_in

LIST = "/redaktion/blanketter/"
NEW = f"{LIST}ny/"

pytestmark = pytest.mark.django_db


def address(version: BlankVersion, rest: str = "") -> str:
    return f"{LIST}version/{version.pk}/{rest}"


def posted(content: bytes, **more: str) -> dict[str, object]:
    """What the form for a new blank sends."""
    told = {"agency": made.OFFICE, "name": "Blankett 10", "source": "Påhittad, 4 maj"} | more
    return {**told, "file": SimpleUploadedFile("blankett.pdf", content, "application/pdf")}


def looked_at(version: BlankVersion) -> dict[str, str]:
    """What somebody sends who has looked at the version as it is now."""
    version.refresh_from_db()
    return {"seen": fingerprint(version), "looked_at": "on"}


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))


def as_suggested(client: Client, path: str) -> dict[str, str]:
    """What a browser would send from the page of a sheet as it stands; what has no suggestion is left by hand."""
    html = client.get(path).content.decode()
    sent: dict[str, str] = {}
    for name, inside in re.findall(r'<select name="(s\d+-\w+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        sent[name] = unescape(chosen.group(1)) if chosen else ""
        if name.endswith("-value") and not sent[name]:
            sent[name] = "by_hand"
    for tag in re.findall(r'<input[^>]*name="s\d+-\w+"[^>]*>', html):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        assert name
        sent[name.group(1)] = unescape(value.group(1)) if value else ""
    return sent


def test_karin_uploads_maps_tries_and_releases_a_blank(as_karin: Client) -> None:
    as_karin.post(NEW, posted(made.by_hand()))
    (version,) = BlankVersion.objects.all()
    assert version.state == State.DRAFT
    sheet = address(version, "sida/1/")
    assert "Sökandens namn" in text_of(as_karin, sheet)
    assert as_karin.post(sheet, as_suggested(as_karin, sheet)).headers["Location"] == address(version)
    assert "Samir Al-Khatib" in text_of(as_karin, address(version, "prova/"))
    filled = as_karin.get(address(version, "prova/one/"))
    fields = pypdf.PdfReader(io.BytesIO(filled.content)).get_fields() or {}
    assert fields["Sokande.Namn"]["/V"] == "Samir Al-Khatib"
    as_karin.post(address(version, "prova/"), looked_at(version))
    page = as_karin.get(address(version, "slapp/")).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    as_karin.post(address(version, "slapp/"), {"seen": seen.group(1), "sure": "on"})
    (blank,) = released_blanks()
    assert (blank.name, blank.version, blank.agency) == ("Blankett 10", 1, made.OFFICE)
    kinds = list(version.events.order_by("pk").values_list("kind", "by__name"))
    assert kinds == [(kind, "Karin Björk") for kind in ("uploaded", "mapped", "tried", "released")]


def test_the_page_of_a_version_tells_what_was_taken_out(as_karin: Client, karin: User) -> None:
    html = text_of(as_karin, address(uploaded(karin)))
    assert "JavaScript" in html
    assert "Underskrift" in html
    assert BlankVersion.objects.get().cleaned_sha256 in html


def test_a_suggestion_is_not_saved_by_being_shown(as_karin: Client, karin: User) -> None:
    version = uploaded(karin)
    assert 'value="name" selected' in as_karin.get(address(version, "sida/1/")).content.decode()
    version.refresh_from_db()
    assert version.mapping == []


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7 nothing", Refusal.DAMAGED),
        (b"hej", Refusal.NO_PDF),
        (made.saved(made.empty()), Refusal.NO_FIELDS),
    ],
)
def test_an_unusable_file_is_refused_beside_the_field(as_karin: Client, content: bytes, refusal: Refusal) -> None:
    response = as_karin.post(NEW, posted(content))
    assert response.status_code == 200
    with override("sv"):
        assert response.context["form"].errors["file"] == [refusal_in_words(refusal)]
    assert 'value="Blankett 10"' in response.content.decode()
    assert not Blank.objects.exists()


def test_no_file_is_told_beside_the_field(as_karin: Client) -> None:
    response = as_karin.post(NEW, {"agency": "A", "name": "B", "source": "C"})
    assert list(response.context["form"].errors) == ["file"]


def test_wrong_input_is_told_and_kept(as_karin: Client, karin: User) -> None:
    version = uploaded(karin)
    sent = {
        "s1-value": "name",
        "s1-whom": "",
        "s1-format": "YYYY",
        "s1-first": "x",
        "s2-value": "constant",
        "s2-text": "",
    }
    response = as_karin.post(address(version, "sida/1/"), sent)
    assert response.status_code == 200
    wrong = {form.number: set(form.errors) for form in response.context["wrong"]}
    assert wrong == {1: {"whom", "format", "first"}, 2: {"text"}}
    assert 'value="YYYY" selected' in response.content.decode()


def test_hostile_input_is_no_error_of_ours(as_karin: Client, karin: User) -> None:
    version = uploaded(karin)
    for sent in (
        {"s1-value": "\x00"},
        {"s1-value": ["name", "born"]},
        {"s1-value": "no_such"},
        {"s1-whom": "child-99"},
    ):
        assert as_karin.post(address(version, "sida/1/"), sent).status_code in (200, 302)
    assert as_karin.get(address(version, "sida/99/")).status_code == 404
    assert as_karin.get(f"{LIST}version/999999/").status_code == 404
    assert as_karin.get(address(version, "prova/no-such/")).status_code == 404


def test_rows_are_mapped_by_a_pattern(as_karin: Client, karin: User) -> None:
    version = uploaded(karin)
    rows = address(version, "rader/")
    sent = {"pattern": "Barn{n}.Namn", "value": "name", "who": "child", "start": "1", "format": ""}
    assert as_karin.post(rows, sent).headers["Location"] == rows
    version.refresh_from_db()
    about = [(slot.field, rule.who, rule.number) for slot, rule in read_mapping(version.mapping).items()]
    assert about == [("Barn1.Namn", "child", 1), ("Barn2.Namn", "child", 2), ("Barn3.Namn", "child", 3)]
    assert "pattern" in as_karin.post(rows, {**sent, "pattern": "Barn.Namn"}).context["form"].errors
    assert "pattern" in as_karin.post(rows, {**sent, "pattern": "Vuxen{n}"}).context["form"].errors


def test_a_blank_with_undecided_fields_cannot_be_noted_as_tried(as_karin: Client, karin: User) -> None:
    version = uploaded(karin)
    response = as_karin.post(address(version, "prova/"), looked_at(version))
    assert response.context["form"].non_field_errors()
    version.refresh_from_db()
    assert version.state == State.DRAFT


def test_only_what_was_tried_can_be_released(as_karin: Client, karin: User) -> None:
    version = mapped(karin)
    as_karin.post(address(version, "slapp/"), {"seen": "x", "sure": "on"})
    assert released_blanks() == ()


def test_a_change_after_the_trial_asks_for_a_new_one(as_karin: Client, karin: User) -> None:
    version = mapped(karin)
    as_karin.post(address(version, "prova/"), looked_at(version))
    as_karin.post(address(version, "fler-personer/"), {"more_people": "by_hand"})
    version.refresh_from_db()
    assert version.state == State.DRAFT


def test_what_changed_while_karin_looked_is_not_noted_as_tried(as_karin: Client, karin: User) -> None:
    version = mapped(karin)
    seen = looked_at(version)
    as_karin.post(address(version, "fler-personer/"), {"more_people": "by_hand"})
    response = as_karin.post(address(version, "prova/"), seen)
    assert response.context["form"].non_field_errors()
    version.refresh_from_db()
    assert version.state == State.DRAFT
    shown = re.search(r'name="seen" value="(\w+)"', response.content.decode())
    assert shown
    assert shown[1] == fingerprint(version)


def test_what_changed_behind_the_back_of_the_second_look_is_not_released(as_karin: Client, karin: User) -> None:
    version = mapped(karin)
    as_karin.post(address(version, "prova/"), looked_at(version))
    response = as_karin.post(address(version, "slapp/"), {"seen": "0" * 64, "sure": "on"})
    assert response.context["form"].non_field_errors()
    assert released_blanks() == ()


def test_a_new_version_is_used_when_it_is_released_and_not_before(as_karin: Client, karin: User) -> None:
    older = released(karin)
    pdf = made.with_fields(made.empty(), [made.text("Sokande.Namn", (50, 740, 350, 762), TU=String("Namn"))])
    as_karin.post(f"{LIST}{older.blank_id}/ny-version/", posted(made.saved(pdf)))
    newer = BlankVersion.objects.get(number=2)
    assert [blank.version for blank in released_blanks()] == [1]
    sheet = address(newer, "sida/1/")
    as_karin.post(sheet, as_suggested(as_karin, sheet))
    as_karin.post(address(newer, "prova/"), looked_at(newer))
    response = as_karin.get(address(newer, "slapp/"))
    assert "Barn1.Namn" in response.content.decode()  # gone since the version before
    as_karin.post(address(newer, "slapp/"), {"seen": response.context["form"]["seen"].value(), "sure": "on"})
    assert [blank.version for blank in released_blanks()] == [2]
    older.refresh_from_db()
    assert older.state == State.REPLACED


def test_the_same_file_is_not_taken_twice(as_karin: Client, karin: User) -> None:
    version = uploaded(karin)
    response = as_karin.post(f"{LIST}{version.blank_id}/ny-version/", posted(made.by_hand()))
    assert "file" in response.context["form"].errors
    assert BlankVersion.objects.count() == 1


def test_what_is_released_cannot_be_changed(as_karin: Client, karin: User) -> None:
    version = released(karin)
    before = version.mapping
    as_karin.post(address(version, "sida/1/"), {"s1-value": "reference"})
    version.refresh_from_db()
    assert (version.mapping, version.state) == (before, State.RELEASED)


def test_a_withdrawn_blank_is_offered_to_nobody(as_karin: Client, karin: User) -> None:
    version = released(karin)
    assert "reason" in as_karin.post(address(version, "dra-tillbaka/"), {"reason": "x"}).context["form"].errors
    as_karin.post(address(version, "dra-tillbaka/"), {"reason": "Kontoret har en ny blankett."})
    assert released_blanks() == ()
    assert "Kontoret har en ny blankett." in text_of(as_karin, address(version))
    last = BlankEvent.objects.first()
    assert last is not None
    assert (last.kind, last.by) == ("withdrawn", karin)


def test_the_menu_leads_karin_there_and_not_erik(as_karin: Client, erik: User) -> None:
    assert f'"{LIST}"' in as_karin.get("/redaktion/").content.decode()
    assert f'"{LIST}"' not in signed_in(Client(), erik).get("/redaktion/").content.decode()


def _every_address(version: BlankVersion) -> list[str]:
    known = {"pk": version.pk, "number": 1, "key": "one"}
    shapes = [str(pattern.pattern) for pattern in admin_urls()]
    return [f"/redaktion/{re.sub(r'<[^:>]+:([^>]+)>', lambda part: str(known[part[1]]), shape)}" for shape in shapes]


def test_an_editor_may_not(karin: User, erik: User) -> None:
    version, as_erik = uploaded(karin), signed_in(Client(), erik)
    for path in _every_address(version):
        for response in (as_erik.get(path), as_erik.post(path, {})):
            assert response.status_code == 302  # Wagtail sends those who lack a right to its first page
            assert response.headers["Location"] == "/redaktion/"
    assert list(BlankEvent.objects.values_list("kind", flat=True)) == ["uploaded"]


def test_a_social_worker_may_not(karin: User, anna: User) -> None:
    version, as_anna = uploaded(karin), signed_in(Client(), anna)
    for path in _every_address(version):
        assert as_anna.get(path).status_code == 403


def test_nobody_may_who_has_not_signed_in(karin: User) -> None:
    for path in _every_address(uploaded(karin)):
        assert Client().get(path).headers["Location"].startswith("/konto/login/")


def test_a_form_without_the_token_is_refused(karin: User) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), karin)
    version = mapped(karin)
    assert strict.post(address(version, "prova/"), looked_at(version)).status_code == 403
