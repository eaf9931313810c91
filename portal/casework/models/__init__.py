"""What case work keeps. Every table belongs to a municipality and says when it forgets."""

from .agency_decision import AgencyDecision, GrantedPerson
from .assignment import Assignment, AssignmentRole, EmergencyAttempt
from .case import Case, CaseStatus, ClosingReason
from .child import ChildWorksheet
from .circumstances import (
    AccessNeed,
    ContactWay,
    CoupleKind,
    HouseholdRole,
    InterpreterNeed,
    InterpreterWish,
    ProtectedIdentity,
)
from .custody import Consent, Custody
from .document import IssuedDocument, WhyIncomplete
from .draft import Draft
from .event import Deed, Event, LogHead, Why
from .fact_source import FactSource, Source, SourceKind
from .forgetting import AdviceDecision, CaseRule, ForgottenSoon, KeepGround, LongerKeeping, Receipt
from .handover import MunicipalChoices, PackageOnItsWay, Purpose, Release
from .journal import InformationGiven, InformationManner, InformationTopic, Note
from .notice import Notice, NoticeKind
from .person import FACTS, Person
from .planned_document import LeadTime, PlannedDocument
from .review import Review, ReviewOutcome
from .safety import OwnAnswer, SafetyAccess, SafetyAct, SafetyEvent, SafetyRecord
from .step import SkippedStep, SkipReason, StateChange, StepKind
from .talk_part import GuidePart, TalkPart
from .unit import UnitCase
from .voice import Confirmation, ConfirmedBy, InterpreterUse, Meeting, NextTalk, Part, Talk

__all__ = [
    "FACTS",
    "AccessNeed",
    "AdviceDecision",
    "AgencyDecision",
    "Assignment",
    "AssignmentRole",
    "Case",
    "CaseRule",
    "CaseStatus",
    "ChildWorksheet",
    "ClosingReason",
    "Confirmation",
    "ConfirmedBy",
    "Consent",
    "ContactWay",
    "CoupleKind",
    "Custody",
    "Deed",
    "Draft",
    "EmergencyAttempt",
    "Event",
    "FactSource",
    "ForgottenSoon",
    "GrantedPerson",
    "GuidePart",
    "HouseholdRole",
    "InformationGiven",
    "InformationManner",
    "InformationTopic",
    "InterpreterNeed",
    "InterpreterUse",
    "InterpreterWish",
    "IssuedDocument",
    "KeepGround",
    "LeadTime",
    "LogHead",
    "LongerKeeping",
    "Meeting",
    "MunicipalChoices",
    "NextTalk",
    "Note",
    "Notice",
    "NoticeKind",
    "OwnAnswer",
    "PackageOnItsWay",
    "Part",
    "Person",
    "PlannedDocument",
    "ProtectedIdentity",
    "Purpose",
    "Receipt",
    "Release",
    "Review",
    "ReviewOutcome",
    "SafetyAccess",
    "SafetyAct",
    "SafetyEvent",
    "SafetyRecord",
    "SkipReason",
    "SkippedStep",
    "Source",
    "SourceKind",
    "StateChange",
    "StepKind",
    "Talk",
    "TalkPart",
    "UnitCase",
    "Why",
    "WhyIncomplete",
]
