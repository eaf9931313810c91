"""Age, which decides the amount and nothing else."""

from eligibility.law.conditions import Answer, Condition, View, decide
from eligibility.law.dates import reaches_within_a_year
from eligibility.law.figures import Figure
from eligibility.law.findings import Citation, Outcome


def age_condition(adult_age: Figure, citation: Citation) -> Condition:
    """The amount is certain, unless the birth was not told or the person comes of age within twelve months.

    At which day age is measured is in neither ordinance.
    """

    def judge(view: View) -> Answer:
        return decide(
            view.person.born,
            lambda born: (
                Outcome.FOR_THE_AGENCY if reaches_within_a_year(adult_age.number, born, view.on) else Outcome.MET
            ),
        )

    return Condition(code="age", citation=citation, reads=("born",), judge=judge, amount_only=True)
