"""What a case file expects, compared with what the law answers: dotted keys on both sides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.law.assessing import assess
from eligibility.law.case_files import CaseFile, CaseFileError
from eligibility.law.reestablishment_support import estimate_reestablishment_support
from eligibility.law.results import Assessment, Bound

AT_LEAST = frozenset({"reservations"})
"""Lists of which a case names what it is about; others may be there too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One key of which something else came out than the case expects."""

    key: str
    expected: object
    got: object


def expectations(case: CaseFile) -> dict[str, object]:
    """What the case expects, by dotted key."""
    return dict(_leaves(case.expect))


def differences(case: CaseFile, assessment: Assessment | None = None) -> tuple[Difference, ...]:
    """Where the law answers something else than the case expects; nothing where they agree.

    Raises CaseFileError for a key that no assessment has, and NoEditionInForce.
    """
    came_out = outline(case, assessment or assess(case.household, case.on))
    found = []
    for key, expected in expectations(case).items():
        if key not in came_out:
            raise CaseFileError(f"expect.{key}: expected one of {', '.join(came_out)}")
        if not _agrees(key, expected, came_out[key]):
            found.append(Difference(key=key, expected=expected, got=came_out[key]))
    return tuple(found)


def _agrees(key: str, expected: object, got: object) -> bool:
    if key in AT_LEAST and isinstance(expected, list) and isinstance(got, list):
        return set(got) >= set(expected)
    return expected == got


def outline(case: CaseFile, assessment: Assessment) -> dict[str, object]:
    """What came out, under the dotted keys an [expect] table may use."""
    support = estimate_reestablishment_support(case.household, case.on)
    return {
        "edition": assessment.edition,
        "wording": assessment.wording,
        **_persons(assessment),
        **_sums(assessment),
        "warnings": list(assessment.warnings),
        "reservations": [reservation.code for reservation in assessment.reservations],
        **_what_follows(assessment),
        "support.min": support.min,
        "support.max": support.max,
    }


def _persons(assessment: Assessment) -> dict[str, object]:
    found: dict[str, object] = {}
    for person in assessment.persons:
        found[f"outcome.{person.id}"] = person.outcome
        found[f"scheme.{person.id}"] = person.scheme
        found[f"through.{person.id}"] = person.through
        for finding in person.findings:
            found[f"finding.{person.id}.{finding.condition}"] = finding.outcome
            found[f"kind.{person.id}.{finding.condition}"] = finding.kind
            found[f"citation.{person.id}.{finding.condition}"] = str(finding.citation)
    return found


def _sums(assessment: Assessment) -> dict[str, object]:
    grant = assessment.grant
    found: dict[str, object] = {
        "grant.min": grant.min,
        "grant.max": grant.max,
        "grant.if_unblocked": grant.if_unblocked,
        "payments": [payment.amount for payment in assessment.payments],
    }
    for bound in Bound:
        found[f"steps.{bound}"] = [step.code for step in grant.steps if step.bound is bound]
    return found


def _what_follows(assessment: Assessment) -> dict[str, object]:
    follows = assessment.consequences
    return {
        "deadlines": [deadline.code for deadline in assessment.deadlines],
        **{f"months.{deadline.code}": deadline.months for deadline in assessment.deadlines},
        "duties": [provision.code for provision in follows.duties],
        "payment_stopped": [provision.code for provision in follows.payment_stopped],
        "repayment": [provision.code for provision in follows.repayment],
        "relief": [provision.code for provision in follows.relief],
        **{f"appeals.{appeal.decision}": appeal.allowed for appeal in follows.appeals},
    }


def _leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
