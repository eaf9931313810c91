"""The repatriation grant: one module per wording, and what they ask."""

from eligibility.law.editions import Edition
from eligibility.law.repatriation_grant.edition_1984_890 import EDITION_1984_890
from eligibility.law.repatriation_grant.edition_2025_970 import EDITION_2025_970
from eligibility.law.repatriation_grant.edition_2026_285 import EDITION_2026_285

EDITIONS: tuple[Edition, ...] = (EDITION_1984_890, EDITION_2025_970, EDITION_2026_285)
"""In the order of their days, with no day between them uncovered."""

__all__ = ["EDITIONS", "EDITION_1984_890", "EDITION_2025_970", "EDITION_2026_285"]
