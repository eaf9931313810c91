"""The answers of the wizard: words by person and question. They travel in hidden fields and are kept nowhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from eligibility.asking.questions import Asked, Question
from eligibility.asking.roster import EVERY_ID, Member, Role, Roster

HOUSEHOLD = "household"
"""The first question, on who would move; and whom a question about everybody together is asked of."""

ROSTER_KEYS = tuple(f"{HOUSEHOLD}.{key}" for key in ("partner", "children", "other_adults"))


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer so far: a word by ``person.question``, and who would move by ``household.what``.

    They stand in the order in which the questions were asked.
    """

    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def roster(self) -> Roster | None:
        """Who would move, or None when the first question is not answered."""
        partner, children, others = (self.words.get(key) for key in ROSTER_KEYS)
        if partner is None or children is None or others is None:
            return None
        return Roster(partner=partner == "yes", children=int(children), other_adults=int(others))

    @property
    def codes(self) -> tuple[str, ...]:
        """The questions that somebody answered, in the order in which they were asked."""
        return tuple(dict.fromkeys(key.partition(".")[2] for key in self.words if key not in ROSTER_KEYS))

    def word(self, person: str, question: str) -> str | None:
        """The word that answers a question for a person, or None when there is none. "I don't know" is a word."""
        return self.words.get(f"{person}.{question}")

    def of_people_in(self, roster: Roster) -> "Answers":
        """The answers of those who would move, when somebody may have been taken away, and none that names others."""
        ids = {HOUSEHOLD, *(member.id for member in roster.members)}
        gone = EVERY_ID - ids
        return self._keeping(
            key for key, word in self.words.items() if key.partition(".")[0] in ids and not _names(word) & gone
        )

    def beside(self, question: str, persons: Collection[str]) -> tuple["Answers", "Answers"]:
        """The answers to everything but one question, for the hidden fields before its controls and after them."""
        shown = set(ROSTER_KEYS) if question == HOUSEHOLD else {f"{person}.{question}" for person in persons}
        keys = list(self.words)
        first = next((place for place, key in enumerate(keys) if key.partition(".")[2] == question), len(keys))
        if question == HOUSEHOLD:
            first = 0
        before, after = ([key for key in part if key not in shown] for part in (keys[:first], keys[first:]))
        return self._keeping(before), self._keeping(after)

    def _keeping(self, keys: Iterable[str]) -> "Answers":
        return Answers({key: self.words[key] for key in keys})


def _names(word: str) -> frozenset[str]:
    """The people whom an answer names: to whom the ties are, who are a couple."""
    return frozenset(word.rpartition(".")[2].split("+")) & EVERY_ID


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
