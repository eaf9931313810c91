"""Who may do what, composed once for the whole portal.

Case work asks for a membership itself (portal.accounts.access); this page is about Django's and Wagtail's permissions.
Social workers, heads of unit and administrators stand in no row: they have no business in Wagtail's admin.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import GroupPagePermission, Page
from wagtail.snippets.models import create_extra_permissions, get_snippet_models

from content.drafted import Drafted
from content.publishing.deeds import set_up_two_people
from content.publishing.models import SecondPerson
from portal.accounts.models import Membership, Role, User
from portal.blanks.models import MAY_MANAGE
from portal.database.grants import grant_application_role


@dataclass(frozen=True, kw_only=True)
class Permissions:
    """What a role may do: with every page, with content's own snippets, with those that have drafts besides, and
    otherwise (app_label.codename). Publishing is a right to be the second person, and never a button of one's own.
    """

    pages: tuple[str, ...] = ()
    snippets: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


_ENTER_AND_TRANSLATE = ("wagtailadmin.access_admin", "wagtail_localize.submit_translation")
_SAY_THAT_THE_LAW_IS_READ = "eligibility.add_verification"
_PUBLISH_EXAMPLES = "practice.publish_practice"

PERMISSIONS = {
    Role.EDITOR: Permissions(
        pages=("add_page", "change_page", "publish_page"),
        snippets=("add", "change"),
        drafts=("publish",),
        other=(*_ENTER_AND_TRANSLATE, _SAY_THAT_THE_LAW_IS_READ),
    ),
    Role.COORDINATOR: Permissions(
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        snippets=("add", "change", "delete"),
        drafts=("publish", "lock", "unlock"),
        other=(*_ENTER_AND_TRANSLATE, _SAY_THAT_THE_LAW_IS_READ, MAY_MANAGE, _PUBLISH_EXAMPLES),
    ),
}


def after_migrate(using: str, **_: Any) -> None:
    """Give the application role its rights on the tables that migrations have just made, and each role its group."""
    grant_application_role(settings.DATABASE_APP_ROLE)
    if _everything_is_migrated():
        sync_roles()


@transaction.atomic
def sync_roles() -> None:
    """Make the groups say what the table says, and put everyone in the groups of their roles. Safe to run again."""
    for label in ("wagtailadmin", "wagtailcore", "wagtail_localize", "eligibility", "blanks", *_content_apps()):
        create_permissions(apps.get_app_config(label), verbosity=0)
    create_extra_permissions(apps.get_app_config("wagtailsnippets"))
    for role, permissions in PERMISSIONS.items():
        group = _group(role)
        group.permissions.set(_found(permissions))
        _set_page_permissions(group, permissions.pages)
    set_up_two_people([_group(role) for role in PERMISSIONS])
    groups = Q(groups__name__in=[_group_name(role) for role in PERMISSIONS])
    for user in User.objects.filter(Q(memberships__role__in=PERMISSIONS) | groups).distinct():
        put_in_groups(user)


def put_in_groups(user: User) -> None:
    """Let a user be in the groups of their roles and in no other role's group."""
    held = set(user.memberships.values_list("role", flat=True))
    for role in PERMISSIONS:
        if role in held:
            user.groups.add(_group(role))
        else:
            user.groups.remove(_group(role))


@receiver((post_save, post_delete), sender=Membership, dispatch_uid="portal.roles.follow_membership")
def follow_membership(instance: Membership, raw: bool = False, **_: Any) -> None:
    """A role given is a group joined; a role taken is a group left, in the same transaction."""
    if not raw and User.objects.filter(pk=instance.user_id).exists():
        put_in_groups(instance.user)


def _group_name(role: Role) -> str:
    return f"vagval-{role.value}"


def _group(role: Role) -> Group:
    return Group.objects.get_or_create(name=_group_name(role))[0]


def _content_apps() -> list[str]:
    """The labels of the CMS and of each area inside it."""
    return [app.label for app in apps.get_app_configs() if f"{app.name}.".startswith("content.")]


def _found(permissions: Permissions) -> list[Permission]:
    """The permissions of a row. Raises Permission.DoesNotExist for a word that none has."""
    names = [name.split(".") for name in permissions.other]
    for model in get_snippet_models():
        if model._meta.app_label in _content_apps():
            verbs = (*permissions.snippets, *(permissions.drafts if issubclass(model, Drafted) else ()))
            names += [[model._meta.app_label, f"{verb}_{model._meta.model_name}"] for verb in verbs]
    return [Permission.objects.get(content_type__app_label=label, codename=codename) for label, codename in names]


def _set_page_permissions(group: Group, codenames: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    GroupPagePermission.objects.filter(group=group).exclude(page=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _everything_is_migrated() -> bool:
    """Not when somebody migrates one app alone, or back."""
    needed = {Membership, Page, GroupPagePermission, Permission, Group, SecondPerson, *get_snippet_models()}
    return {model._meta.db_table for model in needed} <= set(connection.introspection.table_names())
