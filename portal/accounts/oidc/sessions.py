"""What a session remembers of a sign-in through the municipality, and whether that still stands."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, Q
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import IdentityProvider, LogoutNotice, User

from .claims import Claims
from .identities import provider_of

_KEY = "municipal_sign_in"


@dataclass(frozen=True, kw_only=True)
class MunicipalSignIn:
    """`at` is when the session began here; `session` is the provider's name for its own, where it told one."""

    provider: int
    issuer: str
    subject: str
    session: str
    at: float


def remember(request: HttpRequest, provider: IdentityProvider, claims: Claims) -> None:
    """Called when somebody has been signed in. Of the token nothing else is kept."""
    session = claims.get("sid")
    made = MunicipalSignIn(
        provider=provider.pk,
        issuer=provider.issuer,
        subject=claims["sub"],
        session=session if isinstance(session, str) else "",
        at=timezone.now().timestamp(),
    )
    request.session[_KEY] = asdict(made)
    # A single sign-on needs no hand on the keyboard: what was proved was proved there, and then.
    records = request.session[AUTHENTICATION_METHODS_SESSION_KEY]
    records[-1]["at"] = min(made.at, float(claims["auth_time"]))
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records


def made_by_municipality(request: HttpRequest) -> MunicipalSignIn | None:
    """How this session was made, if it was made there."""
    kept = request.session.get(_KEY)
    return MunicipalSignIn(**kept) if kept else None


def still_stands(user: User, made: MunicipalSignIn) -> bool:
    """Whether the provider still vouches for the user, in the municipality where the user works."""
    provider = provider_of(user)
    if provider is None or (provider.pk, provider.issuer) != (made.provider, made.issuer):
        return False
    over = LogoutNotice.objects.filter(_about(made), issuer=made.issuer, at__gte=datetime.fromtimestamp(made.at, UTC))
    identity = SocialAccount.objects.filter(user=user, provider=made.issuer, uid=made.subject)
    return identity.exclude(Exists(over)).exists()


def _about(made: MunicipalSignIn) -> Q:
    """A notice names a session, or a person, whose sessions are then all meant."""
    person = Q(subject=made.subject)
    return Q(session=made.session) | (person & Q(session="")) if made.session else person
