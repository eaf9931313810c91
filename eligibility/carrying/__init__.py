"""Take the answers along: as a short code and a picture of it. They are in the code itself, and nowhere else."""

from eligibility.carrying.code import Carried, pack, unpack
from eligibility.carrying.errors import CannotCarry, CutCode, MistypedCode, NewerCode, NotACode, OldCode

__all__ = [
    "CannotCarry",
    "Carried",
    "CutCode",
    "MistypedCode",
    "NewerCode",
    "NotACode",
    "OldCode",
    "pack",
    "unpack",
]
