"""An invented household of five for the sample documents: two adults, three children, one debt, one thing not told.

The identity numbers have the birth numbers 238x and 239x, which Skatteverket sets aside for tests: they are nobody's.
"""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eligibility.law import Household, PermitGround, PermitStatus
from eligibility.law import Person as Facts
from portal.accounts.models import Municipality
from portal.casework.models import FACTS, Case, CoupleKind, Person
from portal.casework.people import household as reading
from portal.casework.people import identity_numbers

ON = date(2026, 5, 4)
REFERENCE = "7F3K-22"
MUNICIPALITY = "Malmö"
CODE = "1280"
NAMES = {
    "samir": "Samir Al-Khatib",
    "rania": "Rania Al-Khatib Haddad",
    "noor": "Noor Al-Khatib",
    "yousef": "Yousef Al-Khatib",
    "lina": "Lina Al-Khatib",
}
ADULTS = ("samir", "rania")
NUMBERS = {id: number for number, id in enumerate(NAMES, start=1)}
IDENTITY_NUMBERS = {
    "samir": "19840501-2397",
    "rania": "19871123-2382",
    "noor": "20080902-2387",
    "yousef": "20130214-2391",
}


def person(id: str, born: date, **more: Any) -> Facts:
    """A refugee since 2016 whose every condition is met, but for what is said otherwise."""
    met = Facts(
        id=id,
        born=born,
        swedish_citizen=False,
        permit_status=PermitStatus.VALID,
        permit_ground=PermitGround.REFUGEE,
        permit_since=date(2016, 3, 1),
        permit_unbroken=True,
        resident=True,
        settle_permanently=True,
        destination="SY",
        received_there=True,
        previous_grant=False,
        csn_debt=False,
        enforcement_debt=False,
        criminal_matter=False,
        keep_permit_notice=False,
    )
    return replace(met, **more)


def child(id: str, born: date, **more: Any) -> Facts:
    """The same, through ties to Rania."""
    return person(id, born, permit_ground=PermitGround.TIES, ties_to="rania", ties_through_partner=False, **more)


FAMILY = Household(
    persons=(
        person("samir", date(1984, 5, 1), enforcement_debt=True),
        person("rania", date(1987, 11, 23)),
        child("noor", date(2008, 9, 2)),
        child("yousef", date(2013, 2, 14), received_there=None),
        child("lina", date(2019, 7, 30)),
    ),
    couples=(("samir", "rania"),),
)


def row_id(id: str) -> UUID:
    """The same id each time, so that the same sample gives the same bytes."""
    return uuid5(NAMESPACE_URL, f"https://vagval.example/invented/{id}")


def situation(language: str, *, household: Household = FAMILY) -> reading.Situation:
    """The family as a case of rows that are in no database, everybody speaking one language."""
    municipality = Municipality(pk=0, code=CODE, name=MUNICIPALITY)
    case = Case(id=row_id("case"), municipality=municipality, reference=REFERENCE, applied_on=ON, couples_told=True)
    people = [_row(case, facts, language, order) for order, facts in enumerate(household.persons, start=1)]
    by_id = {facts.id: row for facts, row in zip(household.persons, people, strict=True)}
    for one, other in household.couples:
        by_id[one].partner, by_id[other].partner = by_id[other], by_id[one]
        by_id[one].couple_kind = by_id[other].couple_kind = CoupleKind.SPOUSES
    for facts in household.persons:
        if facts.ties_to:
            by_id[facts.id].ties_to = by_id[facts.ties_to]
    return reading.situation(case, people, names={str(row.pk): row.label for row in people})


def _row(case: Case, facts: Facts, language: str, order: int) -> Person:
    row = Person(id=row_id(facts.id), municipality=case.municipality, case=case, order=order, language=language)
    row.name = NAMES[facts.id]
    if number := IDENTITY_NUMBERS.get(facts.id):
        row.identity_number = identity_numbers.parse(number)
    for fact in set(FACTS) - {"ties_to"}:
        setattr(row, fact, getattr(facts, fact))
    return row
