"""Re-establishment support after a refusal: another scheme, estimated as information only."""

from eligibility.law.reestablishment_support.edition_2008_778 import (
    FIGURES,
    ORDINANCE,
    SupportEstimate,
    estimate_reestablishment_support,
)

__all__ = ["FIGURES", "ORDINANCE", "SupportEstimate", "estimate_reestablishment_support"]
