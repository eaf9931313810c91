"""A form sent without its fields, to every address that staff have: refused or asked again, never an accident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pytest
from django import forms
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.datastructures import MultiValueDict
from wagtail_localize.models import Translation

from portal.accounts.models import User
from portal.middleware import BrokenForms
from portal.settings.surfaces import ACCOUNTS_PREFIX, EDITING_PREFIX
from tests.cast import signed_in
from tests.content.pages import page_of

pytestmark = pytest.mark.usefixtures("guidance")
BROKEN_BY_INTENT = "/redaktion/failwhale/"  # where Wagtail shows its page for errors
NO_ACCIDENT = range(200, 500)


def walk(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """Each address, as its patterns write it."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here
        else:
            yield from walk(pattern.url_patterns, here)


def addresses(prefix: str) -> list[str]:
    return sorted({where for where in walk(get_resolver().url_patterns) if where.startswith(prefix)})


def example(where: str, number: int) -> str:
    """The address with simple things in place of what it asks for."""
    plain = re.sub(r"<(?:int:|str:|slug:|path:)?(?:app_label)>", "places", where)
    plain = re.sub(r"<(?:str:|slug:)?model_name>", "countrycard", plain)
    plain = re.sub(r"<(?:str:|slug:)?(?:language|language_code|code|locale)>", "en", plain)
    plain = re.sub(r"<(?:int|str|slug|path)?:?\w*id\w*>|<int:\w+>|<(?:str:)?(?:pk|object_id)>", str(number), plain)
    plain = re.sub(r"<uuid:\w+>", "0" * 8 + "-0000-4000-8000-" + "0" * 12, plain)
    plain = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", str(number), re.sub(r"(?<!\?P)<[^>]*>", "x", plain))
    return re.sub(r"\(\?:[^)]*\)|[\^$?\\]", "", plain).replace("[/]+", "x")


@pytest.fixture
def quiet(client: Client) -> Client:
    """A client that answers with 500 where the portal would."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("prefix", [EDITING_PREFIX, ACCOUNTS_PREFIX])
def test_nothing_sent_to_any_address_of_staff_is_no_accident(quiet: Client, karin: User, prefix: str) -> None:
    page = page_of("documents", "sv").pk
    found = {example(where, page) for where in addresses(prefix)}
    assert len(found) > 30
    accidents = []
    for where in sorted(found - {BROKEN_BY_INTENT}):
        signed_in(quiet, karin)
        response = quiet.post(where)
        if response.status_code not in NO_ACCIDENT:
            accidents.append(f"{response.status_code} {where}")
    assert accidents == []


def accident(read: Any) -> Exception:
    """What happens when something reads what was sent."""
    try:
        read()
    except Exception as error:
        return error
    raise AssertionError("nothing happened")


class Counted(forms.Widget):
    """A widget that believes what it was sent, as Wagtail's for a text of several blocks."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> int:
        return int(data[f"{name}-count"])


@pytest.mark.parametrize("sent", [{}, {"body-count": "x"}, {"body-count": ["1", "2"]}])
def test_a_text_without_the_count_of_its_blocks_is_refused_plainly(
    quiet: Client, karin: User, sent: dict[str, Any]
) -> None:
    signed_in(quiet, karin)
    response = quiet.post(reverse("wagtailsnippets_places_countrycard:add"), sent)
    assert response.status_code == 400
    assert "Vägval" in response.content.decode()
    assert quiet.post(f"/redaktion/pages/{page_of('documents', 'sv').pk}/edit/", sent).status_code == 400


def test_an_upload_without_its_file_is_refused_plainly(quiet: Client, karin: User) -> None:
    signed_in(quiet, karin)
    translation = Translation.objects.first()
    assert translation is not None
    assert quiet.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk])).status_code == 400


def test_what_a_widget_cannot_read_is_refused_on_every_surface() -> None:
    for address in ("/sv/", "/arenden/", "/redaktion/"):
        for data in (MultiValueDict(), {"body-count": "x"}, {"body-count": None}):
            error = accident(partial(Counted().value_from_datadict, data, {}, "body"))
            answer = middleware().process_exception(RequestFactory().post(address), error)
            assert answer is not None
            assert answer.status_code == 400


def test_the_log_tells_what_could_not_be_read(caplog: pytest.LogCaptureFixture) -> None:
    error = accident(partial(Counted().value_from_datadict, MultiValueDict(), {}, "body"))
    middleware().process_exception(RequestFactory().post("/redaktion/"), error)
    [record] = [one for one in caplog.records if one.name == "django.request"]
    assert record.exc_info is not None
    assert record.exc_info[1].__cause__ is error  # type: ignore[union-attr]


@pytest.mark.parametrize("read", [lambda: {}["a"], lambda: int("x"), lambda: None.a])  # type: ignore[attr-defined]
def test_an_accident_of_ours_stays_one(read: Any) -> None:
    assert middleware().process_exception(RequestFactory().post("/redaktion/"), accident(read)) is None


def middleware() -> BrokenForms:
    return BrokenForms(lambda _request: HttpResponse())
