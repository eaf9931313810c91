"""Who is a child on the day asked about."""

from datetime import date

from portal.casework.models import Person

ADULT_AT = 18  # 9 kap. 1 § föräldrabalken; the grant's own age is in the law's edition


def is_child(person: Person, on: date) -> bool | None:
    """None where the date of birth was not told."""
    if person.born is None:
        return None
    years = on.year - person.born.year - ((on.month, on.day) < (person.born.month, person.born.day))
    return years < ADULT_AT
