"""Pages for everybody travel compressed; staff pages, where secrets stand beside what is typed, do not."""

import gzip

import pytest
from django.test import Client

from portal.accounts.models import User
from tests.cast import signed_in

ZIPPED = {"accept-encoding": "gzip, br"}


@pytest.mark.parametrize("address", ["/ar/", "/sv/", "/sv/finns-inte/"])
def test_a_public_page_is_compressed(client: Client, guidance: None, address: str) -> None:
    plain = client.get(address)
    zipped = client.get(address, headers=ZIPPED)
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in zipped.headers["Vary"]
    assert len(zipped.content) < len(plain.content) == len(gzip.decompress(zipped.content))


def test_a_reader_who_cannot_unpack_gets_it_as_it_is(client: Client, guidance: None) -> None:
    assert "Content-Encoding" not in client.get("/sv/").headers


@pytest.mark.parametrize("address", ["/arenden/", "/konto/", "/konto/login/"])
def test_a_staff_page_is_not(client: Client, anna: User, address: str) -> None:
    signed_in(client, anna)
    answer = client.get(address, headers=ZIPPED, follow=True)
    assert "Content-Encoding" not in answer.headers
