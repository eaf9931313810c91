"""From a case to the contents of its document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from portal.casework.documents.application.summarising import PersonDetails, summarise
from portal.casework.documents.application.summary import ApplicationSummary, Information, Statement
from portal.casework.models import InformationGiven, InformationTopic, Person
from portal.casework.people.applying import of_those_who_apply
from portal.casework.people.custody import WORDS as UNSETTLED
from portal.casework.people.custody import Unsettled, unsettled_children
from portal.casework.people.household import Situation


def summary_of(situation: Situation, *, issued_on: date, language: str) -> ApplicationSummary:
    """What the document says of a situation whose people are named. `language` stands beside the Swedish."""
    case = situation.case
    situation, others = of_those_who_apply(situation)
    summary = summarise(
        household=situation.household,
        assessment=situation.assessment,
        people=[_details(person) for person in situation.people],
        others=others,
        information=_information(situation.people),
        reference=case.reference,
        municipality=case.municipality.name,
        issued_on=issued_on,
        applied_on=case.applied_on,
        language=language,
    )
    return replace(summary, reservations=(*summary.reservations, *_custody(situation.people, case.applied_on)))


def _custody(people: Sequence[Person], on: date) -> Iterator[Statement]:
    """What is not settled about the custody of the children, each thing once."""
    numbers = {person.pk: number for number, person in enumerate(people, start=1)}
    about: dict[Unsettled, list[int]] = defaultdict(list)
    for child, what in unsettled_children(people, on).items():
        about[what].append(numbers[child])
    for what, children in about.items():
        yield Statement(text=UNSETTLED[what], numbers=tuple(children) if len(children) < len(people) else ())


def _details(person: Person) -> PersonDetails:
    number = person.identity_number
    return PersonDetails(
        id=str(person.pk), name=person.name, identity_number=str(number) if number else "", language=person.language
    )


def _information(people: Sequence[Person]) -> list[Information]:
    """Each topic, language and day once, with the numbers of those who were told, in the order of days and topics."""
    numbers = {person.pk: number for number, person in enumerate(people, start=1)}
    told: dict[tuple[date, int, str], set[int]] = defaultdict(set)
    for row in InformationGiven.objects.standing().filter(person__in=people):
        told[row.given_on, InformationTopic.values.index(row.topic), row.language].add(numbers[row.person_id])
    return [
        Information(
            what=list(InformationTopic)[topic].label, numbers=tuple(sorted(to)), language=language, given_on=given_on
        )
        for (given_on, topic, language), to in sorted(told.items())
    ]
