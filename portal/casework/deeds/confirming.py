"""An adult's own yes, given alone and taken back at any time; and who of the household is part of the application."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Case, Confirmation, ConfirmedBy, Deed, IssuedDocument, Part, Person
from portal.casework.talking.voices import fingerprint, own_talk, talks_of

from .ground import hold, hold_open, key_for, made_before
from .people import people_of


class NoTalkYet(Exception):
    """A yes rests on a talk of the person's own, alone and understood, that still counts."""


@transaction.atomic
def confirm_alone(
    *,
    by: User,
    person: Person,
    given_on: date,
    language: str,
    manner: ConfirmedBy,
    request_key: UUID | None = None,
) -> Confirmation:
    """Note that one adult, alone, has said yes to applying on the facts as they stand now.

    The same request_key again gives the same one. Raises NoTalkYet, CaseIsClosed.
    """
    case = hold_open(person.case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=person.pk)
    if before := made_before(Confirmation, municipality_id=case.municipality_id, request_key=key):
        return before
    people = people_of(case)
    now = next(one for one in people if one.pk == person.pk)
    talk = own_talk(now, talks_of([now])[now.pk])
    if talk is None or now.part == Part.NOT_IN or given_on < talk.held_on:
        raise NoTalkYet
    confirmation = Confirmation.objects.create(
        municipality_id=case.municipality_id,
        person=now,
        given_on=given_on,
        language=language,
        manner=manner,
        facts=fingerprint(case, now, people),
        noted_by=by,
        request_key=key,
    )
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
    return confirmation


@transaction.atomic
def withdraw_confirmation(*, by: User, person: Person) -> None:
    """Note that the person does not say yes now, whether she had or not: without a reason, also in a closed case."""
    case = hold(person.case, by=by)
    say_otherwise(case, person)
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)


@transaction.atomic
def choose_part(*, by: User, person: Person, part: Part) -> Person:
    """Say whether somebody is part of the application. Why is neither asked nor kept.

    Leaving is always possible. Joining raises CaseIsClosed where the case is.
    """
    case = hold_open(person.case, by=by) if part == Part.IN else hold(person.case, by=by)
    set_part(case, person, part)
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
    return Person.objects.select_related("case").get(pk=person.pk)


def set_part(case: Case, person: Person, part: Part) -> None:
    """Within a deed: whoever joins or leaves says something else than before."""
    if Person.objects.filter(pk=person.pk).exclude(part=part).update(part=part):
        say_otherwise(case, person)


def say_otherwise(case: Case, person: Person) -> None:
    """Within a deed: what the person has said until now is no yes any longer, and no document rests on it.

    Every way to it does exactly this, so that none of them shows which it was (docs/decisions/0019).
    """
    now = timezone.now()
    Person.objects.filter(pk=person.pk).update(voice_from=now)
    person.confirmations.filter(withdrawn_at=None).update(withdrawn_at=now)
    take_back_documents(case, person)


def take_back_documents(case: Case, person: Person) -> None:
    """Within a deed: forget the household's documents and the person's own, so that nobody fetches them.

    Another adult's own papers stay: that they went would tell of what this person has said.
    """
    now = timezone.now()
    theirs = Q(person=None) | Q(person=person)
    IssuedDocument.objects.filter(theirs, case=case, taken_back_at=None).update(
        pdf_sealed=None, forget_after=now, taken_back_at=now
    )
