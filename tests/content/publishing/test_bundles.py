"""Several pages in all their languages, with a law edition: at one moment, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation

from content.finding.models import ChangeNote
from content.publishing import bundle_publishing
from content.publishing.bundle_publishing import publish_bundle, take_back
from content.publishing.bundles import (
    Refused,
    approve,
    ask,
    give_up,
    may_approve_bundle,
    put_in,
    send_back,
    take_out,
)
from content.publishing.models import Bundle, BundleState
from content.publishing.readiness import readiness_of
from content.publishing.things import draft_of
from eligibility.models import Verification
from eligibility.verification import read_edition
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.publishing.conftest import draft

pytestmark = pytest.mark.usefixtures("guidance")
PAGES = ("documents", "who-does-what")
LIST = "/redaktion/publicering/buntar/"
ARABIC = "نص جديد"


@pytest.fixture
def bundle(erik: User) -> Bundle:
    """Two pages of Erik's, not asked about yet."""
    made = Bundle.objects.create(name="Höstens ändringar", made_by=erik)
    for key in PAGES:
        put_in(bundle=made, thing=draft(erik, f"Nytt om {key}.", key), must_be_ready=[])
    return made


@pytest.fixture
def approved(bundle: Bundle, erik: User, karin: User) -> Bundle:
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    return fresh(bundle)


def fresh(bundle: Bundle) -> Bundle:
    return Bundle.objects.get(pk=bundle.pk)


def intros(language: str = "sv") -> list[str]:
    return [page_of(key, language).intro for key in PAGES]


NEW = [f"Nytt om {key}." for key in PAGES]


def translate(key: str, by: User, text: str = ARABIC) -> None:
    """What a translator saves for the new Swedish introduction, before readers have it."""
    page = page_of(key, "ar")
    segment = StringSegment.objects.get(source__object_id=page.translation_key, context__path="intro")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=page.locale, data=text, last_translated_by=by
    )


def test_all_pages_are_published_in_one_go(approved: Bundle, karin: User) -> None:
    assert intros() != NEW
    publish_bundle(by=karin, bundle=approved)
    assert intros() == NEW
    assert fresh(approved).state == BundleState.PUBLISHED
    assert not page_of("documents", "sv").locked


def test_translations_made_beforehand_come_out_with_the_swedish_text(bundle: Bundle, erik: User, karin: User) -> None:
    put_in(bundle=bundle, thing=page_of("documents", "sv"), must_be_ready=["ar"])
    [item] = bundle.items.filter(object_id=page_of("documents", "sv").pk)
    [arabic] = [one for one in readiness_of(item) if one.language.code == "ar"]
    assert (arabic.missing, arabic.stops) == (1, True)
    before = page_of("documents", "ar").intro
    translate("documents", erik)
    assert page_of("documents", "ar").intro == before
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    publish_bundle(by=karin, bundle=bundle)
    assert page_of("documents", "ar").intro == ARABIC
    assert page_of("documents", "ar").live


def test_no_page_has_a_moment_of_its_own(bundle: Bundle, erik: User, karin: User) -> None:
    page = page_of("documents", "sv").get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(days=30)
    page.save_revision(user=erik)
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    publish_bundle(by=karin, bundle=bundle)
    assert intros() == NEW


def test_a_language_that_must_be_whole_stops_the_bundle(bundle: Bundle, erik: User) -> None:
    put_in(bundle=bundle, thing=page_of("documents", "sv"), must_be_ready=["ar", "en"])
    with pytest.raises(Refused, match=r"arabiska, engelska|engelska, arabiska"):
        ask(by=erik, bundle=bundle)
    assert fresh(bundle).state == BundleState.DRAFT


def test_a_translation_does_not_carry_the_text_out_before_its_bundle(bundle: Bundle, karin: User) -> None:
    assert not page_of("documents", "ar").permissions_for_user(karin).can_publish()
    give_up(bundle=bundle)
    assert page_of("documents", "ar").permissions_for_user(karin).can_publish()


