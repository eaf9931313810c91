"""The invented household of the samples, and documents made of it with whatever a test says otherwise."""

from datetime import date
from typing import Any

from eligibility.law import Household, assess
from portal.casework.documents.application.summarising import PersonDetails, summarise
from portal.casework.documents.application.summary import ApplicationSummary
from portal.casework.documents.invented import ADULTS, FAMILY, IDENTITY_NUMBERS, NAMES, NUMBERS, ON, child, person
from portal.casework.documents.samples import GIVEN, people_of

__all__ = ["ADULTS", "FAMILY", "GIVEN", "IDENTITY_NUMBERS", "NAMES", "NUMBERS", "ON", "child", "details", "person"]


def details(household: Household, spoken: str, names: dict[str, str]) -> tuple[PersonDetails, ...]:
    return people_of(household, spoken, names)


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
