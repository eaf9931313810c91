"""Those who apply: what of a situation stands in the application. Whoever is no part of it is not in what comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import pgettext_lazy

from eligibility.law import Assessment, Reservation
from eligibility.wording import Text
from portal.casework.models import Part
from portal.casework.people.household import Situation

SOMEBODY_ELSE = pgettext_lazy("application", "somebody who is not part of this application")


def of_those_who_apply(now: Situation) -> tuple[Situation, Mapping[str, Text]]:
    """The situation with those who apply alone; and what the others are called, where a fact or a rule points at them.

    The law has read everybody, and its verdicts stay: one person may rest on another who does not apply.
    """
    applying = tuple(person for person in now.people if person.part == Part.IN)
    ids = {str(person.pk) for person in applying}
    others = {str(person.pk): SOMEBODY_ELSE for person in now.people if str(person.pk) not in ids}
    if not others:
        return now, {}
    couples = tuple(couple for couple in now.household.couples if ids.issuperset(couple))
    return replace(
        now,
        people=applying,
        household=replace(now.household, couples=couples, couples_untold_among=frozenset()),
        assessment=replace(now.assessment, reservations=tuple(_about(now.assessment, ids))),
    ), others


def _about(assessment: Assessment, ids: set[str]) -> Iterator[Reservation]:
    """What is reserved about everybody or about some of these, and of the others nothing."""
    for reservation in assessment.reservations:
        if not reservation.persons:
            yield reservation
        elif persons := tuple(id for id in reservation.persons if id in ids):
            yield replace(reservation, persons=persons)
