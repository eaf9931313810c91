"""Somebody outside, who is named, reads a draft by a link that ends by itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation

from content.publishing.bundles import put_in
from content.publishing.models import Bundle, OutsideReader
from content.publishing.outside import invite, revoke
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import address, page_of
from tests.content.publishing.conftest import KEY, draft

pytestmark = pytest.mark.usefixtures("guidance")
NEW = "Erik skrev detta i dag."
ROOM = "/redaktion/publicering/lasare-utanfor/"


def told(**changes: str) -> dict[str, str]:
    day = (timezone.localdate() + timedelta(days=14)).isoformat()
    return {"name": "Lena Lind", "office": "Migrationsverket", "purpose": "Granskar.", "until": day, **changes}


def link_for(client: Client, by: User, key: str = KEY) -> str:
    """The path of the link that the editor is shown once."""
    html = signed_in(client, by).post(f"{ROOM}sida/{page_of(key, 'sv').pk}/", told()).content.decode()
    found = re.search(r'id="draft-link"[^>]*value="https?://[^/"]+([^"]+)"', html)
    assert found, html
    return found.group(1)


def test_lena_reads_the_draft_as_readers_would_see_it(client: Client, erik: User) -> None:
    draft(erik)
    path = link_for(client, erik)
    assert path.startswith("/sv/")
    response = Client().get(path)
    html = response.content.decode()
    assert response.status_code == 200
    for words in (NEW, "Lena Lind", "Lämna sidan" if "Lämna sidan" in html else "<main"):
        assert words in html
    assert NEW not in Client().get(address(KEY, "sv")).content.decode()


def test_the_link_is_kept_by_nobody_and_sets_no_cookie(client: Client, erik: User) -> None:
    draft(erik)
    response = Client().get(link_for(client, erik))
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not response.cookies
    assert 'rel="canonical"' not in response.content.decode()


def test_the_draft_is_there_in_the_languages_of_the_page(client: Client, erik: User) -> None:
    page = draft(erik)
    bundle = Bundle.objects.create(name="Höst", made_by=erik)
    put_in(bundle=bundle, thing=page, must_be_ready=["ar"])
    segment = StringSegment.objects.get(source__object_id=page.translation_key, context__path="intro")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=page_of(KEY, "ar").locale, data="مسودة جديدة"
    )
    path = link_for(client, erik)
    swedish = Client().get(path).content.decode()
    arabic_path = next(found for found in re.findall(r'href="(/ar/[^"]+)"', swedish) if path.split("/")[-2] in found)
    arabic = Client().get(arabic_path).content.decode()
    assert 'lang="ar" dir="rtl"' in arabic
    assert "مسودة جديدة" in arabic
    assert "مسودة جديدة" not in Client().get(address(KEY, "ar")).content.decode()


EARLIER = 'id="earlier-text"'


def in_arabic(path: str) -> str:
    swedish = Client().get(path).content.decode()
    found = next(found for found in re.findall(r'href="(/ar/[^"]+)"', swedish) if path.split("/")[-2] in found)
    return Client().get(found).content.decode()


def test_another_language_says_that_its_text_is_earlier_than_the_draft(client: Client, erik: User) -> None:
    """In no bundle nobody has been given the Swedish draft to translate."""
    draft(erik)
    path = link_for(client, erik)
    assert EARLIER in in_arabic(path)
    assert EARLIER not in Client().get(path).content.decode()


def test_nothing_is_said_where_translators_were_given_the_draft(client: Client, erik: User) -> None:
    page = draft(erik)
    put_in(bundle=Bundle.objects.create(name="Höst", made_by=erik), thing=page, must_be_ready=["ar"])
    path = link_for(client, erik)
    assert EARLIER not in in_arabic(path)
    draft(erik, "Erik skrev mer efteråt.")
    assert EARLIER in in_arabic(path)


def test_nothing_is_said_where_nothing_has_been_written_since(client: Client, erik: User) -> None:
    page_of(KEY, "sv").save_revision(user=erik)
    assert EARLIER not in in_arabic(link_for(client, erik))


def test_a_bundle_is_shown_page_by_page(client: Client, erik: User) -> None:
    bundle = Bundle.objects.create(name="Höst", made_by=erik)
    for key in (KEY, "who-does-what"):
        put_in(bundle=bundle, thing=draft(erik, f"Nytt om {key}.", key), must_be_ready=[])
    html = signed_in(client, erik).post(f"/redaktion/publicering/buntar/{bundle.pk}/visa-utat/", told())
    path = re.search(r'value="https?://[^/"]+(/sv/[^"]+)"', html.content.decode()).group(1)  # type: ignore[union-attr]
    first = Client().get(path).content.decode()
    assert f"Nytt om {KEY}." in first
    assert f"{path}2/" in first
    assert "Nytt om who-does-what." in Client().get(f"{path}2/").content.decode()
    assert Client().get(f"{path}3/").status_code == 404


def test_only_how_often_it_was_opened_is_kept_and_listed(client: Client, erik: User, karin: User) -> None:
    draft(erik)
    path = link_for(client, erik)
    for _ in range(3):
        Client().get(path)
    Client().head(path)
    reader = OutsideReader.objects.get()
    assert reader.openings == 3
    assert path.split("/")[-2] not in str(vars(reader))
    html = signed_in(Client(), karin).get(ROOM).content.decode()
    for words in ("Lena Lind, Migrationsverket", "Granskar.", "<td>3</td>"):
        assert words in html


def test_it_ends_by_itself_with_a_kind_page(client: Client, erik: User) -> None:
    draft(erik)
    path = link_for(client, erik)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        response = Client().get(path)
        assert response.status_code == 404
        assert NEW not in response.content.decode()
        assert "<main" in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store, private"
    assert OutsideReader.objects.get().openings == 0


def test_it_can_be_closed_at_once(client: Client, erik: User, karin: User) -> None:
    draft(erik)
    path = link_for(client, erik)
    reader = OutsideReader.objects.get()
    assert signed_in(Client(), karin).post(f"{ROOM}{reader.public_id}/stang/").status_code == 302
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("days", [-1, 31])
def test_no_link_is_open_for_more_than_thirty_days(client: Client, erik: User, days: int) -> None:
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    response = signed_in(client, erik).post(f"{ROOM}sida/{page_of(KEY, 'sv').pk}/", told(until=day))
    assert response.status_code == 200
    assert "error-message" in response.content.decode()
    assert not OutsideReader.objects.exists()


@pytest.mark.parametrize("missing", ["name", "office", "purpose", "until"])
def test_the_reader_is_named_with_office_and_purpose(client: Client, erik: User, missing: str) -> None:
    response = signed_in(client, erik).post(f"{ROOM}sida/{page_of(KEY, 'sv').pk}/", told(**{missing: ""}))
    assert response.status_code == 200
    assert not OutsideReader.objects.exists()


def test_a_guessed_link_opens_nothing(erik: User) -> None:
    reader, token = invite(
        by=erik, name="L", office="O", purpose="P", until=timezone.localdate(), thing=page_of(KEY, "sv")
    )
    path = Client().get("/sv/").wsgi_request.path
    assert path == "/sv/"
    revoke(reader)
    for guess in ("x", token[:-1], token.upper(), token):
        assert Client().get(f"/sv/utkast/{guess}/").status_code == 404
        assert Client().get(f"/sv/draft/{guess}/").status_code == 404
    assert Client().post(f"/sv/utkast/{token}/").status_code in (404, 405)
