"""An editor changes the Swedish text: what becomes of it in the other languages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory
from wagtail.admin import messages
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation

from content import starter_files
from content.loading import Done, load_starter
from content.translation.minor import declare_minor_edit, touched_by_changes
from content.translation.models import MinorEdit
from content.translation.wagtail_hooks import tell_what_it_touches
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import LANGUAGES, address, page_of
from tests.content.translation.conftest import KEY, plain_paragraph, reword, shown, translation_of

pytestmark = pytest.mark.usefixtures("guidance")

OTHERS = [language for language in LANGUAGES if language != "sv"]


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter files in a folder where a test may change them."""
    folder = tmp_path / "starter"
    shutil.copytree(starter_files.FOLDER, folder)
    monkeypatch.setattr(starter_files, "FOLDER", folder)
    return folder


def test_changing_one_paragraph_marks_exactly_that_part_in_every_language() -> None:
    part = plain_paragraph()
    before = {language: [(row.context_id, row.data) for row in shown(language)] for language in OTHERS}
    reword(part.string.data, part.string.data + " Detta är nytt.")
    for language in OTHERS:
        rows = shown(language)
        assert [(row.context_id, row.data) for row in rows] == before[language]
        [behind] = [row for row in rows if row.is_behind]
        assert behind.matches == part.string
        assert behind.swedish.data.endswith("Detta är nytt.")
        assert not any(row.is_missing for row in rows)


@pytest.mark.usefixtures("english")
def test_readers_keep_the_old_translation_with_a_mark_beside_it(client: Client) -> None:
    part = plain_paragraph()
    [old] = [row.data for row in shown("ar") if row.swedish_id == part.string_id]
    reword(part.string.data, "Något helt annat står här nu.")
    html = client.get(address(KEY, "ar")).content.decode()
    assert (
        html.count("The Swedish text of this part has changed since it was translated.") == 2
    )  # there and in the list
    place = html.index("part-mark")
    assert old[:20] in html[place - 3000 : place]
    assert "Något helt annat" not in html
    assert "Parts whose Swedish text has changed since they were translated: 1." in html


def test_a_part_translated_anew_is_no_longer_behind(
    client: Client, erik: User, django_capture_on_commit_callbacks: Any
) -> None:
    part = plain_paragraph()
    reword(part.string.data, "Ett nytt stycke som säger något annat än förr.")
    [behind] = [row for row in shown("ar") if row.is_behind]
    StringTranslation.objects.create(
        translation_of=behind.swedish,
        context=behind.context,
        locale=behind.locale,
        data="فقرة جديدة",
        translation_type="manual",
        last_translated_by=erik,
    )
    assert [row for row in shown("ar") if row.is_behind], "saved is not published"
    with django_capture_on_commit_callbacks(execute=True):
        translation_of("ar").save_target(user=erik, publish=True)
    [now] = [row for row in shown("ar") if row.swedish_id == behind.swedish_id]
    assert (now.data, now.made_by, now.is_behind) == ("فقرة جديدة", "person", False)
    assert "فقرة جديدة" in client.get(address(KEY, "ar")).content.decode()
    assert [row for row in shown("en") if row.is_behind]


def test_a_sentence_that_a_translator_has_saved_is_not_published_by_a_change_elsewhere(erik: User) -> None:
    part = plain_paragraph()
    title = StringTranslation.objects.get(
        context__object_id=page_of(KEY, "ar").translation_key, context__path="title", locale__language_code="ar"
    )
    StringTranslation.objects.filter(pk=title.pk).update(data="لم ينشر بعد", last_translated_by=erik)
    reword(part.string.data, "Något helt annat står här nu.")
    assert page_of(KEY, "ar").title != "لم ينشر بعد"


@pytest.mark.usefixtures("english")
def test_a_new_paragraph_stands_in_swedish_and_says_so(client: Client) -> None:
    part = plain_paragraph()
    reword(f"<p>{part.string.data}</p>", f"<p>{part.string.data}</p><p>Ett alldeles nytt stycke.</p>")
    rows = shown("ar")
    assert [row.swedish.data for row in rows if row.is_missing] == ["Ett alldeles nytt stycke."]
    assert not any(row.is_behind for row in rows)
    html = client.get(address(KEY, "ar")).content.decode()
    assert '<span lang="sv" dir="ltr">Ett alldeles nytt stycke.</span>' in html
    assert "This part is not translated yet and stands in Swedish." in html


