"""A sample of every kind of document, of invented people: what `manage.py sample_documents` and the tests draw."""

from collections.abc import Callable, Mapping
from datetime import date

from eligibility.law import Household, assess
from portal.casework.documents.application.carried import carrying
from portal.casework.documents.application.summarising import PersonDetails, summarise
from portal.casework.documents.application.summary import ApplicationSummary, Information
from portal.casework.documents.household_data.making import Data, household_data
from portal.casework.documents.invented import (
    CODE,
    FAMILY,
    IDENTITY_NUMBERS,
    MUNICIPALITY,
    NAMES,
    ON,
    REFERENCE,
    row_id,
)
from portal.casework.documents.invented_own_papers import checklist, consequences, own_summary
from portal.casework.documents.invented_papers import handover_sheet, information_receipt, letter, power_of_attorney
from portal.casework.documents.kinds import Document, Kind
from portal.casework.making import MAKINGS
from portal.settings.languages import ON_PAPER, SOURCE

GIVEN = Information(
    what="Villkoren, utbetalningarna och återbetalningen", numbers=(1,), language="ar", given_on=date(2026, 4, 20)
)


SWEDISH_ALONE = frozenset(kind for kind, making in MAKINGS.items() if making.swedish_alone)
PRINTED = tuple(language.code for language in ON_PAPER if language is SOURCE or language.lang != SOURCE.lang)
"""Swedish, and the languages that stand beside it; one that is written in Swedish has no column of its own."""


def languages_of(kind: Kind) -> tuple[str, ...]:
    """The languages that a kind of document is made in."""
    return (SOURCE.code,) if kind in SWEDISH_ALONE else PRINTED


def sample(kind: Kind, language: str) -> Document:
    """A document of this kind for the invented family, in Swedish and, where it is another, this language."""
    return MAKERS[kind](language)


def application(language: str) -> ApplicationSummary:
    """With its data, as it is issued."""
    summary = summarise(
        household=FAMILY,
        assessment=assess(FAMILY, ON),
        people=people_of(FAMILY, language),
        information=(GIVEN,),
        reference=REFERENCE,
        municipality=MUNICIPALITY,
        issued_on=ON,
        applied_on=ON,
        language=language,
    )
    return carrying(summary, data(language))


def data(language: str, household: Household = FAMILY) -> Data:
    """The data of the family, or another household; with the same id each time, for the same bytes."""
    return household_data(
        id=row_id("document").hex,
        household=household,
        assessment=assess(household, ON),
        people=people_of(household, language),
        reference=REFERENCE,
        municipality=(CODE, MUNICIPALITY),
        made_on=ON,
        language=language,
    )


def people_of(household: Household, language: str, names: Mapping[str, str] = NAMES) -> tuple[PersonDetails, ...]:
    """Who they are, all speaking one language."""
    return tuple(
        PersonDetails(
            id=member.id,
            name=names.get(member.id, member.id),
            identity_number=IDENTITY_NUMBERS.get(member.id, ""),
            language=language,
        )
        for member in household.persons
    )


MAKERS: Mapping[Kind, Callable[[str], Document]] = {
    Kind.APPLICATION: application,
    Kind.OWN_SUMMARY: own_summary,
    Kind.CONSEQUENCES: consequences,
    Kind.CHECKLIST: checklist,
    Kind.INFORMATION_RECEIPT: information_receipt,
    Kind.POWER_OF_ATTORNEY: power_of_attorney,
    Kind.HANDOVER_SHEET: handover_sheet,
    Kind.LETTER: letter,
}
"""Each kind has a line here; `invented.situation(language)` is the family as a case, for makers that take one."""
