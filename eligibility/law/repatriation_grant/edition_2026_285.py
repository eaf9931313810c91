"""Förordning (2025:970) as amended by förordning (2026:285): 8 § covers security detention (säkerhetsförvaring) too."""

from dataclasses import replace
from datetime import date

from eligibility.law.conditions import Condition
from eligibility.law.repatriation_grant.edition_2025_970 import EDITION_2025_970

AMENDMENT = "2026:285"


def _amend(condition: Condition) -> Condition:
    if condition.code != "no_criminal_matter":
        return condition
    return replace(
        condition,
        citation=replace(condition.citation, wording=AMENDMENT),
        covers=("prison", "security_detention", "prosecution", "preliminary_investigation"),
    )


EDITION_2026_285 = replace(
    EDITION_2025_970,
    wording=AMENDMENT,
    in_force_from=date(2026, 4, 15),
    in_force_until=None,
    conditions=tuple(_amend(condition) for condition in EDITION_2025_970.conditions),
)
