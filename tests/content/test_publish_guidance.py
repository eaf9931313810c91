"""An editor publishes: what is refused, and what becomes of what should not be there."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation

from content.blocks import GuidanceText
from content.rendering import clean
from portal.accounts.models import User
from tests.content.pages import page_of

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.mark.parametrize("field", ["title", "menu_title", "search_description", "intro"])
@pytest.mark.parametrize("text", ["{adult_amounts}", "{ }", "{adult amount}", "en ensam {", "}"])
def test_a_token_that_the_law_does_not_know_is_refused_beside_its_field(field: str, text: str) -> None:
    page = page_of("documents", "sv")
    setattr(page, field, text)
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    assert list(refusal.value.message_dict) == [field]


def test_a_token_in_the_text_is_refused_beside_its_block() -> None:
    with pytest.raises(ValidationError, match="adult_amounts"):
        GuidanceText().clean(RichText("<p>Du får {adult_amounts}.</p>"))


def test_a_known_token_is_published() -> None:
    page = page_of("documents", "sv")
    page.intro = "Högst {household_cap} enligt {section_amount} {ordinance}."
    page.full_clean()


def test_an_unknown_token_in_a_translated_sentence_is_marked_and_not_published(
    client: Client, erik: User, django_capture_on_commit_callbacks: Any
) -> None:
    sentence = StringTranslation.objects.get(
        context__object_id=page_of("documents", "ar").translation_key, context__path="intro", locale__language_code="ar"
    )
    sentence.data = "{no_such_figure}"
    sentence.save()
    sentence.refresh_from_db()
    assert sentence.has_error
    assert "{no_such_figure}" in sentence.field_error
    with django_capture_on_commit_callbacks(execute=True):
        _translation("documents", "ar").save_target(user=erik, publish=True)
    assert "no_such_figure" not in page_of("documents", "ar").intro


def test_publishing_a_translation_keeps_its_arabic_address(erik: User, django_capture_on_commit_callbacks: Any) -> None:
    before = page_of("documents", "ar")
    with django_capture_on_commit_callbacks(execute=True):
        _translation("documents", "ar").save_target(user=erik, publish=True)
    after = page_of("documents", "ar")
    assert after.latest_revision != before.latest_revision
    assert (after.slug, after.title, after.live) == (before.slug, before.title, True)
    assert not after.slug.isascii()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p>hej<script>alert(1)</script></p>", "<p>hej</p>"),
        ('<p onclick="alert(1)">hej</p>', "<p>hej</p>"),
        ('<a href="javascript:alert(1)">hej</a>', "<a>hej</a>"),
        ('<a href="data:text/html,x">hej</a>', "<a>hej</a>"),
        ('<img src="x" onerror="alert(1)">hej', "hej"),
        ('<embed embedtype="media" url="https://example.com"/>hej', "hej"),
        ('<iframe src="https://example.com"></iframe>hej', "hej"),
        ('<p style="position:fixed">hej</p>', "<p>hej</p>"),
        ("<h2>Rubrik</h2><ul><li><b>fet</b></li></ul>", "<h2>Rubrik</h2><ul><li><b>fet</b></li></ul>"),
        ('<a href="https://www.migrationsverket.se/">hej</a>', '<a href="https://www.migrationsverket.se/">hej</a>'),
    ],
)
def test_only_what_the_editors_buttons_make_is_shown(stored: str, shown: str) -> None:
    assert clean(stored) == shown


def test_stored_markup_reaches_no_reader(client: Client) -> None:
    page = page_of("documents", "sv")
    page.intro = '<script>alert("intro")</script>'
    page.title = "<img src=x onerror=alert(1)>"
    page.body = [("text", RichText('<h2>{adult_amount}<svg onload="alert(2)"></svg></h2><p onclick="x()">hej</p>'))]
    page.save_revision().publish()
    html = client.get(f"/sv/{page.slug}/").content.decode()
    for trace in ("<script>alert", "<img", "onload", "onclick"):
        assert trace not in html
    assert 'id="350-000-kr"' in html


def _translation(key: str, language: str) -> Translation:
    return Translation.objects.get(
        source__object_id=page_of(key, language).translation_key, target_locale__language_code=language
    )
