"""From bytes that somebody sent to a household: everything is checked, and nothing is believed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from eligibility.api.reading import as_day, read_case_json, read_json
from eligibility.law import CaseFileError, Household
from portal.casework.documents.household_data.making import Data, canonical, couples_untold, fingerprint
from portal.casework.documents.household_data.schema import HOUSEHOLD, SCHEMA, mistakes

LARGEST = 256 * 1024


class NotHouseholdData(ValueError):
    """These are no data of a household that we understand. The message names the place."""


@dataclass(frozen=True, kw_only=True)
class HouseholdFile:
    """The data, the household the law reads in them, and the fingerprint of the bytes they came as."""

    data: Data
    household: Household
    on: date
    fingerprint: str


def parse(content: bytes) -> HouseholdFile:
    """The data of a household, from the bytes of a file or a picture. Raises NotHouseholdData."""
    if len(content) > LARGEST:
        raise NotHouseholdData(f"more than {LARGEST} bytes")
    try:
        return _read(content)
    except CaseFileError as error:
        raise NotHouseholdData(str(error)) from error
    except UnicodeError as error:
        raise NotHouseholdData("a text of half characters") from error
    except ValueError as error:
        raise NotHouseholdData(str(error)) from error


def _read(content: bytes) -> HouseholdFile:
    data: Any = read_json(content)
    for mistake in mistakes(data, SCHEMA):
        raise NotHouseholdData(mistake)
    for where, day in (("made_on", data["made_on"]), *((f"law.{key}", data["law"][key]) for key in _DAYS)):
        as_day(where, day)
    case = read_case_json(json.dumps(data[HOUSEHOLD]).encode())
    household = replace(case.household, couples_untold_among=couples_untold(data["missing"]))
    for mistake in _contradictions(data, household, case.on):
        raise NotHouseholdData(mistake)
    if canonical(data) != content:
        raise NotHouseholdData("not written as RFC 8785 says: sorted keys, no spaces, each value in one way")
    return HouseholdFile(data=data, household=household, on=case.on, fingerprint=fingerprint(content))


_DAYS = ("applied_on", "verified_through")


def _contradictions(data: Data, household: Household, on: date) -> Iterator[str]:
    ids = [person["id"] for person in data["people"]]
    if [person["number"] for person in data["people"]] != list(range(1, len(ids) + 1)):
        yield "people: expected the numbers 1, 2, 3 and so on"
    if ids != [str(number) for number in range(1, len(ids) + 1)] or not {one.id for one in household.persons} >= set(
        ids
    ):
        yield "people: expected each person's number as id, and everybody to be in household.person"
    if on.isoformat() != data["law"]["applied_on"]:
        yield "household.on: expected the day in law.applied_on"
    if data["amount"]["min"] > data["amount"]["max"]:
        yield "amount: expected min to be no more than max"
    if data["complete"] is bool(data["missing"]):
        yield "complete: expected true where nothing is missing, and false where something is"
