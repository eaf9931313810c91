"""2025:970 9 § last sentence: the caps for couples and households hold also where some leave before the rest.

What those gone ahead were granted is not asked, so it cannot be counted. Whom that concerns is said instead.
"""

from collections.abc import Sequence

from eligibility.law.facts import Household, Person
from eligibility.law.findings import PersonOutcome
from eligibility.law.results import PersonAssessment

IN_NO_SUM = frozenset({PersonOutcome.OTHER_SCHEME, PersonOutcome.NOT_COVERED})


def has_gone_ahead(person: Person) -> bool:
    """Whether somebody has been granted and no longer lives in Sweden, so far as was told."""
    return bool(person.previous_grant) and person.resident is False


def who_follow(household: Household, persons: Sequence[PersonAssessment]) -> tuple[str, ...]:
    """The ids of those in a sum who may share a cap with somebody gone ahead, or are entitled through one."""
    ahead = {person.id: _homes_of(person, household) for person in household.persons if has_gone_ahead(person)}
    return tuple(
        found.id
        for found in persons
        if found.outcome not in IN_NO_SUM
        and any(
            household.unclear or found.through == id or household.person(found.id).household in homes
            for id, homes in ahead.items()
        )
    )


def _homes_of(person: Person, household: Household) -> set[str]:
    """Where the person lives, and the partner: somebody who has left may be written down under another address."""
    partner = household.partner_of(person.id)
    return {person.household} | ({partner.household} if partner else set())
