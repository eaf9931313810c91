"""From a case to the contents of its document."""

from collections.abc import Sequence
from datetime import date

from .documents.application_summary import ApplicationSummary, Information
from .documents.summarising import PersonDetails, summarise
from .household import Situation
from .models import InformationGiven, InformationTopic, Person


def summary_of(situation: Situation, *, issued_on: date, language: str) -> ApplicationSummary:
    """What the document says of a situation whose people are named. `language` stands beside the Swedish."""
    case = situation.case
    return summarise(
        household=situation.household,
        assessment=situation.assessment,
        people=[_details(person) for person in situation.people],
        information=_information(situation.people),
        reference=case.reference,
        municipality=case.municipality.name,
        issued_on=issued_on,
        applied_on=case.applied_on,
        language=language,
    )


def _details(person: Person) -> PersonDetails:
    number = person.identity_number
    return PersonDetails(
        id=str(person.pk), name=person.name, identity_number=str(number) if number else "", language=person.language
    )


def _information(people: Sequence[Person]) -> list[Information]:
    """Each topic, language and day once: the document is the household's, and says so of nobody in particular."""
    given = InformationGiven.objects.filter(person__in=people).order_by("given_on")
    told = {(row.topic, row.language, row.given_on): row for row in given}
    return [
        Information(what=InformationTopic(row.topic).label, language=row.language, given_on=row.given_on)
        for row in told.values()
    ]
