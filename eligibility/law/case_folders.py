"""A folder of case files, and how each of them fared."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eligibility.law.assessing import assess
from eligibility.law.case_expectations import Difference, differences, expectations, outline
from eligibility.law.case_files import CaseFile, CaseFileError, read_case
from eligibility.law.editions import NoEditionInForce


def read_folder(folder: Path) -> Mapping[str, CaseFile]:
    """Every case in a folder, by the name of its file. Raises CaseFileError, also for a folder that holds none."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = read_case(path)
        except CaseFileError as error:
            raise CaseFileError(f"{path.name}: {error}") from error
    if not found:
        raise CaseFileError(f"{folder}: expected a folder of case files, *.toml")
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One case: what it expects, what came out, and where these differ."""

    name: str
    expected: str
    got: str
    differences: tuple[Difference, ...]

    @property
    def verdict(self) -> str:
        """``ok``, or what differs."""
        if not self.differences:
            return "ok"
        told = (f"{each.key} expected {_shown(each.expected)} got {_shown(each.got)}" for each in self.differences)
        return "differs: " + ", ".join(told)


def compare(name: str, case: CaseFile) -> Line:
    """The case beside what the law answers. Raises CaseFileError for what cannot be compared."""
    try:
        assessment = assess(case.household, case.on)
        found = differences(case, assessment)
    except (CaseFileError, NoEditionInForce) as error:
        raise CaseFileError(f"{name}: {error}") from error
    expected = expectations(case)
    came_out = outline(case, assessment)
    return Line(
        name=name,
        expected=_summary(expected),
        got=_summary({key: came_out[key] for key in expected}),
        differences=found,
    )


def _summary(values: Mapping[str, object]) -> str:
    """``possible he child, unknown she; 375000/500000/500000``: who stands how, and the three sums."""
    standing: dict[str, list[str]] = {}
    for key, told in values.items():
        if key.startswith("outcome."):
            standing.setdefault(str(told), []).append(key.removeprefix("outcome."))
    outcomes = (" ".join((outcome, *persons)) for outcome, persons in standing.items())
    sums = (str(told) for key, told in values.items() if key.startswith("grant."))
    return f"{', '.join(outcomes)}; {'/'.join(sums)}"


def _shown(value: object) -> str:
    return f"[{', '.join(str(part) for part in value)}]" if isinstance(value, list) else str(value)