def test_a_paragraph_that_is_taken_away_is_taken_away_everywhere() -> None:
    part = plain_paragraph()
    [old] = [row.data for row in shown("ar") if row.swedish_id == part.string_id]
    reword(f"<p>{part.string.data}</p>", "")
    rows = shown("ar")
    assert old not in [row.data for row in rows]
    assert not any(row.is_behind or row.is_missing for row in rows)


def test_a_wording_that_is_translated_elsewhere_takes_that_translation_over_marked() -> None:
    known = next(row for row in shown("ar", "privacy") if row.context.path == "title")
    page = page_of(KEY, "sv")
    page.body = [
        *[(block.block_type, block.value) for block in page.body],
        ("callout", RichText(f"<p>{known.swedish.data}</p>")),
    ]
    page.save_revision().publish()
    last = shown("ar")[-1]
    assert (last.data, last.tool, last.is_missing) == (known.data, "translation memory", False)


def test_a_minor_edit_keeps_every_translation_current_and_is_recorded(client: Client, karin: User) -> None:
    part = plain_paragraph()
    reword(part.string.data, part.string.data.replace(".", " .", 1))
    page = page_of(KEY, "sv")
    [touched] = touched_by_changes(page)
    assert set(touched.languages) == set(OTHERS)
    response = signed_in(client, karin).post(f"/redaktion/oversattningar/andring/{page.pk}/", {"part": touched.name})
    assert response.status_code == 302
    for language in OTHERS:
        assert not any(row.is_behind for row in shown(language))
        wanted, made = translation_of(language).get_progress()
        assert wanted == made
    record = MinorEdit.objects.get()
    assert (record.declared_by, record.before, record.after) == (karin, touched.before, touched.after)


def test_a_change_of_figures_is_no_minor_edit(karin: User) -> None:
    part = plain_paragraph()
    page = reword(part.string.data, part.string.data + " {adult_amount}")
    [touched] = touched_by_changes(page)
    assert not touched.can_be_minor
    assert declare_minor_edit(by=karin, page=page, names={touched.name}) == 0
    assert [row for row in shown("ar") if row.is_behind]


def test_whoever_publishes_is_told_what_it_touches(client: Client, karin: User) -> None:
    part = plain_paragraph()
    page = reword(part.string.data, "Något helt annat står här nu.")
    html = signed_in(client, karin).get(f"/redaktion/oversattningar/andring/{page.pk}/").content.decode()
    assert part.string.data in html
    assert "Något helt annat står här nu." in html


def test_whoever_publishes_is_told_at_once_with_a_way_on(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    page = reword(plain_paragraph().string.data, "Något helt annat står här nu.")
    told: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(messages, "warning", lambda _request, words, buttons: told.append((words, buttons)))
    tell_what_it_touches(rf.get("/"), page)
    [(_words, [button])] = told
    assert f"/redaktion/oversattningar/andring/{page.pk}/" in str(button)
    tell_what_it_touches(rf.get("/"), page_of("privacy", "sv"))
    assert len(told) == 1


def test_a_translation_that_the_loader_leaves_alone_follows_all_the_same(
    own_files: Path, erik: User, client: Client
) -> None:
    """A translator has changed one sentence, so the new files do not come in; the changed Swedish is marked."""
    part = plain_paragraph()
    title = StringTranslation.objects.get(
        context__object_id=page_of(KEY, "ar").translation_key, context__path="title", locale__language_code="ar"
    )
    title.data, title.last_translated_by = "أوراق", erik
    title.save()
    file = own_files / "sv" / f"{KEY}.md"
    text = file.read_text()
    assert part.string.data in text
    file.write_text(text.replace(part.string.data, "Något helt annat står här nu."))
    done = {result.language: result.done for result in load_starter() if result.key == KEY}
    assert done["sv"] is Done.UPDATED
    assert done["ar"] is Done.LEFT_ALONE
    assert [row.swedish.data for row in shown("ar") if row.is_behind] == ["Något helt annat står här nu."]
    assert page_of(KEY, "ar").title != "أوراق"
    assert not any(row.is_behind for row in shown("en"))


def test_anna_the_social_worker_may_not(client: Client, anna: User) -> None:
    for path in ("", "ar/", "ar/po/", f"andring/{page_of(KEY, 'sv').pk}/", f"delar/{page_of(KEY, 'ar').pk}/"):
        assert signed_in(client, anna).get(f"/redaktion/oversattningar/{path}").status_code in (302, 403)
