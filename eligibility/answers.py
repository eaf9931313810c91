"""The answers of the wizard: words by person and question. They travel in hidden fields and are kept nowhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from eligibility.questions import Asked, Question
from eligibility.roster import Member, Role, Roster

HOUSEHOLD = "household"
"""The first question, on who would move; and whom a question about everybody together is asked of."""

ROSTER_KEYS = tuple(f"{HOUSEHOLD}.{key}" for key in ("partner", "children", "other_adults"))


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer so far: a word by ``person.question``, and who would move by ``household.what``."""

    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def roster(self) -> Roster | None:
        """Who would move, or None when the first question is not answered."""
        partner, children, others = (self.words.get(key) for key in ROSTER_KEYS)
        if partner is None or children is None or others is None:
            return None
        return Roster(partner=partner == "yes", children=int(children), other_adults=int(others))

    def word(self, person: str, question: str) -> str | None:
        """The word that answers a question for a person, or None when there is none. "I don't know" is a word."""
        return self.words.get(f"{person}.{question}")

    def of_people_in(self, roster: Roster) -> "Answers":
        """The answers of those who would move, when somebody may have been taken away."""
        ids = {HOUSEHOLD, *(member.id for member in roster.members)}
        return self._keeping(key for key in self.words if key.partition(".")[0] in ids)

    def beside(self, question: str, persons: Collection[str]) -> "Answers":
        """The answers to everything but one question: the hidden fields beside its controls."""
        shown = set(ROSTER_KEYS) if question == HOUSEHOLD else {f"{person}.{question}" for person in persons}
        return self._keeping(key for key in self.words if key not in shown)

    def _keeping(self, keys: Iterable[str]) -> "Answers":
        return Answers({key: self.words[key] for key in keys})


def may_be_asked(question: Question, roster: Roster) -> tuple[str, ...]:
    """Whom a question can be about, by id, whether or not anything reads the answer."""
    if question.of is Asked.HOUSEHOLD:
        return (HOUSEHOLD,) if roster.other_adults > 1 else ()
    return tuple(member.id for member in roster.members if _is_about(question, member))


def _is_about(question: Question, member: Member) -> bool:
    match question.of:
        case Asked.CHILDREN:
            return member.role is Role.CHILD
        case Asked.OTHER_ADULTS:
            return member.role is Role.OTHER_ADULT
        case Asked.NOT_YOU:
            return member.role in (Role.PARTNER, Role.OTHER_ADULT)
        case _:
            return True
