"""The desk: what is left to do, the people with their facts, and the assessment, as one page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eligibility.law import Outcome
from eligibility.showing.presented import FindingView, PersonView, Result, State
from eligibility.showing.presenting import present
from eligibility.showing.states import FOR_THE_AGENCY, MET, NOT_ANSWERED, OBSTACLE_NOW
from eligibility.wording import Text

from .ages import is_child
from .household import Situation, named
from .models import Case, Deed, Event, InformationGiven, IssuedDocument, Person
from .telling import label_of, told_facts

IN_THE_DOCUMENT = frozenset(
    {
        Deed.CASE_CHANGED,
        Deed.PERSON_ADDED,
        Deed.PERSON_CHANGED,
        Deed.PERSON_REMOVED,
        Deed.COUPLE_PAIRED,
        Deed.COUPLE_UNPAIRED,
        Deed.INFORMATION_GIVEN,
    }
)
"""After these deeds a document says something else."""


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
    told: list[tuple[Text, Text]]
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
class Task:
    """One thing to do, with its state in a word. `css` is met, open or nothing."""

    label: str
    url: str
    word: str
    css: str = ""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything the page shows."""

    situation: Situation
    result: Result
    cards: tuple[Card, ...]
    tasks: tuple[Task, ...]
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
    informed = set(InformationGiven.objects.filter(person__in=people).values_list("person", flat=True))
    cards = tuple(_card(now, person, view, informed) for person, view in zip(now.people, result.persons, strict=True))
    documents = tuple(case.documents.defer("pdf_sealed"))
    is_old = bool(documents) and _changed_since(case, documents[0])
    return Desk(
        situation=now,
        result=result,
        cards=cards,
        documents=documents,
        document_is_old=is_old,
        tasks=tuple(_tasks(case, cards, _document_task(case, documents, is_old=is_old))),
    )


def _changed_since(case: Case, document: IssuedDocument) -> bool:
    """Whether the case says something else now than its newest document."""
    return Event.objects.filter(case=case, deed__in=IN_THE_DOCUMENT, at__gt=document.issued_at).exists()


def _card(now: Situation, person: Person, view: PersonView, informed: set[UUID]) -> Card:
    child = is_child(person, now.case.applied_on)
    return Card(
        person=person,
        number=now.people.index(person) + 1,
        view=view,
        told=told_facts(person, now.people),
        missing=[Missing(name=name, label=label_of(name)) for name in now.not_told(person)],
        partner=next((other for other in now.people if other.pk == person.partner_id), None),
        is_child=child is True,
        informed=None if child is True else person.pk in informed,
    )


def _tasks(case: Case, cards: tuple[Card, ...], document: Task) -> list[Task]:
    tasks = [_facts_task(cards), _information_task(case, cards), document]
    if sum(not card.is_child for card in cards) > 1:
        tasks.insert(1, _couples_task(case, cards))
    return tasks


def _facts_task(cards: tuple[Card, ...]) -> Task:
    left = sum(len(card.missing) for card in cards)
    first = next((card for card in cards if card.missing), None)
    url = "#people" if first is None else f"{_person_url(first.person)}#id_{first.missing[0].name}"
    if not left:
        return Task(label=_("Facts"), url=url, word=_("all told"), css="met")
    word = ngettext("%(count)s not told", "%(count)s not told", left) % {"count": left}
    return Task(label=_("Facts"), url=url, word=word, css="open")


def _couples_task(case: Case, cards: tuple[Card, ...]) -> Task:
    count = sum(card.partner is not None for card in cards) // 2
    word = ngettext("%(count)s couple", "%(count)s couples", count) % {"count": count} if count else _("none noted")
    return Task(label=_("Couples"), url=reverse("casework:couples", args=[case.pk]), word=word)


def _information_task(case: Case, cards: tuple[Card, ...]) -> Task:
    adults = [card for card in cards if card.informed is not None]
    done = sum(bool(card.informed) for card in adults)
    next_one = next((card for card in adults if not card.informed), adults[0] if adults else None)
    url = reverse("casework:information", args=[case.pk, next_one.person.pk]) if next_one else "#people"
    word = _("%(done)s of %(all)s") % {"done": done, "all": len(adults)}
    return Task(label=_("Information given"), url=url, word=word, css="met" if done == len(adults) else "open")


def _document_task(case: Case, documents: tuple[IssuedDocument, ...], *, is_old: bool) -> Task:
    url = reverse("casework:issue_document", args=[case.pk])
    if not documents:
        return Task(label=_("Document (PDF)"), url=url, word=_("not made"))
    if is_old:
        return Task(label=_("Document (PDF)"), url=url, word=_("changed since"), css="open")
    word = _("no. %(number)s") % {"number": documents[0].number}
    return Task(label=_("Document (PDF)"), url=url, word=word, css="met")


def _person_url(person: Person) -> str:
    return reverse("casework:person", args=[person.case_id, person.pk])
