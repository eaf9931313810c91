"""One address may ask so often and no more, and nobody can tell afterwards who asked."""

import json
from typing import Any

import pytest
from django.test import Client, RequestFactory

from eligibility.api import limits
from eligibility.api.limits import Minute, address_of
from tests.eligibility.api.cases import ANNA
from tests.eligibility.api.test_assess import refused


@pytest.fixture
def three_a_minute(settings: Any) -> None:
    settings.API_ASSESSMENTS_A_MINUTE = 3
    settings.API_READINGS_A_MINUTE = 3


def ask_from(machine: Client, address: str, **headers: str) -> Any:
    return machine.post("/api/v1/assess", ANNA, content_type="application/json", REMOTE_ADDR=address, **headers)


def test_who_asks_too_often_is_told_how_long_to_wait(machine: Client, three_a_minute: None):
    assert [ask_from(machine, "192.0.2.1").status_code for _ in range(3)] == [200, 200, 200]
    answer = ask_from(machine, "192.0.2.1")
    assert "At most 3 a minute" in refused(answer, 429)
    assert 1 <= int(answer["Retry-After"]) <= 61


def test_somebody_else_is_not_made_to_wait(machine: Client, three_a_minute: None):
    for _ in range(5):
        ask_from(machine, "192.0.2.2")
    assert ask_from(machine, "192.0.2.3").status_code == 200


def test_a_bad_question_counts_like_a_good_one(machine: Client, three_a_minute: None):
    for _ in range(3):
        machine.post("/api/v1/assess", b"", content_type="application/json", REMOTE_ADDR="192.0.2.4")
    assert ask_from(machine, "192.0.2.4").status_code == 429


def test_reading_the_editions_is_counted_by_itself(machine: Client, three_a_minute: None):
    for _ in range(4):
        ask_from(machine, "192.0.2.5")
    readings = [machine.get("/api/v1/editions", REMOTE_ADDR="192.0.2.5").status_code for _ in range(4)]
    assert readings == [200, 200, 200, 429]


def test_whether_one_may_ask_at_all_is_never_limited(machine: Client, three_a_minute: None):
    answers = [machine.options("/api/v1/assess", REMOTE_ADDR="192.0.2.6") for _ in range(10)]
    assert {answer.status_code for answer in answers} == {204}


def test_zero_is_no_limit(machine: Client):
    assert {ask_from(machine, "192.0.2.7").status_code for _ in range(100)} == {200}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_after_a_minute_everybody_may_ask_again():
    clock = Clock()
    minute = Minute(clock)
    assert [minute.count("x", "192.0.2.8") for _ in range(3)] == [1, 2, 3]
    clock.now += 59.9
    assert minute.count("x", "192.0.2.8") == 4
    assert minute.seconds_left == 1
    clock.now += 0.1
    assert minute.count("x", "192.0.2.8") == 1


def test_no_address_is_kept_and_the_same_address_has_another_name_each_minute():
    clock = Clock()
    minute = Minute(clock)
    minute.count("x", "192.0.2.9")
    names = set(minute._counts)
    assert all(b"192" not in name and len(name) == 16 for name in names)
    clock.now += 60
    minute.count("x", "192.0.2.9")
    assert len(minute._counts) == 1
    assert not names & set(minute._counts)


def test_a_subscriber_is_one_whichever_of_her_addresses_she_uses():
    def seen(address: str) -> str:
        return address_of(RequestFactory().get("/", REMOTE_ADDR=address))

    assert seen("2001:db8:1:2::1") == seen("2001:db8:1:2:ffff::9") != seen("2001:db8:1:3::1")
    assert seen("::ffff:192.0.2.1") == seen("192.0.2.1")
    assert seen("no address") == "no address"


def test_behind_a_proxy_the_proxy_says_who_asks(settings: Any):
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_REAL_IP="192.0.2.10")
    assert address_of(request) == "127.0.0.1"
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    assert address_of(request) == "192.0.2.10"
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"


def test_without_a_proxy_nobody_can_pretend_to_be_another(machine: Client, three_a_minute: None):
    answers = [
        ask_from(machine, "192.0.2.11", HTTP_X_REAL_IP=f"192.0.2.{n}", HTTP_X_FORWARDED_FOR="x") for n in range(5)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]


def test_a_refusal_names_no_address(machine: Client, three_a_minute: None):
    for _ in range(4):
        answer = ask_from(machine, "192.0.2.12")
    assert "192.0.2.12" not in json.dumps(dict(answer.headers)) + answer.content.decode()


def test_the_settings_have_a_limit_unless_somebody_says_otherwise():
    from portal.settings import base

    assert base.API_ASSESSMENTS_A_MINUTE == 60
    assert base.API_READINGS_A_MINUTE == 300
    assert limits.MINUTE == 60
