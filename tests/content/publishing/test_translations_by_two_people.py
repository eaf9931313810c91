"""A translation is published by somebody who has not made it, whatever has been published meanwhile."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)

from content.permissions import authors, may_publish_alone
from content.publishing.bundle_publishing import publish_bundle
from content.publishing.bundles import Refused, approve, ask, may_approve_bundle, put_in
from content.publishing.models import Bundle, BundleState
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.publishing import conftest as pages
from tests.content.publishing.drafted import (
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
)

pytestmark = pytest.mark.usefixtures("guidance")
ELSEWHERE = "https://elsewhere.example/"


def whole_again(thing: Any) -> None:
    """The Swedish text is published with another word, and its translation follows in shape."""
    latest = again(thing).get_latest_revision_as_object()
    latest.question = "Vem betalar för tolken?"
    latest.save_revision().publish()


def other_link(language: str, by: User) -> Any:
    """Somebody lets a link of the translated page lead elsewhere."""
    page = page_of(pages.KEY, language)
    link = OverridableSegment.objects.filter(source__object_id=page.translation_key, data_json__contains="http").first()
    assert link is not None
    SegmentOverride.objects.update_or_create(
        locale=page.locale,
        context=link.context,
        defaults={"data_json": json.dumps(ELSEWHERE), "last_translated_by": by},
    )
    return page


def test_a_sentence_that_was_left_out_still_has_its_author(
    erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing = made("answer")
    other = publish_first(thing, django_capture_on_commit_callbacks)
    translate(thing, erik, "Erik's words.", of=OLD)
    assert not may_publish_alone(erik, again(other))
    whole_again(thing)
    assert "Erik's words." not in read("answer", "en")
    assert not may_publish_alone(erik, again(other))
    assert may_publish_alone(karin, again(other))


def test_whoever_leads_a_link_elsewhere_does_not_publish_it_alone(erik: User, karin: User) -> None:
    page = other_link("en", erik)
    assert erik.pk in authors(page)
    assert not page.permissions_for_user(erik).can_publish()
    assert page.permissions_for_user(karin).can_publish()


def test_a_link_that_leads_elsewhere_waits_for_a_colleague(erik: User) -> None:
    other_link("en", erik)
    swedish = page_of(pages.KEY, "sv").get_latest_revision_as_object()
    swedish.intro = "En ny inledning."
    swedish.save_revision().publish()
    assert ELSEWHERE not in str(page_of(pages.KEY, "en").body.raw_data[:])
    assert not page_of(pages.KEY, "en").permissions_for_user(erik).can_publish()


@pytest.mark.parametrize("sort", SORTS)
def test_a_translation_begins_as_a_draft(
    client: Client, sort: str, erik: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing = made(sort)
    locale, _is_new = Locale.objects.get_or_create(language_code="en")
    label = (thing._meta.app_label, thing._meta.model_name)
    with django_capture_on_commit_callbacks(execute=True):
        submit = reverse("wagtail_localize:submit_snippet_translation", args=[*label, thing.pk])
        signed_in(client, erik).post(submit, {"locales": [locale.pk]})
    assert not english(thing).live
    assert sort != "word" or read(sort, "en") == ""


def test_swedish_words_are_not_published_as_a_translation(
    client: Client, erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    """Only what is translated whole is shown, even where a colleague publishes it."""
    thing = made("word")
    thing.explanation = "Den som översätter mellan två språk när du talar med en myndighet."
    thing.save()
    Translation.objects.create(
        source=TranslationSource.update_or_create_from_instance(thing)[0],
        target_locale=Locale.objects.get_or_create(language_code="en")[0],
    ).save_target(user=erik, publish=False)
    other = english(thing)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(client, karin).post(address(other, "edit", other.pk), {"action": "publish"})
    assert english(thing).live
    assert read("word", "en") == ""


@pytest.mark.parametrize("sort", SORTS)
def test_a_translation_that_changes_after_the_approval_stops_its_bundle(
    sort: str, erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing, bundle = made(sort), Bundle.objects.create(name="Hösten", made_by=erik)
    publish_first(thing, django_capture_on_commit_callbacks)
    put_in(bundle=bundle, thing=draft(thing, erik), must_be_ready=["en"])
    translate(thing, erik)
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    translate(thing, erik, "Erik's words.")
    with pytest.raises(Refused):
        publish_bundle(by=erik, bundle=bundle)
    assert "Erik's words." not in read(sort, "en")
    assert OLD in read(sort)


def test_a_language_that_need_not_be_whole_waits_if_it_changes_after_the_approval(
    erik: User, karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing, bundle = made("word"), Bundle.objects.create(name="Hösten", made_by=erik)
    publish_first(thing, django_capture_on_commit_callbacks)
    put_in(bundle=bundle, thing=draft(thing, erik), must_be_ready=[])
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    translate(thing, erik, "Erik's words.")
    publish_bundle(by=erik, bundle=bundle)
    assert Bundle.objects.get(pk=bundle.pk).state == BundleState.PUBLISHED
    assert "Erik's words." not in read("word", "en")
    assert not may_publish_alone(erik, english(thing))


def test_a_text_written_over_after_the_approval_stops_its_bundle(erik: User, karin: User) -> None:
    thing, bundle = made("word"), Bundle.objects.create(name="Hösten", made_by=karin)
    put_in(bundle=bundle, thing=draft(thing, karin), must_be_ready=[])
    ask(by=karin, bundle=bundle)
    approve(by=erik, bundle=bundle)
    latest = again(thing).get_latest_revision_as_object()
    latest.explanation = "Karins ord."
    latest.save_revision(user=karin, overwrite_revision=again(thing).latest_revision)
    with pytest.raises(Refused):
        publish_bundle(by=karin, bundle=bundle)
    assert OLD in read("word")


def test_whoever_wrote_over_what_readers_have_is_an_author(karin: User) -> None:
    thing = draft(made("word"), karin)
    thing.latest_revision.publish()
    assert authors(again(thing)) == set()
    latest = again(thing).get_latest_revision_as_object()
    latest.explanation = "Karins ord."
    latest.save_revision(user=karin, overwrite_revision=again(thing).latest_revision)
    assert authors(again(thing)) == {karin.pk}


def test_whoever_translated_before_another_publication_does_not_approve_the_bundle(
    erik: User, karin: User, maja: User, django_capture_on_commit_callbacks: Any
) -> None:
    thing, bundle = made("answer"), Bundle.objects.create(name="Hösten", made_by=erik)
    publish_first(thing, django_capture_on_commit_callbacks)
    translate(thing, karin, "Karin's words.", of=OLD)
    again(thing).save_revision().publish()  # in the same shape: nothing of the translation is published
    put_in(bundle=bundle, thing=draft(thing, erik, OLD), must_be_ready=["en"])
    ask(by=erik, bundle=bundle)
    assert StringTranslation.objects.filter(last_translated_by=karin).exists()
    assert not may_approve_bundle(karin, Bundle.objects.get(pk=bundle.pk))
    assert may_approve_bundle(maja, Bundle.objects.get(pk=bundle.pk))
