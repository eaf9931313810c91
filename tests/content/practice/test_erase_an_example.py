"""What readers have never seen can be erased, by the coordinator or when its time is over. A line stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.practice import deeds
from content.practice.deeds import Refused, submit, version_of
from content.practice.erasing import UNPUBLISHED_FOR, erase, erase_what_was_never_published
from content.practice.forms import TellForm
from content.practice.models import ErasedExample, Practice, PracticeEvent, PracticeSource, Submission
from content.practice.wording import State
from portal.accounts.models import User
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
OFFICE = "/redaktion/god-praxis/"
DAY = timedelta(days=1)
WHY = "Det var ett försök, inget exempel."


@pytest.fixture
def practice(told: dict[str, Any]) -> Practice:
    form = TellForm({**told, "source_url": "https://storbyn.example/a"})
    assert form.is_valid(), form.errors
    return submit(told=form.about(), once="2" * 32, language="sv").practice


def where(practice: Practice, deed: str = "radera/") -> str:
    return f"{OFFICE}{practice.pk}/{deed}"


def what_is_left(practice: Practice) -> int:
    tables = (PracticeEvent, PracticeSource, Submission)
    return sum(table.objects.filter(practice=practice.pk).count() for table in tables)


def untouched_since(practice: Practice, moment: datetime) -> datetime:
    """When the nightly run comes, so that the example was last touched at `moment`."""
    Practice.objects.filter(pk=practice.pk).update(changed_at=moment)
    return timezone.now() + UNPUBLISHED_FOR


def test_karin_reads_what_goes_and_erases_it(client: Client, karin: User, practice: Practice) -> None:
    signed_in(client, karin)
    assert where(practice) in client.get(where(practice, "")).content.decode()
    html = client.get(where(practice)).content.decode()
    reference = practice.submission.reference
    assert [
        told for told in (practice.title, "Storbyns kommun", "vagval@storbyn.example", reference) if told not in html
    ] == []
    assert Practice.objects.filter(pk=practice.pk).exists()
    client.post(where(practice), {"seen": version_of(practice)})
    assert not Practice.objects.filter(pk=practice.pk).exists()
    assert what_is_left(practice) == 0
    line = ErasedExample.objects.get(reference=reference)
    assert line.by == karin
    listed = client.get(f"{OFFICE}?state=erased").content.decode()
    assert reference in listed
    assert practice.title not in listed


def test_what_wagtail_has_noted_of_it_goes_too(client: Client, karin: User, practice: Practice) -> None:
    ModelLogEntry.objects.log_action(practice, "wagtail.edit", user=karin)
    erase(by=karin, practice=practice, seen=version_of(practice))
    assert not ModelLogEntry.objects.filter(label=practice.title).exists()


def test_what_the_office_wrote_itself_can_be_erased(karin: User, practice: Practice) -> None:
    Submission.objects.filter(practice=practice).delete()
    erase(by=karin, practice=practice, seen=version_of(practice))
    assert ErasedExample.objects.first().reference == ""


def test_what_was_changed_since_is_not_erased(client: Client, karin: User, practice: Practice) -> None:
    seen = version_of(practice)
    practice.save()
    signed_in(client, karin).post(where(practice), {"seen": seen})
    client.post(where(practice))
    assert Practice.objects.filter(pk=practice.pk).exists()


@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_readers_have_seen_is_only_withdrawn(
    client: Client, karin: User, practice: Practice, withdrawn: bool
) -> None:
    deeds.publish(by=karin, practice=practice, seen=version_of(practice))
    if withdrawn:
        deeds.withdraw(by=karin, practice=practice, reason=WHY)
    signed_in(client, karin)
    assert where(practice) not in client.get(where(practice, "")).content.decode()
    assert client.post(where(practice), {"seen": version_of(practice)}).status_code in (302, 403)
    with pytest.raises(Refused):
        erase(by=karin, practice=practice, seen=version_of(practice))
    assert Practice.objects.filter(pk=practice.pk).exists()


@pytest.mark.usefixtures("library")
def test_what_came_with_the_portal_is_not_erased(karin: User) -> None:
    practice = Practice.objects.exclude(starter_key=None).first()
    with pytest.raises(Refused):
        erase(by=karin, practice=practice, seen=version_of(practice))


def test_the_database_itself_keeps_what_was_public_and_the_lines(karin: User, practice: Practice) -> None:
    deeds.publish(by=karin, practice=practice, seen=version_of(practice))
    Practice.objects.filter(pk=practice.pk).update(published_at=None)
    statements = (
        ("SELECT practice_erase_example(%s, NULL)", [practice.pk]),
        ("DELETE FROM practice_practiceevent WHERE practice_id = %s", [practice.pk]),
        ("INSERT INTO practice_erasedexample (reference, at) VALUES ('GP', now())", []),
        ("DELETE FROM practice_erasedexample", []),
    )
    for statement, values in statements:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)


def test_what_came_to_nothing_is_erased_after_twelve_months(karin: User, practice: Practice) -> None:
    reference = practice.submission.reference
    deeds.withdraw(by=karin, practice=practice, reason=WHY)
    night = untouched_since(practice, timezone.now())
    assert erase_what_was_never_published(night - DAY) == 0
    out = StringIO()
    call_command("forget_submitters", "--dry-run", stdout=out)
    assert Practice.objects.filter(pk=practice.pk).exists()
    assert erase_what_was_never_published(night + DAY) == 1
    line = ErasedExample.objects.get(reference=reference)
    assert (line.by, what_is_left(practice)) == (None, 0)


def test_that_the_sender_was_forgotten_does_not_begin_the_months_anew(karin: User, practice: Practice) -> None:
    deeds.withdraw(by=karin, practice=practice, reason=WHY)
    night = untouched_since(practice, timezone.now()) + DAY
    deeds.forget_submitters(night)
    assert erase_what_was_never_published(night) == 1


@pytest.mark.parametrize("state", [State.SUBMITTED, State.UNDER_REVIEW])
def test_what_waits_for_the_office_is_not_erased_by_itself(practice: Practice, state: State) -> None:
    Practice.objects.filter(pk=practice.pk).update(state=state)
    assert erase_what_was_never_published(timezone.now() + 3 * UNPUBLISHED_FOR) == 0


def test_what_was_touched_lately_stays(karin: User, practice: Practice) -> None:
    deeds.withdraw(by=karin, practice=practice, reason=WHY)
    night = untouched_since(practice, timezone.now() + DAY)
    assert erase_what_was_never_published(night) == 0


def test_erik_erases_nothing(client: Client, erik: User, practice: Practice) -> None:
    signed_in(client, erik)
    assert where(practice) not in client.get(where(practice, "")).content.decode()
    client.post(where(practice), {"seen": version_of(practice)})
    with pytest.raises(PermissionDenied):
        erase(by=erik, practice=practice, seen=version_of(practice))
    assert Practice.objects.filter(pk=practice.pk).exists()
