"""How long one assessment of three persons takes, trace included.

Run: python benchmarks/assess_household.py. The goal is under 100 microseconds. The baseline, writing the same
assessment as JSON text, is measured in the same run, so that the ratio means the same on any machine.
"""

import json
import statistics
import sys
import time
import timeit
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eligibility.law import Household, PermitGround, PermitStatus, Person, as_json, assess

GOAL = 100  # microseconds
ON = date(2026, 5, 4)
COMMON = {
    "swedish_citizen": False,
    "permit_status": PermitStatus.VALID,
    "permit_since": date(2016, 3, 1),
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "destination": "SY",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": False,
    "enforcement_debt": False,
    "criminal_matter": False,
}
FAMILY = Household(
    persons=(
        Person(id="he", born=date(1984, 5, 1), permit_ground=PermitGround.REFUGEE, **COMMON),
        Person(id="she", born=date(1986, 2, 9), permit_ground=PermitGround.TIES, ties_to="he", **COMMON),
        Person(id="child", born=date(2015, 8, 20), permit_ground=PermitGround.TIES, ties_to="he", **COMMON),
    ),
    couples=(("he", "she"),),
)


def microseconds(deed: Callable[[], object], *, runs: int = 1000, repeats: int = 25) -> float:
    """Processor time per run, the median over the repeats. What else the machine is doing is left out."""
    return statistics.median(timeit.repeat(deed, number=runs, repeat=repeats, timer=time.process_time)) / runs * 1e6


def main() -> None:
    """Measure, print, and say whether the goal is reached."""
    report = as_json(assess(FAMILY, ON))
    assessing = microseconds(lambda: assess(FAMILY, ON))
    writing = microseconds(lambda: json.dumps(report, ensure_ascii=False))
    print(f"assess a household of three: {assessing:6.1f} µs (median; goal under {GOAL})")
    print(f"write its report as JSON:    {writing:6.1f} µs")
    print(f"ratio:                       {assessing / writing:6.2f}")
    sys.exit(0 if assessing < GOAL else 1)


if __name__ == "__main__":
    main()
