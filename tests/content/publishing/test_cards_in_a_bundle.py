"""Cards, answers and words come out with pages, in all their languages, at one moment or not at all."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from content.permissions import may_publish_alone
from content.publishing import bundle_publishing
from content.publishing.addresses import draft_address
from content.publishing.bundle_publishing import publish_bundle, take_back
from content.publishing.bundles import Refused, approve, ask, give_up, put_in, send_back, take_out
from content.publishing.models import Bundle, BundleItem, BundleState
from content.publishing.outside import invite
from content.publishing.readiness import readiness_of
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.publishing import conftest as pages
from tests.content.publishing.drafted import (
    NEW,
    OLD,
    SORTS,
    address,
    again,
    draft,
    english,
    made,
    publish_first,
    read,
    translate,
    typed,
)

pytestmark = pytest.mark.usefixtures("guidance")
LIST = "/redaktion/publicering/buntar/"
PAGE_TEXT = "Nytt om dokument."


@pytest.fixture
def things() -> dict[str, Any]:
    return {sort: made(sort) for sort in SORTS}


@pytest.fixture
def bundle(erik: User, things: dict[str, Any]) -> Bundle:
    """A page, a card, an answer and a word of Erik's, not asked about yet."""
    bundle = Bundle.objects.create(name="Hösten", made_by=erik)
    put_in(bundle=bundle, thing=pages.draft(erik, PAGE_TEXT), must_be_ready=[])
    for thing in things.values():
        put_in(bundle=bundle, thing=draft(thing, erik), must_be_ready=[])
    return bundle


@pytest.fixture
def approved(bundle: Bundle, erik: User, karin: User) -> Bundle:
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    return Bundle.objects.get(pk=bundle.pk)


def texts(language: str = "sv") -> list[str]:
    return [read(sort, language) for sort in SORTS]


def intro() -> str:
    return page_of(pages.KEY, "sv").intro


def test_everything_is_published_in_one_go(approved: Bundle, karin: User, things: dict[str, Any]) -> None:
    assert all(OLD in text for text in texts())
    publish_bundle(by=karin, bundle=approved)
    assert intro() == PAGE_TEXT
    assert all(NEW in text for text in texts())
    assert not any(again(thing).locked for thing in things.values())


