"""A household as JSON: the case format (docs/api.md) with its days in quotes, read into the same table as a file.

What the keys and words may be is the case format's own business; here is only what JSON has and TOML has not.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

from eligibility.law import CaseFile, CaseFileError, Person, parse_case

DEEPEST = 8  # a couple's id lies four deep; what is much deeper is no household
LARGEST = 999_999_999_999  # kronor that every program can count in whole numbers
LONGEST_SHOWN = 60

_HINTS = get_type_hints(Person)
DAYS = frozenset(name for name, hint in _HINTS.items() if date in get_args(hint))
MAY_BE_NULL = frozenset(name for name, hint in _HINTS.items() if NoneType in get_args(hint))
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_case_json(body: bytes) -> CaseFile:
    """The case in a request. Raises CaseFileError, one line that names the key and what was expected."""
    value = read_json(body)
    if not isinstance(value, dict):
        raise CaseFileError(f"expected an object with the keys on and person, not {_shown(value)}")
    if "expect" in value:
        raise CaseFileError("expect: belongs to test cases in files; here the answer says what came out")
    return parse_case(_with_days(value))


def read_json(body: bytes) -> Any:
    """Any value, each key once and nothing without end. Raises CaseFileError."""
    try:
        value = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_each_key_once,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError as error:
        raise CaseFileError(f"expected JSON in UTF-8, byte {error.start} is not") from error
    except json.JSONDecodeError as error:
        raise CaseFileError(f"expected JSON: {error.msg}, line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise CaseFileError("expected a case, this is nested too deeply") from error
    _check("", value)
    return value


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise CaseFileError(f"{_shown(twice)}: named twice; expected every key once")
    return table


def _whole_number(digits: str) -> int | float:
    return (
        int(digits) if len(digits) < 20 else float(digits)
    )  # int() refuses thousands of digits; _check refuses the rest


def _number(digits: str) -> int | float:
    value = float(digits)
    return int(value) if value.is_integer() else value  # JSON Schema counts 4500.0 as a whole number


def _no_number(word: str) -> None:
    raise CaseFileError(f"expected JSON: {word} is no number")


def _check(where: str, value: object, depth: int = 0) -> None:
    """Refuse what could be read but not repeated: half a character, NUL, numbers and nesting without end."""
    if depth > DEEPEST:
        raise CaseFileError(f"{where}: expected a case, this is nested too deeply")
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise CaseFileError(f"{where}: expected a text of whole characters without NUL, not {_shown(value)}")
    elif isinstance(value, (int, float)) and abs(value) > LARGEST:
        raise CaseFileError(f"{where}: expected a number of at most {LARGEST}")
    for key, part in _parts(value):
        _check(f"{where}.key", key, depth)
        _check(f"{where}.{key}".lstrip("."), part, depth + 1)


def _parts(value: object) -> Iterable[tuple[object, object]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value, start=1) if isinstance(value, list) else ()


def _with_days(table: dict[str, Any]) -> dict[str, Any]:
    """The table as tomllib would have read it: days are dates, and a fact that is null is absent, so not told."""
    made = dict(table)
    if "on" in made:
        made["on"] = as_day("on", made["on"])
    persons = made.get("person")
    if isinstance(persons, list):
        made["person"] = [_person_with_days(number, person) for number, person in enumerate(persons, start=1)]
    return made


def _person_with_days(number: int, person: object) -> object:
    if not isinstance(person, dict):
        return person
    told = {key: fact for key, fact in person.items() if fact is not None or key not in MAY_BE_NULL}
    return {key: as_day(f"person {number}.{key}", fact) if key in DAYS else fact for key, fact in told.items()}


def as_day(key: str, value: object) -> date:
    """Only YYYY-MM-DD: Python would read weeks and days without lines as well."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise CaseFileError(f'{key}: expected a day that exists, "YYYY-MM-DD", not {_shown(value)}')


def _shown(value: object) -> str:
    """As JSON would say it, short. Whatever comes here has been checked, or is a text."""
    shown = json.dumps(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 3]}..."
