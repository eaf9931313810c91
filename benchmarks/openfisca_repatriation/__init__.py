"""The rules of 2025:970 as an OpenFisca tax and benefit system, to measure the engine against.

It knows what the comparison needs: every condition, amount, cap and payment, for households in which everything was
told and the ties, if any, are to one person of the same household. Left out, and so not paid for: what was not told
(OpenFisca gives every variable a default, and cannot say unknown), chains of ties, couples and households that live
apart, citations, which facts decided a condition, and the steps that led to a sum.
"""

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.openfisca_repatriation import amounts, conditions, facts
from benchmarks.openfisca_repatriation.entities import ENTITIES


class RepatriationSystem(TaxBenefitSystem):
    """2025:970 from 1 January 2026."""

    def __init__(self):
        super().__init__(ENTITIES)
        for module in (facts, conditions, amounts):
            for found in vars(module).values():
                if isinstance(found, type) and issubclass(found, Variable) and found is not Variable:
                    self.add_variable(found)
        self.load_parameters(str(Path(__file__).parent / "parameters"))
