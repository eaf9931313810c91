"""From a case to the contents of its document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from eligibility.wording import Text
from portal.casework.documents.application.summarising import PersonDetails, summarise
from portal.casework.documents.application.summary import ApplicationSummary, Information, Missing, Statement
from portal.casework.models import InformationGiven, InformationTopic, Person
from portal.casework.people.applying import of_those_who_apply
from portal.casework.people.custody import WORDS as UNSETTLED
from portal.casework.people.custody import Unsettled, unsettled_children
from portal.casework.people.household import Situation
from portal.casework.steps.completeness import Lack


def summary_of(
    situation: Situation, *, issued_on: date, language: str, lacks: Iterable[Lack] = ()
) -> ApplicationSummary:
    """What the document says of a situation whose people are named. `language` stands beside the Swedish.

    `lacks` are what the application is incomplete without.
    """
    case = situation.case
    situation, others = of_those_who_apply(situation)
    summary = summarise(
        household=situation.household,
        assessment=situation.assessment,
        people=[details_of(person) for person in situation.people],
        others=others,
        information=_information(situation.people),
        reference=case.reference,
        municipality=case.municipality.name,
        issued_on=issued_on,
        applied_on=case.applied_on,
        language=language,
    )
    return replace(
        summary,
        reservations=(*summary.reservations, *_custody(situation.people, case.applied_on)),
        missing=tuple(_missing(lacks, situation.people)),
    )


def _missing(lacks: Iterable[Lack], people: Sequence[Person]) -> Iterator[Missing]:
    """Each thing once, together with what the same people lack and the same can supply."""
    numbers = {person.pk: number for number, person in enumerate(people, start=1)}
    whose: dict[tuple[Text, tuple[Text, ...]], list[int]] = defaultdict(list)
    for lack in lacks:
        whose[lack.text, lack.who] += [numbers[lack.person]] if lack.person else []
    alike: dict[tuple[tuple[int, ...], tuple[Text, ...]], list[Text]] = defaultdict(list)
    for (text, who), of in whose.items():
        alike[tuple(of), who].append(text)
    for (of_these, who), texts in alike.items():
        yield Missing(texts=tuple(texts), numbers=of_these, who=who)


def _custody(people: Sequence[Person], on: date) -> Iterator[Statement]:
    """What is not settled about the custody of the children, each thing once."""
    numbers = {person.pk: number for number, person in enumerate(people, start=1)}
    about: dict[Unsettled, list[int]] = defaultdict(list)
    for child, what in unsettled_children(people, on).items():
        about[what].append(numbers[child])
    for what, children in about.items():
        yield Statement(text=UNSETTLED[what], numbers=tuple(children) if len(children) < len(people) else ())


def details_of(person: Person) -> PersonDetails:
    """Who somebody is, as the document says it."""
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
