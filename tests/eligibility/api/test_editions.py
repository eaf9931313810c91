"""A program fetches what the law says: every figure with its provision, so that no page need copy a number."""

import json
from typing import Any

import pytest
from django.test import Client

from eligibility.law.reestablishment_support import FIGURES as SUPPORT_FIGURES
from eligibility.law.repatriation_grant import EDITIONS
from tests.eligibility.api.test_assess import refused


def fetched(machine: Client, address: str = "/api/v1/editions") -> Any:
    return json.loads(machine.get(address).content)


def test_every_edition_is_there_in_the_order_of_its_days(machine: Client):
    shown = fetched(machine)["editions"]
    assert [(edition["edition"], edition["wording"]) for edition in shown] == [
        (edition.ordinance, edition.wording) for edition in EDITIONS
    ]
    assert shown[0]["in_force_until"] == "2025-12-31"
    assert shown[-1]["in_force_until"] is None


@pytest.mark.parametrize("place", range(len(EDITIONS)))
def test_every_figure_is_there_with_its_kind_and_its_provision(machine: Client, place: int):
    shown = fetched(machine)["editions"][place]["figures"]
    assert set(shown) == set(EDITIONS[place].figures)
    for name, figure in EDITIONS[place].figures.items():
        assert shown[name]["kind"] == figure.kind
        assert shown[name]["citation"] == str(figure.citation)


def test_an_amount_is_a_number_a_day_a_day_and_a_part_of_a_whole_a_fraction(machine: Client):
    figures = fetched(machine, "/api/v1/editions/2026-03-02")["figures"]
    assert figures["adult_amount"]["value"] == 350_000
    assert figures["cutoff_date"]["value"] == "2024-09-12"
    assert figures["payment_first_share"]["value"] == "1/5"


@pytest.mark.parametrize("place", range(len(EDITIONS)))
def test_every_condition_is_there_with_its_provision_and_the_facts_it_reads(machine: Client, place: int):
    shown = fetched(machine)["editions"][place]["conditions"]
    for told, condition in zip(shown, EDITIONS[place].conditions, strict=True):
        assert told["condition"] == condition.code
        assert told["citation"] == str(condition.citation)
        assert told["reads"] == list(condition.reads)
        assert told.get("wording") == condition.citation.wording


def test_payments_and_time_limits_are_there(machine: Client):
    edition = fetched(machine, "/api/v1/editions/2026-03-02")
    assert [payment["percent"]["value"] for payment in edition["payments"]] == [20, 32, 48]
    assert {deadline["deadline"] for deadline in edition["deadlines"]} >= {"leave_sweden", "third_payment_earliest"}


def test_the_support_after_a_refusal_is_there_by_itself(machine: Client):
    support = fetched(machine)["reestablishment_support"]
    assert support["ordinance"] == "2008:778"
    assert set(support["figures"]) == set(SUPPORT_FIGURES)


@pytest.mark.parametrize(
    ("day", "wording"), [("2025-12-31", "2009:1162"), ("2026-01-01", "2025:970"), ("2026-04-15", "2026:285")]
)
def test_the_edition_of_a_day_is_the_one_in_force_that_day(machine: Client, day: str, wording: str):
    assert fetched(machine, f"/api/v1/editions/{day}")["wording"] == wording


def test_it_may_be_kept_for_an_hour_and_is_not_sent_again_when_nothing_has_changed(machine: Client):
    first = machine.get("/api/v1/editions")
    assert first["Cache-Control"] == "public, max-age=3600"
    again = machine.get("/api/v1/editions", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"
    assert machine.get("/api/v1/editions", HTTP_IF_NONE_MATCH='"older"').status_code == 200


def test_who_has_something_else_is_told_so(machine: Client):
    refused(machine.get("/api/v1/editions", HTTP_IF_MATCH='"older"'), 412)


def test_it_sets_no_cookie_and_varies_with_nothing(machine: Client):
    answer = machine.get("/api/v1/editions", HTTP_ACCEPT_LANGUAGE="ar")
    assert not answer.cookies
    assert "Vary" not in answer
    assert "Content-Language" not in answer


@pytest.mark.parametrize("address", ["/api/v1/editions", "/api/v1/editions/2026-03-02", "/api/v1/openapi.json"])
def test_its_head_is_that_of_the_answer(machine: Client, address: str):
    head, whole = machine.head(address), machine.get(address)
    assert head.status_code == 200
    assert head.content == b""
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], whole["Content-Length"])


@pytest.mark.parametrize(
    "day", ["tomorrow", "2026-02-30", "2026-3-2", "20260302", "%00", "%FF", "9" * 5_000, "٢٠٢٦-٠٣-٠٢"]
)
def test_a_day_that_is_none_is_refused(machine: Client, day: str):
    assert "day" in refused(machine.get(f"/api/v1/editions/{day}"), 400)


def test_a_day_that_no_edition_covers_is_missing(machine: Client):
    assert "2010-01-01" in refused(machine.get("/api/v1/editions/2009-12-31"), 404)


@pytest.mark.parametrize("address", ["/api/v1/editions", "/api/v1/editions/2026-03-02", "/api/v1/openapi.json"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_it_is_only_read(machine: Client, address: str, method: str):
    answer = getattr(machine, method)(address)
    refused(answer, 405)
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
