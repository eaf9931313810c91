"""A row of each kind that an address of case work can name. Whoever adds a kind of id adds how such a row is made.

tests/matrix tries every address with these, with another municipality's, and with ids of nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from portal.accounts.models import User
from portal.casework.deeds.decisions import write_decision
from portal.casework.deeds.lead_times import note_lead_time
from portal.casework.deeds.turns import note_submitted
from portal.casework.documents.kinds import Kind
from portal.casework.log.noticing import raise_notice
from portal.casework.models import (
    Assignment,
    Case,
    Draft,
    Notice,
    NoticeKind,
    Person,
    SkippedStep,
    SkipReason,
    StepKind,
)
from portal.casework.models.agency_decision import DecisionSource, GrantedPerson, OrdinanceApplied
from portal.casework.models.forgetting import KeepGround, LongerKeeping
from portal.casework.models.handover import PackageOnItsWay, Purpose, Release
from portal.casework.planning.document_kinds import DocumentKind
from tests.casework.issuing import issue_document


@dataclass(frozen=True)
class Household:
    """Somebody's case with a person in it. Whoever makes a row has entered the municipality as `by`."""

    by: User
    case: Case
    person: Person


def _document(home: Household) -> object:
    return issue_document(by=home.by, case=home.case, language="sv").pk


def _paper(home: Household) -> object:
    return issue_document(by=home.by, case=home.case, kind=Kind.CONSEQUENCES, person=home.person, language="sv").pk


def _assignment(home: Household) -> object:
    return Assignment.objects.get(case=home.case, user=home.by).pk


def _draft(home: Household) -> object:
    draft = Draft(municipality_id=home.case.municipality_id, user=home.by, case=home.case, path=f"/arenden/{uuid4()}/")
    draft.fields = "[]"
    draft.save(force_insert=True)
    return draft.pk


def _skipped(home: Household) -> object:
    step = SkippedStep.objects.create(
        municipality_id=home.case.municipality_id,
        case=home.case,
        step=StepKind.INFORMATION,
        reason=SkipReason.NO_TIME,
        skipped_by=home.by,
    )
    return step.pk


def _lead_time(home: Household) -> object:
    return note_lead_time(
        by=home.by,
        municipality_id=home.case.municipality_id,
        kind=next(iter(DocumentKind)),
        country="",
        days_from=1,
        days_to=2,
        source="kommunen",
        as_of=timezone.localdate(),
    ).pk


def _decision(home: Household) -> object:
    today = timezone.localdate()
    note_submitted(by=home.by, case=home.case, submitted_on=today)
    told = {"decided_on": today, "ordinance": OrdinanceApplied.NEW, "source": DecisionSource.CLIENT}
    return write_decision(by=home.by, case=home.case, told=told, granted=[home.person]).pk


def _granted(home: Household) -> object:
    return GrantedPerson.objects.get(person=home.person).pk


def _keeping(home: Household) -> object:
    keeping = LongerKeeping(
        municipality_id=home.case.municipality_id, case=home.case, ground=next(iter(KeepGround)), kept_by=home.by
    )
    keeping.reason = "ett skäl"
    keeping.save(force_insert=True)
    return keeping.pk


def _notice(home: Household) -> object:
    """Heads alone see it, so its id is not told here."""
    raise_notice(NoticeKind.MANY_CASES, about=home.by, once=str(uuid4()))
    return next(iter(Notice.objects.values_list("pk", flat=True)), uuid4())


def _release(home: Household) -> object:
    release = Release(
        municipality_id=home.case.municipality_id, person=home.person, purpose=next(iter(Purpose)), noted_by=home.by,
        given_on=timezone.localdate(),
    )  # fmt: skip
    release.recipient = "en annan kommun"
    release.save(force_insert=True)
    return release.pk


def _package(home: Household) -> object:
    package = PackageOnItsWay(municipality_id=home.case.municipality_id, user=home.by)
    package.content = b"PK"
    package.save(force_insert=True)
    return package.pk


def _last_month(home: Household) -> object:
    return (timezone.localdate().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")


# The later ones may rest on the earlier.
MAKERS: dict[str, Callable[[Household], object]] = {
    "case_id": lambda home: home.case.pk,
    "person_id": lambda home: home.person.pk,
    "document_id": _document,
    "paper_id": _paper,
    "assignment_id": _assignment,
    "draft_id": _draft,
    "skipped_id": _skipped,
    "lead_id": _lead_time,
    "decision_id": _decision,
    "granted_id": _granted,
    "keeping_id": _keeping,
    "notice_id": _notice,
    "event_id": lambda home: uuid4(),
    "release_id": _release,
    "package_id": _package,
    "month": _last_month,
    "field": lambda home: "name",
    "letter": lambda home: "population-register",
    "paper": lambda home: "foljder",
    "blank_id": lambda home: 1,
    "page": lambda home: "bekraftelse",
    "part": lambda home: "syfte",
}

# What is made of these may not be there for whoever asks, so that 404 is a good answer also to those who may enter.
UNSURE = {
    "assignment_id",
    "event_id",
    "notice_id",
    "month",
    "draft_id",
    "package_id",
    "letter",
    "page",
    "field",
    "blank_id",
}


def make_ids(by: User, case: Case, person: Person) -> dict[str, object]:
    """An id of each kind in this case, by the name it has in the addresses."""
    home = Household(by, case, person)
    return {name: make(home) for name, make in MAKERS.items()}
