"""Whoever may be the second person meets what waits for her on the desk and in her letter; nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from content.desk import approvals
from content.desk.digest import send_digests
from content.dialogue.models import Subscription
from content.dialogue.models.digest import HowOften
from content.practice.models import Practice
from content.practice.wording import Evidence, LegalSituation, State
from content.publishing.bundles import approve, ask, put_in
from content.publishing.models import Bundle
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.publishing.conftest import KEY, asked, draft

pytestmark = pytest.mark.usefixtures("guidance")


def titles(user: User) -> list[str]:
    waiting = approvals.to_approve(user)
    return [thing.title for thing in waiting.things] if waiting else []


@pytest.fixture
def page(erik: User) -> str:
    """A page that Erik has written and asked about; its title."""
    title: str = draft(erik).title
    asked(erik)
    mail.outbox.clear()  # Wagtail has told the colleagues
    return title


@pytest.fixture
def bundle(erik: User) -> Bundle:
    """A bundle that Erik has asked about."""
    draft(erik)
    made = Bundle.objects.create(name="Hösten", made_by=erik)
    put_in(bundle=made, thing=page_of(KEY, "sv"), must_be_ready=[])
    ask(by=erik, bundle=made)
    made.refresh_from_db()
    return made


def test_karin_finds_the_page_on_her_desk_and_the_way_to_it(client: Client, karin: User, page: str) -> None:
    html = signed_in(client, karin).get("/redaktion/").content.decode()
    desk = html.split('class="desk-panel"')[1].split("</section>")[0]
    assert page in desk
    assert f"/redaktion/pages/{page_of(KEY, 'sv').pk}/edit/" in desk


def test_a_bundle_waits_for_karin_too_and_then_to_be_published(karin: User, bundle: Bundle) -> None:
    [title] = titles(karin)
    assert "Hösten" in title
    approve(by=karin, bundle=bundle)
    assert titles(karin) == []
    to_publish = approvals.to_publish(karin)
    assert to_publish is not None
    assert [thing.title for thing in to_publish.things] == ["Hösten"]


def test_a_bundle_that_is_published_by_itself_waits_for_nobody_unless_it_failed(karin: User, bundle: Bundle) -> None:
    approve(by=karin, bundle=bundle)
    Bundle.objects.update(planned_for=timezone.now() + timedelta(days=1))
    assert approvals.to_publish(karin) is None
    Bundle.objects.update(failure="Något gick fel.")
    assert approvals.to_publish(karin) is not None


def test_the_letter_tells_of_it_with_a_way_there(karin: User, page: str) -> None:
    Subscription.objects.create(user=karin, how_often=HowOften.DAILY, approvals=True, changes=False)
    send_digests(timezone.localdate())
    [letter] = mail.outbox
    assert letter.to == [karin.email]
    assert "/redaktion/" in letter.body


def test_nobody_is_asked_to_approve_her_own(erik: User, page: str) -> None:
    Subscription.objects.create(user=erik, how_often=HowOften.DAILY, approvals=True, changes=False)
    send_digests(timezone.localdate())
    assert (titles(erik), mail.outbox) == ([], [])


def test_nobody_is_asked_to_approve_her_own_bundle(erik: User, bundle: Bundle) -> None:
    assert titles(erik) == []


def test_an_example_is_told_of_to_who_may_publish_it(karin: User, erik: User) -> None:
    Practice.objects.create(
        state=State.SUBMITTED,
        slug="en-timme",
        title="En timme",
        legal_situation=LegalSituation.REPATRIATION,
        evidence=Evidence.IDEA,
    )
    assert len(approvals.told_in_letters(karin)) == 1
    assert approvals.told_in_letters(erik) == []


def test_a_social_worker_is_asked_nothing(anna: User, page: str) -> None:
    assert approvals.for_person(anna) == approvals.told_in_letters(anna) == []
