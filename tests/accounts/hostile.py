"""A provider that signs what it is told, on loopback, in a thread: for everything that must be refused."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.api_jws import PyJWS

from tests.accounts.provider import LOA3

CLIENT = "vagval"
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_OUR_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def as_jwk(key: rsa.RSAPrivateKey, name: str) -> dict[str, Any]:
    return {**jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": name, "use": "sig"}


@dataclass
class HostileProvider:
    """`claims` are changed into what the next ID token says; a claim that is None is left out."""

    issuer: str
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    key: Any = _OUR_KEY
    algorithm: str = "RS256"
    nonce: str = ""
    tokens: dict[str, Any] = field(default_factory=dict)  # what the token endpoint says besides
    description: dict[str, Any] = field(default_factory=dict)  # what discovery says otherwise
    keys: list[dict[str, Any]] = field(default_factory=lambda: [as_jwk(_OUR_KEY, "one")])
    used_codes: set[str] = field(default_factory=set)
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    answer: bytes | None = None  # in place of every answer

    def id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": "employee-1",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "auth_time": now - 60,
            "acr": LOA3,
            "nonce": self.nonce,
            "sid": "session-1",
            "email": "anna@example.se",
            "email_verified": True,
        }
        return self.sign({**claims, **self.claims}, **self.header)

    def logout_token(self, **changes: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 120,
            "jti": uuid.uuid4().hex,
            "events": {LOGOUT_EVENT: {}},
            "sub": "employee-1",
        }
        return self.sign({**claims, **changes}, **{"typ": "logout+jwt", **self.header})

    def sign(self, claims: dict[str, Any], **header: Any) -> str:
        said = {name: value for name, value in claims.items() if value is not None}
        payload = json.dumps(said).encode()
        return PyJWS().encode(payload, self.key, algorithm=self.algorithm, headers={"kid": "one", **header})

    def respond(self, path: str, form: dict[str, list[str]]) -> tuple[int, object]:
        self.asked.append((path, form))
        if path == "/.well-known/openid-configuration":
            described = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            }
            return 200, {**described, **self.description}
        if path == "/keys":
            return 200, {"keys": self.keys}
        code = form.get("code", [""])[0]
        if path != "/token" or code in self.used_codes:
            return 400, {"error": "invalid_grant"}
        self.used_codes.add(code)
        tokens = {"access_token": "opaque", "token_type": "Bearer", "id_token": self.id_token(), **self.tokens}
        return 200, {name: value for name, value in tokens.items() if value is not None}


@contextmanager
def serve_hostile() -> Iterator[HostileProvider]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer({})

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self.answer(parse_qs(self.rfile.read(length).decode()))

        def answer(self, form: dict[str, list[str]]) -> None:
            if provider.answer is not None:
                self.wfile.write(provider.answer)
                return
            status, said = provider.respond(self.path, form)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing: the tests look at what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = HostileProvider(issuer=f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
