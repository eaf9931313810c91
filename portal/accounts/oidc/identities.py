"""Who is who: an identity is an issuer and a subject, and belongs to one person who was invited; never an address."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from portal.accounts.models import MUNICIPAL_ROLES, AccountEvent, IdentityProvider, Membership, User

from .refusals import Reason, Refused


def provider_of(user: User) -> IdentityProvider | None:
    """The provider of one's own municipality. A municipality does not vouch for those with a national role."""
    national = Membership.objects.filter(user=user).exclude(role__in=MUNICIPAL_ROLES)
    providers = IdentityProvider.objects.filter(municipality__memberships__user=user).exclude(Exists(national))
    return None if user.is_superuser else providers.select_related("municipality").first()


def identities_of(user: User) -> QuerySet[SocialAccount]:
    return SocialAccount.objects.filter(user=user)


def signs_in_through(user: User) -> IdentityProvider | None:
    """The provider that somebody must use, once connected: whom the municipality shuts out is shut out here too."""
    provider = provider_of(user)
    return provider if provider and identities_of(user).filter(provider=provider.issuer).exists() else None


@transaction.atomic
def connect(*, user: User, provider: IdentityProvider, subject: str) -> None:
    """Let somebody who has shown who they are sign in through their municipality from now on.

    Raises Refused for another municipality's provider, an identity of somebody else, or a second one of their own.
    """
    if provider_of(User.objects.select_for_update().get(pk=user.pk)) != provider:
        raise Refused(Reason.OTHER_MUNICIPALITY)
    if identities_of(user).filter(provider=provider.issuer).exclude(uid=subject).exists():
        raise Refused(Reason.OTHER_IDENTITY)
    identity, made = SocialAccount.objects.get_or_create(provider=provider.issuer, uid=subject, defaults={"user": user})
    if identity.user_id != user.pk:
        raise Refused(Reason.IDENTITY_TAKEN)
    if made:
        role = user.memberships.get(municipality=provider.municipality).role
        AccountEvent.objects.create(
            kind=AccountEvent.Kind.CONNECTED, by=user, user=user, role=role, municipality=provider.municipality
        )


@transaction.atomic
def set_provider(provider: IdentityProvider) -> int:
    """Save a municipality's provider, new or changed; return how many identities of an earlier issuer were forgotten.

    The number is of people who connect again, with their password and second factor, or are invited again.
    """
    forgotten = _identities_in(provider).exclude(provider=provider.issuer).delete()[0]
    provider.save()
    AccountEvent.objects.create(kind=AccountEvent.Kind.PROVIDER_SET, municipality=provider.municipality)
    return forgotten


@transaction.atomic
def take_away_provider(provider: IdentityProvider) -> int:
    """End all sign-in through a provider, and the sessions made by it at their next request; return how many people."""
    forgotten = _identities_in(provider).delete()[0]
    AccountEvent.objects.create(kind=AccountEvent.Kind.PROVIDER_GONE, municipality=provider.municipality)
    provider.delete()
    return forgotten


def _identities_in(provider: IdentityProvider) -> QuerySet[SocialAccount]:
    here = Membership.objects.filter(user=OuterRef("user"), municipality=provider.municipality_id)
    return SocialAccount.objects.filter(Exists(here))
