"""A person on the staff signs in with password and second factor."""

import pytest
from django.core import mail
from django.test import Client

from portal.accounts.models import User
from tests.cast import code_now, signed_in, with_second_factor
from tests.factories import PASSWORD


def give_password(client: Client, user: User, password: str = PASSWORD):
    return client.post("/konto/login/", {"login": user.email, "password": password})


def test_anna_signs_in_with_password_and_code(client: Client, anna: User) -> None:
    with_second_factor(anna)

    asked = give_password(client, anna)
    assert asked.url == "/konto/2fa/authenticate/"
    answer = client.post("/konto/2fa/authenticate/", {"code": code_now()})

    assert answer.url == "/konto/"
    assert client.get("/konto/2fa/").status_code == 200


def test_a_password_alone_opens_nothing(client: Client, anna: User) -> None:
    with_second_factor(anna)
    give_password(client, anna)

    assert client.get("/arenden/").url == "/konto/login/?next=/arenden/"
    assert client.get("/konto/kollegor/").url == "/konto/login/?next=/konto/kollegor/"


def test_a_wrong_code_is_said_beside_the_field(client: Client, anna: User) -> None:
    with_second_factor(anna)
    give_password(client, anna)
    wrong = f"{(int(code_now()) + 1) % 1_000_000:06}"

    answer = client.post("/konto/2fa/authenticate/", {"code": wrong})

    assert answer.status_code == 200
    assert "code" in answer.context["form"].errors
    assert 'id="id_code_error"' in answer.content.decode()


def test_the_same_code_does_not_work_twice(client: Client, anna: User) -> None:
    with_second_factor(anna)
    code = code_now()
    give_password(client, anna)
    client.post("/konto/2fa/authenticate/", {"code": code})
    elsewhere = Client()
    give_password(elsewhere, anna)

    answer = elsewhere.post("/konto/2fa/authenticate/", {"code": code})

    assert answer.context["form"].errors


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client, anna: User) -> None:
    wrong = client.post("/konto/login/", {"login": anna.email, "password": "något annat helt och hållet"})
    unknown = client.post("/konto/login/", {"login": "ingen@example.se", "password": "något annat helt och hållet"})

    assert wrong.context["form"].errors == unknown.context["form"].errors != {}
    assert anna.email in wrong.content.decode(), "what was typed is still there"


def test_the_fields_help_browsers_and_telephones(client: Client, anna: User) -> None:
    page = client.get("/konto/login/").content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page

    with_second_factor(anna)
    give_password(client, anna)
    page = client.get("/konto/2fa/authenticate/").content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


def test_anna_is_taken_back_to_where_she_was_going(client: Client, anna: User) -> None:
    with_second_factor(anna)
    client.post("/konto/login/?next=/konto/2fa/", {"login": anna.email, "password": PASSWORD, "next": "/konto/2fa/"})

    answer = client.post("/konto/2fa/authenticate/", {"code": code_now()})

    assert answer.url == "/konto/2fa/"


def test_nobody_is_taken_to_another_site(client: Client, anna: User) -> None:
    with_second_factor(anna)
    client.post("/konto/login/", {"login": anna.email, "password": PASSWORD, "next": "https://example.com/"})

    assert client.post("/konto/2fa/authenticate/", {"code": code_now()}).url == "/konto/"


def test_anna_chooses_a_new_password_by_e_mail_and_still_needs_her_code(client: Client, anna: User) -> None:
    with_second_factor(anna)
    client.post("/konto/password/reset/", {"email": anna.email})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    page = client.get(link, follow=True)
    new = "en annan lugn promenad"

    client.post(page.context["action_url"], {"password1": new, "password2": new})

    assert give_password(client, anna, new).url == "/konto/2fa/authenticate/"


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client: Client, anna: User) -> None:
    known = client.post("/konto/password/reset/", {"email": anna.email})
    unknown = client.post("/konto/password/reset/", {"email": "ingen@example.se"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mail.outbox] == [[anna.email]]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["signup/", "email/", "confirm-email/", "confirm-email/x/", "password/set/"])
def test_what_a_portal_by_invitation_does_not_need_is_not_there(client: Client, address: str) -> None:
    assert client.get(f"/konto/{address}").status_code == 404
    assert client.post(f"/konto/{address}", {"email": "ingen@example.se"}).status_code == 404


def test_someone_deactivated_cannot_sign_in(client: Client, anna: User) -> None:
    anna.is_active = False
    anna.save()

    answer = give_password(client, anna)

    assert "_auth_user_id" not in client.session
    assert client.get("/konto/").url == "/konto/login/?next=/konto/"
    assert answer.status_code == 302 or answer.context["form"].errors


def test_attempts_run_out(client: Client, anna: User, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}  # allauth's own limits, which the other tests do without
    for _ in range(5):
        give_password(client, anna, "fel lösenord som är långt")

    answer = give_password(client, anna)

    assert "_auth_user_id" not in client.session
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_signed_in_is_what_signing_in_leaves_behind(client: Client, anna: User) -> None:
    """The tests' short way in gives the same session as the long way."""
    with_second_factor(anna)
    give_password(client, anna)
    client.post("/konto/2fa/authenticate/", {"code": code_now()})
    long_way = dict(client.session.items())

    short_way = dict(signed_in(Client(), anna).session.items())

    assert short_way.keys() <= long_way.keys()
    kinds = "account_authentication_methods"
    assert [record["method"] for record in short_way[kinds]] == [record["method"] for record in long_way[kinds]]
