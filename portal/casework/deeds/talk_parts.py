"""Noting which parts of the guide were gone through with a person. What was said is not written here."""

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Deed, GuidePart, Person, SkipReason, TalkPart

from .ground import hold_open


@transaction.atomic
def note_part(*, by: User, person: Person, part: GuidePart, skipped: SkipReason | None = None) -> TalkPart:
    """A part was gone through, or left out for a reason; that replaces what was noted before. Raises CaseIsClosed."""
    case = hold_open(person.case, by=by)
    noted, _made = TalkPart.objects.update_or_create(
        municipality_id=case.municipality_id,
        person=person,
        part=part,
        defaults={"skipped": skipped or "", "noted_by": by},
    )
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
    return noted


@transaction.atomic
def forget_part(*, by: User, person: Person, part: GuidePart) -> None:
    """Nothing is noted of the part any longer. Raises CaseIsClosed."""
    case = hold_open(person.case, by=by)
    gone, _of = TalkPart.objects.filter(person=person, part=part).delete()
    if gone:
        record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
