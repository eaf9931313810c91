"""Heads of unit and administrators invite colleagues, and end their access."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from portal.accounts.invitations import AlreadyHasAccount, invite, withdraw_invitation
from portal.accounts.memberships import end_access, may_give_access
from portal.accounts.models import MUNICIPAL_ROLES, AccountEvent, Invitation, Membership, Municipality, Role, User
from tests.cast import signed_in
from tests.factories import MembershipFactory

EMAIL = "doris@example.se"


@pytest.fixture
def malmo(db: None) -> Municipality:
    return Municipality.objects.get(code="1280")


@pytest.fixture
def goteborg(db: None) -> Municipality:
    return Municipality.objects.get(code="1480")


def test_helga_invites_a_social_worker_and_sees_link_and_code_once(client: Client, helga: User) -> None:
    signed_in(client, helga)

    page = client.post("/konto/kollegor/", {"name": "Doris Sjö", "email": EMAIL, "role": "social_worker"})

    issued = page.context["issued"]
    assert issued.token in page.content.decode()
    assert issued.code in page.content.decode()
    assert Invitation.objects.get().municipality.code == "1280"
    assert issued.code not in client.get("/konto/kollegor/").content.decode()


def test_ada_invites_a_head_of_unit_for_any_municipality(client: Client, ada: User) -> None:
    signed_in(client, ada)

    client.post("/konto/kollegor/", {"name": "Gun", "email": EMAIL, "role": "head_of_unit", "municipality": "1480"})

    assert Invitation.objects.get().municipality.code == "1480"


def test_ada_must_say_which_municipality(client: Client, ada: User) -> None:
    signed_in(client, ada)

    page = client.post("/konto/kollegor/", {"name": "Gun", "email": EMAIL, "role": "head_of_unit"})

    assert "municipality" in page.context["form"].errors
    assert EMAIL in page.content.decode(), "what was typed is still there"


def test_an_address_without_end_is_a_mistake_in_its_field(client: Client, helga: User) -> None:
    signed_in(client, helga)
    address = "a@" + ".".join(["b" * 50] * 6) + ".se"

    page = client.post("/konto/kollegor/", {"name": "Doris", "email": address, "role": "social_worker"})

    assert "email" in page.context["form"].errors
    assert not Invitation.objects.exists()


def test_inviting_again_replaces_the_earlier_invitation(helga: User, malmo: Municipality) -> None:
    invite(by=helga, email=EMAIL, name="Doris", role=Role.SOCIAL_WORKER, municipality=malmo)
    newer = invite(by=helga, email=EMAIL, name="Doris", role=Role.SOCIAL_WORKER, municipality=malmo)

    assert list(Invitation.objects.open()) == [newer.invitation]


def test_helga_withdraws_an_invitation(client: Client, helga: User, malmo: Municipality) -> None:
    issued = invite(by=helga, email=EMAIL, name="Doris", role=Role.SOCIAL_WORKER, municipality=malmo)
    signed_in(client, helga)

    client.post(f"/konto/kollegor/inbjudan/{issued.invitation.pk}/aterkalla/")

    assert not Invitation.objects.open().exists()
    assert AccountEvent.objects.filter(kind="withdrawn", by=helga).exists()


def test_helga_ends_annas_access(client: Client, helga: User, anna: User) -> None:
    signed_in(client, helga)
    membership = anna.memberships.get()
    assert client.get(f"/konto/kollegor/{membership.pk}/avsluta/").status_code == 200
    assert Membership.objects.filter(pk=membership.pk).exists(), "asking is not doing"

    client.post(f"/konto/kollegor/{membership.pk}/avsluta/")

    anna.refresh_from_db()
    assert not anna.is_active
    assert not anna.memberships.exists()
    assert AccountEvent.objects.filter(kind="ended", by=helga, user=anna).exists()


def test_an_address_in_use_is_not_invited(client: Client, helga: User, anna: User) -> None:
    signed_in(client, helga)

    page = client.post("/konto/kollegor/", {"name": "Anna", "email": "ANNA@example.se", "role": "social_worker"})

    assert "email" in page.context["form"].errors
    assert not Invitation.objects.exists()


def test_the_installer_cannot_be_invited_away(helga: User, malmo: Municipality) -> None:
    User.objects.create_superuser(EMAIL, "ett lösenord med många ord", name="Installer")
    with pytest.raises(AlreadyHasAccount):
        invite(by=helga, email=EMAIL, name="Doris", role=Role.SOCIAL_WORKER, municipality=malmo)


MAY = {
    "ada": {
        (Role.HEAD_OF_UNIT, "1280"),
        (Role.HEAD_OF_UNIT, "1480"),
        (Role.COORDINATOR, None),
        (Role.EDITOR, None),
        (Role.ADMINISTRATOR, None),
    },
    "helga": {(Role.SOCIAL_WORKER, "1280"), (Role.HEAD_OF_UNIT, "1280")},
    "anna": set(),
    "karin": set(),
    "erik": set(),
}


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["1280", "1480", None])
def test_who_may_invite_whom(request: pytest.FixtureRequest, who: str, role: Role, code: str | None) -> None:
    user = request.getfixturevalue(who)
    place = Municipality.objects.get(code=code) if code else None
    allowed = (role, code) in MAY[who]

    assert may_give_access(user, role, place) is allowed
    if allowed:
        assert invite(by=user, email=EMAIL, name="Doris", role=role, municipality=place).invitation.role == role
    else:
        with pytest.raises(PermissionDenied):
            invite(by=user, email=EMAIL, name="Doris", role=role, municipality=place)
        assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"role": "administrator"},
        {"role": "coordinator"},
        {"role": "nonsense"},
        {"role": ""},
        {"role": "head_of_unit", "municipality": "1480"},
    ],
)
def test_helga_cannot_reach_further_with_a_crafted_form(client: Client, helga: User, typed: dict[str, str]) -> None:
    signed_in(client, helga)

    page = client.post("/konto/kollegor/", {"name": "Doris", "email": EMAIL, **typed})

    assert page.status_code == 200
    for invitation in Invitation.objects.all():
        assert invitation.role in MUNICIPAL_ROLES
        assert invitation.municipality.code == "1280"


def test_helga_neither_sees_nor_ends_what_belongs_to_another_municipality(
    client: Client, helga: User, cecilia: User, goteborg: Municipality
) -> None:
    gun = MembershipFactory(code="1480", role=Role.HEAD_OF_UNIT).user
    theirs = invite(by=gun, email=EMAIL, name="Doris", role=Role.SOCIAL_WORKER, municipality=goteborg).invitation
    signed_in(client, helga)

    page = client.get("/konto/kollegor/").content.decode()
    assert cecilia.email not in page
    assert EMAIL not in page
    assert client.post(f"/konto/kollegor/inbjudan/{theirs.pk}/aterkalla/").status_code == 404
    assert client.post(f"/konto/kollegor/{cecilia.memberships.get().pk}/avsluta/").status_code == 404
    for refused in (
        lambda: withdraw_invitation(by=helga, invitation=theirs),
        lambda: end_access(by=helga, membership=cecilia.memberships.get()),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert cecilia.memberships.exists()


def test_nobody_ends_their_own_access(client: Client, helga: User) -> None:
    signed_in(client, helga)

    assert client.post(f"/konto/kollegor/{helga.memberships.get().pk}/avsluta/").status_code == 404
    with pytest.raises(PermissionDenied):
        end_access(by=helga, membership=helga.memberships.get())


@pytest.mark.parametrize("who", ["anna", "karin", "erik"])
def test_others_invite_nobody(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    signed_in(client, request.getfixturevalue(who))

    assert client.get("/konto/kollegor/").status_code == 403
    form = {"name": "Doris", "email": EMAIL, "role": "social_worker"}
    assert client.post("/konto/kollegor/", form).status_code == 403
    assert not Invitation.objects.exists()
