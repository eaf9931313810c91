"""The desk: what is left to do, the people with their facts, and the assessment, as one page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from eligibility.law import Outcome
from eligibility.showing.presented import FindingView, PersonView, Result, State
from eligibility.showing.presenting import present
from eligibility.showing.states import FOR_THE_AGENCY, MET, NOT_ANSWERED, OBSTACLE_NOW
from eligibility.wording import Text
from portal.casework.deeds.sources import Sources, sources_of
from portal.casework.models import Case, Event, InformationGiven, IssuedDocument, Person
from portal.casework.models.event import IN_THE_DOCUMENT
from portal.casework.people.ages import is_child
from portal.casework.people.asking_next import Ask, asked_next
from portal.casework.people.household import Situation, named
from portal.casework.people.telling import ToldFact, label_of, told_facts


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One fact that the assessment waits for, with the field where it is asked."""

    name: str
    label: Text


@dataclass(frozen=True, kw_only=True)
class Card:
    """One person on the desk. `informed` is None for a child: children are told through their parents, and asked."""

    person: Person
    number: int
    view: PersonView
    told: list[ToldFact]
    asked_next: tuple[Ask, ...]
    missing: list[Missing]
    partner: Person | None
    is_child: bool
    informed: bool | None

    def having(self, state: State) -> list[FindingView]:
        """The findings in one state."""
        return [finding for finding in self.view.findings if finding.state == state]

    @property
    def obstacles(self) -> list[FindingView]:
        """What can change, first."""
        return self.having(OBSTACLE_NOW)

    @property
    def refusals(self) -> list[FindingView]:
        """What cannot."""
        return [f for f in self.view.findings if f.outcome is Outcome.NOT_MET and f.state != OBSTACLE_NOW]

    @property
    def for_the_agency(self) -> list[FindingView]:
        """What the ordinance leaves open."""
        return self.having(FOR_THE_AGENCY)

    @property
    def pressing(self) -> list[FindingView]:
        """What stands in the way or is left open: obstacles first, then what nothing can change."""
        return [*self.obstacles, *self.refusals, *self.for_the_agency]

    @property
    def not_answered(self) -> list[FindingView]:
        """What waits for facts."""
        return self.having(NOT_ANSWERED)

    @property
    def met(self) -> list[FindingView]:
        """What is met."""
        return self.having(MET)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything the page shows. `documents` are the applications that were made, newest first."""

    situation: Situation
    result: Result
    cards: tuple[Card, ...]
    documents: tuple[IssuedDocument, ...]
    document_is_old: bool

    @property
    def undecided(self) -> list[tuple[Person, FindingView]]:
        """What makes the amount a range: not answered, or left to the agency."""
        return [(card.person, finding) for card in self.cards for finding in (*card.not_answered, *card.for_the_agency)]

    def card_of(self, person: Person) -> Card:
        """One person's card."""
        return next(card for card in self.cards if card.person.pk == person.pk)


def desk_of(case: Case, people: Sequence[Person]) -> Desk:
    """Lay out a case whose people's readings have been recorded."""
    now = named(case, people)
    result = present(now.assessment, now.household, now.names)
    informed = set(InformationGiven.objects.standing().filter(person__in=people).values_list("person", flat=True))
    sources = sources_of(people)
    cards = tuple(
        _card(now, person, view, informed, sources[person.pk])
        for person, view in zip(now.people, result.persons, strict=True)
    )
    documents = tuple(case.documents.applications().defer("pdf_sealed"))
    is_old = bool(documents) and _changed_since(case, documents[0])
    return Desk(
        situation=now,
        result=result,
        cards=cards,
        documents=documents,
        document_is_old=is_old,
    )


def _changed_since(case: Case, document: IssuedDocument) -> bool:
    """Whether the case says something else now than its newest document."""
    if document.taken_back_at is not None:
        return True
    return Event.objects.filter(case=case, deed__in=IN_THE_DOCUMENT, at__gt=document.issued_at).exists()


def _card(now: Situation, person: Person, view: PersonView, informed: set[UUID], sources: Sources) -> Card:
    child = is_child(person, now.case.applied_on)
    return Card(
        person=person,
        number=now.people.index(person) + 1,
        view=view,
        told=told_facts(person, now.people, sources),
        asked_next=asked_next(now.of(person), sources),
        missing=[Missing(name=name, label=label_of(name)) for name in now.not_told(person)],
        partner=next((other for other in now.people if other.pk == person.partner_id), None),
        is_child=child is True,
        informed=None if child is True else person.pk in informed,
    )
