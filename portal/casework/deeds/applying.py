"""The gate before an application: what stops it, and what it is incomplete without."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.casework.models import Case, Part, Person, WhyIncomplete
from portal.casework.people.household import Situation
from portal.casework.people.roles import is_without_adults
from portal.casework.steps.completeness import Lack, check
from portal.casework.steps.desk import desk_of
from portal.casework.talking.voices import MissingVoice, missing_voices


class NobodyApplies(Exception):
    """Everybody in the case has been noted as no part of the application."""


class ChildrenAlone(Exception):
    """There is no adult in the case. A child does not apply alone: a guardian and the social services come first."""


class VoiceMissing(Exception):
    """`missing` are the adults without a talk of their own or a yes of their own that holds."""

    def __init__(self, missing: list[MissingVoice]) -> None:
        super().__init__(f"{len(missing)} missing")
        self.missing = missing


class ReasonMissing(Exception):
    """The application is incomplete, and nobody has said why it is made all the same. `lacks` are what is missing."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(f"{len(lacks)} missing")
        self.lacks = lacks


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why an application is made although something is missing, with a few words where they are needed."""

    why: WhyIncomplete
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Applying:
    """An application that may be made: the situation, what is missing, and why it is made all the same."""

    situation: Situation
    lacks: tuple[Lack, ...]
    reason: Reason | None


def require_application(case: Case, people: list[Person], reason: Reason | None) -> Applying:
    """Within a deed, of a case held. A complete application needs no reason and keeps none.

    No reason opens for a voice that is missing. Raises NobodyApplies, ChildrenAlone, VoiceMissing, ReasonMissing.
    """
    if all(person.part == Part.NOT_IN for person in people):
        raise NobodyApplies
    if is_without_adults(people, case.applied_on):
        raise ChildrenAlone
    if missing := missing_voices(case, people):
        raise VoiceMissing(missing)
    desk = desk_of(case, people)
    lacks = check(desk).lacks
    if lacks and reason is None:
        raise ReasonMissing(lacks)
    return Applying(situation=desk.situation, lacks=lacks, reason=reason if lacks else None)
