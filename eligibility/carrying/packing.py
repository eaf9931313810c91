"""Answers as one number, and back: each answer is a digit, in a base as large as there are words to choose from.

A word with more room takes less of the number, and a word that was just used for somebody else takes the least; so
the code of a large family stays short. (The arithmetic is known as asymmetric numeral systems.)
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Protocol, TypeAlias

from eligibility.asking.answers import HOUSEHOLD, Answers
from eligibility.asking.roster import Member, Role, Roster
from eligibility.carrying.errors import MistypedCode
from eligibility.carrying.schema import Asked, Schema

# What follows belongs to every version: a version that needs it otherwise needs a module of its own.
FIRST_DAY = date(2026, 1, 1)
_DAYS = 2**13  # until 2048
_ANY_DAY = 2**22  # until the year 9999
_YES_OR_NO = {"no": 15, "yes": 1}
_AGAIN = 4
"""How much more room than all words together the word has that was just used."""

NOT_ANSWERED = ""
Room: TypeAlias = Mapping[str, int]


class Digits(Protocol):
    """Writes digits into a number, or reads them from it: whoever goes through the answers does both alike."""

    def digit(self, value: int, base: int) -> int:
        """One digit of some base."""

    def word(self, value: str, room: Room) -> str:
        """One of some words, each with its room."""


class Writer:
    """Takes the digits in the order in which they are to be read."""

    def __init__(self) -> None:
        self._digits: list[tuple[int, int, int]] = []  # where its room begins, how much it is, and all there is

    def digit(self, value: int, base: int) -> int:
        self._digits.append((value, 1, base))
        return value

    def word(self, value: str, room: Room) -> str:
        begin = 0
        for word, size in room.items():
            if word == value:
                self._digits.append((begin, size, sum(room.values())))
                return value
            begin += size
        raise ValueError("an answer that no code can hold")

    @property
    def number(self) -> int:
        """All of it as one number."""
        number = 0
        for begin, size, base in reversed(self._digits):
            rest, place = divmod(number, size)
            number = rest * base + begin + place
        return number


class Reader:
    """Gives back the digits in the order in which they were written."""

    def __init__(self, number: int) -> None:
        self.left = number

    def digit(self, value: int, base: int) -> int:
        self.left, found = divmod(self.left, base)
        return found

    def word(self, value: str, room: Room) -> str:
        rest, place = divmod(self.left, sum(room.values()))
        for word, size in room.items():
            if place < size:
                self.left = rest * size + place
                return word
            place -= size
        raise AssertionError("a place outside all room")


def number_of(schema: Schema, answers: Answers, on: date | None, made: date) -> int:
    """The answers, the day asked about where it is another than the day it is made, and that day, as a number."""
    writer = Writer()
    _days(writer, on, made)
    _all_answers(writer, schema, answers.words)
    return writer.number


def told_by(schema: Schema, number: int) -> tuple[Answers, date | None, date]:
    """What a number holds. Raises MistypedCode for a number that no answers make."""
    reader = Reader(number)
    on, made = _days(reader, None, FIRST_DAY)
    words = _all_answers(reader, schema, {})
    if reader.left:
        raise MistypedCode
    return Answers(words), on, made


def _days(digits: Digits, on: date | None, made: date) -> tuple[date | None, date]:
    since = digits.digit(min(max((made - FIRST_DAY).days, 0), _DAYS - 1), _DAYS)
    if digits.word("no" if on is None else "yes", _YES_OR_NO) == "no":
        return None, FIRST_DAY + timedelta(days=since)
    asked_about = digits.digit(on.toordinal() if on else 0, _ANY_DAY)
    try:
        return date.fromordinal(asked_about), FIRST_DAY + timedelta(days=since)
    except (ValueError, OverflowError):
        raise MistypedCode from None


def _all_answers(digits: Digits, schema: Schema, given: Mapping[str, str]) -> dict[str, str]:
    """Every answer that a code can hold, in the order of the schema."""
    words: dict[str, str] = {}
    for key, room in schema.household.items():
        words[f"{HOUSEHOLD}.{key}"] = digits.word(given.get(f"{HOUSEHOLD}.{key}", NOT_ANSWERED), room)
    roster = Answers(words).roster
    if roster is None:
        raise MistypedCode
    for asked in schema.questions:
        words.update(_answers_to(asked, digits, roster, given))
    return words


def _answers_to(asked: Asked, digits: Digits, roster: Roster, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    before: dict[str, str] = {}
    for id, role in _of_whom(asked, roster):
        room = _room(asked, id, roster)
        if role == HOUSEHOLD and asked.naming.keys().isdisjoint(room):
            continue  # a question about whom to choose, where there is nobody to choose
        key = f"{id}.{asked.code}"
        likely = before.get(role, before.get(Role.YOU))
        if likely is not None and likely in room:
            room = {**room, likely: room[likely] + _AGAIN * sum(room.values())}
        word = _one_answer(asked, digits, room, given.get(key, NOT_ANSWERED))
        before[role] = _kind(asked, word)
        if word:
            yield key, word


def _of_whom(asked: Asked, roster: Roster) -> list[tuple[str, str]]:
    if HOUSEHOLD in asked.of:
        return [(HOUSEHOLD, HOUSEHOLD)]
    return [(member.id, member.role) for member in roster.members if _is_of(asked, member)]


def _is_of(asked: Asked, member: Member) -> bool:
    return member.role in asked.of


_NUMBER = "#"


def _room(asked: Asked, id: str, roster: Roster) -> dict[str, int]:
    """The words that can stand here: none that names somebody who would not move, or the person."""
    others = {member.id for member in roster.members} - {id}
    room = {**asked.words}
    for word, named in asked.naming.items():
        if not named <= others:
            del room[word]
    if asked.digits:
        room[_NUMBER] = 8
    everything = sum(room.values())
    room[NOT_ANSWERED] = everything * 6 if asked.seldom else max(everything // 5, 1)
    return room


def _kind(asked: Asked, word: str) -> str:
    return _NUMBER if word and asked.digits and word not in asked.words else word


def _one_answer(asked: Asked, digits: Digits, room: Room, given: str) -> str:
    kind = _kind(asked, given)
    # A word that names somebody who was taken away tells nothing: the wizard reads it as not answered, too.
    found = digits.word(kind if kind in room else NOT_ANSWERED, room)
    if found != _NUMBER:
        return found
    number = int(given) if given.isdecimal() else 0
    places = digits.digit(len(str(number)) - 1, asked.digits) + 1
    return str(digits.digit(number, 10**places))