def test_nothing_is_published_when_the_last_page_fails(
    approved: Bundle, karin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [(page.pk, page.live_revision_id) for key in PAGES for page in (page_of(key, "sv"), page_of(key, "ar"))]
    whole = bundle_publishing._publish_translations
    done: list[int] = []

    def fails_at_the_last(by: Any, item: Any, changed: Any) -> None:
        done.append(item.pk)
        if len(done) == len(PAGES):
            raise RuntimeError("the last page fails")
        whole(by, item, changed)

    monkeypatch.setattr(bundle_publishing, "_publish_translations", fails_at_the_last)
    approved.note = "Ny text."
    approved.save()
    with pytest.raises(Refused):
        publish_bundle(by=karin, bundle=approved)
    assert len(done) == len(PAGES)
    after = [(page.pk, page.live_revision_id) for key in PAGES for page in (page_of(key, "sv"), page_of(key, "ar"))]
    assert (before, intros() == NEW) == (after, False)
    assert (fresh(approved).state, fresh(approved).failure != "") == (BundleState.APPROVED, True)
    assert page_of("documents", "sv").locked
    assert not ChangeNote.objects.filter(text="Ny text.").exists()


def test_the_law_edition_and_the_note_come_out_at_the_same_moment(bundle: Bundle, erik: User, karin: User) -> None:
    bundle.edition, bundle.read_through, bundle.read_by = "2026:285", date(2026, 11, 20), erik
    bundle.read_reason = "Läste 2025:970 i gällande lydelse på svenskforfattningssamling.se."
    bundle.note, bundle.note_kind = "Vi har läst ändringen.", "law"
    bundle.save()
    ask(by=erik, bundle=bundle)
    approve(by=karin, bundle=bundle)
    publish_bundle(by=karin, bundle=bundle)
    assert read_edition("2026:285").through == date(2026, 11, 20)
    assert Verification.objects.get().by == erik
    assert ChangeNote.objects.get(text="Vi har läst ändringen.").kind == "law"


def test_an_edition_that_cannot_be_recorded_stops_everything(approved: Bundle, karin: User) -> None:
    day = timezone.localdate() + timedelta(days=3)
    Bundle.objects.filter(pk=approved.pk).update(
        edition="2026:285", read_through=day, read_reason="Läst i förväg.", read_by=karin
    )
    with pytest.raises(Refused):
        publish_bundle(by=karin, bundle=fresh(approved))
    assert intros() != NEW


def test_the_pages_are_locked_from_the_question_on(bundle: Bundle, erik: User) -> None:
    ask(by=erik, bundle=bundle)
    assert all(page_of(key, "sv").locked for key in PAGES)


def test_a_page_that_was_changed_after_all_is_not_published(approved: Bundle, erik: User, karin: User) -> None:
    draft(erik, "Smuget in.")
    with pytest.raises(Refused):
        publish_bundle(by=karin, bundle=approved)
    assert "Smuget in." not in intros()


def test_it_is_sent_back_with_a_comment_and_can_be_changed_again(bundle: Bundle, erik: User, karin: User) -> None:
    ask(by=erik, bundle=bundle)
    send_back(by=karin, bundle=bundle, comment="Säg vem som beslutar.")
    assert (fresh(bundle).state, fresh(bundle).comment) == (BundleState.DRAFT, "Säg vem som beslutar.")
    assert not page_of("documents", "sv").locked


def test_what_the_checks_find_stops_the_question(bundle: Bundle, erik: User) -> None:
    draft(erik, "Passa på.", "documents")
    with pytest.raises(Refused):
        ask(by=erik, bundle=bundle)


def test_a_page_is_in_one_open_bundle_at_a_time(bundle: Bundle, erik: User) -> None:
    other = Bundle.objects.create(name="Annan", made_by=erik)
    with pytest.raises(Refused, match="Höstens ändringar"):
        put_in(bundle=other, thing=page_of("documents", "sv"), must_be_ready=[])
    take_out(bundle=bundle, item=bundle.items.get(object_id=page_of("documents", "sv").pk))
    put_in(bundle=other, thing=page_of("documents", "sv"), must_be_ready=[])


def test_it_is_published_by_itself_when_its_moment_comes(approved: Bundle) -> None:
    Bundle.objects.filter(pk=approved.pk).update(planned_for=timezone.now() + timedelta(hours=1))
    call_command("publish_bundles")
    assert intros() != NEW
    Bundle.objects.filter(pk=approved.pk).update(planned_for=timezone.now() - timedelta(minutes=1))
    call_command("publish_bundles")
    assert intros() == NEW


def test_it_is_taken_back_as_a_new_bundle(approved: Bundle, erik: User, karin: User) -> None:
    before, arabic = intros(), intros("ar")
    publish_bundle(by=karin, bundle=approved)
    new = take_back(by=erik, bundle=fresh(approved))
    assert intros() == NEW
    draft_days = {draft_of(item.thing).intro for item in new.items.all()}
    assert draft_days == set(before)
    for item in new.items.all():  # the former text had no day for the next check
        page = draft_of(item.thing)
        page.next_check_on = date(2027, 5, 20)
        page.save_revision(user=erik)
    ask(by=erik, bundle=new)
    approve(by=karin, bundle=new)
    publish_bundle(by=karin, bundle=new)
    assert (intros(), intros("ar")) == (before, arabic)


def test_the_whole_way_in_the_editors_rooms(client: Client, erik: User, karin: User) -> None:
    page = draft(erik, NEW[0])
    as_erik, as_karin = signed_in(client, erik), signed_in(Client(), karin)
    told = {"name": "Höst", "note": "Klarare ord.", "note_kind": "wording"}
    address = as_erik.post(f"{LIST}ny/", told).headers["Location"]
    assert as_erik.post(address, {"thing": f"page-{page.pk}", "must_be_ready": []}).status_code == 302
    html = as_erik.get(address).content.decode()
    for words in ("arabiska", NEW[0].split()[0], page.title):
        assert words in html
    assert as_erik.post(f"{address}fraga/").status_code == 302
    assert "/godkann/" not in as_erik.get(address).content.decode()
    assert "Höst" in as_karin.get("/redaktion/").content.decode()
    assert f"{address}godkann/" in as_karin.get(address).content.decode()
    as_karin.post(f"{address}godkann/")
    as_karin.post(f"{address}publicera/")
    assert page_of("documents", "sv").intro == NEW[0]
    assert "Höst" in as_erik.get(LIST).content.decode()
    back = as_erik.post(f"{address}ta-tillbaka/").headers["Location"]
    assert back != address
    assert as_erik.get(back).status_code == 200


@pytest.mark.parametrize("told", [{}, {"name": ""}, {"name": "x", "note_kind": "x"}, {"name": "x" * 121},
                                  {"name": "x", "note_kind": "wording", "edition": "2026:285"},
                                  {"name": "x", "note_kind": "wording", "planned_for": "i morgon"}])  # fmt: skip
def test_half_a_bundle_is_none(client: Client, erik: User, told: dict[str, str]) -> None:
    response = signed_in(client, erik).post(f"{LIST}ny/", told)
    assert response.status_code == 200
    assert "error-message" in response.content.decode()
    assert not Bundle.objects.exists()


def test_an_empty_bundle_is_not_asked_about(erik: User) -> None:
    with pytest.raises(Refused):
        ask(by=erik, bundle=Bundle.objects.create(name="Tom", made_by=erik))


def test_who_may_not_approve(bundle: Bundle, erik: User, maja: User) -> None:
    draft(maja, "Maja skrev sist.", "documents")
    draft(erik, "Erik skrev sist.", "documents")
    ask(by=maja, bundle=bundle)
    for who in (erik, maja):
        assert not may_approve_bundle(who, fresh(bundle))
        with pytest.raises(PermissionDenied):
            approve(by=who, bundle=bundle)


def test_who_has_translated_it_may_not_approve_it_either(bundle: Bundle, erik: User, karin: User) -> None:
    put_in(bundle=bundle, thing=page_of("documents", "sv"), must_be_ready=["ar"])
    translate("documents", karin)
    ask(by=erik, bundle=bundle)
    assert not may_approve_bundle(karin, fresh(bundle))


def test_nothing_is_published_before_it_is_approved(bundle: Bundle, erik: User) -> None:
    ask(by=erik, bundle=bundle)
    with pytest.raises(Refused):
        publish_bundle(by=erik, bundle=bundle)
    assert intros() != NEW
