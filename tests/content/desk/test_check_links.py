"""The links that lead out are asked, politely, and never into an inner network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client
from requests.adapters import HTTPAdapter
from time_machine import TimeMachineFixture

from content.desk.asking import Answer, Asker, InnerNetwork, ToThatAddress, public_address
from content.desk.collecting import addresses_in, links_of_ours
from content.desk.links import check_links
from content.desk.models import Link, Trouble
from portal.accounts.models import User
from tests.cast import signed_in

ANSWERS = {"/gone": 404, "/shy": 403, "/busy": 503, "/there": 200}


class Pages(BaseHTTPRequestHandler):
    """A site with a page for each thing that can happen."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012  one server for each test run

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append((self.command, self.path))
        status = ANSWERS.get(self.path, 302)
        if self.path == "/no-head":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", {"/moved": "/there", "/down": "http://site.example/"}.get(self.path, "/round"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class ToTheTestsSite(HTTPAdapter):
    """Carries what is asked of any site to the one of the test."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def send(self, request: Any, **kwargs: Any) -> requests.Response:
        request.url = f"http://127.0.0.1:{self.port}{urlsplit(request.url).path}"
        return super().send(request, **kwargs)


@pytest.fixture
def asker() -> Iterator[Asker]:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Pages.asked.clear()
    yield Asker(ToTheTestsSite(server.server_address[1]))
    server.shutdown()
    server.server_close()


class Says:
    """Answers the same to every question."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def ask(self, url: str) -> Answer:
        self.asked.append(url)
        return self.answer


WORKS, FAILS, SILENT = Answer(status=200), Answer(status=404, trouble=Trouble.STATUS), Answer(is_known=False)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[str, str]]]:
    """What stands in our texts, for the tests that are not about reading them."""
    found = {"https://a.example/1": [("Sidan", "/redaktion/")], "https://a.example/2": [("Sidan", "/redaktion/")]}
    monkeypatch.setattr("content.desk.links.links_of_ours", lambda: found)
    return found


def check(answer: Answer) -> Any:
    return check_links(Says(answer), sleep=lambda _seconds: None)


@pytest.mark.parametrize(
    ("path", "works", "known"),
    [
        ("there", True, True),
        ("gone", False, True),
        ("moved", True, True),
        ("no-head", True, True),
        ("shy", False, False),
        ("busy", False, False),
        ("round", False, True),
        ("down", False, True),
    ],
)
def test_a_page_is_there_or_not_or_does_not_say(asker: Asker, path: str, works: bool, known: bool) -> None:
    answer = asker.ask(f"https://site.example/{path}")
    assert (answer.works, answer.is_known) == (works, known)


def test_what_is_there_is_asked_for_its_head_alone(asker: Asker) -> None:
    asker.ask("https://site.example/there")
    assert Pages.asked == [("HEAD", "/there")]


def test_going_round_and_round_ends(asker: Asker) -> None:
    assert asker.ask("https://site.example/round").trouble is Trouble.REDIRECTS
    assert len(Pages.asked) == 12  # six of each kind of question


