"""A country card, an answer or a word is published by somebody else than the one who wrote it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail_localize.models import TranslationSource

from content.permissions import authors, may_publish_alone
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.publishing.drafted import (
    NEW,
    OLD,
    SORTS,
    address,
    again,
    asked,
    decide,
    draft,
    english,
    made,
    publish_first,
    read,
    translate,
    typed,
)

pytestmark = [pytest.mark.usefixtures("guidance"), pytest.mark.parametrize("sort", SORTS)]


def test_erik_asks_in_the_editor_and_karin_approves(client: Client, sort: str, erik: User, karin: User) -> None:
    thing = made(sort)
    edit = address(thing, "edit", thing.pk)
    response = signed_in(client, erik).post(edit, {**typed(thing), "action-submit": "on"})
    assert response.status_code == 302, response.context["form"].errors
    assert OLD in read(sort)
    [state] = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    assert decide(karin, thing, state.current_task_state).status_code == 302
    assert NEW in read(sort)
    assert again(thing).revisions.count() == 2  # what readers had before is kept, too


def test_karin_finds_it_on_her_first_page_with_what_was_changed(
    client: Client, sort: str, erik: User, karin: User
) -> None:
    thing = draft(made(sort), erik)
    state = asked(thing, erik)
    html = signed_in(client, karin).get("/redaktion/").content.decode()
    assert address(thing, "workflow_action", thing.pk, "approve", state.pk) in html
    compare = address(thing, "revisions_compare", thing.pk, "live", state.revision_id)
    assert compare in html
    page = client.get(compare).content.decode()
    assert "Staten" in page
    assert address(thing, "workflow_action", thing.pk, "approve", state.pk) not in (
        signed_in(Client(), erik).get("/redaktion/").content.decode()
    )


def test_a_draft_is_saved_with_gaps_and_is_asked_about_without_them(client: Client, sort: str, erik: User) -> None:
    thing = made(sort)
    edit = address(thing, "edit", thing.pk)
    as_erik = signed_in(client, erik)
    assert as_erik.post(edit, typed(thing, "")).status_code == 302
    assert as_erik.post(edit, {**typed(thing, ""), "action-submit": "on"}).status_code == 200
    assert OLD in read(sort)
    assert client.get(address(thing, "list")).status_code == 200


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_nobody_has_a_button_that_publishes(
    client: Client, request: pytest.FixtureRequest, sort: str, who: str
) -> None:
    user = request.getfixturevalue(who)
    thing = draft(made(sort), user)
    client = signed_in(client, user)
    html = client.get(address(thing, "edit", thing.pk)).content.decode()
    assert "action-submit" in html
    assert 'name="action-publish"' not in html
    assert 'name="action-publish"' not in client.get(address(thing, "add")).content.decode()


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_no_other_way_publishes_either(client: Client, request: pytest.FixtureRequest, sort: str, who: str) -> None:
    user = request.getfixturevalue(who)
    thing = draft(made(sort), user)
    client = signed_in(client, user)
    label = thing._meta.label_lower.replace(".", "/")
    form = {**typed(thing), "action-publish": "on"}
    client.post(address(thing, "edit", thing.pk), form)
    client.post(f"/redaktion/bulk/{label}/publish/?id={thing.pk}", {})
    client.post(address(thing, "revisions_revert", thing.pk, again(thing).latest_revision_id), form)
    with pytest.raises(PermissionDenied):
        again(thing).latest_revision.publish(user=user)
    assert NEW not in read(sort)
    assert not may_publish_alone(user, again(thing))


def test_nothing_is_made_and_published_in_one_go(client: Client, sort: str, karin: User) -> None:
    thing = made(sort)
    form = typed(thing)
    model = type(thing)
    model.objects.filter(translation_key=thing.translation_key).delete()
    signed_in(client, karin).post(address(thing, "add"), {**form, "action-publish": "on"})
    assert not model.objects.get(locale__language_code="sv", pk__gt=thing.pk).live
    assert NEW not in read(sort)


def test_whoever_wrote_it_does_not_approve_it(sort: str, erik: User, karin: User, maja: User) -> None:
    thing = draft(made(sort), erik)
    state = asked(thing, maja)
    assert authors(again(thing)) == {erik.pk}
    for who in (erik, maja):
        decide(who, thing, state)
        assert OLD in read(sort)
    decide(karin, thing, state)
    assert NEW in read(sort)


@pytest.mark.parametrize("who", ["anna", "helga", "ada"])
def test_who_may_not_approve(request: pytest.FixtureRequest, sort: str, erik: User, who: str) -> None:
    thing = draft(made(sort), erik)
    assert decide(request.getfixturevalue(who), thing, asked(thing, erik)).status_code in (302, 403)
    assert OLD in read(sort)


def test_nobody_changes_it_while_somebody_decides(client: Client, sort: str, erik: User, karin: User) -> None:
    thing = draft(made(sort), erik)
    state = asked(thing, erik)
    for who in (erik, karin):
        signed_in(client, who).post(address(thing, "edit", thing.pk), typed(thing, "Smuget in."))
    assert again(thing).latest_revision_id == state.revision_id
    html = client.get(address(thing, "edit", thing.pk)).content.decode()
    assert "väntar på en kollega" in html.lower() or "This text waits for a colleague" in html


def test_what_is_not_what_was_read_is_not_published(sort: str, erik: User, maja: User) -> None:
    thing = draft(made(sort), erik)
    state = asked(thing, erik)
    draft(thing, erik, "Något annat.")
    decide(maja, thing, state)
    assert OLD in read(sort)


def test_it_is_sent_back_with_a_comment(client: Client, sort: str, erik: User, karin: User) -> None:
    thing = draft(made(sort), erik)
    decide(karin, thing, asked(thing, erik), "reject")
    assert OLD in read(sort)
    html = signed_in(client, erik).get(address(thing, "edit", thing.pk)).content.decode()
    assert "action-submit" in html


def test_one_person_takes_it_away_at_once_and_does_not_bring_it_back(client: Client, sort: str, erik: User) -> None:
    thing = made(sort)
    client = signed_in(client, erik)
    assert address(thing, "unpublish", thing.pk) in client.get(address(thing, "edit", thing.pk)).content.decode()
    assert client.post(address(thing, "unpublish", thing.pk)).status_code == 302
    assert read(sort) == ""
    client.post(address(thing, "edit", thing.pk), {**typed(thing), "action-publish": "on"})
    assert read(sort) == ""


def test_an_old_translation_is_not_shown_for_a_new_swedish_text(
    sort: str, erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing = made(sort)
    other = publish_first(thing, django_capture_on_commit_callbacks)
    assert "The municipality pays." in read(sort, "en")
    decide(karin, thing, asked(draft(thing, erik), erik))
    assert "The municipality pays." not in read(sort, "en")
    assert again(other).live
    translate(thing, erik)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(Client(), karin).post(address(other, "edit", other.pk), {"action": "publish"})
    assert "The state pays." in read(sort, "en")


def test_a_former_text_that_comes_back_brings_its_translation_with_it(
    sort: str, erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing = made(sort)
    publish_first(thing, django_capture_on_commit_callbacks)
    decide(karin, thing, asked(draft(thing, erik), erik))
    decide(karin, thing, asked(draft(thing, erik, OLD), erik))
    assert OLD in read(sort)
    assert "The municipality pays." in read(sort, "en")


def test_whoever_translated_does_not_publish_the_translation(
    client: Client, sort: str, erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing = made(sort)
    other = publish_first(thing, django_capture_on_commit_callbacks)
    translate(thing, erik, "Erik's words.", of=OLD)
    as_erik = signed_in(client, erik)
    source = TranslationSource.objects.get(object_id=thing.translation_key)
    sync = reverse("wagtail_localize:update_translations", args=[source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        as_erik.post(address(other, "edit", other.pk), {"action": "publish"})
        as_erik.post(sync, {"publish_translations": "on"})
    assert "The municipality pays." in read(sort, "en")
    assert as_erik.get(address(other, "edit", other.pk)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(Client(), karin).post(address(other, "edit", other.pk), {"action": "publish"})
    assert "words." in read(sort, "en")
    assert "The municipality pays." not in read(sort, "en")


def test_an_old_revision_does_not_take_back_what_the_row_knows(sort: str, erik: User, karin: User) -> None:
    if sort == "card":
        assert not hasattr(made(sort), "text_version")
        return
    thing = draft(made(sort), erik)
    type(thing).objects.filter(pk=thing.pk).update(translated_by="machine", text_version=7)
    decide(karin, thing, asked(thing, erik))
    assert (again(thing).text_version, again(thing).translated_by) == (8, "machine")
    again(thing).save()
    assert again(thing).text_version == 8


def test_nothing_begins_in_another_language(client: Client, sort: str, erik: User) -> None:
    thing = made(sort)
    before = type(thing).objects.count()
    response = signed_in(client, erik).post(f"{address(thing, 'add')}?locale=en", typed(thing))
    assert response.status_code == 200
    assert type(thing).objects.count() == before


def test_what_others_go_by_stays_as_it_was(client: Client, sort: str, erik: User) -> None:
    thing = made(sort)
    signed_in(client, erik).post(address(thing, "edit", thing.pk), {**typed(thing), "code": "SE", "key": "other"})
    latest = again(thing).get_latest_revision_as_object()
    assert getattr(latest, "code", "NO") == "NO"
    assert getattr(latest, "key", "interpreter") == "interpreter"


def test_the_translation_of_what_is_taken_away_is_gone_too(
    client: Client, sort: str, erik: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing = made(sort)
    publish_first(thing, django_capture_on_commit_callbacks)
    signed_in(client, erik).post(address(thing, "unpublish", thing.pk))
    assert read(sort, "en") == ""
    assert english(thing).live
