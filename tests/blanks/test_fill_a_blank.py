"""A released blank is filled in from the household's data, or refused with the person and the field named."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pypdf
import pytest
from django.db import connection
from django.utils.translation import override

from portal.accounts.models import User
from portal.blanks.errors import CannotBeFilled, UnknownFile
from portal.blanks.filling import fill
from portal.blanks.models import BlankVersion, MorePeople, State
from portal.blanks.released import ReleasedBlank, released_blanks
from portal.blanks.rules import CONSTANT, Rule, Slot
from portal.blanks.samples import SAMPLES
from tests.blanks import made
from tests.blanks.households import FIRST, RULES, mapped, one_called, one_told, released, sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def blank(karin: User) -> ReleasedBlank:
    released(karin)
    (blank,) = released_blanks()
    return blank


def values_in(pdf: bytes) -> dict[str, Any]:
    return {name: field.get("/V") for name, field in (pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}).items()}


def lacks(blank: ReleasedBlank | BlankVersion, data: Any) -> list[str]:
    with override("en"), pytest.raises(CannotBeFilled) as refused:
        fill(blank, data)
    return [lack.message for lack in refused.value.lacks]


def with_rule(by: User, slot: Slot, rule: Rule, **more: Any) -> BlankVersion:
    return mapped(by, {**RULES, slot: rule}, **more)


def test_a_released_blank_is_filled_in(blank: ReleasedBlank) -> None:
    assert (blank.name, blank.agency, blank.version) == ("Blankett 10", made.OFFICE, 1)
    filled = fill(blank, sample("one"))
    values = values_in(filled.pdf)
    assert values["Sokande.Namn"] == "Samir Al-Khatib"
    assert values["Sokande.Fodd"] == "19840501"
    assert values["CSN_skuld"] == "/Off"
    assert values["Barn1.Namn"] is None
    assert filled == fill(blank, sample("one"))


def test_what_is_left_empty_is_told(blank: ReleasedBlank) -> None:
    with override("en"):
        left = fill(blank, sample("one")).left_blank
    assert [(field.field, field.why) for field in left] == [
        ("Kan du bli mottagen där?", "To be filled in by hand."),
        ("Underskrift", "To be signed."),
    ]


def test_what_was_not_told_is_left_empty_and_never_no(blank: ReleasedBlank) -> None:
    filled = fill(blank, one_told(csn_debt=None))
    assert values_in(filled.pdf)["CSN_skuld"] in (None, "/Off")
    assert ("CSN_skuld", "Samir Al-Khatib") in [(left.field, left.person) for left in filled.left_blank]


def test_what_was_told_ticks_the_box(blank: ReleasedBlank) -> None:
    assert values_in(fill(blank, one_told(csn_debt=True)).pdf)["CSN_skuld"] == "/Ja"


def test_an_answer_of_no_ticks_the_box_for_no(karin: User) -> None:
    rules = {
        Slot("Bosatt", "ja"): Rule(value="resident", answer="yes", **FIRST),
        Slot("Bosatt", "nej"): Rule(value="resident", answer="no", **FIRST),
        Slot("Sokande.Namn"): Rule(value="name", **FIRST),
    }
    version = mapped(karin, rules, content=made.by_reportlab())
    assert values_in(fill(version, one_told(resident=False)).pdf)["Bosatt"] == "/nej"
    assert values_in(fill(version, one_told(resident=True)).pdf)["Bosatt"] == "/ja"
    assert values_in(fill(version, one_told(resident=None)).pdf)["Bosatt"] in (None, "/Off")


def test_arabic_and_ethiopic_names_are_written(blank: ReleasedBlank) -> None:
    values = values_in(fill(blank, sample("scripts")).pdf)
    assert values["Sokande.Namn"] == "أحمد محمد الحسن"
    assert values["Barn1.Namn"] == "ሰላም ተስፋይ"


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        (Rule(value="identity_number", format="YYYYMMDD-NNNN", **FIRST), "19840501-2397"),
        (Rule(value="identity_number", format="YYMMDDNNNN", **FIRST), "8405012397"),
        (Rule(value="identity_number", format="identity-YYYYMMDD", **FIRST), "19840501"),
        (Rule(value="identity_number", format="NNNN", **FIRST), "2397"),
        (Rule(value="identity_number", format="YYYYMMDDNNNN", first=1, last=6, **FIRST), "198405"),
        (Rule(value="born", format="DD/MM/YYYY", **FIRST), "01/05/1984"),
        (Rule(value="born", format="YYYY", **FIRST), "1984"),
        (Rule(value="destination", **FIRST), "Syrien"),
        (Rule(value="resident", format="X", **FIRST), "X"),
        (Rule(value="permit_ground", format="en", **FIRST), "Refugee"),
        (Rule(value="amount_min"), "350\xa0000"),
        (Rule(value="municipality"), "Malmö"),
        (Rule(value="edition"), "2025:970"),
        (Rule(value=CONSTANT, text="Se bilaga"), "Se bilaga"),
    ],
)
def test_a_value_is_written_as_the_rule_says(karin: User, rule: Rule, written: str) -> None:
    assert values_in(fill(with_rule(karin, Slot("Mottagning"), rule), sample("one")).pdf)["Mottagning"] == written


def test_a_list_takes_what_it_has_by_either_name(karin: User) -> None:
    rules = {Slot("Land"): Rule(value="destination", **FIRST), Slot("Sokande.Namn"): Rule(value="name", **FIRST)}
    version = mapped(karin, rules, content=made.by_reportlab())
    assert values_in(fill(version, one_told(destination="SY")).pdf)["Land"] == "SY"
    assert lacks(version, one_told(destination="IR")) == ["“Land att flytta till” is a list that does not have “Iran”."]


def test_more_people_than_rows_are_refused_by_name(blank: ReleasedBlank) -> None:
    found = lacks(blank, sample("family"))
    assert len(found) == 3  # the second adult, and two of five children
    assert "The form has no row for Rania Al-Khatib Haddad" in found[0]


def test_more_people_than_rows_are_named_where_the_coordinator_has_said_so(karin: User) -> None:
    version = mapped(karin)
    BlankVersion.objects.filter(pk=version.pk).update(more_people=MorePeople.BY_HAND)
    version.refresh_from_db()
    left = fill(version, sample("family")).left_blank
    assert [field.person for field in left if not field.field] == [
        "Rania Al-Khatib Haddad",
        "Hana Al-Khatib",
        "Omar Al-Khatib",
    ]


def test_whoever_has_no_day_of_birth_told_has_no_row_guessed(blank: ReleasedBlank) -> None:
    assert "The day of birth of Samir Al-Khatib is missing" in lacks(blank, one_told(born=None))[0]


def test_a_name_longer_than_the_field_takes_is_refused(karin: User) -> None:
    version = with_rule(karin, Slot("Barn1.Namn"), Rule(value="name", **FIRST))
    name = "Muhammed-Abdelrahman Al-Khatib Haddad"
    assert lacks(version, one_called(name)) == [f"“Barn1.Namn” takes 30 characters, and “{name}” is 37."]


def test_a_text_that_has_no_room_is_refused_with_the_field(blank: ReleasedBlank) -> None:
    (found,) = lacks(blank, one_called("Muhammed " * 20))
    assert found.endswith("is too long for the field “Sökandens namn”, even in small letters.")


def test_letters_that_cannot_stand_in_the_field_are_refused(karin: User) -> None:
    version = with_rule(karin, Slot("Sokande.Fodd"), Rule(value="name", **FIRST))
    (found,) = lacks(version, one_called("محمد"))
    assert found == "“محمد” holds letters that cannot be written in the field “Född (ååååmmdd)”."


def test_an_identity_number_without_a_century_is_not_given_one(karin: User) -> None:
    version = with_rule(karin, Slot("Mottagning"), Rule(value="identity_number", format="YYYYMMDDNNNN", **FIRST))
    assert "has not as many digits" in lacks(version, one_called("Samir", identity_number="840501-2397"))[0]


def test_signs_that_turn_the_text_round_are_taken_out(blank: ReleasedBlank) -> None:
    assert values_in(fill(blank, one_called("Sa\u202emir\u2066\x00 Ek\u200f")).pdf)["Sokande.Namn"] == "Samir Ek"


def test_a_file_that_was_exchanged_is_refused(karin: User, blank: ReleasedBlank) -> None:
    BlankVersion.objects.update(cleaned=made.by_reportlab())
    with pytest.raises(UnknownFile):
        fill(blank, sample("one"))


def test_rules_that_were_exchanged_behind_the_back_are_refused(blank: ReleasedBlank) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE blanks_blankversion SET mapping = mapping - 0")
    with pytest.raises(UnknownFile):
        fill(blank, sample("one"))


def test_a_blank_that_is_no_longer_released_is_refused(blank: ReleasedBlank) -> None:
    BlankVersion.objects.update(state=State.WITHDRAWN)
    with pytest.raises(UnknownFile):
        fill(blank, sample("one"))


def test_the_invented_households_are_of_the_form_that_documents_carry() -> None:
    schema = json.loads(Path("docs/household-data-1.schema.json").read_text())
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    for invented in SAMPLES.values():
        validator.validate(invented.data)