@pytest.mark.parametrize(
    "url",
    ["http://site.example/", "https://site.example:8443/", "https://anna@site.example/", "https:///x", "file:///etc"],
)
def test_only_ordinary_protected_addresses_are_asked(asker: Asker, url: str) -> None:
    assert asker.ask(url).trouble is Trouble.REDIRECTS
    assert Pages.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104  nothing listens here: it is asked for
            "224.0.0.1",
        ),
        *("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_an_inner_network_is_never_asked(address: str) -> None:
    asker = Asker(ToThatAddress(lambda _host: [address]))
    assert asker.ask("https://inner.example/").trouble is Trouble.PRIVATE


def test_one_inner_address_among_public_ones_is_enough() -> None:
    with pytest.raises(InnerNetwork):
        public_address("site.example", lambda _host: ["9.9.9.9", "10.0.0.1"])


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    looked: list[str] = []

    def resolve(host: str) -> list[str]:
        looked.append(host)
        return ["9.9.9.9"]

    request = requests.Request("GET", "https://site.example/").prepare()
    adapter = ToThatAddress(resolve)
    host, pool = adapter.build_connection_pool_key_attributes(request, verify=True)
    adapter.add_headers(request)
    assert host["host"] == "9.9.9.9"
    assert pool["assert_hostname"] == pool["server_hostname"] == request.headers["Host"] == "site.example"
    assert looked == ["site.example"]


def test_a_name_that_nobody_knows_is_said_so() -> None:
    assert Asker(ToThatAddress(lambda _host: [])).ask("https://x.example/").trouble is Trouble.NAME


@pytest.mark.django_db
@pytest.mark.usefixtures("texts")
def test_a_link_is_dead_after_two_failures_on_different_days(clock: TimeMachineFixture) -> None:
    check(FAILS)
    assert check(FAILS).dead == 0
    clock.shift(timedelta(days=1))
    assert check(FAILS).dead == 2
    [link, _other] = Link.objects.dead()
    assert (link.failed_days, link.last_failed_on - link.failing_since) == (2, timedelta(days=1))


@pytest.mark.django_db
@pytest.mark.usefixtures("texts")
def test_a_day_on_which_it_works_makes_it_alive(clock: TimeMachineFixture) -> None:
    check(FAILS)
    clock.shift(timedelta(days=1))
    check(WORKS)
    clock.shift(timedelta(days=1))
    assert check(FAILS).dead == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("texts")
def test_an_answer_that_says_nothing_changes_nothing(clock: TimeMachineFixture) -> None:
    check(FAILS)
    clock.shift(timedelta(days=1))
    check(SILENT)
    assert not Link.objects.dead().exists()
    clock.shift(timedelta(days=1))
    assert check(FAILS).dead == 2


@pytest.mark.django_db
def test_what_no_text_leads_to_any_more_is_forgotten(texts: dict[str, Any]) -> None:
    check(WORKS)
    del texts["https://a.example/1"]
    check(WORKS)
    assert [link.url for link in Link.objects.all()] == ["https://a.example/2"]


@pytest.mark.django_db
def test_a_site_is_left_in_peace_between_two_questions(texts: dict[str, Any]) -> None:
    texts["https://b.example/"] = [("Sidan", "/redaktion/")]
    slept: list[float] = []
    asks = Says(WORKS)
    check_links(asks, sleep=slept.append)
    assert asks.asked == ["https://a.example/1", "https://b.example/", "https://a.example/2"]
    assert len(slept) == 1
    assert 0.5 < slept[0] <= 1


def test_an_address_is_found_in_html_and_in_plain_words() -> None:
    text = 'Se <a href="https://a.example/x?y=1&amp;z=2#del">här</a> (https://b.example/ord). https://a.example/åäö'
    assert list(addresses_in([text])) == [
        "https://a.example/x?y=1&z=2",
        "https://b.example/ord",
        "https://a.example/åäö",
    ]


@pytest.mark.usefixtures("guidance")
def test_the_guidances_links_are_found_with_the_pages_that_hold_them() -> None:
    found = links_of_ours()
    [(_address, places)] = [(a, p) for a, p in found.items() if a.endswith("sfst?bet=2025:970")]
    assert any("(sv)" in title and "/redaktion/pages/" in address for title, address in places)


@pytest.mark.usefixtures("texts")
def test_the_coordinator_reads_which_links_died(client: Client, karin: User, clock: TimeMachineFixture) -> None:
    check(FAILS)
    clock.shift(timedelta(days=1))
    check(FAILS)
    page = signed_in(client, karin).get("/redaktion/lankar/").content.decode()
    assert "https://a.example/1" in page
    assert "(404)" in page


def test_a_social_worker_reads_no_such_list(client: Client, anna: User) -> None:
    assert signed_in(client, anna).get("/redaktion/lankar/").status_code == 403
