"""Which papers to think of, from what was told. Only a start: the list is the household's own, and so is every no."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from eligibility.law import PersonOutcome
from portal.casework.models import Person
from portal.casework.people.ages import is_child
from portal.casework.people.household import Situation
from portal.casework.planning.document_kinds import Concerns, DocumentKind, Standing
from portal.casework.planning.document_table import ABOUT

OUTSIDE = frozenset({PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME})


def suggestions(now: Situation, *, decided: bool) -> Mapping[UUID, Sequence[DocumentKind]]:
    """For everyone in a case. What comes after a decision is suggested once there is one (`decided`)."""
    return {person.pk: tuple(_suggested(person, now, decided=decided)) for person in now.people}


def choosable(person: Person, now: Situation) -> list[DocumentKind]:
    """Every kind that can be about this person, suggested or not."""
    return [kind for kind in DocumentKind if _concerns(kind, person, now) is not False and _has_use(kind, now)]


def _suggested(person: Person, now: Situation, *, decided: bool) -> Iterator[DocumentKind]:
    outside = now.of(person).outcome in OUTSIDE
    for kind, about in ABOUT.items():
        wanted = about.suggested and _has_use(kind, now) and _concerns(kind, person, now) is True
        too_early = about.standing is Standing.AFTER_DECISION and not decided
        for_nothing = outside and not about.travels
        if wanted and not too_early and not for_nothing and not _told_that_there_is_none(kind, person):
            yield kind


def _has_use(kind: DocumentKind, now: Situation) -> bool:
    return ABOUT[kind].under in ("", now.assessment.edition)


def _concerns(kind: DocumentKind, person: Person, now: Situation) -> bool | None:
    """None where the date of birth was not told."""
    child = is_child(person, now.case.applied_on)
    match ABOUT[kind].concerns:
        case Concerns.EACH:
            return True
        case Concerns.COUPLE:
            return person.partner_id is not None or (False if child else None)
        case Concerns.CHILD:
            return child
        case Concerns.ADULT:
            return None if child is None else not child


def _told_that_there_is_none(kind: DocumentKind, person: Person) -> bool:
    """A debt that was told not to be there needs no paper unless the agency asks for one."""
    told = {DocumentKind.CSN: person.csn_debt, DocumentKind.ENFORCEMENT: person.enforcement_debt}
    return told.get(kind) is False
