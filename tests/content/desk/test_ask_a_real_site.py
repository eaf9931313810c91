"""A real site behind a real lock is asked, with everything that the web can answer."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from content.desk import asking
from content.desk.asking import Answer, Asker, ToThatAddress
from content.desk.models import Trouble

SITE, HERE = "site.example", "127.0.0.1"
STATUS = {"/there": 200, "/gone": 404, "/gone-for-good": 410, "/shy": 403, "/busy": 503, "/huge": 200}


class Pages(BaseHTTPRequestHandler):
    """A page for each thing that a site can do."""

    asked: list[tuple[str, str, str]] = []  # noqa: RUF012  one server for each test
    stopped = threading.Event()

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers["Host"]))
        answer = {
            "/round": self._round,
            "/deeper": self._deeper,
            "/moved": lambda: self._lead("/there"),
            "/down": lambda: self._lead(f"http://{SITE}/there"),
            "/nowhere": lambda: self._lead(""),
            "/slow": self._drip,
            "/silent": self._wait,
            "/cut": self.connection.close,
        }.get(self.path.split("?")[0], self._say)
        answer()

    def _say(self) -> None:
        status = STATUS.get(self.path, 404)
        if self.path == "/no-head":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        self.send_header("Content-Length", str(10**12) if self.path == "/huge" else "0")
        self.end_headers()
        if self.path == "/huge" and self.command == "GET":
            self._pour()

    def _pour(self) -> None:
        while not self.stopped.is_set():
            self.wfile.write(b"x" * 65536)

    def _round(self) -> None:
        self._lead("/round")

    def _deeper(self) -> None:
        self._lead(f"{self.path}{'&' if '?' in self.path else '?'}x")

    def _lead(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.stopped.wait(0.05):
            self.wfile.write(b"x")

    def _wait(self) -> None:
        self.stopped.wait(30)

    def log_message(self, *_: Any) -> None:
        pass


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Whoever asked has left."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the site, signed by itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SITE)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3650))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(SITE)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("certificate") / "site.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file


@pytest.fixture
def port(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where the site answers: this machine, which is taken for a public one here alone."""
    server = Site((HERE, 0), Pages)
    lock = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    lock.load_cert_chain(certificate)
    server.socket = lock.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(asking, "PORT", server.server_address[1])
    monkeypatch.setattr(asking, "_is_public", lambda address: address == HERE)
    monkeypatch.setattr(asking, "TIMEOUT", (2, 1))
    Pages.asked.clear()
    Pages.stopped.clear()
    yield server.server_address[1]
    Pages.stopped.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def ask(port: int, certificate: Path) -> Any:
    asker = Asker(ToThatAddress(lambda _host: [HERE]), trusted=str(certificate))
    return lambda path, host=SITE: asker.ask(f"https://{host}:{port}{path}")


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/there", Answer(status=200)),
        ("/moved", Answer(status=200)),
        ("/no-head", Answer(status=200)),
        ("/gone", Answer(status=404, trouble=Trouble.STATUS)),
        ("/gone-for-good", Answer(status=410, trouble=Trouble.STATUS)),
        ("/shy", Answer(status=403, is_known=False)),
        ("/busy", Answer(status=503, is_known=False)),
        ("/round", Answer(trouble=Trouble.REDIRECTS)),
        ("/deeper", Answer(trouble=Trouble.REDIRECTS)),
        ("/down", Answer(trouble=Trouble.REDIRECTS)),
        ("/cut", Answer(trouble=Trouble.REFUSED)),
        ("/silent", Answer(trouble=Trouble.TIMEOUT)),
    ],
)
def test_a_real_site_answers(ask: Any, path: str, answer: Answer) -> None:
    assert ask(path) == answer


def test_the_site_is_asked_by_its_name_though_the_address_was_chosen(ask: Any) -> None:
    ask("/there")
    assert Pages.asked == [("HEAD", "/there", SITE)]


def test_going_round_ends_after_a_few(ask: Any) -> None:
    ask("/round")
    assert len(Pages.asked) == 2 * (asking.MOST_REDIRECTS + 1)


def test_a_redirect_that_leads_nowhere_is_no_page(ask: Any) -> None:
    assert not ask("/nowhere").works


def test_of_an_endless_page_only_the_head_is_read(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STATUS, "/huge", 200)
    monkeypatch.setattr(Pages, "do_HEAD", lambda self: self.send_error(405))
    began = time.monotonic()
    assert ask("/huge").works
    assert time.monotonic() - began < 5


def test_a_site_that_answers_a_letter_at_a_time_is_left_after_a_while(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LONGEST", 1.5)
    began = time.monotonic()
    assert ask("/slow").trouble is Trouble.TIMEOUT
    assert time.monotonic() - began < 5
    assert ask("/there").works  # and the next is asked as ever


def test_a_site_with_another_names_certificate_is_not_believed(ask: Any) -> None:
    assert ask("/there", host="other.example").trouble is Trouble.CERTIFICATE
    assert Pages.asked == []


def test_a_certificate_that_nobody_vouches_for_is_not_believed(port: int) -> None:
    asker = Asker(ToThatAddress(lambda _host: [HERE]))
    assert asker.ask(f"https://{SITE}:{port}/there").trouble is Trouble.CERTIFICATE


def test_a_site_without_a_lock_is_no_site(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Site((HERE, 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(asking, "PORT", server.server_address[1])
    monkeypatch.setattr(asking, "_is_public", lambda _address: True)
    asker = Asker(ToThatAddress(lambda _host: [HERE]))
    assert asker.ask(f"https://{SITE}:{server.server_address[1]}/").trouble in (Trouble.CERTIFICATE, Trouble.REFUSED)
    server.shutdown()
    server.server_close()


def test_nobody_there_is_no_connection(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PORT", 1)
    asker = Asker(ToThatAddress(lambda _host: [HERE]))
    assert asker.ask(f"https://{SITE}:1/").trouble is Trouble.REFUSED
