"""A rehearsal as JSON: the same as the report, for programs."""

from dataclasses import asdict
from typing import Any

from content.figures_carried import Carrier
from eligibility.law import Figure
from eligibility.law.conditions import Condition
from eligibility.law.editions import Edition
from eligibility.law.rehearsing import CaseChange
from portal.management.rehearsal import APPLICATION, Everywhere, Sentence
from portal.management.rehearsal_report import shown

Json = dict[str, Any]


def as_json(found: Everywhere) -> Json:
    """Everything that differs, under keys that are the report's headings."""
    law = found.law
    return {
        "draft": _edition(law.draft),
        "base": _edition(law.base),
        "changes_nothing": law.changes_nothing,
        "cases_assessed": law.assessed,
        "cases_left_out": law.left_out,
        "figures": [
            {"figure": change.name, "before": _figure(change.before), "after": _figure(change.after)}
            for change in law.figures
        ],
        "conditions": [
            {"condition": change.code, "before": _condition(change.before), "after": _condition(change.after)}
            for change in law.conditions
        ],
        "provisions": [asdict(change) for change in law.provisions],
        "cases": [_case(case) for case in law.cases],
        "published_pages": None if found.pages is None else [_carrier(page) for page in found.pages],
        "starter_files": [_carrier(file) for file in found.starter],
        "sentences": [_sentence(sentence) for sentence in found.sentences],
        "documents": [
            {
                "document": APPLICATION,
                "parts": [part._asdict() for part in found.parts],
                "sentences": [sentence.msgid for sentence in found.sentences if sentence.in_document],
            }
        ],
        "not_worded": found.not_worded,
        "typed_by_hand": [asdict(sentence) for sentence in found.typed],
    }


def _edition(edition: Edition) -> Json:
    return {
        "ordinance": edition.ordinance,
        "wording": edition.wording,
        "in_force_from": edition.in_force_from.isoformat(),
        "in_force_until": edition.in_force_until.isoformat() if edition.in_force_until else None,
    }


def _figure(figure: Figure | None) -> Json | None:
    if figure is None:
        return None
    value = figure.value if isinstance(figure.value, int) else shown(figure)
    return {"value": value, "kind": figure.kind, "citation": str(figure.citation)}


def _condition(condition: Condition | None) -> Json | None:
    if condition is None:
        return None
    return {"citation": str(condition.citation), "reads": condition.reads, "covers": condition.covers}


def _case(case: CaseChange) -> Json:
    return {
        "case": case.name,
        "title": case.title,
        "on": case.on.isoformat(),
        "outcomes": [asdict(flip) for flip in case.flips],
        "findings": [asdict(flip) for flip in case.findings],
        "amounts": [{**asdict(move), "by": move.by} for move in case.amounts],
        "payments": {"before": case.payments[0], "after": case.payments[1]},
    }


def _carrier(carrier: Carrier) -> Json:
    return {
        "where": carrier.where,
        "language": carrier.language,
        "title": carrier.title,
        "figures": carrier.tokens,
        "typed_by_hand": [asdict(typed) for typed in carrier.typed],
    }


def _sentence(sentence: Sentence) -> Json:
    return {
        "msgid": sentence.msgid,
        "figures": sentence.figures,
        "places": sentence.places,
        "languages": sentence.languages,
    }
