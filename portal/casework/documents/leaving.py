"""What several kinds say alike: the law they are made under, what leaving means, and what the ordinance can give."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eligibility.law import Assessment, Citation
from eligibility.law.editions import Edition, edition_on
from eligibility.law.figures import Figure
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.showing.presented import Note, Result
from eligibility.wording import Text
from eligibility.wording.grant import STEPS
from portal.casework.documents.application.summary import Statement


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The law a document rests on. ``no_appeal`` is the provision that a refusal cannot be appealed, or empty."""

    asked_on: date
    edition: str
    wording: str
    verified_through: date
    warnings: tuple[Text, ...]
    no_appeal: str


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """An amount as the ordinance has it, of nobody in particular."""

    text: Text
    amount: int
    citation: str


def basis_of(assessment: Assessment, result: Result) -> Basis:
    """The law an assessment was made under."""
    appeals = assessment.consequences.appeals
    refusal = next((one.citation for one in appeals if one.decision == "grant_refused" and not one.allowed), None)
    return Basis(
        asked_on=assessment.on,
        edition=assessment.edition,
        wording=assessment.wording,
        verified_through=assessment.verified_through,
        warnings=tuple(warning.text for warning in result.warnings),
        no_appeal=str(refusal or ""),
    )


def edition_for(day: date) -> Edition:
    """The wording in force on a day, with its numbers. Raises NoEditionInForce."""
    return edition_on(day, EDITIONS)


def cited_under(edition: str, citation: Citation | None) -> str:
    """A provision, short where it belongs to the document's own ordinance; empty where there is none."""
    return str(citation).removeprefix(f"{edition} ") if citation else ""


def statements(notes: Iterable[Note], edition: str) -> tuple[Statement, ...]:
    """Sentences with their provisions."""
    return tuple(Statement(text=note.text, citation=cited_under(edition, note.citation)) for note in notes)


def ceilings(edition: Edition) -> tuple[Ceiling, ...]:
    """The amounts of the ordinance: for one person, and the highest for several."""
    amounts = edition.amounts
    named: tuple[tuple[str, Figure | None], ...] = (
        ("adult_amount", amounts.adult),
        ("child_amount", amounts.child),
        ("couple_cap", amounts.couple_cap),
        ("household_cap", amounts.household_cap),
    )
    return tuple(
        Ceiling(text=STEPS[code], amount=figure.number, citation=cited_under(edition.ordinance, figure.citation))
        for code, figure in named
        if figure is not None
    )
