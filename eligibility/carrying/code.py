"""The answers as a code, and the code as answers."""

from dataclasses import dataclass
from datetime import date

from django.views.decorators.debug import sensitive_variables

from eligibility.asking.answers import Answers
from eligibility.asking.offering import is_word
from eligibility.asking.roster import Roster
from eligibility.carrying import lettering, packing, schema
from eligibility.carrying.errors import MistypedCode, NewerCode, OldCode
from eligibility.law.editions import NoEditionInForce, edition_on
from eligibility.law.repatriation_grant import EDITIONS


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """What a code holds. ``on`` is the day asked about, None for the day on which the code is used.

    ``dropped`` are the answers, by ``person.question``, whose words are not asked for any more.
    """

    answers: Answers
    roster: Roster
    on: date | None
    made: date
    version: int
    dropped: tuple[str, ...] = ()

    def rules_have_changed(self, today: date) -> bool:
        """Whether another wording of the law holds now than when the code was made."""
        return self.on is None and _edition(self.made) != _edition(today)


@sensitive_variables()
def pack(answers: Answers, *, made: date, on: date | None = None) -> str:
    """The code of these answers. Raises ValueError where they do not say who would move.

    ``on`` is the day asked about, given only where it is another than the day on which the code is made.
    """
    if answers.roster is None:
        raise ValueError("nobody would move")
    newest = schema.newest()
    number = packing.number_of(newest, answers, on, made)
    return lettering.written(lettering.Lettered(newest.version, number))


@sensitive_variables()
def unpack(text: str) -> Carried:
    """What a code holds, as it was typed or scanned, alone or at the end of an address.

    Raises NotACode, MistypedCode, CutCode, OldCode or NewerCode.
    """
    versions = schema.kept_versions()
    lettered = lettering.read(text, versions)
    if lettered.version > versions[-1]:
        raise NewerCode
    if lettered.version not in versions:
        raise OldCode
    kept = schema.kept(lettered.version)
    told, on, made = packing.told_by(kept, lettered.number)
    if packing.number_of(kept, told, on, made) != lettered.number:
        raise MistypedCode  # right by chance: no code of ours says it so
    words = {key: word for key, word in told.words.items() if is_word(key, word)}
    answers = Answers(words)
    if answers.roster is None:
        raise OldCode
    return Carried(
        answers=answers,
        roster=answers.roster,
        on=on,
        made=made,
        version=lettered.version,
        dropped=tuple(key for key in told.words if key not in words),
    )


def _edition(day: date) -> str:
    """The wording of the law on a day; nothing for a day that none covers."""
    try:
        return edition_on(day, EDITIONS).wording
    except NoEditionInForce:
        return ""
