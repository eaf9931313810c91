"""What a package would fill in: a draft of a case, judged by the same form as what is typed, before anything is kept.

Taken over are the people, what is told of them, custody, papers, the worksheets about children, and the notes as
quotations. What only the other municipality can answer for (talks, confirmations, releases, its steps) is not: every
adult is talked with anew.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from eligibility.law import NoEditionInForce
from eligibility.wording import Text
from portal.casework.documents import limits
from portal.casework.forms.people import AddPersonForm
from portal.casework.models import FACTS, Case
from portal.casework.people.fact_groups import ONLY_1984
from portal.casework.people.household import edition_on
from portal.casework.people.telling import label_of, value_text

from .contents import Row
from .zipping import NotAPackage, Opened

TAKEN_ROWS = ("custodies", "papers", "worksheets")
"""Sections whose rows are made again as they are."""

QUOTED = ("notes", "information", "talks")
"""Sections that are told in a note about the person they concern."""

_MOST_ROWS = 2000
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # as JSON writes it; no form of ours takes it


@dataclass(frozen=True, kw_only=True)
class IncomingPerson:
    """One person of a package. `errors` are what the form of a person says against what is told."""

    id: str
    name: str
    values: Mapping[str, Any]
    ties_to: str | None
    partner: str | None
    couple_kind: str
    told: tuple[tuple[Text, Text], ...]
    errors: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A case that could be opened. `on` is the day it asks about; `rows` are by section."""

    reference: str
    municipality: str
    signer: str
    on: date
    household_unclear: bool
    couples_told: bool
    people: tuple[IncomingPerson, ...]
    rows: Mapping[str, Sequence[Row]]

    @property
    def can_be_opened(self) -> bool:
        """Whether every person in it can be saved."""
        return bool(self.people) and not any(person.errors for person in self.people)

    def about(self, section: str, person: str) -> list[Row]:
        """The rows of a section that concern one person."""
        return [row for row in self.rows[section] if row.get("person") == person]


def incoming_of(opened: Opened) -> Incoming:
    """Read a package whose signature holds. Raises NotAPackage for a case that is not laid out as ours."""
    try:
        told = _read(opened.case)
        case = told["case"]
        on = date.fromisoformat(case["applied_on"])
        rows = {section: [dict(row) for row in told.get(section, [])] for section in (*TAKEN_ROWS, *QUOTED)}
        people = [dict(row) for row in told["people"]]
        if not people or not isinstance(told["people"], list):
            raise NotAPackage("nobody in it")
        if sum(map(len, rows.values())) + len(people) > _MOST_ROWS:
            raise NotAPackage("too much")
        if len(people) > limits.PEOPLE or len({str(row["id"]) for row in people}) < len(people):
            raise NotAPackage("too many people, or two with one name")
        return Incoming(
            reference=str(case["reference"])[:20],
            municipality=str(told["municipality"]["name"])[:100],
            signer=opened.signer,
            on=on,
            household_unclear=case.get("household_unclear") is True,
            couples_told=case.get("couples_told") is True,
            people=tuple(_person(row, edition_on(on)) for row in people),
            rows=rows,
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, NoEditionInForce):
        raise NotAPackage("not laid out as a case") from None


def _read(written: bytes) -> Any:
    """The case as JSON says it. Raises ValueError for text that can be neither shown nor kept."""
    if _NUL.search(written):
        raise ValueError("NUL")
    told = json.loads(written)
    json.dumps(told, ensure_ascii=False).encode()  # half a surrogate pair is no text
    return told


def _person(row: Row, edition: str) -> IncomingPerson:
    form = AddPersonForm(_as_typed(row), case=Case(), edition=edition, people=[])
    form.full_clean()
    values = form.values if not form.errors else {}
    left_out = () if edition == "1984:890" else ONLY_1984
    names = [name for name in FACTS if name not in (*left_out, "ties_to") and values.get(name) is not None]
    return IncomingPerson(
        id=str(row["id"]),
        name=str(row["name"])[:200],
        values={name: value for name, value in values.items() if name != "ties_to"},
        ties_to=row.get("ties_to"),
        partner=row.get("partner"),
        couple_kind=str(row.get("couple_kind") or ""),
        told=tuple((label_of(name), value_text(name, values[name])) for name in names),
        errors=tuple((form[name].label if name in form.fields else "", text) for name, text in _mistakes(form)),
    )


def _mistakes(form: AddPersonForm) -> list[tuple[str, str]]:
    return [(name, str(text)) for name, texts in form.errors.items() for text in texts if name != "request_key"]


def _as_typed(row: Row) -> QueryDict:
    """One person of the package as her form would be sent."""
    sent = QueryDict(mutable=True)
    for name, value in {**row, "identity_number": row.get("identity_digits")}.items():
        match value:
            case None | "":
                continue
            case bool():
                sent[name] = "yes" if value else "no"
            case str() | int() if name == "access_needs":
                sent.setlist(name, str(value).split())
            case str() | int() if name not in ("id", "ties_to", "partner"):
                sent[name] = str(value)
    sent["request_key"] = "00000000-0000-4000-8000-000000000000"  # the deed has its own
    return sent


def quotation(incoming: Incoming, section: str, row: Row) -> str:
    """A row of the package as a note: who wrote it, when and where, and what."""
    source = f"[{incoming.municipality}, ärende {incoming.reference}"
    if section == "notes":
        return f"{source}, {_who(row.get('written_by'))}, {_day(row.get('written_at'))}]\n{str(row.get('text'))[:3800]}"
    said = ", ".join(f"{name}: {value}" for name, value in sorted(row.items()) if name not in ("id", "person"))
    return f"{source}, {section}]\n{said[:3800]}"


def _who(name: object) -> str:
    return str(name or "")[:200]


def _day(moment: object) -> str:
    try:
        return timezone.localtime(datetime.fromisoformat(str(moment))).date().isoformat()
    except (ValueError, OverflowError):
        return ""
