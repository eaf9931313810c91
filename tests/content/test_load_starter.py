"""Loading the guidance that comes with the portal."""

from __future__ import annotations

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation, Translation

from content import starter_files
from content.loading import Done, Loaded, load_starter
from content.models import GuidancePage, StarterRecord
from content.starter_files import KEYS, StarterFileError, read_starter
from content.tokens import tokens_in, unknown_tokens
from portal.accounts.models import User
from tests.content.pages import LANGUAGES, address, page_of

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter files in a folder where a test may change them."""
    folder = tmp_path / "starter"
    shutil.copytree(starter_files.FOLDER, folder)
    monkeypatch.setattr(starter_files, "FOLDER", folder)
    return folder


def change(folder: Path, language: str, key: str, old: str, new: str) -> None:
    path = folder / language / f"{key}.md"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def done(results: list[Loaded]) -> dict[tuple[str, str], Done]:
    return {(result.language, result.key): result.done for result in results}


def test_it_loads_every_page_in_every_language(first_loading: list[Loaded]) -> None:
    assert done(first_loading) == {(language, key): Done.CREATED for language in LANGUAGES for key in KEYS}
    for language in LANGUAGES:
        for key in KEYS:
            page = page_of(key, language)
            assert page.live
            assert not page.has_unpublished_changes
            assert page.title == read_starter(key, language).title
            assert page.slug == read_starter(key, language).slug


def test_loading_twice_is_loading_once() -> None:
    pages, translations = Page.objects.count(), StringTranslation.objects.count()
    assert set(done(load_starter()).values()) == {Done.UNCHANGED}
    assert (Page.objects.count(), StringTranslation.objects.count()) == (pages, translations)


def test_the_start_page_is_the_sites_first_page_and_wagtails_welcome_is_gone() -> None:
    assert Site.objects.get(is_default_site=True).root_page.specific == page_of("start", "sv")
    assert not Page.objects.filter(slug="home").exists()
    assert page_of("start", "sv").numchild == len(KEYS) - 1
    assert not any(Page.find_problems())


def test_a_changed_file_updates_an_untouched_page_and_leaves_the_others(own_files: Path) -> None:
    change(own_files, "sv", "documents", "## Vad förordningen kräver", "## Vad som krävs")
    results = done(load_starter())
    assert {place for place, what in results.items() if what is not Done.UNCHANGED} == {
        (language, "documents") for language in LANGUAGES
    }
    assert "Vad som krävs" in str(page_of("documents", "sv").body)
    assert set(done(load_starter()).values()) == {Done.UNCHANGED}


def test_a_changed_translation_updates_that_language_only(own_files: Path) -> None:
    change(own_files, "en", "documents", 'title = "Documents"', 'title = "Papers"')
    results = done(load_starter())
    assert [place for place, what in results.items() if what is Done.UPDATED] == [("en", "documents")]
    assert page_of("documents", "en").title == "Papers"


def test_a_translation_may_link_to_a_source_in_its_own_language(own_files: Path) -> None:
    swedish, english = "https://www.digg.se/tdosanmalan", "https://www.digg.se/en/report"
    change(own_files, "en", "accessibility", swedish, english)
    load_starter()
    assert f'href="{english}"' in str(page_of("accessibility", "en").body)
    assert f'href="{swedish}"' in str(page_of("accessibility", "ar").body)
    change(own_files, "en", "accessibility", english, swedish)
    load_starter()
    assert f'href="{swedish}"' in str(page_of("accessibility", "en").body)


def test_links_may_change_places_in_a_translation(own_files: Path, client: Client) -> None:
    before = "[What you leave behind](page:what-you-give-up) and [The repatriation grant](page:the-grant)"
    change(own_files, "en", "start", before, "[The grant](page:the-grant) and [what you leave](page:what-you-give-up)")
    load_starter()
    html = client.get("/en/").content.decode()
    for text, key in (("The grant", "the-grant"), ("what you leave", "what-you-give-up")):
        assert f'<a href="{address(key, "en")}">{text}</a>' in html


def test_an_editors_change_is_never_overwritten(own_files: Path, erik: User) -> None:
    page = page_of("documents", "sv")
    page.title = "Eriks rubrik"
    page.save_revision(user=erik).publish()
    change(own_files, "sv", "documents", "## Vad förordningen kräver", "## Vad som krävs")
    out = StringIO()
    call_command("load_starter", stdout=out)
    assert "sv/documents: changed in the editor, left alone\n" in out.getvalue()
    page = page_of("documents", "sv")
    assert page.title == "Eriks rubrik"
    assert "Vad som krävs" not in str(page.body)


def test_a_draft_is_an_editors_change_too(own_files: Path, erik: User) -> None:
    page = page_of("documents", "sv")
    page.title = "Inte klart"
    revision = page.save_revision(user=erik)
    change(own_files, "sv", "documents", "## Vad förordningen kräver", "## Vad som krävs")
    assert done(load_starter())["sv", "documents"] is Done.LEFT_ALONE
    assert page_of("documents", "sv").latest_revision == revision


def test_a_sentence_that_a_translator_has_changed_is_never_overwritten(own_files: Path, erik: User) -> None:
    sentence = StringTranslation.objects.get(
        context__object_id=page_of("documents", "ar").translation_key, context__path="title", locale__language_code="ar"
    )
    sentence.data, sentence.last_translated_by = "أوراق", erik
    sentence.save()
    change(own_files, "ar", "documents", "## المصادر", "\n## المصادر")
    assert done(load_starter())["ar", "documents"] is Done.LEFT_ALONE
    sentence.refresh_from_db()
    assert sentence.data == "أوراق"


def test_a_page_that_an_editor_has_deleted_does_not_come_back() -> None:
    page_of("documents", "sv").delete()
    results = done(load_starter())
    assert ("sv", "documents") not in results
    assert not GuidancePage.objects.filter(key="documents", locale__language_code="sv").exists()
    assert StarterRecord.objects.get(key="documents", language="sv").page is None


def test_editors_go_on_in_the_translation_editor() -> None:
    pages = Translation.objects.filter(enabled=True, source__specific_content_type__model__endswith="page")
    assert pages.count() == len(KEYS) * (len(LANGUAGES) - 1)
    for translation in pages:
        wanted, translated = translation.get_progress()
        assert wanted == translated
    assert set(StringTranslation.objects.values_list("translation_type", flat=True)) == {"machine"}


def test_a_file_that_no_page_can_show_loads_nothing_and_says_which(own_files: Path) -> None:
    change(own_files, "en", "documents", "## ", "#### ")
    with pytest.raises(CommandError, match=r"Nothing was loaded\. en/documents\.md: line \d+: only ## and ###"):
        call_command("load_starter")


@pytest.mark.parametrize("key", KEYS)
def test_the_languages_agree_in_structure(key: str) -> None:
    texts = [read_starter(key, language) for language in LANGUAGES]
    for text in texts[1:]:
        assert text.shape == texts[0].shape
        for (_, ours), (_, theirs) in zip(texts[0].blocks, text.blocks, strict=True):
            assert re.findall(r"</?[a-z0-9]+", str(ours)) == re.findall(r"</?[a-z0-9]+", str(theirs))


@pytest.mark.parametrize("key", KEYS)
def test_every_token_is_a_figure_of_todays_law_and_stands_in_every_language(key: str) -> None:
    tokens = []
    for language in LANGUAGES:
        text = read_starter(key, language)
        assert unknown_tokens(text.texts) == []
        tokens.append([sorted(tokens_in(str(value))) for _, value in text.blocks])
    assert all(each == tokens[0] for each in tokens)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<script>alert(1)</script>", None),
        ("Ett <b onclick='x'>ord</b>", None),
        ("![bild](https://example.com/a.png)", "image"),
        ("[här](javascript:alert(1))", None),
        ("[här](/sv/)", "a link leads to /sv/"),
        ("| a | b |\n|---|---|", None),
        ("# Rubrik", "only ## and ### are headings"),
    ],
)
def test_a_starter_file_holds_only_what_a_block_can_hold(own_files: Path, text: str, problem: str | None) -> None:
    path = own_files / "sv" / "documents.md"
    path.write_text(path.read_text().split("## ")[0] + text + "\n")
    if problem is None:  # Markdown itself takes it for plain text
        blocks = str(read_starter("documents", "sv").blocks)
        assert not any(tag in blocks for tag in ("<a", "<script", "<b onclick", "<table"))
        return
    with pytest.raises(StarterFileError, match=re.escape(problem)):
        read_starter("documents", "sv")
