"""One case as it is shown: its facts, what is expected, and what the law answers now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from eligibility.law import (
    CaseFile,
    Citation,
    Finding,
    Household,
    Kind,
    Outcome,
    Person,
    PersonAssessment,
    PersonOutcome,
    assess,
    figures,
)
from eligibility.law.case_expectations import differences, expectations
from eligibility.law.case_files import PERSON_KEYS
from eligibility.showing.presented import Result, State
from eligibility.showing.presenting import present
from eligibility.showing.states import STATE_OF_PERSON, state_of
from eligibility.wording import fact_label, figure_texts, household, said, sentence, worded
from eligibility.wording.case_titles import CASE_TITLES
from eligibility.wording.outcomes import PERSONS, TOTALS
from eligibility.wording.proof import person_name
from eligibility.wording.saying import Text
from eligibility.wording.telling import Words, as_told

Names = Mapping[str, Text]


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldOfPerson:
    """What was told of one person; what is not here was not told."""

    name: Text
    facts: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedFinding:
    """A condition as a case expects it; what would decide it is not expected."""

    state: State
    label: Text
    text: Text
    citation: Citation
    decided_by: tuple[()] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedOfPerson:
    """How a person is expected to stand, and the conditions the case is about."""

    name: Text
    state: State
    headline: Text
    findings: tuple[ExpectedFinding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CasePage:
    """A case with its answer."""

    title: Text
    on: date
    source: str
    reviewer: str
    couples: tuple[Text, ...]
    unclear: bool
    persons: tuple[ToldOfPerson, ...]
    expected: tuple[ExpectedOfPerson, ...]
    sums: tuple[tuple[Text, int], ...]
    agrees: bool
    result: Result


def present_case(name: str, case: CaseFile) -> CasePage:
    """Everything there is to show of it; the answer is reached anew."""
    assessment = assess(case.household, case.on)
    names = {person.id: person_name(person.id) for person in case.household.persons}
    expected = expectations(case)
    numbers = figure_texts(figures(case.on))
    return CasePage(
        title=CASE_TITLES[name],
        on=case.on,
        source=case.source,
        reviewer=case.reviewer,
        couples=tuple(household.couple_in_words(names[id] for id in couple) for couple in case.household.couples),
        unclear=case.household.unclear,
        persons=tuple(_told(person, case.household, names) for person in case.household.persons),
        expected=tuple(_expected(person, expected, names[person.id], numbers) for person in assessment.persons),
        sums=tuple(_sums(expected)),
        agrees=not differences(case, assessment),
        result=present(assessment, case.household, names),
    )


def _told(person: Person, whole: Household, names: Names) -> ToldOfPerson:
    return ToldOfPerson(name=names[person.id], facts=tuple(_facts(person, whole, names)))


def _facts(person: Person, whole: Household, names: Names) -> Iterator[Words]:
    for fact in PERSON_KEYS:
        value = getattr(person, fact)
        if fact == "household":
            yield from _company(person, whole, names)
        elif fact == "ties_to" and value is not None:
            yield fact_label(fact), names[value]
        elif fact != "id" and value is not None:
            yield as_told(fact, value)


def _company(person: Person, whole: Household, names: Names) -> Iterator[Words]:
    """Whom somebody lives with, where that is not everybody."""
    if len({each.household for each in whole.persons}) > 1:
        others = (each.id for each in whole.persons if each.household == person.household and each is not person)
        yield household.LIVES_WITH, household.company_in_words(names[id] for id in others)


def _expected(
    person: PersonAssessment, expected: Mapping[str, object], name: Text, numbers: Mapping[str, Text]
) -> ExpectedOfPerson:
    outcome = PersonOutcome(str(expected[f"outcome.{person.id}"]))
    return ExpectedOfPerson(
        name=name,
        state=STATE_OF_PERSON[outcome],
        headline=PERSONS[outcome],
        findings=tuple(
            _expected_finding(finding, expected, f"{person.id}.{finding.condition}", numbers)
            for finding in person.findings
            if f"finding.{person.id}.{finding.condition}" in expected
        ),
    )


def _expected_finding(
    came_out: Finding, expected: Mapping[str, object], key: str, numbers: Mapping[str, Text]
) -> ExpectedFinding:
    """As expected, though something else may have come out."""
    kind = expected.get(f"kind.{key}")
    finding = replace(
        came_out, outcome=Outcome(str(expected[f"finding.{key}"])), kind=Kind(str(kind)) if kind else None
    )
    return ExpectedFinding(
        state=state_of(finding),
        label=said(worded(finding.condition).label, **numbers),
        text=said(sentence(finding), **numbers),
        citation=finding.citation,
    )


def _sums(expected: Mapping[str, object]) -> Iterator[tuple[Text, int]]:
    for bound, text in TOTALS.items():
        yield text, int(str(expected[f"grant.{bound}"]))
