"""*Din egen sammanfattning*: one adult's paper about her own matter, for her alone.

It is made from `own_facts`, so that nothing another adult has told can be read in it, and it says neither whether she
wants to move nor whether she has confirmed anything: somebody else may find it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from eligibility.law import Finding, Outcome, PermitGround
from eligibility.showing.presented import FindingView, PersonView, Result
from eligibility.showing.presenting import present
from eligibility.showing.states import FOR_THE_AGENCY
from eligibility.wording import Text
from portal.casework.deeds.custody import ToldCustody, custody_of
from portal.casework.deeds.sources import Sources, sources_of
from portal.casework.documents.application.facts_told import NOT_AMONG_FACTS, told
from portal.casework.documents.application.summary import Fact, Statement
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.languages import beside
from portal.casework.documents.leaving import (
    Basis,
    Ceiling,
    basis_of,
    ceilings,
    cited_under,
    edition_for,
    statements,
)
from portal.casework.documents.own_facts import OWN_WISH, looks_at_another, of_one, own_children
from portal.casework.models import FACTS, Person
from portal.casework.people.asking_next import asked_next
from portal.casework.people.household import Situation
from portal.casework.people.roles import children_of

SOMEBODY_ELSE: Text = _("another person in the household")
ON_ANOTHER: Text = _(
    "This also depends on another person. Nothing about anybody else stands on your paper. You can ask about your own "
    "part."
)
ABOUT_A_HOUSEHOLD = "household_undefined"
HIDDEN = NOT_AMONG_FACTS | {OWN_WISH}
TIES = frozenset({"ties_to", "ties_through_partner"})


def _join(labels: tuple[Text, ...]) -> str:
    return " ".join(map(str, labels))


_join_later = lazy(_join, str)


def joined(labels: Iterable[Text]) -> Text:
    """Labels after each other, each with its full stop, as late as possible."""
    return _join_later(tuple(labels))


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child of hers; an empty name is one to be written by hand."""

    name: str
    born: date | None


@dataclass(frozen=True, kw_only=True)
class OwnCondition:
    """One condition as it stands for her, what can change it and who can. One that is met has no text."""

    code: str
    state: str
    word: Text
    sign: str
    label: Text
    citation: str
    text: Text = ""
    change: Text = ""
    who: Text = ""


@dataclass(frozen=True, kw_only=True)
class OwnSummary(Document):
    """Everything on the paper. An empty ``name`` is to be written by hand; without ``ceilings`` no amount is said."""

    kind: ClassVar[Kind] = Kind.OWN_SUMMARY

    name: str
    born: date | None
    children: tuple[Child, ...]
    basis: Basis
    outcome: Text
    unsettled: tuple[OwnCondition, ...]
    met: tuple[OwnCondition, ...]
    facts: tuple[Fact, ...]
    asked: tuple[Statement, ...]
    ceilings: tuple[Ceiling, ...]
    leaving: tuple[Statement, ...]
    reservations: tuple[Statement, ...]


def own_summary_of(situation: Situation, *, person: Person, issued_on: date, language: str) -> OwnSummary:
    """One adult's own summary, whose readings have been recorded. Raises NotForChildren."""
    custody = custody_of(children_of(situation.people, situation.case.applied_on))
    sources = sources_of([person])[person.pk]
    return summarise_own(
        situation, person=person, issued_on=issued_on, language=language, custody=custody, sources=sources
    )


def summarise_own(
    situation: Situation,
    *,
    person: Person,
    issued_on: date,
    language: str,
    custody: Mapping[UUID, ToldCustody] | None = None,
    sources: Sources | None = None,
) -> OwnSummary:
    """The same from what was fetched; without ``custody`` and ``sources`` as where nothing of it was noted."""
    children = own_children(situation, person, custody)
    return _Writer(situation, person, children).summary(issued_on, language, sources or {})


