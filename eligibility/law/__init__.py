"""What the law says of a household on a day: the public door. Standard library only."""

from eligibility.law.assessing import assess, figures, payments_of
from eligibility.law.case_files import CaseFile, CaseFileError, parse_case, read_case
from eligibility.law.editions import NoEditionInForce
from eligibility.law.facts import Household, PermitGround, PermitStatus, Person, Relation
from eligibility.law.figures import Figure, FigureKind
from eligibility.law.findings import Citation, Finding, Kind, Outcome, PersonOutcome
from eligibility.law.reestablishment_support import SupportEstimate, estimate_reestablishment_support
from eligibility.law.report import as_json
from eligibility.law.results import (
    Appeal,
    Assessment,
    Bound,
    Consequences,
    Deadline,
    Grant,
    Payment,
    PersonAssessment,
    Provision,
    Reservation,
    Step,
)
from eligibility.law.trace import DecidingFact, deciding_facts
from eligibility.law.trying import Change
from eligibility.law.what_if import Alternative, Hinge, WhatIf, what_if

__all__ = [
    "Alternative",
    "Appeal",
    "Assessment",
    "Bound",
    "CaseFile",
    "CaseFileError",
    "Change",
    "Citation",
    "Consequences",
    "Deadline",
    "DecidingFact",
    "Figure",
    "FigureKind",
    "Finding",
    "Grant",
    "Hinge",
    "Household",
    "Kind",
    "NoEditionInForce",
    "Outcome",
    "Payment",
    "PermitGround",
    "PermitStatus",
    "Person",
    "PersonAssessment",
    "PersonOutcome",
    "Provision",
    "Relation",
    "Reservation",
    "Step",
    "SupportEstimate",
    "WhatIf",
    "as_json",
    "assess",
    "deciding_facts",
    "estimate_reestablishment_support",
    "figures",
    "parse_case",
    "payments_of",
    "read_case",
    "what_if",
]
