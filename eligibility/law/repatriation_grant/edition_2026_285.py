"""Förordning (2025:970) as amended by förordning (2026:285): 8 § covers security detention (säkerhetsförvaring) too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from eligibility.law.conditions import Condition
from eligibility.law.editions import Edition
from eligibility.law.figures import Figure
from eligibility.law.repatriation_grant import edition_2025_970

AMENDMENT = "2026:285"


def amend(edition: Edition) -> Edition:
    """The wording amended: what the amendment does not name stays as it was."""
    return replace(
        edition,
        wording=AMENDMENT,
        in_force_from=date(2026, 4, 15),
        in_force_until=None,
        conditions=tuple(_amend(condition) for condition in edition.conditions),
        with_figures=edition_of,
    )


@cache  # the same condition amended is the same condition
def _amend(condition: Condition) -> Condition:
    if condition.code != "no_criminal_matter":
        return condition
    return replace(
        condition,
        citation=replace(condition.citation, wording=AMENDMENT),
        covers=("prison", "security_detention", "prosecution", "preliminary_investigation"),
    )


def edition_of(figures: Mapping[str, Figure]) -> Edition:
    """The amended wording with these numbers."""
    return amend(edition_2025_970.edition_of(figures))


EDITION_2026_285 = amend(edition_2025_970.EDITION_2025_970)
