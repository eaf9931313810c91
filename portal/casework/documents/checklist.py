"""*Dokument att samla in*: one person's papers from the planner, with boxes to tick; or what is usually needed.

What was decided to be left out is not on it, nor why. Of a case with protected identity no name is printed, and nobody
is sent to an embassy or to another custodian: see `planning/letters.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from eligibility.law import Citation
from eligibility.wording import Text
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.languages import beside
from portal.casework.documents.leaving import cited_under, edition_for
from portal.casework.documents.own_facts import of_child, of_one
from portal.casework.models import Person
from portal.casework.models.planned_document import DocumentState
from portal.casework.people.household import Situation
from portal.casework.people.roles import Role, role_of
from portal.casework.planning.counting import MARGIN, PASSPORT_MONTHS, Outlook, Validity
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.document_kinds import Standing as For
from portal.casework.planning.document_suggestions import suggestions
from portal.casework.planning.document_table import ABOUT
from portal.casework.planning.letter_texts import LETTERS
from portal.casework.planning.letters import WITHHELD_FROM_PROTECTED, cautions_of
from portal.casework.planning.planner import PlannedRow, citation_for, plan_of

PURPOSES: dict[For, Text] = {
    For.APPLICATION: _("For the application"),
    For.GOOD_TO_HAVE: _("Good to have"),
    For.AFTER_DECISION: _("Wait with these until there is a decision"),
}
ABROAD = frozenset({DocumentKind.OTHER_IDENTITY, DocumentKind.RECEPTION, DocumentKind.VISA, DocumentKind.ARRIVAL_PROOF})
"""Papers that have no letter of ours and are yet asked for from another country, or through its embassy."""


@dataclass(frozen=True, kw_only=True)
class Lead:
    """How long it usually takes here, from whom that is known, and since when."""

    shortest: int
    longest: int
    source: str
    as_of: date
    is_old: bool


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper. ``state`` is empty for one that is only suggested; a day is None where it is not known.

    An empty ``where`` says that it is talked about before anybody is asked.
    """

    code: str
    title: Text
    why: Text
    where: Text
    citation: str
    state: Text = ""
    is_in_place: bool = False
    lead: Lead | None = None
    asked_on: date | None = None
    ask_by: date | None = None
    expected: date | None = None
    valid_until: date | None = None
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The papers for one purpose."""

    purpose: Text
    papers: tuple[Paper, ...]


@dataclass(frozen=True, kw_only=True)
class Checklist(Document):
    """Everything on the list. ``planned`` is False where nothing is planned and the papers are those usually needed."""

    kind: ClassVar[Kind] = Kind.CHECKLIST

    name: str
    wished: date | None
    margin_days: int
    passport_months: int
    planned: bool
    groups: tuple[Papers, ...]


def checklist_of(situation: Situation, *, person: Person, issued_on: date, language: str) -> Checklist:
    """One person's list, whose readings have been recorded."""
    (plan,) = plan_of(situation.case, [person], today=issued_on).people
    return lay_out_checklist(situation, person=person, issued_on=issued_on, language=language, rows=plan.rows)


def lay_out_checklist(
    situation: Situation, *, person: Person, issued_on: date, language: str, rows: Sequence[PlannedRow]
) -> Checklist:
    """The same from what was fetched."""
    protected = situation.case.has_protected
    kept = [row for row in rows if row.document.state != DocumentState.NOT_APPLICABLE]
    edition = situation.assessment.edition
    found = (
        [(row.about.standing, _planned(row, edition, protected=protected)) for row in kept]
        if rows
        else list(_suggested(situation, person, protected=protected))
    )
    return Checklist(
        reference=situation.case.reference,
        language=beside(language),
        issued_on=issued_on,
        name="" if protected else person.name,
        wished=situation.case.wished_departure,
        margin_days=MARGIN.days,
        passport_months=PASSPORT_MONTHS,
        planned=bool(rows),
        groups=tuple(_grouped(found)),
    )


def _grouped(found: Sequence[tuple[For, Paper]]) -> Iterator[Papers]:
    """By purpose, in the order in which they are needed; within one as in the planner."""
    order = list(PURPOSES)
    for purpose, pairs in groupby(sorted(found, key=lambda pair: order.index(pair[0])), key=lambda pair: pair[0]):
        yield Papers(purpose=PURPOSES[purpose], papers=tuple(paper for _purpose, paper in pairs))


def _planned(row: PlannedRow, edition: str, *, protected: bool) -> Paper:
    document, waits = row.document, row.outlook is not Outlook.SETTLED
    return replace(
        _paper(row.kind, row.citation, edition, protected=protected),
        state=DocumentState(document.state).label,
        is_in_place=document.state == DocumentState.IN_PLACE,
        lead=_lead(row) if waits else None,
        asked_on=document.asked_on if waits else None,
        ask_by=row.ask_by if waits and not row.expected else None,
        expected=row.expected,
        valid_until=document.valid_until if row.validity is not Validity.NOT_LOOKED_AT else None,
        warnings=tuple(_warnings(row)),
    )


def _lead(row: PlannedRow) -> Lead | None:
    lead = row.lead
    if lead is None:
        return None
    return Lead(
        shortest=lead.shortest, longest=lead.longest, source=lead.source, as_of=lead.as_of, is_old=row.lead_is_old
    )


def _warnings(row: PlannedRow) -> Iterator[Text]:
    if row.warns:
        yield row.validity_text
    if row.outlook is Outlook.MAY_NOT_HOLD:
        yield row.outlook_text


def _suggested(situation: Situation, person: Person, *, protected: bool) -> Iterator[tuple[For, Paper]]:
    """What is usually needed, from what was told of this person and of nobody else."""
    is_child = role_of(person, situation.case.applied_on) is Role.CHILD
    now = of_child(situation, person) if is_child else of_one(situation, person)
    edition = edition_for(situation.case.applied_on)
    for kind in suggestions(now, decided=False)[person.pk]:
        citation = citation_for(kind, edition)
        yield ABOUT[kind].standing, _paper(kind, citation, edition.ordinance, protected=protected)


def _paper(kind: DocumentKind, citation: Citation | None, edition: str, *, protected: bool) -> Paper:
    """What is known of a kind of paper, of nobody's in particular."""
    about = ABOUT[kind]
    return Paper(
        code=kind.value,
        title=kind.label,
        why=about.why,
        where="" if protected and _is_withheld(kind) else about.where,
        citation=cited_under(edition, citation),
    )


def _is_withheld(kind: DocumentKind) -> bool:
    """Whether asking for it may tell where somebody is, or that she is."""
    letters = [letter for letter in LETTERS.values() if letter.about == kind]
    return kind in ABROAD or any(WITHHELD_FROM_PROTECTED & cautions_of(letter) for letter in letters)