class _Writer:
    """Holds what every part of the paper needs: her own matter, and it in words."""

    def __init__(self, situation: Situation, person: Person, children: tuple[Person, ...]) -> None:
        self.now, self.person, self.children = of_one(situation, person, children), person, children
        self.hides_names = situation.case.has_protected
        self.kept = {str(one.pk) for one in (person, *children)}
        self.names: dict[str, Text] = {facts.id: SOMEBODY_ELSE for facts in self.now.household.persons}
        if not self.hides_names:
            self.names |= {str(child.pk): child.name for child in children}
        self.found = self.now.of(person)
        self.result: Result = present(self.now.assessment, self.now.household, self.names)
        self.view: PersonView = next(one for one in self.result.persons if one.id == str(person.pk))

    def summary(self, issued_on: date, language: str, sources: Sources) -> OwnSummary:
        edition = self.now.assessment.edition
        return OwnSummary(
            reference=self.now.case.reference,
            language=beside(language),
            issued_on=issued_on,
            name="" if self.hides_names else self.person.name,
            born=self.person.born,
            children=tuple(
                Child(name="" if self.hides_names else child.name, born=child.born) for child in self.children
            ),
            basis=basis_of(self.now.assessment, self.result),
            outcome=self.view.headline,
            unsettled=tuple(self.conditions(met=False)),
            met=tuple(self.conditions(met=True)),
            facts=tuple(self.facts()),
            asked=tuple(self.asked(sources)),
            ceilings=() if self.view.is_outside else ceilings(edition_for(self.now.case.applied_on)),
            leaving=statements(self.result.leaving, edition),
            reservations=statements(
                (note for note in self.result.reservations if note.code != ABOUT_A_HOUSEHOLD), edition
            ),
        )

    def conditions(self, *, met: bool) -> Iterator[OwnCondition]:
        """What is met in the order of the ordinance; what is not, an obstacle first and what is for others last."""
        views = {view.condition: view for view in self.view.findings}
        own = [one for one in self.found.findings if OWN_WISH not in one.reads]
        on_others = [one for one in own if self._looks_at_another(one)]
        if met:
            mine = [one for one in own if one not in on_others and one.outcome is Outcome.MET]
            yield from (self._condition(views[one.condition], is_met=True) for one in mine)
            return
        shown = {one.condition for one in own if one not in on_others}
        yield from (self._condition(view) for view in self.view.unsettled if view.condition in shown)
        if on_others:
            yield self._on_another([views[one.condition] for one in on_others])

    def _looks_at_another(self, finding: Finding) -> bool:
        return looks_at_another(finding, self.now.household.person(str(self.person.pk)), self.now.household, self.kept)

    def _condition(self, view: FindingView, *, is_met: bool = False) -> OwnCondition:
        return OwnCondition(
            code=view.condition,
            state=view.state.css,
            word=view.state.word,
            sign=view.state.sign,
            label=view.label,
            citation=f"({view.citation.section_only})" if is_met else self.cite(view),
            text="" if is_met else view.text,
            change=view.change,
            who=view.who,
        )

    def _on_another(self, views: Sequence[FindingView]) -> OwnCondition:
        """That these look at another is said; how they stand is not, and is the same whatever the other has told."""
        return OwnCondition(
            code="on_another",
            state=FOR_THE_AGENCY.css,
            word=FOR_THE_AGENCY.word,
            sign=FOR_THE_AGENCY.sign,
            label=joined(view.label for view in views),
            citation=", ".join(dict.fromkeys(map(self.cite, views))),
            text=ON_ANOTHER,
        )

    def cite(self, view: FindingView) -> str:
        return cited_under(self.now.assessment.edition, view.citation)

    def facts(self) -> Iterator[Fact]:
        """What a condition reads of her, and what else she has told; not her own wish."""
        facts = self.now.household.person(str(self.person.pk))
        read = {fact for finding in self.found.findings for fact in finding.reads}
        for name in FACTS:
            is_asked = name in read and (name not in TIES or facts.permit_ground is PermitGround.TIES)
            if name not in HIDDEN and (is_asked or getattr(facts, name) is not None):
                yield told(facts, name, self.names)

    def asked(self, sources: Sources) -> Iterator[Statement]:
        """What the agency will likely want from her."""
        for ask in asked_next(self.found, sources):
            yield Statement(text=ask.evidence, citation=cited_under(self.now.assessment.edition, ask.citation))
