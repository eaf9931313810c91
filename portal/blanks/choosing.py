"""Whom a row is about: the people of the household in order, and the adults and the children among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.blanks.rules import BY_HAND, CONSTANT, Rule, Who
from portal.blanks.values import Data, fact_of, people, values

ADULT_AGE = 18


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The people by the kind of row they belong in, and those of whom that cannot be told."""

    by_kind: dict[Who, list[Data]]
    of_unknown_age: tuple[Data, ...]

    def person(self, rule: Rule) -> Data | None:
        """The person a rule is about, or None where the household has nobody for that row."""
        chosen = self.by_kind[Who(rule.who)]
        return chosen[rule.number - 1] if rule.number <= len(chosen) else None


def rows_of(data: Data) -> Rows:
    """The people in their rows. Who is an adult is told by the day of birth and the day the data was made."""
    everyone = people(data)
    made_on = date.fromisoformat(str(data["made_on"])[:10])
    adults: list[Data] = []
    children: list[Data] = []
    unknown: list[Data] = []
    for person in everyone:
        born = fact_of(data, person, "born")
        if born is None:
            unknown.append(person)
        else:
            (adults if _age(date.fromisoformat(str(born)), made_on) >= ADULT_AGE else children).append(person)
    return Rows(by_kind={Who.PERSON: everyone, Who.ADULT: adults, Who.CHILD: children}, of_unknown_age=tuple(unknown))


def is_about_a_person(rule: Rule) -> bool:
    return rule.value not in (BY_HAND, CONSTANT) and values()[rule.value].is_persons


def without_a_row(rows: Rows, rules: Iterable[Rule]) -> list[Data]:
    """The people about whom no rule says anything, where some rule is about a person."""
    about = [rule for rule in rules if is_about_a_person(rule)]
    covered = {person["id"] for rule in about if (person := rows.person(rule)) is not None}
    return [person for person in rows.by_kind[Who.PERSON] if about and person["id"] not in covered]


def tells_age(rules: Iterable[Rule]) -> bool:
    """Whether some row is for adults, or for children, alone."""
    return any(is_about_a_person(rule) and rule.who in (Who.ADULT, Who.CHILD) for rule in rules)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
