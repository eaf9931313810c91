"""Planning a household's papers: what is wished, which papers, where each stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import AgencyDecision, Case, Deed, Person, PlannedDocument
from portal.casework.people.household import situation
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.document_suggestions import suggestions

from .ground import hold_open
from .people import people_of

# What a form may say of one paper.
PLANNABLE = ("state", "reason", "asked_on", "expected_by", "source", "seen_on", "valid_until")


class ChangedMeanwhile(Exception):
    """A colleague has saved since the form was opened. `kinds` are the papers she saved."""

    def __init__(self, kinds: list[DocumentKind]) -> None:
        super().__init__(" ".join(kinds))
        self.kinds = kinds


@transaction.atomic
def wish_departure(*, by: User, case: Case, day: date | None) -> Case:
    """Keep the day the household would like to travel, or none; it is only counted back from."""
    held = hold_open(case, by=by)
    if held.wished_departure != day:
        held.wished_departure = day
        held.save(update_fields=["wished_departure"])
        record(Deed.CASE_CHANGED, by=by, case=held, fields=["wished_departure"])
    return held


@transaction.atomic
def plan_suggested(*, by: User, case: Case) -> int:
    """Put every suggested paper on the plan that is not there already; how many were new. Safe to do again."""
    held = hold_open(case, by=by)
    people = people_of(held)
    decided = AgencyDecision.objects.filter(case=held, granted__isnull=False).exists()
    suggested = suggestions(situation(held, people), decided=decided)
    return sum(_plan(by=by, case=held, person=person, kinds=suggested[person.pk]) for person in people)


@transaction.atomic
def plan_documents(*, by: User, person: Person, kinds: Iterable[DocumentKind]) -> int:
    """Put these papers on one person's plan; how many were new."""
    held = hold_open(person.case, by=by)
    return _plan(by=by, case=held, person=person, kinds=kinds)


def _plan(*, by: User, case: Case, person: Person, kinds: Iterable[DocumentKind]) -> int:
    already = set(PlannedDocument.objects.filter(person=person).values_list("kind", flat=True))
    new = [kind for kind in dict.fromkeys(kinds) if kind not in already]
    PlannedDocument.objects.bulk_create(
        PlannedDocument(municipality_id=case.municipality_id, person=person, kind=kind) for kind in new
    )
    if new:
        record(Deed.DOCUMENTS_PLANNED, by=by, case=case, person=person, fields=new)
    return len(new)


@transaction.atomic
def change_documents(
    *,
    by: User,
    person: Person,
    told: Mapping[DocumentKind, Mapping[str, Any]],
    versions: Mapping[DocumentKind, int],
) -> list[DocumentKind]:
    """Save where one person's papers stand; those that say the same as before are no deed. Gives those that changed.

    `told` has every one of PLANNABLE. Raises ChangedMeanwhile, and then saves nothing.
    """
    case = hold_open(person.case, by=by)
    rows = {DocumentKind(row.kind): row for row in PlannedDocument.objects.filter(person=person, kind__in=told)}
    changed = [kind for kind, row in rows.items() if any(getattr(row, name) != told[kind][name] for name in PLANNABLE)]
    if overtaken := [kind for kind in changed if rows[kind].version != versions[kind]]:
        raise ChangedMeanwhile(overtaken)
    for kind in changed:
        PlannedDocument.objects.filter(pk=rows[kind].pk).update(version=F("version") + 1, **told[kind])
    if changed:
        record(Deed.DOCUMENTS_CHANGED, by=by, case=case, person=person, fields=changed)
    return changed


@transaction.atomic
def show_letter(*, by: User, person: Person, letter: str) -> None:
    """Record that a letter in one person's name is about to be shown. Raises NotRecorded."""
    record(Deed.PERSON_READ, by=by, case=person.case, person=person)
    record(Deed.LETTER_SHOWN, by=by, case=person.case, person=person, fields=[letter])
