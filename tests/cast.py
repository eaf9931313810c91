"""The cast as fixtures, and how a test signs one of them in.

Anna and Bo are social workers in Malmö and Helga is their head of unit; Cecilia is a social worker in Göteborg;
Karin is the coordinator, Erik the editor, Ada the administrator.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from time_machine import TimeMachineFixture

from portal.accounts.models import User
from tests import factories

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_second_factor(user: User) -> Authenticator:
    """Give someone an authenticator app, whose codes `code_now` knows."""
    existing = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return existing or TOTP.activate(user, TOTP_SECRET).instance


def code_now(secret: str = TOTP_SECRET) -> str:
    """What the authenticator app shows at this moment."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def signed_in_with_password_only(client: Client, user: User) -> Client:
    """Sign someone in who has not yet proved a second factor."""
    client.force_login(user)
    _remember(client, user, {"method": "password", "at": time.time(), "email": user.email})
    return client


def signed_in(client: Client, user: User) -> Client:
    """Sign someone in with password and authenticator app, as allauth leaves the session."""
    authenticator = with_second_factor(user)
    signed_in_with_password_only(client, user)
    _remember(client, user, {"method": "mfa", "at": time.time(), "id": authenticator.pk, "type": "totp"})
    return client


def _remember(client: Client, user: User, record: dict[str, object]) -> None:
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*session.get(AUTHENTICATION_METHODS_SESSION_KEY, []), record]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(user)
    session.save()


@pytest.fixture
def clock(time_machine: TimeMachineFixture) -> TimeMachineFixture:
    """A clock that can be put forward: `clock.shift(timedelta(minutes=15))`."""
    time_machine.move_to(datetime.now(tz=UTC), tick=True)
    return time_machine


@pytest.fixture
def anna(db: None) -> User:
    return factories.make_anna()


@pytest.fixture
def bo(db: None) -> User:
    return factories.make_bo()


@pytest.fixture
def cecilia(db: None) -> User:
    return factories.make_cecilia()


@pytest.fixture
def helga(db: None) -> User:
    return factories.make_helga()


@pytest.fixture
def karin(db: None) -> User:
    return factories.make_karin()


@pytest.fixture
def erik(db: None) -> User:
    return factories.make_erik()


@pytest.fixture
def ada(db: None) -> User:
    return factories.make_ada()
