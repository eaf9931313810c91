"""The log of talks as a table."""

from collections.abc import Iterable

from content.dialogue.models import Talk
from content.practice.exporting import as_csv

COLUMNS = ("datum", "kommun", "kommunkod", "sätt", "funktion", "sammanfattning", "att följa upp", "senast", "uppföljt")


def talks_as_csv(talks: Iterable[Talk]) -> str:
    """Newest first, as they are listed. No cell becomes a formula in a spreadsheet."""
    rows = [
        (
            talk.held_on.isoformat(),
            talk.municipality.name,
            talk.municipality.code,
            str(talk.get_way_display()),
            str(talk.get_of_whom_display()),
            talk.summary,
            talk.follow_up,
            talk.follow_up_by and talk.follow_up_by.isoformat(),
            talk.follow_up_done_on and talk.follow_up_done_on.isoformat(),
        )
        for talk in talks
    ]
    return as_csv([dict(zip(COLUMNS, row, strict=True)) for row in rows] or [dict.fromkeys(COLUMNS)])
