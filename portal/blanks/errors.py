"""What can be in the way of filling in a blank."""

from collections.abc import Sequence

from portal.blanks.planning import Lack


class UnknownFile(Exception):
    """The file, or what is to be written where, is not what was released. Nothing is filled in."""


class CannotBeFilled(Exception):
    """The household does not go into this blank as it is. ``lacks`` say what, about whom and where."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(f"{len(lacks)} lacks")
        self.lacks = tuple(lacks)
