"""An invented household of five for the documents: two adults, three children, one debt, one thing not told."""

from dataclasses import replace
from datetime import date
from typing import Any

from eligibility.law import Household, PermitGround, PermitStatus, Person, assess
from portal.casework.documents.application.summarising import PersonDetails, summarise
from portal.casework.documents.application.summary import ApplicationSummary, Information

ON = date(2026, 5, 4)
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
    "samir": "19840501-2398",
    "rania": "19871123-2386",
    "noor": "20080902-2384",
    "yousef": "20130214-2391",
}


def person(id: str, born: date, **more: Any) -> Person:
    """A refugee since 2016 whose every condition is met, but for what is said otherwise."""
    met = Person(
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


def child(id: str, born: date, **more: Any) -> Person:
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

GIVEN = Information(
    what="Villkoren, utbetalningarna och återbetalningen", numbers=(1,), language="ar", given_on=date(2026, 4, 20)
)


def details(household: Household, spoken: str, names: dict[str, str]) -> tuple[PersonDetails, ...]:
    return tuple(
        PersonDetails(
            id=member.id,
            name=names.get(member.id, member.id),
            identity_number=IDENTITY_NUMBERS.get(member.id, ""),
            language=spoken,
        )
        for member in household.persons
    )


def summary(
    spoken: str = "ar",
    *,
    household: Household = FAMILY,
    on: date = ON,
    names: dict[str, str] | None = None,
    **more: Any,
) -> ApplicationSummary:
    """The document's contents for the family, or another household, all speaking one language."""
    values: dict[str, Any] = {
        "household": household,
        "assessment": assess(household, on),
        "people": details(household, spoken, NAMES if names is None else names),
        "information": (GIVEN,),
        "reference": "MAL-2026-0007",
        "municipality": "Malmö",
        "issued_on": ON,
        "applied_on": on,
    }
    return summarise(**{**values, **more})
