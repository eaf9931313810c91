"""Who edits the guidance, and that the admin works under its own policy."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from content.csp import is_wagtails
from content.models import Guidance
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import page_of

pytestmark = pytest.mark.usefixtures("guidance")


def edit_url(page: Guidance) -> str:
    return f"/redaktion/pages/{page.pk}/edit/"


def test_an_editor_opens_a_page(client: Client, erik: User) -> None:
    response = signed_in(client, erik).get(edit_url(page_of("documents", "sv")))
    assert response.status_code == 200
    assert "adult_amount" in response.content.decode()


def test_a_translation_opens_sentence_by_sentence(client: Client, erik: User) -> None:
    response = signed_in(client, erik).get(edit_url(page_of("documents", "ar")))
    assert response.status_code == 200
    assert "js-translation-editor" in response.content.decode()


def test_every_inline_script_of_the_editor_is_signed_with_the_nonce_of_the_policy(client: Client, erik: User) -> None:
    client = signed_in(client, erik)
    for path in (
        edit_url(page_of("documents", "sv")),
        edit_url(page_of("documents", "ar")),
        f"/redaktion/localize/submit/page/{page_of('documents', 'sv').pk}/",
    ):
        response = client.get(path)
        html = response.content.decode()
        policy = response.headers["Content-Security-Policy"]
        nonces = set(re.findall(r'<script nonce="([^"]+)"', html))
        assert len(nonces) == 1
        assert f"'nonce-{nonces.pop()}'" in policy
        assert "'unsafe-inline'" not in re.search(r"script-src[^;]*", policy).group()  # type: ignore[union-attr]
        assert not re.findall(r"<script(?: type=\"text/javascript\")?>", html)


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_checked_on", {"dayOfWeekStart": 1, "format": "Y-m-d"});',
        'new PageChooser("id_parent", {"modalUrl": "/redaktion/choose-page/"});',
        '\n (function() {\n var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n })();\n',
    ],
)
def test_wagtails_own_scripts_are_known(script: str) -> None:
    assert is_wagtails(script)


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'initDateChooser("id", {"a": alert(1)});',
        'initDateChooser("id"); alert(1)//");',
        'new PageChooser("id", {}); alert(1); new PageChooser("id", {});',
        '(function() { var panel = new InlinePanel(JSON.parse("" + alert(1) + "")); })();',
        "new Function(alert(1))",
    ],
)
def test_a_script_that_only_looks_like_wagtails_is_not_signed(script: str) -> None:
    assert not is_wagtails(script)


def test_an_editor_sees_every_name_with_todays_figure(client: Client, erik: User) -> None:
    html = signed_in(client, erik).get("/redaktion/uppgifter-i-texter/").content.decode()
    assert "{adult_amount}" in html
    assert "350\u00a0000\u00a0kr" in html


def test_a_preview_may_be_framed_by_the_editor_and_by_nobody_else(client: Client, erik: User) -> None:
    page = page_of("documents", "sv")
    response = signed_in(client, erik).get(f"/redaktion/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(f"/sv/{page.slug}/").headers["Content-Security-Policy"]


def test_a_coordinator_vouches_for_a_translation(client: Client, karin: User) -> None:
    page = page_of("documents", "ar")
    told = {"translated_by": "machine", "checked_by": "Karin Ek", "checked_on": "2026-11-20"}
    response = signed_in(client, karin).post(f"/redaktion/granska/{page.pk}/", told)
    assert response.headers["Location"] == edit_url(page)
    page = page_of("documents", "ar")
    assert page.translation_checked_by == "Karin Ek"
    assert not page.translation_changed_since_check


@pytest.mark.parametrize(
    "told",
    [
        {"translated_by": "machine", "checked_by": "Karin Ek"},
        {"translated_by": "machine", "checked_by": "Karin Ek", "checked_on": "2999-01-01"},
        {"translated_by": "source"},
        {},
    ],
)
def test_half_a_check_is_no_check(client: Client, karin: User, told: dict[str, str]) -> None:
    page = page_of("documents", "ar")
    response = signed_in(client, karin).post(f"/redaktion/granska/{page.pk}/", told)
    assert response.status_code == 200
    assert page_of("documents", "ar").translation_checked_on is None


def test_a_translation_with_a_draft_cannot_be_vouched_for(client: Client, karin: User) -> None:
    page = page_of("documents", "ar")
    page.intro = "مسودة"
    page.save_revision()
    assert signed_in(client, karin).get(f"/redaktion/granska/{page.pk}/").status_code in (302, 403)
    assert page_of("documents", "ar").translation_checked_on is None


@pytest.mark.parametrize("path", ["edit", "view_draft", "history", "copy", "delete"])
def test_anna_the_social_worker_may_not(client: Client, anna: User, path: str) -> None:
    page = page_of("documents", "sv")
    response = signed_in(client, anna).get(f"/redaktion/pages/{page.pk}/{path}/")
    assert response.status_code in (302, 403)
    assert page.title not in response.content.decode()


@pytest.mark.parametrize("path", ["uppgifter-i-texter/", "granska/{}/"])
def test_anna_may_not_enter_our_own_editing_pages_either(client: Client, anna: User, path: str) -> None:
    response = signed_in(client, anna).get(f"/redaktion/{path.format(page_of('documents', 'ar').pk)}")
    assert response.status_code in (302, 403)


def test_nobody_edits_without_signing_in(client: Client) -> None:
    response = client.get(edit_url(page_of("documents", "sv")))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/konto/")
