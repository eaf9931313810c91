"""What we say: a sentence for every code of the law, a name for every fact and choice. The law knows no sentences."""

from eligibility.wording.conditions import sentence, worded
from eligibility.wording.facts import (
    DONT_KNOW,
    NO,
    NOT_TOLD,
    RATHER_NOT_SAY,
    YES,
    choice_label,
    fact_label,
)
from eligibility.wording.saying import Text, figure_text, figure_texts, long_date, said

__all__ = [
    "DONT_KNOW",
    "NO",
    "NOT_TOLD",
    "RATHER_NOT_SAY",
    "YES",
    "Text",
    "choice_label",
    "fact_label",
    "figure_text",
    "figure_texts",
    "long_date",
    "said",
    "sentence",
    "worded",
]
