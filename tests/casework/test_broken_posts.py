"""What no browser of ours sends: answered with a form or plainly refused, never with an accident of ours."""

import json
import pkgutil
from importlib import import_module
from uuid import uuid4

import pytest
from django import forms as django_forms

from portal.casework import forms
from portal.casework.doors.registry import HEADS, RULES
from portal.casework.models import Case, Person
from portal.casework.urls import urlpatterns
from tests.casework.ids import make_ids
from tests.cast import signed_in

FORMS = [
    form
    for module in pkgutil.iter_modules(forms.__path__, f"{forms.__name__}.")
    for form in vars(import_module(module.name)).values()
    if isinstance(form, type) and issubclass(form, django_forms.Form)
]
FIELDS = sorted(
    {name for form in FORMS for name in form.base_fields} | {"colleague", "one", "other", "reason", "since", "skip"}
)
JUNK = [
    "",
    " ",
    "\u0001\u200f\ufeff",
    "x" * 20_000,
    "-1",
    "1e309",
    "99999999999999999999",
    "٣",
    "0001-01-01",
    "2026-02-30",
    "None",
    "null",
    "{}",
    "' OR 1=1 --",
    "<script>",
    "../../etc/passwd",
    str(uuid4()),
    "\ud7ff\U0010ffff",
]
ANSWERS = {200, 302, 400, 405, 409}
GONE = 404  # what the address names was taken away by the post before, or is not there for a head
NAMES = [pattern.name for pattern in urlpatterns]


@pytest.fixture
def addresses(anna, case, person, monkeypatch):
    from django.urls import reverse

    monkeypatch.setattr("portal.casework.deeds.documents.render", lambda summary: b"%PDF")
    own = make_ids(anna, case, person)
    converters = {pattern.name: pattern.pattern.converters for pattern in urlpatterns}
    return {
        name: reverse(f"casework:{name}", kwargs={wanted: own[wanted] for wanted in converters[name]}) for name in NAMES
    }


@pytest.fixture
def signed_in_for(client, anna, helga):
    """Whoever may open an address."""

    def sign_in(name):
        return signed_in(client, helga if RULES[name].roles == HEADS else anna)

    return sign_in


@pytest.mark.parametrize("name", NAMES)
def test_junk_in_every_field_is_no_accident(signed_in_for, addresses, name):
    client = signed_in_for(name)
    answers = [client.post(addresses[name], dict.fromkeys(FIELDS, junk)).status_code for junk in JUNK]
    assert set(answers) <= ANSWERS | {GONE}


@pytest.mark.parametrize("name", NAMES)
def test_doubled_fields_and_other_bodies_are_no_accident(signed_in_for, addresses, name):
    client = signed_in_for(name)
    address = addresses[name]
    doubled = client.post(address, {field: ["a", "b"] for field in FIELDS})
    as_json = client.post(address, json.dumps({"name": 1}), content_type="application/json")
    broken = client.post(address, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x")
    asked = client.get(address, {"status": "x" * 2000, "page": "-1", "corrects": "x"})
    assert {doubled.status_code, as_json.status_code, broken.status_code, asked.status_code} <= ANSWERS | {GONE}


def test_too_many_fields_are_refused(client, anna, addresses):
    signed_in(client, anna)
    many = {f"field{number}": "x" for number in range(1500)}
    assert client.post(addresses["open_case"], many).status_code == 400


def test_nothing_was_made_of_junk(client, anna, addresses):
    signed_in(client, anna)
    for junk in JUNK:
        client.post(addresses["open_case"], dict.fromkeys(FIELDS, junk))
        client.post(addresses["add_person"], dict.fromkeys(FIELDS, junk))
    assert Case.objects.count() == Person.objects.count() == 1


def test_the_saving_of_one_conflict_cannot_be_bent(client, anna, addresses, person):
    """Choices about fields that are none, and versions that never were."""
    signed_in(client, anna)
    sent = {"name": "x", "language": "sv", "household": "home", "protected_identity": "none"}
    sent |= {"version": "1", "since": "x"}
    response = client.post(addresses["person"], {**sent, "differs": ["pk", "municipality", "version"]})
    assert response.status_code == 400
    theirs = {"differs": "municipality", "choose-municipality": "theirs", "since": "1"}
    assert client.post(addresses["person"], {**sent, **theirs}).status_code in (302, 409)
