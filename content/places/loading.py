"""What comes with the portal: an entry for each municipality that has told nothing yet, and nothing else.

No telephone number, no opening hours and no organisation is made up here. Somebody has to be asked.
"""

from content.places.models import MunicipalityEntry
from portal.accounts.models import Municipality


def load() -> int:
    """Give each municipality that has no entry an empty one, and say how many. Safe to run again."""
    entered = MunicipalityEntry.objects.values("municipality_id")
    missing = Municipality.objects.exclude(pk__in=entered)
    made = MunicipalityEntry.objects.bulk_create(MunicipalityEntry(municipality=row) for row in missing)
    return len(made)
