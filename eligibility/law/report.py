"""An assessment as plain JSON values, in the form law/case-format.md describes."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from eligibility.law.findings import Finding
from eligibility.law.results import (
    Assessment,
    Consequences,
    Deadline,
    Grant,
    Payment,
    PersonAssessment,
    Provision,
    Reservation,
)
from eligibility.law.trace import Value, deciding_facts

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None


def as_json(assessment: Assessment) -> dict[str, Json]:
    """Days as ``YYYY-MM-DD``, kronor as whole numbers, citations in Swedish legal form."""
    return {
        "edition": assessment.edition,
        "wording": assessment.wording,
        "on": assessment.on.isoformat(),
        "verified_through": assessment.verified_through.isoformat(),
        "warnings": list(assessment.warnings),
        "persons": [_person(person, assessment) for person in assessment.persons],
        "grant": _grant(assessment.grant),
        "payments": [_payment(payment) for payment in assessment.payments],
        "deadlines": [_deadline(deadline) for deadline in assessment.deadlines],
        "reservations": [_reservation(reservation) for reservation in assessment.reservations],
        **_consequences(assessment.consequences),
    }


def _person(person: PersonAssessment, assessment: Assessment) -> Json:
    told: dict[str, Json] = {"id": person.id, "outcome": person.outcome.value}
    if person.scheme:
        told["scheme"] = person.scheme
    if person.through:
        told["through"] = person.through
    return told | {"findings": [_finding(finding, person, assessment) for finding in person.findings]}


def _finding(finding: Finding, person: PersonAssessment, assessment: Assessment) -> Json:
    told: dict[str, Json] = {
        "condition": finding.condition,
        "outcome": finding.outcome.value,
        "citation": str(finding.citation),
        "reads": list(finding.reads),
        "decided_by": _decided_by(finding, person, assessment),
    }
    if finding.kind:
        told["kind"] = finding.kind.value
    if finding.covers:
        told["covers"] = list(finding.covers)
    if finding.citation.wording:
        told["wording"] = finding.citation.wording
    return told


def _decided_by(finding: Finding, person: PersonAssessment, assessment: Assessment) -> Json:
    """The facts as told, by name; null for one that was not. Of others, by id: ``{"he": "refugee"}``."""
    told: dict[str, Json] = {}
    others: dict[str, dict[str, Json]] = {}
    for fact in deciding_facts(finding, person, assessment):
        if fact.of is None or fact.name == fact.fact:
            told[fact.name] = _value(fact.value)
        else:
            others.setdefault(fact.name, {})[fact.of] = _value(fact.value)
    return {**told, **others}


def _value(value: Value) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, StrEnum) else value


def _grant(grant: Grant) -> Json:
    return {
        "min": grant.min,
        "max": grant.max,
        "if_unblocked": grant.if_unblocked,
        "steps": [
            {
                "of": step.bound.value,
                "step": step.code,
                "persons": list(step.persons),
                "before": step.before,
                "after": step.after,
                "citation": str(step.citation),
            }
            for step in grant.steps
        ],
    }


def _payment(payment: Payment) -> Json:
    return {
        "amount": payment.amount,
        "share": payment.percent / 100,
        "when": payment.when,
        "citation": str(payment.citation),
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "deadline": deadline.code,
        "months": deadline.months,
        "counted_from": deadline.counted_from,
        "citation": str(deadline.citation),
    }


def _reservation(reservation: Reservation) -> Json:
    told: dict[str, Json] = {"reservation": reservation.code, "citation": str(reservation.citation)}
    return told | {"persons": list(reservation.persons)} if reservation.persons else told


def _consequences(consequences: Consequences) -> dict[str, Json]:
    appeals: list[Json] = [
        {"decision": appeal.decision, "allowed": appeal.allowed, "citation": str(appeal.citation)}
        for appeal in consequences.appeals
    ]
    return {
        "duties": [_provision(provision) for provision in consequences.duties],
        "payment_stopped": [_provision(provision) for provision in consequences.payment_stopped],
        "repayment": [_provision(provision) for provision in consequences.repayment],
        "relief": [_provision(provision) for provision in consequences.relief],
        "appeals": appeals,
    }


def _provision(provision: Provision) -> Json:
    return {"code": provision.code, "citation": str(provision.citation)}
