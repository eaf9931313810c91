"""Giving and ending access: who may do it for whom, and the deeds."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import MUNICIPAL_ROLES, AccountEvent, Invitation, Membership, Municipality, Role, User

# Whose access each role looks after. Heads of unit look after their own municipality, administrators after the rest.
LOOKED_AFTER_BY_HEAD = (Role.SOCIAL_WORKER, Role.HEAD_OF_UNIT)
LOOKED_AFTER_BY_ADMINISTRATOR = (Role.HEAD_OF_UNIT, Role.COORDINATOR, Role.EDITOR, Role.ADMINISTRATOR)


def may_give_access(user: User, role: Role, municipality: Municipality | None) -> bool:
    """Whether someone may give (and take back) this role."""
    if not user.is_active or (role in MUNICIPAL_ROLES) != (municipality is not None):
        return False
    mine = user.memberships.all()
    if role in LOOKED_AFTER_BY_ADMINISTRATOR and any(one.role == Role.ADMINISTRATOR for one in mine):
        return True
    return role in LOOKED_AFTER_BY_HEAD and any(
        one.role == Role.HEAD_OF_UNIT and one.municipality_id == municipality.pk for one in mine if municipality
    )


def roles_to_give(user: User) -> list[Role]:
    """The roles that someone may give at all, in the order of the roles."""
    held = {one.role for one in user.memberships.all()}
    mine: set[Role] = set()
    if Role.ADMINISTRATOR in held:
        mine.update(LOOKED_AFTER_BY_ADMINISTRATOR)
    if Role.HEAD_OF_UNIT in held:
        mine.update(LOOKED_AFTER_BY_HEAD)
    return [role for role in Role if role in mine]


def municipality_led_by(user: User) -> Municipality | None:
    """Where someone is head of unit."""
    led = user.memberships.filter(role=Role.HEAD_OF_UNIT).select_related("municipality").first()
    return led.municipality if led else None


def within_reach(user: User) -> Q:
    """The memberships and invitations that someone looks after, as a condition on role and municipality."""
    reach = Q(pk__in=[])
    if municipality := municipality_led_by(user):
        reach |= Q(role__in=LOOKED_AFTER_BY_HEAD, municipality=municipality)
    if user.memberships.filter(role=Role.ADMINISTRATOR).exists():
        reach |= Q(role__in=LOOKED_AFTER_BY_ADMINISTRATOR)
    return reach


def colleagues_of(user: User) -> QuerySet[Membership]:
    """The memberships that someone looks after."""
    reached = Membership.objects.filter(within_reach(user))
    return reached.select_related("user", "municipality").order_by("municipality__name", "user__name")


@transaction.atomic
def give_role(
    *, user: User, role: Role, municipality: Municipality | None, by: User | None, kind: AccountEvent.Kind
) -> Membership:
    """Give a role that has been decided on; portal.roles puts its holder in the right groups."""
    membership = Membership.objects.create(user=user, role=role, municipality=municipality)
    AccountEvent.objects.create(kind=kind, by=by, user=user, role=role, municipality=municipality)
    return membership


@transaction.atomic
def end_access(*, by: User, membership: Membership) -> None:
    """Take a role back, at the next request. Whoever has none left can no longer sign in or let others in.

    Raises PermissionDenied for a role that `by` doesn't look after, and for one's own.
    """
    user = membership.user
    role = Role(membership.role)
    if user == by or not may_give_access(by, role, membership.municipality):
        raise PermissionDenied
    AccountEvent.objects.create(
        kind=AccountEvent.Kind.ENDED, by=by, user=user, role=role, municipality=membership.municipality
    )
    membership.delete()
    Invitation.objects.open().filter(invited_by=user).update(withdrawn_at=timezone.now())
    if not user.memberships.exists() and not user.is_superuser:
        user.is_active = False
        user.save(update_fields=["is_active"])
