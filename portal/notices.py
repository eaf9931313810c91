"""Where those who keep the notices and the rooms of municipal staff meet, without knowing each other.

The guidance offers its notices here when the portal starts; the staff pages ask here which hold now.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class StaffNotice:
    """One notice that holds now. `sign` stands beside the word, so that colour alone says nothing."""

    word: str
    sign: str
    text: str
    is_problem: bool


Notices = Callable[[], Sequence[StaffNotice]]
_offers: list[Notices] = []


def offer(notices: Notices) -> None:
    """Say where the notices come from. Said again, it holds once."""
    if notices not in _offers:
        _offers.append(notices)


def for_staff() -> list[StaffNotice]:
    """What municipal staff are to know now."""
    return [notice for notices in _offers for notice in notices()]
