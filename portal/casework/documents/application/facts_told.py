"""What was told about a person, in words, each fact under the condition that reads it."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import lazy

from eligibility.law import Finding, Person
from eligibility.wording import NO, NOT_TOLD, YES, Text, choice_label, fact_label
from portal.casework.documents.application.summary import Fact
from portal.formatting import NBSP, country_name, kronor, long_date


def _unbroken_date(day: date) -> str:
    return long_date(day).replace(" ", NBSP)


country_later = lazy(country_name, str)
date_later = lazy(_unbroken_date, str)

NOT_AMONG_FACTS = {"household", "born"}
"""A household's name is ours, not the reader's; the day of birth stands with the person's name."""


def facts_by_condition(findings: Sequence[Finding]) -> Mapping[str, tuple[str, ...]]:
    """Each fact once, under the condition that asks for it first of all its facts, or else the first that reads it."""
    own = {finding.condition: [fact for fact in finding.reads if _is_shown(fact)] for finding in findings}
    home: dict[str, str] = {}
    for condition, facts in own.items():
        if facts:
            home.setdefault(facts[0], condition)
    for condition, facts in own.items():
        for fact in facts:
            home.setdefault(fact, condition)
    return {condition: tuple(fact for fact in facts if home[fact] == condition) for condition, facts in own.items()}


def _is_shown(fact: str) -> bool:
    return "." not in fact and fact not in NOT_AMONG_FACTS


def told(person: Person, fact: str, names: Mapping[str, Text]) -> Fact:
    """One fact in words; one that was not told says so."""
    return Fact(label=fact_label(fact), value=_in_words(fact, getattr(person, fact), names))


def _in_words(fact: str, value: Any, names: Mapping[str, Text]) -> Text:
    match value:
        case None:
            return NOT_TOLD
        case bool():
            return YES if value else NO
        case date():
            return date_later(value)
        case StrEnum():
            return choice_label(value)
        case int():
            return kronor(value)
        case _:
            return names[value] if fact == "ties_to" else country_later(value)
