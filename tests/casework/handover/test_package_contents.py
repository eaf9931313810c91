"""A package holds every table of the case, or says why one stays behind."""

import json
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from jsonschema_rs import Draft202012Validator

from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import write_note
from portal.casework.demo import household_of_five
from portal.casework.documenting.case_package import schema_of_package
from portal.casework.handover.contents import SECTIONS, STAYS, columns_of, contents_of
from portal.casework.handover.signing import public_key
from portal.casework.handover.zipping import SCHEMA
from portal.casework.models import Case, InformationGiven, InformationManner, InformationTopic
from tests.casework.conftest import ON, enter

pytestmark = pytest.mark.django_db

TABLES = {model for model in apps.get_app_config("casework").get_models() if model._meta.managed}


def test_every_table_is_in_the_package_or_says_why_it_stays():
    told = {section.model for section in SECTIONS} | {Case}
    assert told | set(STAYS) == TABLES
    assert not told & set(STAYS)


@pytest.mark.parametrize("model", sorted(TABLES - set(STAYS), key=lambda model: model.__name__))
def test_what_is_sealed_is_told_in_words_and_no_ciphertext(model):
    assert not [name for name in columns_of(model, {}) if name.endswith("_sealed")]


def test_a_case_is_told_as_json(case, person, other):
    told = json.loads(json.dumps(contents_of(case)))
    assert told["case"]["reference"] == case.reference
    assert [one["name"] for one in told["people"]] == ["Yusuf Haddad", "Maryam Haddad"]
    assert told["people"][0]["id"] == "people-1"


def test_no_key_of_the_database_is_told(case, person):
    assert str(person.pk) not in json.dumps(contents_of(case))
    assert str(case.pk) not in json.dumps(contents_of(case))


def test_a_case_follows_the_documented_schema(anna, case, person):
    write_note(by=anna, person=person, text="Vill tänka över vintern.")
    told = {"schema": SCHEMA, **contents_of(case)}
    Draft202012Validator(schema_of_package()).validate(json.loads(json.dumps(told)))


def test_a_household_of_five_follows_it_too(anna):
    enter(anna)
    told = {"schema": SCHEMA, **contents_of(household_of_five(anna, on=ON))}
    Draft202012Validator(schema_of_package()).validate(json.loads(json.dumps(told)))


def test_the_schema_can_refuse(case, person):
    told = json.loads(json.dumps({"schema": SCHEMA, **contents_of(case)}))
    told["people"][0]["swedish_citizen"] = "perhaps"
    assert not Draft202012Validator(schema_of_package()).is_valid(told)


def test_the_public_key_is_told(capsys):
    call_command("signing_key")
    key_id, public = capsys.readouterr().out.split()
    assert len(key_id) == 16
    assert bytes.fromhex(public) == public_key()


def test_a_page_that_was_gone_through_is_told_by_its_number(anna, case, person):
    topics = [InformationTopic.VOLUNTARY]
    give_information(
        by=anna, person=person, topics=topics, language="ar", given_on=ON, manner=InformationManner.MEETING
    )
    page = uuid4()
    InformationGiven.objects.update(page=page, page_published_at=timezone.now())
    told = json.loads(json.dumps({"schema": SCHEMA, **contents_of(case)}))
    assert told["information"][0]["page"] == str(page)
    Draft202012Validator(schema_of_package()).validate(told)
