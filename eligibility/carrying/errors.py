"""What can be wrong with a code. None of these holds the code itself: an error is shown and may be logged."""


class CannotCarry(Exception):
    """The text is no code that can be read now. Its kinds say why."""


class NotACode(CannotCarry):
    """There is no code in the text."""


class MistypedCode(CannotCarry):
    """A code with something wrong in it. ``group`` is the wrong group of characters, from 1, where it can be told."""

    def __init__(self, group: int | None = None) -> None:
        super().__init__()
        self.group = group


class CutCode(CannotCarry):
    """The end is missing. ``groups`` says how many groups of characters the whole code has."""

    def __init__(self, groups: int) -> None:
        super().__init__()
        self.groups = groups


class OldCode(CannotCarry):
    """Of a version that is not kept any more."""


class NewerCode(CannotCarry):
    """Of a version that this installation does not know yet."""
