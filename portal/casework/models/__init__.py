"""What case work keeps. Every table belongs to a municipality and says when it forgets."""

from .case import Assignment, Case, CaseStatus, ClosingReason
from .document import IssuedDocument
from .event import Deed, Event
from .journal import InformationGiven, InformationManner, InformationTopic, Note
from .person import FACTS, Person

__all__ = [
    "FACTS",
    "Assignment",
    "Case",
    "CaseStatus",
    "ClosingReason",
    "Deed",
    "Event",
    "InformationGiven",
    "InformationManner",
    "InformationTopic",
    "IssuedDocument",
    "Note",
    "Person",
]