def test_nothing_is_published_when_the_last_one_fails(
    approved: Bundle, karin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = bundle_publishing._publish_translations
    last = approved.items.last()

    def fails_at_the_last(by: Any, item: BundleItem, changed: Any) -> None:
        if item == last:
            raise RuntimeError("the last text fails")
        whole(by, item, changed)

    monkeypatch.setattr(bundle_publishing, "_publish_translations", fails_at_the_last)
    with pytest.raises(Refused):
        publish_bundle(by=karin, bundle=approved)
    assert intro() != PAGE_TEXT
    assert all(OLD in text for text in texts())


@pytest.mark.parametrize("sort", SORTS)
def test_a_translation_made_beforehand_comes_out_with_the_swedish_text(
    sort: str, things: dict[str, Any], erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing, bundle = things[sort], Bundle.objects.create(name="Hösten", made_by=erik)
    publish_first(thing, django_capture_on_commit_callbacks)
    item = put_in(bundle=bundle, thing=draft(thing, erik), must_be_ready=["en"])
    [state] = [one for one in readiness_of(item) if one.language.code == "en"]
    assert state.stops
    with pytest.raises(Refused, match="engelska"):
        ask(by=erik, bundle=bundle)
    translate(thing, erik)
    assert "The municipality pays." in read(sort, "en")
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    publish_bundle(by=karin, bundle=bundle)
    assert (NEW in read(sort), "The state pays." in read(sort, "en")) == (True, True)
    assert again(english(thing)).live


@pytest.mark.parametrize("sort", SORTS)
def test_a_translation_does_not_carry_the_text_out_before_its_bundle(
    client: Client, sort: str, things: dict[str, Any], erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing, bundle = things[sort], Bundle.objects.create(name="Hösten", made_by=erik)
    other = publish_first(thing, django_capture_on_commit_callbacks)
    put_in(bundle=bundle, thing=draft(thing, erik), must_be_ready=["en"])
    translate(thing, erik)
    assert not may_publish_alone(karin, other)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(client, karin).post(address(other, "edit", other.pk), {"action": "publish"})
    assert "The municipality pays." in read(sort, "en")
    give_up(bundle=bundle)
    assert may_publish_alone(karin, again(other))
    assert OLD in read(sort)
    assert NEW in str(typed(again(thing).get_latest_revision_as_object(), NEW))


def test_they_are_locked_from_the_question_on(
    client: Client, bundle: Bundle, erik: User, karin: User, things: dict[str, Any]
) -> None:
    ask(by=erik, bundle=bundle)
    client = signed_in(client, erik)
    for thing in things.values():
        assert again(thing).locked
        client.post(address(thing, "edit", thing.pk), typed(thing, "Smuget in."))
        item = BundleItem.objects.get(object_id=thing.pk, content_type=_type(thing))
        assert again(thing).latest_revision == item.revision
    send_back(by=karin, bundle=bundle, comment="Säg vem som beslutar.")
    assert not any(again(thing).locked for thing in things.values())


def _type(thing: Any) -> Any:
    return thing.get_base_content_type()


def test_what_was_changed_after_all_is_not_published(
    approved: Bundle, erik: User, karin: User, things: dict[str, Any]
) -> None:
    draft(things["card"], erik, "Smuget in.")
    with pytest.raises(Refused):
        publish_bundle(by=karin, bundle=approved)
    assert all(OLD in text for text in texts())
    assert intro() != PAGE_TEXT


def test_whoever_wrote_one_of_them_does_not_approve(
    bundle: Bundle, erik: User, maja: User, karin: User, things: dict[str, Any]
) -> None:
    draft(things["word"], maja, NEW)
    draft(things["word"], erik, NEW)
    ask(by=karin, bundle=bundle)
    for who in (erik, maja, karin):
        with pytest.raises(PermissionDenied):
            approve(by=who, bundle=bundle)


def test_what_lacks_something_is_not_asked_about(bundle: Bundle, erik: User, things: dict[str, Any]) -> None:
    card = again(things["card"]).get_latest_revision_as_object()
    card.body[0].value["expires_on"] = None
    card.save_revision(user=erik)
    with pytest.raises(Refused, match=r"lacks something|Något fattas"):
        ask(by=erik, bundle=bundle)
    assert Bundle.objects.get(pk=bundle.pk).state == BundleState.DRAFT


def test_it_is_taken_back_as_a_new_bundle(approved: Bundle, erik: User, karin: User) -> None:
    before = intro()
    publish_bundle(by=karin, bundle=approved)
    new = take_back(by=erik, bundle=Bundle.objects.get(pk=approved.pk))
    assert new.items.count() == 4
    take_out(bundle=new, item=new.items.get(content_type=_type(page_of(pages.KEY, "sv"))))
    ask(by=erik, bundle=new)
    approve(by=karin, bundle=new)
    publish_bundle(by=karin, bundle=new)
    assert all(OLD in text for text in texts())
    assert intro() != before


def test_each_is_in_one_open_bundle_at_a_time(bundle: Bundle, erik: User, things: dict[str, Any]) -> None:
    other = Bundle.objects.create(name="Annan", made_by=erik)
    for thing in things.values():
        with pytest.raises(Refused, match="Hösten"):
            put_in(bundle=other, thing=again(thing), must_be_ready=[])


def test_what_is_deleted_is_in_no_bundle(bundle: Bundle, things: dict[str, Any]) -> None:
    again(things["word"]).delete()
    assert bundle.items.count() == 3


def test_the_whole_way_in_the_editors_rooms(client: Client, erik: User, karin: User, things: dict[str, Any]) -> None:
    as_erik, as_karin = signed_in(client, erik), signed_in(Client(), karin)
    where = as_erik.post(f"{LIST}ny/", {"name": "Höst", "note_kind": "wording"}).headers["Location"]
    form = as_erik.get(where).content.decode()
    groups = re.findall(r'<optgroup label="([^"]+)">', form)
    assert len(groups) == 4
    assert groups[0] in ("Sidor", "Pages")
    for thing in things.values():
        name = f"{thing._meta.model_name}-{draft(thing, erik).pk}"
        assert as_erik.post(where, {"thing": name, "must_be_ready": []}).status_code == 302
    assert as_erik.post(where, {"thing": "faq-999999"}).status_code == 200
    assert as_erik.post(where, {"thing": "x"}).status_code == 200
    html = as_erik.get(where).content.decode()
    assert html.count("Staten") == 3  # what changes in Swedish
    assert as_erik.post(f"{where}fraga/").status_code == 302
    assert "/godkann/" not in as_erik.get(where).content.decode()
    assert f"{where}godkann/" in as_karin.get(where).content.decode()
    as_karin.post(f"{where}godkann/")
    as_karin.post(f"{where}publicera/")
    assert all(NEW in text for text in texts())


def test_somebody_outside_reads_them(client: Client, erik: User, bundle: Bundle, things: dict[str, Any]) -> None:
    day = (timezone.localdate() + timedelta(days=14)).isoformat()
    told = {"name": "Lena Lind", "office": "Migrationsverket", "purpose": "Granskar.", "until": day}
    client = signed_in(client, erik)
    html = client.post(f"{LIST}{bundle.pk}/visa-utat/", told).content.decode()
    path = re.search(r'value="https?://[^/"]+(/sv/[^"]+)"', html).group(1)  # type: ignore[union-attr]
    assert PAGE_TEXT in Client().get(path).content.decode()
    for number in (2, 3, 4):
        response = Client().get(f"{path}{number}/")
        assert NEW in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store, private"
    assert all(OLD in text for text in texts())


@pytest.mark.parametrize("sort", SORTS)
def test_what_is_not_translated_yet_is_said_to_be_swedish(sort: str, erik: User, things: dict[str, Any]) -> None:
    bundle = Bundle.objects.create(name="Hösten", made_by=erik)
    thing = draft(things[sort], erik)
    put_in(bundle=bundle, thing=thing, must_be_ready=["en"])
    day = timezone.localdate()
    _reader, token = invite(by=erik, name="L", office="O", purpose="P", until=day, bundle=bundle)
    for language in ("en", "ar"):
        html = Client().get(draft_address(language, token)).content.decode()
        assert f'<p lang="sv" dir="ltr">{NEW}</p>' in html
    translate(thing, erik)
    assert "<p>The state pays.</p>" in Client().get(draft_address("en", token)).content.decode()


@pytest.mark.parametrize(("sort", "name"), [("answer", "fragor-och-svar"), ("card", "lander"), ("word", "ord")])
def test_one_of_them_is_shown_outside_by_itself(client: Client, erik: User, sort: str, name: str) -> None:
    thing = draft(made(sort), erik)
    day = (timezone.localdate() + timedelta(days=14)).isoformat()
    told = {"name": "Lena Lind", "office": "Migrationsverket", "purpose": "Granskar.", "until": day}
    room = f"/redaktion/publicering/lasare-utanfor/{name}/{thing.pk}/"
    html = signed_in(client, erik).post(room, told).content.decode()
    path = re.search(r'value="https?://[^/"]+(/sv/[^"]+)"', html).group(1)  # type: ignore[union-attr]
    assert NEW in Client().get(path).content.decode()
    assert client.get("/redaktion/publicering/lasare-utanfor/").status_code == 200
    assert client.get(f"/redaktion/publicering/lasare-utanfor/notiser/{thing.pk}/").status_code in (302, 404)
    assert client.get(address(thing, "list")).status_code == 200
