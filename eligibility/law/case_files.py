"""A household as a file: read, checked key by key, refused with one line that says what was expected."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeVar

from eligibility.law.countries import COUNTRIES
from eligibility.law.facts import Household, PermitGround, PermitStatus, Person, Relation

MOST_PERSONS = 50  # more in one file is a mistake, and a chain of ties is followed by recursion

Table: TypeAlias = Mapping[str, object]
Reader: TypeAlias = Callable[[str, object], object]
Word = TypeVar("Word", bound=StrEnum)


class CaseFileError(ValueError):
    """A file that is not understood. The message is one line that names the key and what was expected."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFile:
    """What a file holds: the household, the day asked about, and for a test case what is expected.

    ``reviewer`` names the person with legal training who signed the expectation, and the day; empty until then.
    """

    household: Household
    on: date
    title: str
    source: str
    reviewer: str
    expect: Table


def read_case(path: Path) -> CaseFile:
    """The case in a file. Raises CaseFileError, also for a file that cannot be read or is not TOML in UTF-8."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CaseFileError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CaseFileError(f"{path}: expected UTF-8, byte {error.start} is not") from error
    try:
        return parse_case(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CaseFileError(_explain(error, text)) from error
    except RecursionError as error:
        raise CaseFileError(f"{path}: expected a case file, it is nested too deeply") from error


def parse_case(table: Table) -> CaseFile:
    """The case in a table as tomllib reads it. Raises CaseFileError."""
    _refuse_unknown(table, ("title", "on", "source", "reviewer", "household", "person", "expect"), "")
    if "on" not in table:
        raise CaseFileError("on: missing; expected the day asked about, YYYY-MM-DD")
    persons = _read_persons(table.get("person"))
    couples, unclear = _read_household(table.get("household", {}), {person.id for person in persons})
    return CaseFile(
        household=Household(persons=persons, couples=couples, unclear=unclear),
        on=_day("on", table["on"]),
        title=_text("title", table.get("title", "-")),
        source=_text("source", table.get("source", "-")),
        reviewer=_text_or_none("reviewer", table.get("reviewer", "")),
        expect=_table("expect", table.get("expect", {})),
    )


def _read_persons(value: object) -> tuple[Person, ...]:
    if not isinstance(value, list) or not value:
        raise CaseFileError("person: expected at least one [[person]]")
    if len(value) > MOST_PERSONS:
        raise CaseFileError(f"person: expected at most {MOST_PERSONS} persons, not {len(value)}")
    persons = tuple(_read_person(number, table) for number, table in enumerate(value, start=1))
    ids = [person.id for person in persons]
    for id in ids:
        if ids.count(id) > 1:
            raise CaseFileError(f"person.id: {id!r} is named twice; expected every id once")
    for person in persons:
        if person.ties_to is not None and (person.ties_to not in ids or person.ties_to == person.id):
            raise CaseFileError(f"person {person.id!r}.ties_to: expected another person's id, not {person.ties_to!r}")
    return persons


def _read_person(number: int, value: object) -> Person:
    told = _table(f"person {number}", value)
    if "id" not in told:
        raise CaseFileError(f"person {number}.id: missing; expected a name for the person")
    where = f"person {_text(f'person {number}.id', told['id'])!r}."
    _refuse_unknown(told, PERSON_KEYS, where)
    facts = {key: PERSON_KEYS[key](where + key, fact) for key, fact in told.items()}
    return Person(**facts)  # type: ignore[arg-type]  # each reader returns its fact's type; the test of all keys proves it


def _read_household(value: object, ids: set[str]) -> tuple[tuple[tuple[str, str], ...], bool]:
    told = _table("household", value)
    _refuse_unknown(told, ("couples", "unclear"), "household.")
    couples = told.get("couples", [])
    if not isinstance(couples, list):
        raise CaseFileError(f"household.couples: expected pairs of ids, not {_shown(couples)}")
    paired: set[str] = set()
    for couple in couples:
        _check_couple(couple, ids, paired)
        paired.update(couple)
    return tuple((one, other) for one, other in couples), _truth("household.unclear", told.get("unclear", False))


def _check_couple(couple: object, ids: set[str], paired: set[str]) -> None:
    key = "household.couples"
    if not isinstance(couple, list) or len(couple) != 2 or not all(isinstance(id, str) for id in couple):
        raise CaseFileError(f"{key}: expected a pair of ids, not {_shown(couple)}")
    for id in couple:
        if id not in ids:
            raise CaseFileError(f"{key}: expected the id of a person in the file, not {id!r}")
        if id in paired or couple[0] == couple[1]:
            raise CaseFileError(f"{key}: {id!r} is paired twice; expected every person in one couple at most")


def _refuse_unknown(told: Table, known: Mapping[str, object] | tuple[str, ...], where: str) -> None:
    for key in told:
        if key not in known:
            raise CaseFileError(f"{where}{key}: unknown key; expected one of {', '.join(known)}")


def _table(key: str, value: object) -> Table:
    if not isinstance(value, dict):
        raise CaseFileError(f"{key}: expected a table, not {_shown(value)}")
    return value


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CaseFileError(f"{key}: expected a text, not {_shown(value)}")
    return value


def _text_or_none(key: str, value: object) -> str:
    return "" if value == "" else _text(key, value)


def _truth(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise CaseFileError(f"{key}: expected true or false, not {_shown(value)}")
    return value


def _day(key: str, value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise CaseFileError(f"{key}: expected a date, YYYY-MM-DD without quotes, not {_shown(value)}")
    return value


def _kronor(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise CaseFileError(f"{key}: expected whole kronor, 0 or more, not {_shown(value)}")
    return value


def _country(key: str, value: object) -> str:
    if not isinstance(value, str) or value not in COUNTRIES:
        raise CaseFileError(f"{key}: expected a country by two capital letters (ISO 3166-1), not {_shown(value)}")
    return value


def _word(words: type[Word]) -> Reader:
    def read(key: str, value: object) -> Word:
        if not isinstance(value, str) or value not in list(words):
            raise CaseFileError(f"{key}: expected one of {', '.join(words)}, not {_shown(value)}")
        return words(value)

    return read


def _shown(value: object) -> str:
    shown = value.isoformat() if isinstance(value, date) else repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


PERSON_KEYS: Mapping[str, Reader] = {
    "id": _text,
    "household": _text,
    "born": _day,
    "swedish_citizen": _truth,
    "permit_status": _word(PermitStatus),
    "permit_ground": _word(PermitGround),
    "permit_since": _day,
    "permit_unbroken": _truth,
    "ties_to": _text,
    "ties_through_partner": _truth,
    "resident": _truth,
    "settle_permanently": _truth,
    "destination": _country,
    "received_there": _truth,
    "previous_grant": _truth,
    "csn_debt": _truth,
    "enforcement_debt": _truth,
    "criminal_matter": _truth,
    "keep_permit_notice": _truth,
    "lacks_means": _truth,
    "relation": _word(Relation),
    "travel_cost": _kronor,
}


def _explain(error: tomllib.TOMLDecodeError, text: str) -> str:
    """Name the key on the line that is not TOML: a date that is no date is not, and would otherwise go unnamed."""
    found = re.search(r"at line (\d+)", str(error))
    line = text.split("\n")[int(found[1]) - 1] if found else ""
    key, _, value = (part.strip() for part in line.partition("="))
    if re.match(r"\d{4}-\d{2}-\d{2}", value):
        return f"{key}: expected a date that exists, YYYY-MM-DD, not {_shown(value)}"
    return f"{key}: expected TOML: {error}" if key else f"expected TOML: {error}"
