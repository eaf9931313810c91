"""What one person says alone about taking part. The answer is kept in the safety record and nowhere else."""

from enum import StrEnum

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Deed, OwnAnswer, Part, Person
from portal.casework.talking.voices import adults

from .confirming import say_otherwise, set_part
from .ground import hold
from .people import people_of
from .safety import change_safety, records_for


class Outward(StrEnum):
    """What others can notice, which the person chooses together with the one she talks to."""

    AS_BEFORE = "as_before"
    LEFT_OUT = "left_out"


@transaction.atomic
def answer_alone(*, by: User, person: Person, answer: OwnAnswer, outward: Outward = Outward.AS_BEFORE) -> None:
    """End the person's part, also in a closed case: nothing she has said until now counts as a yes any longer.

    As before: everything is as where a yes is taken back, and no document can be made with her in it. Left out: she is
    not among those who apply, as anybody who is not; the others can go on. "Will decide later" keeps no answer.
    Whoever was no part of it before leaves nothing for others to notice.
    """
    case = hold(person.case, by=by)
    if answer != OwnAnswer.LATER:
        change_safety(case, person, by=by, values={"answer": str(answer)})
    elif records_for(by, [person]).exists():
        change_safety(case, person, by=by, values={"answer": ""})
    if outward is Outward.LEFT_OUT and answer != OwnAnswer.LATER:
        set_part(case, person, Part.NOT_IN)
    elif Person.objects.filter(pk=person.pk, part=Part.IN).exists():
        say_otherwise(case, person)
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)


def is_the_only_adult(person: Person) -> bool:
    """Whether nobody else in the case could go on: then the contact can be deleted rather than closed."""
    return len(adults(person.case, people_of(person.case))) < 2
