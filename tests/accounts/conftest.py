"""The municipality's identity provider, and people who sign in there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from portal.accounts import secrecy
from portal.accounts.models import IdentityProvider, Municipality
from tests.accounts.provider import LOA3
from tests.accounts.provider.serving import ServedProvider, serve_provider

CALLBACK = "/konto/kommun/1280/svar/"


@pytest.fixture(scope="session")
def served_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProvider]:
    """A real provider in a process of its own: Anna, Bo and Doris with LoA 3, Lena with LoA 2."""
    people = [
        ("anna", "anna@example.se", ""),
        ("bo", "bo@example.se", ""),
        ("doris", "doris@example.se", ""),
        ("lena", "anna@example.com", "loa2"),
    ]
    folder = tmp_path_factory.mktemp("identity-provider")
    uris = [f"http://testserver{CALLBACK}", "http://testserver/konto/kommun/1480/svar/"]
    with serve_provider(folder, host="127.0.0.1", redirect_uris=uris, people=people) as served:
        yield served


@pytest.fixture
def malmo(db: None) -> Municipality:
    return Municipality.objects.get(code="1280")


@pytest.fixture
def malmos_provider(malmo: Municipality, served_provider: ServedProvider) -> IdentityProvider:
    return set_up(malmo, served_provider.issuer, served_provider.client_id, served_provider.secret)


def set_up(municipality: Municipality, issuer: str, client_id: str, secret: str) -> IdentityProvider:
    """A row as `manage.py identity_provider set` leaves it."""
    return IdentityProvider.objects.create(
        municipality=municipality,
        issuer=issuer,
        client_id=client_id,
        client_secret_sealed=secrecy.seal(secret),
        accepted_acr=[LOA3],
    )


def back_at_ours(client: Client, address: str):
    """Follow the provider's redirect with the browser that is signed in, or not, at the portal."""
    parts = urlsplit(address)
    assert parts.netloc == "testserver"
    return client.get(f"{parts.path}?{parts.query}")
