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

__all__ = [
    "Appeal",
    "Assessment",
    "Bound",
    "CaseFile",
    "CaseFileError",
    "Citation",
    "Consequences",
    "Deadline",
    "Figure",
    "FigureKind",
    "Finding",
    "Grant",
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
    "as_json",
    "assess",
    "estimate_reestablishment_support",
    "figures",
    "parse_case",
    "payments_of",
    "read_case",
]
