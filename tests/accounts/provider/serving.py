"""Start the provider in a process of its own, with people and a client; and be somebody's browser there."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "samma lösenord som i arbetet"

_FILL = """
import json, os
import django
django.setup()
from django.contrib.auth.models import Group, User
from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Client
wanted = json.loads(os.environ["PROVIDER_FILLING"])
for name, address, group in wanted["people"]:
    user = User.objects.create_user(name, address, wanted["password"])
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    if group:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
for id, secret, uri in wanted["clients"]:
    client = Client(id=id, name=id, skip_consent=True, scopes="openid\\nprofile\\nemail", redirect_uris=uri)
    client.set_secret(secret)
    client.save()
"""


@dataclass(frozen=True, kw_only=True)
class ServedProvider:
    issuer: str
    client_id: str = "vagval"
    secret: str = "en hemlighet: med kolon"  # a colon is what basic authentication stumbles over

    def sign_in(self, address: str, person: str, browser: requests.Session | None = None) -> str:
        """Go to an authorization address as `person` would, and return where the provider sends the browser then."""
        browser = browser or requests.Session()
        while address.startswith(self.issuer):
            page = browser.get(address, timeout=10, allow_redirects=False)
            if page.status_code == 200:
                form = {"csrfmiddlewaretoken": browser.cookies["provider-csrf"], "login": person, "password": PASSWORD}
                page = browser.post(address, data=form, timeout=10, allow_redirects=False)
            address = urljoin(address, page.headers["Location"])
        return address


@contextmanager
def serve_provider(
    folder: Path, *, host: str, redirect_uris: list[str], people: list[tuple[str, str, str]]
) -> Iterator[ServedProvider]:
    """People are (name, e-mail address, group). The process ends with the block."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    port = _free_port()
    served = ServedProvider(issuer=f"http://{host}:{port}")
    filling = {
        "people": people,
        "password": PASSWORD,
        "clients": [[served.client_id, served.secret, "\n".join(redirect_uris)]],
    }
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.accounts.provider.settings",
        "PROVIDER_DATABASE": str(folder / "provider.sqlite3"),
        "PROVIDER_KEY": pem.decode(),
        "PROVIDER_FILLING": json.dumps(filling),
    }
    run = [sys.executable]
    subprocess.run([*run, "-m", "django", "migrate", "--verbosity", "0"], cwd=ROOT, env=env, check=True)
    subprocess.run([*run, "-c", _FILL], cwd=ROOT, env=env, check=True)
    serving = [*run, "-m", "django", "runserver", "--noreload", "--skip-checks", f"{host}:{port}"]
    with (folder / "provider.log").open("wb") as log:
        server = subprocess.Popen(serving, cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            _wait_for(f"{served.issuer}/.well-known/openid-configuration", server)
            yield served
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310  our own loopback address
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The identity provider did not answer at {url}")
