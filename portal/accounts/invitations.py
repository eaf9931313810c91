"""The only way to an account. An invitation is a link and a code, shown once to the one who invites.

The link may travel by e-mail, where scanners open whatever they see: opening it does nothing. The code is told by
another way, and only the two together make an account.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from .memberships import give_role, may_give_access, within_reach
from .models import AccountEvent, IdentityProvider, Invitation, Municipality, Role, User
from .oidc.identities import connect

VALID_FOR = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=90)
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that sounds or looks like another
_CODE_LENGTH = 8


@dataclass(frozen=True, kw_only=True)
class IssuedInvitation:
    """What is known only at the moment of inviting."""

    invitation: Invitation
    token: str
    code: str


class AlreadyHasAccount(Exception):
    """Someone signs in with this address today."""


class InvitationGone(Exception):
    """Unknown, used, withdrawn, expired, or spoiled by too many wrong codes: which of them, nobody is told."""


class WrongCode(Exception):
    """The link is right, the code is not."""


@transaction.atomic
def invite(
    *, by: User, email: str, name: str, role: Role, municipality: Municipality | None = None
) -> IssuedInvitation:
    """Invite someone to a role; an earlier invitation to the same role stops working.

    Raises PermissionDenied where `by` may not give this role, AlreadyHasAccount for an address in use.
    """
    if not may_give_access(by, role, municipality):
        raise PermissionDenied
    return issue_invitation(email=email, name=name, role=role, municipality=municipality, by=by)


@transaction.atomic
def issue_invitation(
    *, email: str, name: str, role: Role, municipality: Municipality | None, by: User | None
) -> IssuedInvitation:
    """As `invite`, without asking who may: for the command line, where the first administrator comes from."""
    email = email.strip().lower()
    if has_account(email):
        raise AlreadyHasAccount
    earlier = Invitation.objects.open().filter(email=email, role=role, municipality=municipality)
    earlier.update(withdrawn_at=timezone.now())
    token, code = secrets.token_urlsafe(32), _new_code()
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        role=role,
        municipality=municipality,
        invited_by=by,
        token_hash=_hash_token(token),
        code_hash=_hash_code(token, code),
        expires_at=timezone.now() + VALID_FOR,
    )
    AccountEvent.objects.create(kind=AccountEvent.Kind.INVITED, by=by, role=role, municipality=municipality)
    return IssuedInvitation(invitation=invitation, token=token, code=f"{code[:4]}-{code[4:]}")


@transaction.atomic
def withdraw_invitation(*, by: User, invitation: Invitation) -> None:
    """Make an invitation that nobody has accepted stop working.

    Raises PermissionDenied where `by` may not give its role.
    """
    if not may_give_access(by, Role(invitation.role), invitation.municipality):
        raise PermissionDenied
    if Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=timezone.now()):
        AccountEvent.objects.create(
            kind=AccountEvent.Kind.WITHDRAWN, by=by, role=invitation.role, municipality=invitation.municipality
        )


def accept_invitation(*, token: str, code: str, name: str, password: str) -> User:
    """Make the account that an invitation promises, or open again the account of someone who was here before.

    Raises InvitationGone, or WrongCode, which is counted: after five the invitation is gone.
    """
    with transaction.atomic():
        invitation = find_open_invitation(token, lock=True)
        if _is_right(invitation, token, code):
            return _admit(invitation, name=name, password=password)
        _count_wrong_code(invitation)
    raise WrongCode


def check_code(*, token: str, code: str) -> Invitation:
    """The invitation, to be accepted by signing in at the municipality. Raises as `accept_invitation`."""
    with transaction.atomic():
        invitation = find_open_invitation(token, lock=True)
        if _is_right(invitation, token, code):
            return invitation
        _count_wrong_code(invitation)
    raise WrongCode


@transaction.atomic
def accept_with_identity(*, pk: int, name: str, provider: IdentityProvider, subject: str) -> User:
    """As `accept_invitation`, for somebody whose code was right and who has signed in at the municipality since.

    No password is made. Raises InvitationGone where it has gone meanwhile, Refused where the identity is somebody's.
    """
    invitation = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=pk).first()
    if invitation is None or has_account(invitation.email) or invitation.municipality_id != provider.municipality_id:
        raise InvitationGone
    user = _admit(invitation, name=name, password=None)
    connect(user=user, provider=provider, subject=subject)
    return user


def find_open_invitation(token: str, *, lock: bool = False) -> Invitation:
    """The invitation that a link stands for. Raises InvitationGone."""
    invitations = Invitation.objects.open()
    if lock:
        invitations = invitations.select_for_update(of=("self",))
    invitation = invitations.filter(token_hash=_hash_token(token)).first()
    if invitation is None or has_account(invitation.email):
        raise InvitationGone
    return invitation


def invitations_of(user: User) -> QuerySet[Invitation]:
    """The open invitations that someone looks after, by whomever they were sent."""
    return Invitation.objects.open().filter(within_reach(user)).select_related("municipality")


def has_account(email: str) -> bool:
    """Whether somebody who has a role, or installed the portal, signs in with this address."""
    known = User.objects.filter(email__iexact=email)
    return known.filter(memberships__isnull=False).exists() or known.filter(is_superuser=True).exists()


def forget_old_invitations() -> int:
    """Remove names and addresses of invitations that expired 90 days ago; return how many."""
    return Invitation.objects.filter(expires_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()[0]


def _is_right(invitation: Invitation, token: str, code: str) -> bool:
    return constant_time_compare(invitation.code_hash, _hash_code(token, _as_typed(code)))


def _count_wrong_code(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(wrong_codes=F("wrong_codes") + 1)


def _admit(invitation: Invitation, *, name: str, password: str | None) -> User:
    user = User.objects.filter(email__iexact=invitation.email).first() or User(email=invitation.email)
    user.name = name
    user.is_active = True
    user.set_password(password)
    user.save()
    # Someone who comes back may have lost the telephone; link and code together are proof enough to begin anew.
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=invitation.email, defaults={"verified": True, "primary": True}
    )
    give_role(
        user=user,
        role=Role(invitation.role),
        municipality=invitation.municipality,
        by=invitation.invited_by,
        kind=AccountEvent.Kind.ACCEPTED,
    )
    invitation.accepted_at = timezone.now()
    invitation.user = user
    invitation.save(update_fields=["accepted_at", "user"])
    return user


def _new_code() -> str:
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))


def _as_typed(code: str) -> str:
    """A code as somebody hears and types it: small letters, spaces and dashes don't matter."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _hash_code(token: str, code: str) -> str:
    # Bound to the token, which is stored nowhere: the short code cannot be found from the database.
    return salted_hmac(f"portal.accounts.invitation {token}", code, algorithm="sha256").hexdigest()
