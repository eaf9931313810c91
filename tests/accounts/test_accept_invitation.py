"""An invited person makes an account with link and code."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from time_machine import TimeMachineFixture

from portal.accounts.invitations import IssuedInvitation, forget_old_invitations, invite, withdraw_invitation
from portal.accounts.memberships import end_access
from portal.accounts.models import AccountEvent, Invitation, Membership, Municipality, Role, User
from tests.cast import code_now, with_second_factor

# Past the door, where there is nothing: what is behind it is not this test's matter.
CASE_WORK = "/arenden/finns-inte/"

PASSWORD = "sju sorters småkakor"


@pytest.fixture
def malmo(db: None) -> Municipality:
    return Municipality.objects.get(code="1280")


@pytest.fixture
def issued(helga: User, malmo: Municipality) -> IssuedInvitation:
    return invite(by=helga, email="Doris@example.se", name="Doris Sjö", role=Role.SOCIAL_WORKER, municipality=malmo)


def answer(client: Client, issued: IssuedInvitation, **changes: str):
    typed = {"code": issued.code, "name": "Doris Sjö", "password": PASSWORD, "password_again": PASSWORD}
    return client.post(f"/konto/inbjudan/{issued.token}/", {**typed, **changes})


@pytest.mark.django_db(transaction=True)  # allauth ends setting up an authenticator when it is committed
def test_doris_makes_her_account_and_sets_up_her_second_factor(
    client: Client, issued: IssuedInvitation, malmo: Municipality
) -> None:
    assert answer(client, issued).url == "/konto/login/"

    doris = User.objects.get(email="doris@example.se")
    assert list(doris.memberships.values_list("role", "municipality")) == [("social_worker", malmo.pk)]
    assert EmailAddress.objects.filter(user=doris, verified=True, primary=True).exists()
    client.post("/konto/login/", {"login": "doris@example.se", "password": PASSWORD})
    assert client.get("/konto/").url == "/konto/2fa/totp/activate/?next=/konto/"
    secret = client.get("/konto/2fa/totp/activate/").context["form"].secret
    client.post("/konto/2fa/totp/activate/", {"code": code_now(secret)})
    assert client.get(CASE_WORK).status_code == 404


def test_opening_the_link_does_nothing(client: Client, issued: IssuedInvitation) -> None:
    before = Invitation.objects.values().get()

    for _ in range(10):
        assert client.get(f"/konto/inbjudan/{issued.token}/").status_code == 200
        assert client.head(f"/konto/inbjudan/{issued.token}/").status_code == 200

    assert Invitation.objects.values().get() == before
    assert "doris@example.se" not in client.get(f"/konto/inbjudan/{issued.token}/").content.decode()
    assert not User.objects.filter(email="doris@example.se").exists()


def test_the_code_may_be_typed_as_it_was_heard(client: Client, issued: IssuedInvitation) -> None:
    assert answer(client, issued, code=f" {issued.code.lower().replace('-', ' ')} ").url == "/konto/login/"


def test_a_wrong_code_makes_no_account_and_what_was_typed_stays(client: Client, issued: IssuedInvitation) -> None:
    page = answer(client, issued, code="AAAA-AAAA", name="Doris Ny")

    assert page.status_code == 200
    assert "code" in page.context["form"].errors
    assert "Doris Ny" in page.content.decode()
    assert not User.objects.filter(email="doris@example.se").exists()


def test_five_wrong_codes_spoil_the_invitation(client: Client, issued: IssuedInvitation) -> None:
    for _ in range(5):
        answer(client, issued, code="AAAA-AAAA")

    assert answer(client, issued).status_code == 404
    assert not User.objects.filter(email="doris@example.se").exists()


def test_an_invitation_works_once(client: Client, issued: IssuedInvitation) -> None:
    answer(client, issued)

    assert answer(client, issued, name="Någon Annan", password="helt andra ord här").status_code == 404
    assert User.objects.get(email="doris@example.se").check_password(PASSWORD)


def test_after_a_week_it_is_too_late(client: Client, issued: IssuedInvitation, clock: TimeMachineFixture) -> None:
    clock.shift(timedelta(days=7, seconds=1))

    assert answer(client, issued).status_code == 404


def test_a_withdrawn_invitation_does_not_work(client: Client, issued: IssuedInvitation, helga: User) -> None:
    withdraw_invitation(by=helga, invitation=issued.invitation)

    assert answer(client, issued).status_code == 404


def test_an_invitation_ends_with_the_access_of_the_one_who_sent_it(
    client: Client, issued: IssuedInvitation, helga: User, ada: User
) -> None:
    end_access(by=ada, membership=helga.memberships.get())

    assert answer(client, issued).status_code == 404


def test_every_link_that_does_not_work_gets_the_same_page(client: Client, issued: IssuedInvitation) -> None:
    answer(client, issued)

    used = Client().get(f"/konto/inbjudan/{issued.token}/")
    unknown = Client().get("/konto/inbjudan/nagot-annat/")

    assert (used.status_code, used.content) == (unknown.status_code, unknown.content)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password": "kort", "password_again": "kort"}, "password"),
        ({"password": "doris@example.se", "password_again": "doris@example.se"}, "password"),
        ({"password_again": "något annat än det första"}, "password_again"),
        ({"name": " "}, "name"),
        ({"code": ""}, "code"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    client: Client, issued: IssuedInvitation, changes: dict[str, str], field: str
) -> None:
    page = answer(client, issued, **changes)

    assert field in page.context["form"].errors
    assert Invitation.objects.get().wrong_codes == 0


def test_neither_link_nor_code_is_stored(issued: IssuedInvitation) -> None:
    stored = str(Invitation.objects.values().get())

    assert issued.token not in stored
    assert issued.code not in stored
    assert issued.code.replace("-", "") not in stored


def test_someone_who_comes_back_begins_anew(
    client: Client, issued: IssuedInvitation, helga: User, malmo: Municipality
) -> None:
    answer(client, issued)
    doris = User.objects.get(email="doris@example.se")
    with_second_factor(doris)
    end_access(by=helga, membership=doris.memberships.get())
    again = invite(by=helga, email="doris@example.se", name="Doris Sjö", role=Role.SOCIAL_WORKER, municipality=malmo)

    answer(client, again, password="åtta sorters småkakor", password_again="åtta sorters småkakor")

    doris.refresh_from_db()
    assert doris.is_active
    assert doris.check_password("åtta sorters småkakor")
    assert not doris.authenticator_set.exists()


def test_each_step_is_recorded(client: Client, issued: IssuedInvitation, helga: User) -> None:
    answer(client, issued)

    assert list(AccountEvent.objects.order_by("pk").values_list("kind", "by", "user__email")) == [
        ("invited", helga.pk, None),
        ("accepted", helga.pk, "doris@example.se"),
    ]


def test_old_invitations_are_forgotten(issued: IssuedInvitation, clock: TimeMachineFixture) -> None:
    clock.shift(timedelta(days=96))
    assert forget_old_invitations() == 0

    clock.shift(timedelta(days=2))
    assert forget_old_invitations() == 1
    assert not Invitation.objects.exists()


@pytest.mark.django_db
def test_the_first_administrator_is_invited_from_the_command_line(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("invite", "ada@example.se", name="Ada Hägg", role="administrator")
    said = capsys.readouterr().out
    link = said.split("Link: ")[1].split()[0]
    code = said.split("Code: ")[1].split()[0]

    client.post(
        f"/konto/{link.split('/konto/')[1]}",
        {"code": code, "name": "Ada Hägg", "password": PASSWORD, "password_again": PASSWORD},
    )

    assert Membership.objects.get(user__email="ada@example.se").role == Role.ADMINISTRATOR
    assert Invitation.objects.get().expires_at > timezone.now()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "social_worker"},
        {"role": "editor", "municipality": "1280"},
        {"role": "head_of_unit", "municipality": "9999"},
    ],
)
def test_the_command_line_says_what_is_wrong(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("invite", "ada@example.se", name="Ada", **wrong)
    assert not Invitation.objects.exists()
