"""What several people have in common, told once."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from portal.accounts.models import User
from portal.casework.models import Case, Person
from portal.casework.people.fact_groups import taken_over

from .ground import hold_open
from .people import change_person
from .sources import Known


@transaction.atomic
def copy_facts(
    *, by: User, case: Case, source: Person, to: Sequence[Person], groups: Iterable[str], known: Known | None = None
) -> list[Person]:
    """Fill in what one person has told for others, where they have told nothing; those of whom something was filled in.

    Nothing that was told is changed, and no adult's own matter is taken over (`fact_groups.OWN_MATTER`).
    """
    held = hold_open(case, by=by)
    groups = tuple(groups)
    filled = []
    for person in Person.objects.filter(case=held, pk__in=[one.pk for one in to]).exclude(pk=source.pk):
        found = taken_over(source, person, groups, on=held.applied_on)
        values = {name: value for name, value in found.items() if getattr(person, name) is None}
        if values:
            filled.append(change_person(by=by, person=person, version=person.version, values=values, known=known))
    return filled
