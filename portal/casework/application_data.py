"""From a case to the data in its document."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from portal.casework.application import details_of
from portal.casework.documents.household_data.making import Data, household_data
from portal.casework.models import Person
from portal.casework.people.applying import of_those_who_apply
from portal.casework.people.household import Situation
from portal.casework.steps.completeness import Lack


def data_of(situation: Situation, *, id: str, made_on: date, language: str | None, lacks: Iterable[Lack] = ()) -> Data:
    """The data of those who apply. `id` is 32 random hexadecimal digits: a new one for each document.

    `lacks` are what the application is incomplete without.
    """
    case = situation.case
    situation, _others = of_those_who_apply(situation)
    return household_data(
        id=id,
        household=situation.household,
        assessment=situation.assessment,
        people=[details_of(person) for person in situation.people],
        reference=case.reference,
        municipality=(case.municipality.code, case.municipality.name),
        made_on=made_on,
        language=language,
        also_missing=_codes(lacks, situation.people),
    )


def _codes(lacks: Iterable[Lack], people: Sequence[Person]) -> Iterator[str]:
    """Each lack as the data say it; who may be a couple is said of each of them there."""
    numbers = {person.pk: number for number, person in enumerate(people, start=1)}
    for lack in lacks:
        if lack.code and lack.code != "couples" and (lack.person is None or lack.person in numbers):
            yield f"{numbers[lack.person]}.{lack.code}" if lack.person else lack.code
