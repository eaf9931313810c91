"""The schemas of what is sent and of what is answered, with what the types alone cannot say."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from enum import StrEnum
from typing import get_type_hints

from django.utils import translation

from eligibility.api.editions import AllEditions, ConditionOfEdition
from eligibility.api.problems import ProblemDetails
from eligibility.api.reading import LARGEST
from eligibility.api.schemas import SAID, Schema, Schemas
from eligibility.law import (
    Assessment,
    CaseFile,
    Finding,
    Household,
    Payment,
    PermitGround,
    PermitStatus,
    Person,
    Relation,
)
from eligibility.law.case_files import MOST_PERSONS
from eligibility.law.countries import COUNTRIES
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.wording.facts import choice_label, fact_label

CASE = "Case"
UNREAD: Schema = {"description": "What case files say of themselves. Here it is read by nobody, and not kept."}
MAY_BE_EMPTY: dict[str, Schema] = {"reviewer": {"pattern": f"^$|{SAID['pattern']}"}}
_ELSEWHERE = ("persons", "couples_untold_among")
"""Of a household: persons stand beside it, under the key person; whether couples are untold has no key in a case."""


def schemas() -> dict[str, Schema]:
    """Every named schema."""
    codes = sorted({condition.code for edition in EDITIONS for condition in edition.conditions})
    told = Schemas(told=True, refined=_facts_refined(), described=_facts_described(), words=_words_described())
    answered = Schemas(
        told=False,
        refined={
            (Finding, "condition"): {"enum": codes},
            (ConditionOfEdition, "condition"): {"enum": codes},
            (Payment, "percent"): {"minimum": 0, "maximum": 1},
        },
        words=_words_described(),
    )
    case = _case(told)
    for shown in (Assessment, AllEditions, ProblemDetails):
        answered.of(shown)
    return {CASE: case} | answered.named | told.named


def _case(told: Schemas) -> Schema:
    hints = get_type_hints(CaseFile)
    texts = [part.name for part in fields(CaseFile) if hints[part.name] is str]
    return {
        "type": "object",
        "description": "A household and the day asked about. A key that is absent, or a fact that is null, means not "
        "told; not told is never read as no.",
        "properties": {
            "on": told.of(hints["on"]) | {"description": "The law as it stood on this day."},
            "household": _household(told),
            "person": {
                "type": "array",
                "minItems": 1,
                "maxItems": MOST_PERSONS,
                "items": told.of(Person),
                "description": "The persons asked about together; every id once. Send no names.",
            },
        }
        | {name: told.of(str) | UNREAD | MAY_BE_EMPTY.get(name, {}) for name in texts},
        "required": ["on", "person"],
        "additionalProperties": False,
    }


def _household(told: Schemas) -> Schema:
    hints = get_type_hints(Household)
    return {
        "type": "object",
        "description": "Pairs of ids who are spouses or cohabiting partners, each person in one pair at most; and "
        "whether it is unclear who belongs to the household.",
        "properties": {
            part.name: told.of(hints[part.name])
            for part in fields(Household)
            if part.init and part.name not in _ELSEWHERE
        },
        "additionalProperties": False,
    }


def _facts_refined() -> dict[tuple[type, str], Schema]:
    return {
        (Person, "destination"): {"enum": sorted(COUNTRIES)},
        (Person, "travel_cost"): {"minimum": 0, "maximum": LARGEST},
    }


def _facts_described() -> dict[tuple[type, str], str]:
    with translation.override("en"):
        return {(Person, fact): label for fact, label in _labels()}


def _labels() -> Iterator[tuple[str, str]]:
    for part in fields(Person):
        with suppress(KeyError):  # a fact of yesterday's law need not have a name in ours
            yield part.name, str(fact_label(part.name))


def _words_described() -> dict[StrEnum, str]:
    with translation.override("en"):
        return {word: str(choice_label(word)) for words in (PermitStatus, PermitGround, Relation) for word in words}
