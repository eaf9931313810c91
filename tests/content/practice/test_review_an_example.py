"""The coordinator's office reviews what came in, publishes it, returns it, withdraws it."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings

from content.practice import deeds
from content.practice.addresses import search_documents
from content.practice.deeds import LEADS_TO, Refused, submit, version_of, waiting_for_review
from content.practice.forms import TellForm
from content.practice.models import Practice, PracticeEvent, Submission
from content.practice.views.office import PER_PAGE
from content.practice.wagtail_hooks import EditPractice
from content.practice.wording import State
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.practice.conftest import address

pytestmark = pytest.mark.django_db
OFFICE = "/redaktion/god-praxis/"
MESSAGE = "Skriv gärna hur många som kom."


@pytest.fixture
def sent(told: dict[str, Any]) -> Submission:
    form = TellForm(told)
    assert form.is_valid(), form.errors
    return submit(told=form.about(), once="0" * 32, language="sv")


@pytest.fixture
def practice(sent: Submission) -> Practice:
    return sent.practice


@pytest.fixture
def as_karin(client: Client, karin: User) -> Client:
    return signed_in(client, karin)


def state_of(practice: Practice) -> str:
    return Practice.objects.get(pk=practice.pk).state


def where(practice: Practice, deed: str = "") -> str:
    return f"{OFFICE}{practice.pk}/{deed}"


def test_karin_finds_it_reads_it_and_publishes_it(as_karin: Client, practice: Practice, karin: User) -> None:
    assert where(practice) in as_karin.get(OFFICE).content.decode()
    html = as_karin.get(where(practice)).content.decode()
    assert practice.method in html
    assert "vagval@storbyn.example" in html
    as_karin.post(where(practice, "granska/"))
    as_karin.post(where(practice, "publicera/"), {"seen": version_of(practice), "sure": "on"})
    assert state_of(practice) == State.PUBLISHED
    kinds = [event.kind for event in practice.events.all()]
    assert kinds == [PracticeEvent.Kind.PUBLISHED, PracticeEvent.Kind.REVIEW_BEGUN, PracticeEvent.Kind.SUBMITTED]
    assert practice.events.first().by == karin
    assert Client().get(address("practice", slug=practice.slug)).status_code == 200
    assert practice not in waiting_for_review()


def test_the_menu_leads_there(as_karin: Client) -> None:
    assert OFFICE in as_karin.get("/redaktion/").content.decode()


def test_the_list_is_paged_and_stays_with_its_state(as_karin: Client, practice: Practice) -> None:
    for number in range(PER_PAGE + 1):
        Practice.objects.create(
            title=f"Tillbakadraget {number:02}", slug=f"t-{number}", state=State.WITHDRAWN, legal_situation="waiting"
        )
    html = as_karin.get(f"{OFFICE}?state=withdrawn").content.decode()
    assert html.count("Tillbakadraget ") == PER_PAGE
    assert "state=withdrawn&amp;p=2" in html
    last = as_karin.get(f"{OFFICE}?state=withdrawn&p=2").content.decode()
    assert "Tillbakadraget 30" in last
    assert as_karin.get(f"{OFFICE}?state=withdrawn&p=x").status_code == 200


def test_karin_returns_it_with_a_message(
    as_karin: Client, practice: Practice, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        as_karin.post(where(practice, "skicka-tillbaka/"), {"message": MESSAGE})
    assert state_of(practice) == State.RETURNED
    [letter] = mail.outbox
    assert letter.to == ["vagval@storbyn.example"]
    assert MESSAGE in letter.body
    assert practice.method in letter.body
    assert practice.submission.reference in letter.subject
    assert practice.events.first().message == MESSAGE


def test_a_message_too_short_is_said_and_kept(as_karin: Client, practice: Practice) -> None:
    html = as_karin.post(where(practice, "skicka-tillbaka/"), {"message": "Nej"}).content.decode()
    assert ">\nNej</textarea>" in html
    assert state_of(practice) == State.SUBMITTED
    assert mail.outbox == []


def test_karin_withdraws_what_is_published(as_karin: Client, practice: Practice, karin: User) -> None:
    deeds.publish(by=karin, practice=practice, seen=version_of(practice))
    as_karin.post(where(practice, "dra-tillbaka/"), {"reason": "Kommunen har bett om det."})
    assert state_of(practice) == State.WITHDRAWN
    assert Client().get(address("practice", slug=practice.slug)).status_code == 404


def test_what_was_changed_since_it_was_looked_at_is_not_published(practice: Practice, karin: User) -> None:
    seen = version_of(practice)
    practice.method = "Något annat."
    practice.save()
    with pytest.raises(Refused):
        deeds.publish(by=karin, practice=practice, seen=seen)
    assert state_of(practice) == State.SUBMITTED


def test_what_came_with_the_portal_has_nobody_to_return_it_to(karin: User, practice: Practice) -> None:
    Submission.objects.filter(practice=practice).update(email="")
    with pytest.raises(Refused):
        deeds.return_to_sender(by=karin, practice=practice, message=MESSAGE)


def test_every_state_has_its_ways_on() -> None:
    assert set(LEADS_TO) == set(State)


@pytest.mark.parametrize("state", [State.RETURNED, State.WITHDRAWN, State.PUBLISHED])
def test_what_is_not_waiting_is_not_published_again(practice: Practice, karin: User, state: State) -> None:
    Practice.objects.filter(pk=practice.pk).update(state=state)
    with pytest.raises(Refused):
        deeds.publish(by=karin, practice=practice, seen=version_of(practice))


def test_erik_edits_what_waits_and_sees_it_as_readers_will(client: Client, erik: User, practice: Practice) -> None:
    as_erik = signed_in(client, erik)
    html = as_erik.get(where(practice)).content.decode()
    assert "publicera/" not in html
    edit = f"/redaktion/god-praxis/exempel/edit/{practice.pk}/"
    assert as_erik.get(edit).status_code == 200


def test_karin_writes_an_example_of_her_own(as_karin: Client, karin: User, told: dict[str, Any]) -> None:
    about = {name: value for name, value in told.items() if name in {f.name for f in Practice._meta.fields}}
    nested = {f"sources-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    typed = {**about, **nested, "countries": ["SE"], "stated_in": "2026", "title": "Kansliets eget"}
    response = as_karin.post("/redaktion/god-praxis/exempel/add/", typed)
    made = Practice.objects.get(title="Kansliets eget")
    assert response.url == where(made)
    assert (made.slug, made.state) == ("kansliets-eget", State.UNDER_REVIEW)
    assert made.events.get().by == karin


def test_nobody_deletes_an_example(as_karin: Client, practice: Practice) -> None:
    delete = f"/redaktion/god-praxis/exempel/delete/{practice.pk}/"
    as_karin.post(delete)
    assert Practice.objects.filter(pk=practice.pk).exists()


def test_erik_may_not_publish_return_or_withdraw(client: Client, erik: User, practice: Practice) -> None:
    as_erik = signed_in(client, erik)
    as_erik.post(where(practice, "publicera/"), {"seen": version_of(practice), "sure": "on"})
    as_erik.post(where(practice, "skicka-tillbaka/"), {"message": MESSAGE})
    as_erik.post(where(practice, "dra-tillbaka/"), {"reason": MESSAGE})
    assert state_of(practice) == State.SUBMITTED
    with pytest.raises(PermissionDenied):
        deeds.publish(by=erik, practice=practice, seen=version_of(practice))


def test_erik_may_not_change_what_readers_see(client: Client, erik: User, karin: User, practice: Practice) -> None:
    deeds.publish(by=karin, practice=practice, seen=version_of(practice))
    as_erik = signed_in(client, erik)
    as_erik.post(f"/redaktion/god-praxis/exempel/edit/{practice.pk}/", {"title": "Annat"})
    assert Practice.objects.get(pk=practice.pk).title == practice.title


def test_anna_has_no_business_there(client: Client, anna: User, practice: Practice) -> None:
    as_anna = signed_in(client, anna)
    assert as_anna.get(OFFICE).status_code == 403
    assert as_anna.post(where(practice, "publicera/"), {"seen": version_of(practice)}).status_code == 403


def test_what_was_published_while_somebody_wrote_stays_published(
    client: Client, practice: Practice, erik: User, karin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = EditPractice.setup

    def published_meanwhile(view: EditPractice, *args: Any, **kwargs: Any) -> None:
        setup(view, *args, **kwargs)
        deeds.publish(by=karin, practice=practice, seen=version_of(Practice.objects.get(pk=practice.pk)))

    monkeypatch.setattr(EditPractice, "setup", published_meanwhile)
    signed_in(client, erik).post(f"{OFFICE}exempel/edit/{practice.pk}/", {"title": "En annan rubrik"})
    assert state_of(practice) == State.PUBLISHED
    assert Practice.objects.get(pk=practice.pk).title == practice.title


def test_a_deployment_for_editors_alone_knows_where_readers_are(practice: Practice) -> None:
    with override_settings(ROOT_URLCONF="portal.accounts.urls"):
        deeds.letters.return_letter(practice, practice.submission, MESSAGE)
        assert [one.url for one in search_documents("sv") if one.title == practice.title] == []
    assert f"{settings.PUBLIC_URL}{address('tell_practice')}" in mail.outbox[0].body
