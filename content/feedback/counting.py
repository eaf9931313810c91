"""Count an answer, and say what may be said of the counts.

Nothing is kept but a number for each page, language and month. What was counted can be said when the month is over, so
that nobody can tell one answer from the next, and never a number so small that it could point at somebody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import connection

from content.feedback.models import Count

LEAST_SHOWN: Final = 5

_ADD: Final = """
    INSERT INTO feedback_count (page, language, month, helped, did_not_help)
    VALUES (%(page)s, %(language)s, %(month)s, %(helped)s, %(did_not_help)s)
    ON CONFLICT ON CONSTRAINT one_count_a_month DO UPDATE SET
        helped = feedback_count.helped + excluded.helped,
        did_not_help = feedback_count.did_not_help + excluded.did_not_help
"""


class Answer(StrEnum):
    HELPED = "helped"
    DID_NOT_HELP = "did-not-help"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What editors learn of one page in one language and month. None is fewer than five."""

    page: UUID
    language: str
    month: date
    helped: int | None
    did_not_help: int | None


def count_answer(answer: Answer, *, page: UUID, language: str, today: date) -> None:
    """One more, in a single statement: two answers at the same moment are two."""
    added: dict[str, str | UUID | date | int] = {
        "page": page,
        "language": language,
        "month": today.replace(day=1),
        "helped": int(answer is Answer.HELPED),
        "did_not_help": int(answer is Answer.DID_NOT_HELP),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ADD, added)


def what_may_be_told(today: date) -> Iterator[Told]:
    """Every month that is over, the latest first."""
    for row in Count.objects.filter(month__lt=today.replace(day=1)).order_by("-month", "page", "language"):
        yield Told(
            page=row.page,
            language=row.language,
            month=row.month,
            helped=_enough(row.helped),
            did_not_help=_enough(row.did_not_help),
        )


def _enough(number: int) -> int | None:
    return number if number >= LEAST_SHOWN else None
