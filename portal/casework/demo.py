"""Lifelike cases with invented people, for showing the portal. Made through the deeds, so that all rules hold."""

from datetime import date
from typing import Any

from django.db import transaction

from eligibility.law import PermitGround, PermitStatus
from portal.accounts.access import case_work_membership
from portal.accounts.models import User
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.couples import pair
from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person, change_person
from portal.casework.deeds.sources import Known
from portal.casework.models import Case, InformationManner, InformationTopic, Person, Source
from portal.casework.people.identity_numbers import parse
from portal.database.row_security import enter

# Skatteverket sets the birth numbers 238x and 239x aside for test numbers (open data: Testpersonnummer): nobody's.
YUSUF, MARYAM = "19840312-2396", "19861124-2382"
AMIRA, SAMI, LINA = "20100517-2380", "20130902-2398", "20190228-2381"
DAWIT, FARID = "19780903-2399", "19920811-2392"

_SETTLED: dict[str, Any] = {
    "swedish_citizen": False,
    "permit_status": PermitStatus.VALID,
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "previous_grant": False,
    "csn_debt": False,
    "enforcement_debt": False,
    "criminal_matter": False,
}


def build_demo_cases(by: User, *, on: date) -> list[Case]:
    """Three cases for one social worker: a household of five, one with a debt, one just opened. Nothing if she has any.

    Raises ValueError for somebody without a municipality.
    """
    membership = case_work_membership(by)
    if membership is None:
        raise ValueError(f"{by} has no municipality")
    with transaction.atomic():
        enter(by.pk, membership.municipality_id)
        if Case.objects.visible_to(by).exists():
            return []
        return [household_of_five(by, on=on), somebody_with_a_debt(by, on=on), just_opened(by, on=on)]


def household_of_five(by: User, *, on: date) -> Case:
    """Two parents and three children; one debt not told, and where the mother's ties are to the father."""
    case, _made = open_case(by=by, applied_on=on)
    father = _add(
        by, case, "Yusuf Haddad", YUSUF, "ar", permit_ground=PermitGround.REFUGEE, permit_since=date(2015, 11, 20),
        destination="IQ", received_there=True,
    )  # fmt: skip
    mother = _add(
        by, case, "Maryam Haddad", MARYAM, "ar", permit_ground=PermitGround.TIES, permit_since=date(2018, 1, 10),
        ties_to=father, destination="IQ", received_there=True, csn_debt=None,
    )  # fmt: skip
    for name, number, since in (
        ("Amira Haddad", AMIRA, date(2018, 1, 10)),
        ("Sami Haddad", SAMI, date(2018, 1, 10)),
        ("Lina Haddad", LINA, date(2019, 5, 3)),
    ):
        _add(
            by, case, name, number, "sv", permit_ground=PermitGround.TIES, permit_since=since, ties_to=father,
            destination="IQ", received_there=True,
        )  # fmt: skip
    pair(by=by, one=father, other=mother)
    _tell(by, father, on, [InformationTopic.VOLUNTARY, InformationTopic.LEAVING, InformationTopic.DECISION])
    write_note(
        by=by,
        person=father,
        text="Har själv tagit kontakt. Vill veta vad som gäller innan familjen bestämmer sig. "
        "Frågar särskilt om barnens skolgång och vad som händer om de ångrar sig.",
    )
    write_note(by=by, person=mother, text="Vill ha eget samtal med arabisk tolk. Tid bokad.")
    return case


def somebody_with_a_debt(by: User, *, on: date) -> Case:
    """One man whose debt at the Enforcement Authority stands in the way for now."""
    case, _made = open_case(by=by, applied_on=on)
    person = _add(
        by, case, "Dawit Tesfay", DAWIT, "ti", permit_ground=PermitGround.SUBSIDIARY_PROTECTION,
        permit_since=date(2014, 6, 2), destination="ET", received_there=True, enforcement_debt=True,
    )  # fmt: skip
    _tell(by, person, on, [InformationTopic.VOLUNTARY, InformationTopic.CONDITIONS])
    return case


def just_opened(by: User, *, on: date) -> Case:
    """A first meeting: a name, and nothing told yet."""
    case, _made = open_case(by=by, applied_on=on)
    number = parse(FARID)
    add_person(
        by=by,
        case=case,
        values={"name": "Farid Noori", "identity_number": number, "born": number.born, "language": "prs"},
    )
    return case


def _add(by: User, case: Case, name: str, number: str, language: str, **facts: Any) -> Person:
    """Everything told by the client on the day asked about, but for what stands in the decision on the permit."""
    identity = parse(number)
    values = {**_SETTLED, "name": name, "identity_number": identity, "born": identity.born, "language": language}
    said = Known(source=Source.CLIENT, on=case.applied_on)
    person = add_person(by=by, case=case, values={**values, **facts}, known=said)
    seen = Known(source=Source.PERMIT_DECISION, on=case.applied_on)
    sources = {"permit_ground": seen, "permit_since": seen}
    return change_person(by=by, person=person, version=person.version, values={}, sources=sources)


def _tell(by: User, person: Person, on: date, topics: list[InformationTopic]) -> None:
    manner = InformationManner.INTERPRETER
    give_information(by=by, person=person, topics=topics, language=person.language, given_on=on, manner=manner)
