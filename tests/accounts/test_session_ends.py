"""A left computer is not a breach, and access that ends has ended at the next request."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from time_machine import TimeMachineFixture

from portal.accounts.models import Role, User
from tests.cast import signed_in
from tests.factories import MembershipFactory

# Past the door, where there is nothing: what is behind it is not this test's matter.
CASE_WORK = "/arenden/finns-inte/"

SIGN_IN = "/konto/login/?next=/konto/2fa/"


def is_signed_in(client: Client) -> bool:
    answer = client.get("/konto/2fa/")
    assert answer.status_code == 200 or answer.url == SIGN_IN
    return answer.status_code == 200


def test_someone_who_works_stays_signed_in(client: Client, anna: User, clock: TimeMachineFixture) -> None:
    signed_in(client, anna)

    for _ in range(5):
        clock.shift(timedelta(minutes=14))
        assert is_signed_in(client)


def test_fifteen_idle_minutes_end_a_session(client: Client, anna: User, clock: TimeMachineFixture) -> None:
    signed_in(client, anna)
    assert is_signed_in(client)

    clock.shift(timedelta(minutes=15, seconds=1))

    assert not is_signed_in(client)


def test_eight_hours_end_a_session_whatever_happens(client: Client, anna: User, clock: TimeMachineFixture) -> None:
    start = timezone.now()
    signed_in(client, anna)
    while timezone.now() < start + timedelta(hours=7, minutes=50):
        assert is_signed_in(client)
        clock.shift(timedelta(minutes=10))

    clock.shift(timedelta(minutes=11))

    assert not is_signed_in(client)
    assert not client.session.items()


def test_a_session_that_does_not_know_its_age_is_too_old(client: Client, anna: User) -> None:
    signed_in(client, anna)
    session = client.session
    del session["signed_in_at"]
    session.save()

    assert not is_signed_in(client)


def test_signing_out_deletes_the_cookie_and_the_session(client: Client, anna: User) -> None:
    signed_in(client, anna)
    cookie = client.cookies["sessionid"].value

    answer = client.post("/konto/logout/")

    assert answer.url == "/konto/login/"
    assert answer.cookies["sessionid"].value == ""
    assert answer.cookies["sessionid"]["max-age"] == 0
    client.cookies["sessionid"] = cookie
    assert not is_signed_in(client), "the old cookie opens nothing"


def test_signing_out_needs_a_button(client: Client, anna: User) -> None:
    signed_in(client, anna)
    client.get("/konto/logout/")

    assert is_signed_in(client)


def test_someone_deactivated_is_out_at_the_next_request(client: Client, anna: User) -> None:
    signed_in(client, anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)

    assert not is_signed_in(client)
    assert client.get(CASE_WORK).url == f"/konto/login/?next={CASE_WORK}"


def test_someone_who_loses_the_role_is_out_at_the_next_request(client: Client, anna: User, erik: User) -> None:
    signed_in(client, anna)
    anna.memberships.all().delete()
    assert client.get(CASE_WORK).status_code == 403

    signed_in(client, erik)
    assert client.get("/redaktion/").status_code == 200
    erik.memberships.all().delete()
    assert client.get("/redaktion/").status_code == 403


def test_someone_who_moves_works_in_the_new_municipality(client: Client, anna: User) -> None:
    signed_in(client, anna)
    anna.memberships.all().delete()
    MembershipFactory(user=anna, role=Role.SOCIAL_WORKER, code="1480")

    answer = client.get(CASE_WORK)

    assert answer.wsgi_request.membership.municipality.code == "1480"


def test_a_new_password_ends_the_other_sessions(client: Client, anna: User) -> None:
    signed_in(client, anna)
    anna.set_password("ett alldeles nytt lösenord")
    anna.save()

    assert not is_signed_in(client)


def test_every_answer_forbids_keeping_it(client: Client, anna: User) -> None:
    signed_in(client, anna)

    for address in ("/konto/2fa/", CASE_WORK, "/konto/login/"):
        assert client.get(address).headers["Cache-Control"] == "no-store, private"
