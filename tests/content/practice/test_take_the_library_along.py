"""The library as data: JSON by its schema, CSV that a spreadsheet opens safely, Atom."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import pytest
from django.test import Client

from content.practice.exporting import as_csv
from content.practice.models import Practice

pytestmark = pytest.mark.usefixtures("library")
SCHEMA = json.loads((Path(__file__).resolve().parents[3] / "docs/good-practice-1.schema.json").read_text())
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("address", ["/god-praxis.json", "/forskning.json"])
def test_json_follows_the_schema_and_says_what_it_is_not(client: Client, address: str) -> None:
    told = client.get(address).json()
    jsonschema_rs.validator_for(SCHEMA).validate(told)
    assert "never an effect" in told["note"]


def test_json_has_every_example_and_takes_the_filters_of_the_page(client: Client) -> None:
    everything = client.get("/god-praxis.json").json()["examples"]
    assert len(everything) == 20
    assert [one["concerns_repatriation"] for one in everything][:5] == [True, True, True, True, False]
    few = client.get("/god-praxis.json?counter=yes").json()["examples"]
    assert {one["is_counter_example"] for one in few} == {True}


def test_the_table_has_a_row_for_each_and_is_read_as_utf_8(client: Client) -> None:
    content = client.get("/god-praxis.csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 20
    assert any("återvändande" in row["title"] for row in rows)
    assert all(row["evaluated_by"] and row["legal_situation"] for row in rows)


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1"])
def test_no_cell_is_a_formula(begins: str) -> None:
    [_head, row] = csv.reader(StringIO(as_csv([{"title": begins}]).lstrip("\ufeff"), newline=""), delimiter=";")
    assert row[0].startswith("'")


def test_an_empty_table_is_no_error(client: Client) -> None:
    assert client.get("/god-praxis.csv?situation=repatriation&counter=yes").status_code == 200


def test_the_feed_has_the_newest_first_with_the_legal_situation_before_all(client: Client) -> None:
    response = client.get("/god-praxis.atom")
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)  # noqa: S314  our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == Practice.objects.filter(state="published").count()
    for entry in entries:
        assert entry.find(f"{ATOM}category") is not None


def test_the_language_of_the_browser_changes_nothing(client: Client) -> None:
    swedish, arabic = (client.get("/god-praxis.csv", headers={"Accept-Language": one}).content for one in ("sv", "ar"))
    assert swedish == arabic


@pytest.mark.parametrize("address", ["/god-praxis.json", "/god-praxis.csv", "/god-praxis.atom", "/forskning.csv"])
def test_it_is_read_only_and_sets_no_cookie(client: Client, address: str) -> None:
    assert not client.get(address).cookies
    assert client.post(address).status_code == 405


def test_a_sign_that_xml_refuses_stops_no_feed(client: Client) -> None:
    practice = Practice.objects.filter(state="published").first()
    assert practice
    Practice.objects.filter(pk=practice.pk).update(title="Rubrik\x08", method="Text\x0b.")
    feed = ElementTree.fromstring(client.get("/god-praxis.atom").content)  # noqa: S314  our own
    assert "Rubrik" in [title.text for title in feed.iter(f"{ATOM}title")]
