"""What a package says about a case: every table of it, by a list that a test holds complete.

A new table or column of case work is in the package, or says here why it is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from portal.accounts.models import User
from portal.casework.models import (
    AgencyDecision,
    Assignment,
    Case,
    ChildWorksheet,
    Confirmation,
    Custody,
    Draft,
    Event,
    FactSource,
    GrantedPerson,
    InformationGiven,
    IssuedDocument,
    LeadTime,
    MunicipalChoices,
    NextTalk,
    Note,
    PackageOnItsWay,
    Person,
    PlannedDocument,
    Release,
    SafetyAccess,
    SafetyEvent,
    SafetyRecord,
    SkippedStep,
    StateChange,
    Talk,
    TalkPart,
)
from portal.casework.models.assignment import EmergencyAttempt
from portal.casework.models.event import LogHead
from portal.casework.models.forgetting import AdviceDecision, ForgottenSoon, LongerKeeping, Receipt
from portal.casework.models.ground import OfMunicipality
from portal.casework.models.notice import Notice
from portal.casework.models.review import Review
from portal.casework.sealing.sealed import SealedBytes

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Section:
    """One table in the package: its key there, the way from it to the case, and the columns that stay behind."""

    key: str
    model: type[OfMunicipality]
    case: str
    stays: Mapping[str, str] = field(default_factory=dict)


SECTIONS = (
    Section(
        key="people",
        model=Person,
        case="case",
        stays={"voice_from": "every adult is talked with anew where the case goes"},
    ),
    Section(key="sources", model=FactSource, case="person__case"),
    Section(key="custodies", model=Custody, case="case"),
    Section(key="information", model=InformationGiven, case="person__case"),
    Section(key="talks", model=Talk, case="person__case"),
    Section(key="talk_parts", model=TalkPart, case="person__case"),
    Section(key="next_talks", model=NextTalk, case="person__case"),
    Section(key="confirmations", model=Confirmation, case="person__case"),
    Section(key="notes", model=Note, case="person__case"),
    Section(key="worksheets", model=ChildWorksheet, case="person__case"),
    Section(key="papers", model=PlannedDocument, case="person__case"),
    Section(key="decisions", model=AgencyDecision, case="case"),
    Section(key="granted", model=GrantedPerson, case="decision__case"),
    Section(key="releases", model=Release, case="person__case"),
    Section(key="skipped_steps", model=SkippedStep, case="case"),
    Section(key="state_changes", model=StateChange, case="case"),
    Section(
        key="documents",
        model=IssuedDocument,
        case="case",
        stays={"pdf": "the household's are under documents/, while they are kept"},
    ),
)

STAYS: Mapping[type[OfMunicipality], str] = {
    SafetyRecord: "nobody but those who are named may know that it exists",
    SafetyAccess: "as the record",
    SafetyEvent: "as the record",
    Assignment: "who works with the case is the municipality's own matter",
    Event: "the log of readings stays where it can be verified",
    Draft: "one colleague's unsaved words",
    PackageOnItsWay: "a file on its way",
    MunicipalChoices: "about no case",
    LeadTime: "about no case",
    AdviceDecision: "about no case",
    EmergencyAttempt: "about no case",
    LogHead: "the end of the municipality's log",
    Notice: "told to the heads of unit",
    Review: "as the log",
    ForgottenSoon: "holds here and not where the package goes",
    LongerKeeping: "as above",
    Receipt: "says that a case is no more",
}
"""What is in no package, and why."""

# Fingerprints by which this municipality finds somebody again say nothing anywhere else.
_ALWAYS_STAYS = frozenset({"id", "municipality", "request_key", "identity_blind", "surname_blind"})


def contents_of(case: Case) -> dict[str, Any]:
    """The case as data that JSON can say: rows by section, days and moments as ISO 8601, references as "people-1"."""
    found = {section.key: _rows(section, case) for section in SECTIONS}
    names = {
        row.pk: f"{section.key}-{number}"
        for section in SECTIONS
        for number, row in enumerate(found[section.key], start=1)
    }
    sections = {
        section.key: [{"id": names[row.pk], **_told(row, section.stays, names)} for row in found[section.key]]
        for section in SECTIONS
    }
    municipality = {"code": case.municipality.code, "name": case.municipality.name}
    return {"municipality": municipality, "case": _told(case, {}, names), **sections}


def columns_of(model: type[OfMunicipality], stays: Mapping[str, str]) -> Iterator[str]:
    """The names under which a row is told: its columns, and in place of each sealed one what it says."""
    sealed = {descriptor.column: name for name, descriptor in _sealed_of(model)}
    for column in model._meta.concrete_fields:
        name = sealed.get(column.name, column.name)
        if name not in _ALWAYS_STAYS and name not in stays:
            yield name


def _sealed_of(model: type[OfMunicipality]) -> Iterator[tuple[str, SealedBytes]]:
    for name, value in vars(model).items():
        if isinstance(value, SealedBytes):
            yield name, value


def _rows(section: Section, case: Case) -> list[OfMunicipality]:
    rows = section.model._default_manager.filter(**{section.case: case})
    order = [str(name) for name in section.model._meta.ordering or ()]
    return list(rows.order_by(*order, "pk"))


def _told(row: OfMunicipality, stays: Mapping[str, str], names: Mapping[UUID, str]) -> dict[str, Any]:
    return {name: _said(row, name, names) for name in columns_of(type(row), stays) if not _is_the_case(row, name)}


def _is_the_case(row: OfMunicipality, name: str) -> bool:
    return name == "case" and not isinstance(row, Case)


def _said(row: OfMunicipality, name: str, names: Mapping[UUID, str]) -> Any:
    known = {column.name: column for column in row._meta.concrete_fields}.get(name)
    if isinstance(known, models.ForeignKey):
        return _reference(row, known, names)
    value = getattr(row, name)
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _reference(row: OfMunicipality, column: models.ForeignKey, names: Mapping[UUID, str]) -> str | None:
    """A colleague is told by name; a row of the package by its name there; a row that stays behind is not told."""
    if column.related_model is User:
        colleague = getattr(row, column.name)
        return colleague.name if colleague else None
    return names.get(getattr(row, column.attname))
