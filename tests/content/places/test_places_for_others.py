"""What other areas take from this one: addresses, the map of the site, what a search can find, the first loading."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from content.places import demo
from content.places.addresses import country_url, municipality_url, public_addresses, search_documents
from content.places.loading import load
from content.places.models import AdviceOrganisation, MunicipalityEntry
from tests.content.places.entries import TODAY, address, organisation

pytestmark = pytest.mark.django_db


def test_a_municipality_is_found_by_its_code_in_any_language() -> None:
    assert municipality_url("1280", "ar") == address("ar", "municipality", "malmo")
    assert municipality_url("9999", "sv") == address("sv", "municipalities")
    with translation.override("en"):
        written = Template("{% load places %}{% municipality_url '1480' %} {% country_url 'SO' %}").render(Context())
    assert written == f"{municipality_url('1480', 'en')} {country_url('SO', 'en')}"


def test_every_address_of_the_map_leads_somewhere(client: Client) -> None:
    demo.build(on=TODAY)
    addresses = public_addresses("sv")
    urls = [url for url, _ in addresses]
    assert len(set(urls)) == len(urls)
    assert address("sv", "municipality", "malmo") in urls
    assert address("sv", "municipality", "gotland") not in urls
    for url in urls[:4] + urls[-4:]:
        assert client.get(url).status_code == 200


def test_a_search_finds_municipalities_advice_and_countries(client: Client) -> None:
    demo.build(on=TODAY)
    found = {document.key: document for document in search_documents("en")}
    assert {"municipality:1280", "advice:radgivningen-exempel", "country:ZZ"} <= set(found)
    assert len(found) == 292
    assert "Ambassaden" in found["country:ZZ"].text
    assert client.get(found["municipality:1280"].url).status_code == 200


def test_one_that_is_not_ready_is_not_found() -> None:
    organisation(is_shown=False)
    assert not any(document.key.startswith("advice:") for document in search_documents("sv"))
    assert not any("exempel" in url for url, _ in public_addresses("sv"))


def test_loading_gives_each_municipality_an_entry_and_invents_nothing() -> None:
    assert load() == 290
    assert load() == 0
    assert not any(entry.has_told for entry in MunicipalityEntry.objects.all())
    assert not AdviceOrganisation.objects.exists()


def test_loading_leaves_what_an_editor_wrote() -> None:
    load()
    MunicipalityEntry.objects.filter(municipality__code="1280").update(takes_part="no_part")
    load()
    assert MunicipalityEntry.objects.get(municipality__code="1280").takes_part == "no_part"


def test_the_demo_is_built_once() -> None:
    demo.build(on=TODAY)
    demo.build(on=TODAY)
    assert AdviceOrganisation.objects.get().name.startswith("Rådgivningen Exempel")
