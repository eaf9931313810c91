"""Being told by the provider that somebody signed out there."""

import time
from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import IdentityProvider, LogoutNotice

from .claims import check_logout_token
from .discovery import keys_lately
from .refusals import Reason, Refused
from .tokens import Kind, prove, take_apart

FORGOTTEN_AFTER = timedelta(days=1)


def sign_out(provider: IdentityProvider, tokens: Sequence[str]) -> None:
    """End the sessions that a logout token names. Raises Refused, also for one that has been here before."""
    if len(tokens) != 1:
        raise Refused(Reason.TOKEN)
    unproven = take_apart(tokens[0], Kind.LOGOUT)
    # What it says first: nobody makes us fetch keys with a token that is not even about us.
    check_logout_token(unproven.claims, issuer=provider.issuer, client_id=provider.client_id, now=time.time())
    claims = prove(unproven, lambda: keys_lately(provider.issuer))
    try:
        with transaction.atomic():
            LogoutNotice.objects.create(
                issuer=provider.issuer,
                token_id=claims["jti"],
                subject=claims.get("sub", ""),
                session=claims.get("sid", ""),
            )
    except IntegrityError:
        raise Refused(Reason.REPLAYED) from None


def forget_old_notices() -> int:
    return LogoutNotice.objects.filter(at__lt=timezone.now() - FORGOTTEN_AFTER).delete()[0]
