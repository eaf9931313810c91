"""A page is published by somebody else than the one who wrote it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from content.loading import load_starter
from content.permissions import authors
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import address, page_of
from tests.content.publishing.conftest import KEY, asked, decide, draft, edit_address, typed

pytestmark = pytest.mark.usefixtures("guidance")
NEW = "Erik skrev detta i dag."


def live() -> str:
    return page_of(KEY, "sv").intro


def test_erik_asks_in_the_editor_and_karin_approves(client: Client, erik: User, karin: User) -> None:
    page = draft(erik).get_latest_revision_as_object()
    response = signed_in(client, erik).post(edit_address(), {**typed(page), "action-submit": "on"})
    assert response.status_code == 302, response.context["form"].errors
    assert live() != NEW
    [state] = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    response = decide(karin, state.current_task_state)
    assert response.status_code == 302
    assert live() == NEW
    assert NEW in Client().get(address(KEY, "sv")).content.decode()


def test_karin_finds_it_on_her_first_page_with_what_was_changed(client: Client, erik: User, karin: User) -> None:
    page = draft(erik)
    state = asked(erik)
    html = signed_in(client, karin).get("/redaktion/").content.decode()
    for action in ("approve", "reject"):
        assert f"/workflow/action/{page.pk}/{action}/{state.pk}/" in html
    compare = f"/redaktion/pages/{page.pk}/revisions/compare/live...{state.revision_id}/"
    assert compare in html
    assert NEW in client.get(compare).content.decode()


def test_erik_sees_that_it_waits_for_a_colleague_and_gets_no_button(client: Client, erik: User) -> None:
    draft(erik)
    state = asked(erik)
    client = signed_in(client, erik)
    first = client.get("/redaktion/").content.decode()
    assert "Väntar på en kollega" in first
    assert f"/approve/{state.pk}/" not in first
    html = client.get(edit_address()).content.decode()
    assert "väntar på en kollega" in html.lower() or "waits for a colleague" in html
    assert "action-publish" not in html


def test_karin_sends_it_back_with_a_comment(client: Client, erik: User, karin: User) -> None:
    draft(erik)
    state = asked(erik)
    assert decide(karin, state, "reject", "Säg vem som beslutar.").status_code == 302
    assert live() != NEW
    assert page_of(KEY, "sv").current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert "Säg vem som beslutar." in signed_in(client, erik).get(edit_address()).content.decode()


def test_whoever_asked_can_take_the_question_back(client: Client, erik: User) -> None:
    page = draft(erik).get_latest_revision_as_object()
    asked(erik)
    signed_in(client, erik).post(edit_address(), {**typed(page), "action-cancel-workflow": "on"})
    assert not page_of(KEY, "sv").workflow_in_progress


def test_who_publishes_is_led_to_what_it_touches_in_other_languages(erik: User, karin: User) -> None:
    draft(erik)
    response = decide(karin, asked(erik))
    assert response.headers["Location"].endswith(f"/oversattningar/andring/{page_of(KEY, 'sv').pk}/")


def test_translations_follow_an_approved_page_by_themselves(erik: User, karin: User) -> None:
    before = page_of(KEY, "ar")
    draft(erik)
    decide(karin, asked(erik))
    after = page_of(KEY, "ar")
    assert after.live
    assert after.latest_revision_id != before.latest_revision_id
    assert after.next_check_on is not None


def test_two_who_wrote_it_together_may_publish_it_together(erik: User, karin: User) -> None:
    draft(erik, "Erik skrev.")
    draft(karin, "Erik och Karin skrev.")
    assert authors(page_of(KEY, "sv")) == {erik.pk, karin.pk}
    assert decide(erik, asked(karin)).status_code == 302
    assert live() == "Erik och Karin skrev."


def test_the_starter_texts_can_still_be_loaded() -> None:
    load_starter()
    assert page_of(KEY, "sv").live


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_nobody_has_a_button_that_publishes(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    page = draft(user)
    html = signed_in(client, user).get(edit_address()).content.decode()
    assert "action-submit" in html
    assert "action-publish" not in html
    assert not page.permissions_for_user(user).can_publish()


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_no_other_way_publishes_either(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    page = draft(user)
    client = signed_in(client, user)
    form = {**typed(page.get_latest_revision_as_object()), "action-publish": "on"}
    client.post(edit_address(), form)
    client.post(f"/redaktion/bulk/wagtailcore/page/publish/?id={page.pk}", {"include_descendants": ""})
    client.post(f"/redaktion/api/main/pages/{page.pk}/action/publish/")
    revision = page_of(KEY, "sv").latest_revision_id
    client.post(f"/redaktion/pages/{page.pk}/revisions/{revision}/revert/", form)
    assert live() != NEW


def test_a_new_page_cannot_be_made_and_published_in_one_go(client: Client, karin: User) -> None:
    start = page_of("start", "sv")
    form = typed(page_of(KEY, "sv"), title="En ny sida", slug="en-ny-sida")
    signed_in(client, karin).post(
        f"/redaktion/pages/add/content/guidancepage/{start.pk}/", {**form, "action-publish": "on"}
    )
    made = start.get_children().get(slug="en-ny-sida")
    assert not made.live


def test_a_copy_is_a_draft(client: Client, karin: User) -> None:
    start = page_of("start", "sv")
    told = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": str(start.get_parent().pk)}
    client = signed_in(client, karin)
    copies = start.get_parent().get_children().filter(slug="kopia")
    for asked_for in ("publish_copies", "alias"):
        client.post(f"/redaktion/pages/{start.pk}/copy/", {**told, asked_for: "on"})
        assert not copies.exists()
    client.post(f"/redaktion/pages/{start.pk}/copy/", told)
    assert not copies.get().live


def test_nobody_changes_a_page_while_somebody_decides(client: Client, erik: User, karin: User) -> None:
    page = draft(erik)
    state = asked(erik)
    for who in (erik, karin):
        form = typed(page.get_latest_revision_as_object(), intro="Smuget in.")
        signed_in(client, who).post(edit_address(), form)
    assert page_of(KEY, "sv").latest_revision_id == state.revision_id


def test_what_is_not_what_was_read_is_not_published(erik: User, karin: User, maja: User) -> None:
    draft(erik)
    state = asked(erik)
    draft(erik, "Något annat.")
    decide(maja, state)
    assert live() not in (NEW, "Något annat.")
    again = page_of(KEY, "sv").current_workflow_state.current_task_state
    assert again.status == again.STATUS_IN_PROGRESS
    assert again.revision == page_of(KEY, "sv").get_latest_revision()


def test_whoever_translated_does_not_publish_the_translation_alone(client: Client, erik: User, karin: User) -> None:
    page = page_of(KEY, "ar")
    sentence = StringTranslation.objects.get(
        context__object_id=page.translation_key, context__path="intro", locale=page.locale
    )
    sentence.data, sentence.last_translated_by = "ترجمة أخرى", erik
    sentence.save()
    edit = f"/redaktion/pages/{page.pk}/edit/"
    assert not page.permissions_for_user(erik).can_publish()
    signed_in(client, erik).post(edit, {"action": "publish"})
    assert page_of(KEY, "ar").latest_revision_id == page.latest_revision_id
    assert page.permissions_for_user(karin).can_publish()


def test_a_colleague_publishes_the_translation(
    client: Client, erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    page = page_of(KEY, "ar")
    StringTranslation.objects.filter(
        context__object_id=page.translation_key, context__path="intro", locale=page.locale
    ).update(data="ترجمة أخرى", last_translated_by=erik)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(client, karin).post(f"/redaktion/pages/{page.pk}/edit/", {"action": "publish"})
    assert page_of(KEY, "ar").intro == "ترجمة أخرى"
    assert Translation.objects.filter(source__object_id=page.translation_key).exists()


@pytest.mark.parametrize("who", ["erik", "anna", "helga", "ada"])
def test_who_may_not_approve(request: pytest.FixtureRequest, erik: User, who: str) -> None:
    draft(erik)
    state = asked(erik)
    response = decide(request.getfixturevalue(who), state)
    assert response.status_code in (302, 403)
    assert live() != NEW
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


def test_a_translation_is_not_swapped_for_the_swedish_text_by_one_person(client: Client, erik: User) -> None:
    page = page_of(KEY, "ar")
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    client = signed_in(client, erik)
    for door in (
        reverse("wagtail_localize:convert_to_alias", args=[page.pk]),
        reverse("wagtail_localize:stop_translation", args=[translation.pk]),
    ):
        assert client.post(door).url == "/redaktion/"  # how Wagtail says no
    assert page_of(KEY, "ar").alias_of is None
    translation.refresh_from_db()
    assert translation.enabled
