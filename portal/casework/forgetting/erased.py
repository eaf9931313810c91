"""The list of what has been erased: kept apart from the backups, it rids a restored one of the same cases again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from portal.accounts.models import Municipality
from portal.casework.deeds.forgetting import KeptLonger, NothingToErase, erase_case
from portal.casework.keeping import as_keeper, municipalities_holding, require_owner
from portal.casework.models import CaseRule, Receipt


class NotAReceipt(ValueError):
    """A line that is no receipt. Says which line; nothing was erased."""


@dataclass(frozen=True, kw_only=True)
class Erased:
    """One receipt as a line: municipality, the random number of the case, rule, day."""

    municipality: str
    case_id: UUID
    rule: str
    day: str

    def __str__(self) -> str:
        return f"{self.municipality} {self.case_id} {self.rule} {self.day}"


def receipts() -> Iterator[Erased]:
    """Every receipt of every municipality. For the tables' owner."""
    for municipality in municipalities_holding([Receipt]):
        with as_keeper(municipality):
            found = list(Receipt.objects.order_by("erased_on", "pk"))
        for one in found:
            day = one.erased_on.isoformat()
            yield Erased(municipality=municipality.code, case_id=one.erased_case, rule=one.rule, day=day)


def erase_again(lines: Iterable[str]) -> int:
    """Erase what the lines say where it is there again; how many cases that was. Raises NotAReceipt."""
    wanted = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    require_owner()
    by_code = {municipality.code: municipality for municipality in Municipality.objects.all()}
    return sum(_erase(by_code[one.municipality], one) for one in wanted if one.municipality in by_code)


def _erase(municipality: Municipality, one: Erased) -> bool:
    try:
        with as_keeper(municipality):
            erase_case(case_id=one.case_id, municipality_id=municipality.pk, rule=one.rule)
    except (NothingToErase, KeptLonger):
        return False
    return True


def _read(number: int, line: str) -> Erased:
    try:
        code, case_id, rule, day = line.split()
        return Erased(municipality=code, case_id=UUID(case_id), rule=CaseRule(rule), day=day)
    except ValueError:
        raise NotAReceipt(f"Line {number} is no receipt. Nothing was erased.") from None
