"""Numbers of the law as values that know their provision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from eligibility.law.findings import Citation


class FigureKind(StrEnum):
    """How a figure is to be shown."""

    KRONOR = "kronor"
    DAY = "day"
    PERCENT = "percent"
    MONTHS = "months"
    YEARS = "years"
    SECTION = "section"
    ORDINANCE = "ordinance"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the law and where it stands.

    ``value`` is an int (kronor, percent, months, years, section), a date, a Fraction or an SFS number.
    """

    value: int | date | Fraction | str
    kind: FigureKind
    citation: Citation

    @property
    def number(self) -> int:
        """The value of a figure counted in whole numbers. Raises TypeError for any other."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.kind} is not a whole number")
        return self.value

    @property
    def day(self) -> date:
        """The value of a figure that is a day. Raises TypeError for any other."""
        if not isinstance(self.value, date):
            raise TypeError(f"{self.kind} is not a day")
        return self.value

    @property
    def share(self) -> Fraction:
        """The value of a figure that is a part of a whole. Raises TypeError for any other."""
        if not isinstance(self.value, Fraction):
            raise TypeError(f"{self.kind} is not a part of a whole")
        return self.value
