"""What no form of ours sends is refused with a plain page; nothing that is sent breaks the wizard."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligibility.asking.offering import KNOWN_WORDS
from tests.eligibility.asker import Asker

ROSTER = {"household.partner": "no", "household.children": "0", "household.other_adults": "0"}
FREE = st.text(max_size=30)
KEYS = st.sampled_from(sorted(KNOWN_WORDS)) | st.sampled_from(["on", "of", "ask", "asked", "you.travel_cost"]) | FREE
WORDS = st.sampled_from(sorted(set().union(*KNOWN_WORDS.values()))) | FREE


@pytest.mark.parametrize(
    "sent",
    [
        {"unknown": "yes"},
        {"you.csn_debt": "lots"},
        {"you.obstacles": "none+csn_debt"},
        {"you.obstacles": "enforcement_debt+csn_debt"},
        {"you.obstacles": ["csn_debt", "enforcement_debt"]},
        {"asked": "obstacles", "of": "you", "you.obstacles": ["csn_debt", "lots"]},
        {"asked": "obstacles", "of": "you", "everybody": ["csn_debt", "lots"]},
        {"asked": "stay", "of": "you", "everybody": "none+csn_debt"},
        {"you.born": "1984-05-01"},
        {"nobody.csn_debt": "no"},
        {"child9.csn_debt": "no"},
        {"you.permit_ground": "ties.you"},
        {"you.destination": "SE"},
        {"you.destination": "ZZ"},
        {"you.travel_cost": "1e9"},
        {"household.children": "99"},
        {"household.children": "-1"},
        {"household.other_couple": "adult1+adult1"},
        {"asked": "nothing"},
        {"ask": "../../etc/passwd"},
        {"asked": "csn_debt", "of": "you you"},
        {"asked": "csn_debt", "of": "somebody"},
        {"on": "2" * 41},
        {"you.csn_debt": ["yes", "no"]},
        {"you.csn_debt": "no\x00"},
    ],
)
def test_a_broken_form_is_refused(asker: Asker, sent: dict[str, str | list[str]]) -> None:
    response = asker.client.post(asker.address, {**ROSTER, **sent})
    assert response.status_code == 400
    assert "Nothing of it has been kept" in response.content.decode()
    assert not response.cookies


def test_an_endless_form_is_refused(asker: Asker) -> None:
    assert asker.client.post(asker.address, {f"k{n}": "x" for n in range(2000)}).status_code == 400
    assert asker.client.post(asker.address, {"you.csn_debt": "x" * 1_000_000}).status_code in (400, 413)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe=\xff", b"%ff=%ff", b"you.csn_debt", b"=&=&=", b"&" * 500])
def test_a_body_that_is_no_form_breaks_nothing(asker: Asker, body: bytes) -> None:
    response = asker.client.post(asker.address, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (200, 400)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain; charset=none"])
def test_another_kind_of_body_breaks_nothing(asker: Asker, kind: str) -> None:
    assert asker.client.generic("POST", asker.address, b"{", content_type=kind).status_code in (200, 400)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(asker: Asker, method: str) -> None:
    assert getattr(asker.client, method)(asker.address).status_code == 405


def test_an_answer_about_somebody_who_is_not_there_is_forgotten(asker: Asker) -> None:
    response = asker.client.post(asker.address, {**ROSTER, "child3.stay": "citizen"})
    assert response.status_code == 200
    assert b"child3" not in response.content


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.dictionaries(KEYS, WORDS, max_size=12), with_roster=st.booleans())
def test_nothing_that_is_sent_is_an_error_of_ours(asker: Asker, sent: dict[str, str], with_roster: bool) -> None:
    response = asker.client.post(asker.address, {**(ROSTER if with_roster else {}), **sent})
    assert response.status_code in (200, 400)


KNOWN_ANSWERS = st.sampled_from(sorted((key, word) for key, words in KNOWN_WORDS.items() for word in words))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sent=st.lists(KNOWN_ANSWERS, max_size=60).map(dict),
    asked=st.sampled_from(["", "obstacles", "permit_ground", "age", "household", "day"]),
    on=st.dates(),
)
def test_every_mix_of_known_words_gets_a_page(asker: Asker, sent: dict[str, str], asked: str, on: object) -> None:
    family = {"household.partner": "yes", "household.children": "3", "household.other_adults": "2"}
    response = asker.client.post(asker.address, {**family, **sent, "asked": asked, "of": "you", "on": str(on)})
    assert response.status_code == 200
