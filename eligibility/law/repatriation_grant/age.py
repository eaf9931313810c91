"""Age, which decides the amount and nothing else."""

from functools import cache

from eligibility.law.conditions import Condition, Ruling, View
from eligibility.law.dates import latest_births
from eligibility.law.figures import Figure
from eligibility.law.findings import Citation, Outcome

_BORN = ("born",)
_NOT_TOLD = Ruling(Outcome.UNKNOWN, _BORN)
_ABOUT_TO_TURN = Ruling(Outcome.FOR_THE_AGENCY, _BORN)
_CERTAIN = Ruling(Outcome.MET, _BORN)


def age_condition(adult_age: Figure, citation: Citation) -> Condition:
    """The amount is certain, unless the birth was not told or the person comes of age within twelve months.

    At which day age is measured is in neither ordinance.
    """
    return _of_age(adult_age.number, citation)


@cache  # the same age under the same provision is the same condition
def _of_age(age: int, citation: Citation) -> Condition:
    def judge(view: View) -> Ruling:
        born = view.person.born
        if born is None:
            return _NOT_TOLD
        latest = latest_births(age, view.on)
        return _ABOUT_TO_TURN if latest.reached < born <= latest.within_a_year else _CERTAIN

    return Condition(code="age", citation=citation, reads=_BORN, judge=judge, amount_only=True)
