"""A role given is a permission given; a role taken is a permission taken."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page

from portal.accounts.access import EDITING_ROLES
from portal.accounts.models import Membership, Role, User
from portal.roles import PERMISSIONS, put_in_groups, sync_roles
from tests.factories import MembershipFactory, UserFactory

ENTER = "wagtailadmin.access_admin"


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_editor_and_coordinator_write_and_publish_with_a_colleague(request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    root = Page.get_first_root_node()

    may = root.get_first_child().specific.permissions_for_user(user)

    assert user.has_perm(ENTER)
    assert may.can_edit()
    assert may.has_the_right_to_publish()
    assert not may.can_publish()


def test_a_role_taken_takes_its_permissions_along(erik: User) -> None:
    assert erik.has_perm(ENTER)

    erik.memberships.get().delete()

    assert not fresh(erik).has_perm(ENTER)
    assert not erik.groups.exists()


def test_a_role_changed_changes_the_group(erik: User) -> None:
    membership = erik.memberships.get()
    membership.role = Role.COORDINATOR
    membership.save()

    assert [group.name for group in erik.groups.all()] == ["vagval-coordinator"]


def test_two_roles_are_two_groups(erik: User) -> None:
    second = MembershipFactory(user=erik, role=Role.COORDINATOR, municipality=None)
    assert erik.groups.count() == 2

    second.delete()

    assert [group.name for group in erik.groups.all()] == ["vagval-editor"]


@pytest.mark.django_db
def test_running_again_changes_nothing() -> None:
    def everything() -> list[object]:
        groups = [
            (group.name, sorted(group.permissions.values_list("codename", flat=True))) for group in Group.objects.all()
        ]
        return [groups, sorted(GroupPagePermission.objects.values_list("group", "page", "permission"))]

    before = everything()
    sync_roles()
    sync_roles()

    assert everything() == before


def test_running_again_mends_what_somebody_changed(erik: User, anna: User) -> None:
    editors = Group.objects.get(name="vagval-editor")
    editors.permissions.clear()
    erik.groups.clear()
    anna.groups.add(editors)

    sync_roles()

    assert fresh(erik).has_perm(ENTER)
    assert not fresh(anna).has_perm(ENTER)


@pytest.mark.django_db
def test_the_table_and_the_door_agree() -> None:
    """Those whom the middleware lets in are those whom Wagtail lets in."""
    assert {role for role, permissions in PERMISSIONS.items() if ENTER in permissions.other} == set(EDITING_ROLES)


@pytest.mark.parametrize("who", ["anna", "cecilia", "helga", "ada"])
def test_nobody_else_has_any_permission_of_django_or_wagtail(request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    put_in_groups(user)

    assert user.get_all_permissions() == set()
    assert not user.groups.exists()
    assert not user.is_superuser


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_no_role_reaches_users_groups_or_cases(request: pytest.FixtureRequest, who: str) -> None:
    permissions = request.getfixturevalue(who).get_all_permissions()
    allowed = {name.split(".")[0] for name in permissions - {"eligibility.add_verification", "blanks.manage_blanks"}}

    cms = {app.label for app in apps.get_app_configs() if app.name.split(".")[0] == "content"}
    assert allowed <= {"wagtailadmin", "wagtailcore", "wagtail_localize", *cms}


@pytest.mark.django_db
def test_deleting_someone_with_a_role_works() -> None:
    user = UserFactory()
    MembershipFactory(user=user, role=Role.EDITOR, municipality=None)

    user.delete()

    assert not Membership.objects.exists()
