"""What no browser of ours sends: answered with a form or plainly refused, never with an accident of ours."""

import json
import pkgutil
from dataclasses import dataclass
from importlib import import_module
from uuid import uuid4

import pytest
from django import forms as django_forms
from django.db import transaction
from django.test import Client
from django.urls import reverse

from portal.casework import forms
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person
from portal.casework.doors.registry import HEADS, RULES
from portal.casework.models import Case, Person
from portal.casework.urls import urlpatterns
from tests import factories
from tests.casework.conftest import ON, enter
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


@dataclass(frozen=True)
class Scene:
    """Two people at their desks, and where everything of one case is."""

    by_name: dict[str, str]
    worker: Client
    head: Client

    def client_for(self, name):
        """Whoever may open an address."""
        return self.head if RULES[name].roles == HEADS else self.worker


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("portal.casework.deeds.documents.render", lambda summary: b"%PDF")
        anna, helga = factories.make_anna(), factories.make_helga()
        enter(anna)
        case, _made = open_case(by=anna, applied_on=ON)
        own = make_ids(anna, case, add_person(by=anna, case=case, values={"name": "Karim Ett"}))
        kinds = {pattern.name: pattern.pattern.converters for pattern in urlpatterns}
        by_name = {
            name: reverse(f"casework:{name}", kwargs={wanted: own[wanted] for wanted in kinds[name]}) for name in NAMES
        }
        yield Scene(by_name, signed_in(Client(), anna), signed_in(Client(), helga))
        transaction.set_rollback(True)


@pytest.fixture
def scene(made_once):
    """As it was made, whatever the test before has sent."""
    with transaction.atomic():
        yield made_once
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", NAMES)
def test_junk_in_every_field_is_no_accident(scene, name):
    client, address = scene.client_for(name), scene.by_name[name]
    answers = [client.post(address, dict.fromkeys(FIELDS, junk)).status_code for junk in JUNK]
    assert set(answers) <= ANSWERS | {GONE}


@pytest.mark.parametrize("name", NAMES)
def test_doubled_fields_and_other_bodies_are_no_accident(scene, name):
    client, address = scene.client_for(name), scene.by_name[name]
    doubled = client.post(address, {field: ["a", "b"] for field in FIELDS})
    as_json = client.post(address, json.dumps({"name": 1}), content_type="application/json")
    broken = client.post(address, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x")
    asked = client.get(address, {"status": "x" * 2000, "page": "-1", "corrects": "x"})
    assert {doubled.status_code, as_json.status_code, broken.status_code, asked.status_code} <= ANSWERS | {GONE}


def test_too_many_fields_are_refused(scene):
    many = {f"field{number}": "x" for number in range(1500)}
    assert scene.worker.post(scene.by_name["open_case"], many).status_code == 400


def test_nothing_was_made_of_junk(scene):
    before = Case.objects.count(), Person.objects.count()
    for junk in JUNK:
        scene.worker.post(scene.by_name["open_case"], dict.fromkeys(FIELDS, junk))
        scene.worker.post(scene.by_name["add_person"], dict.fromkeys(FIELDS, junk))
    assert (Case.objects.count(), Person.objects.count()) == before == (1, 1)


def test_the_saving_of_one_conflict_cannot_be_bent(scene):
    """Choices about fields that are none, and versions that never were."""
    address = scene.by_name["person"]
    sent = {"name": "x", "language": "sv", "household": "home", "protected_identity": "none"}
    sent |= {"version": "1", "since": "x"}
    response = scene.worker.post(address, {**sent, "differs": ["pk", "municipality", "version"]})
    assert response.status_code == 400
    theirs = {"differs": "municipality", "choose-municipality": "theirs", "since": "1"}
    assert scene.worker.post(address, {**sent, **theirs}).status_code in (302, 409)
