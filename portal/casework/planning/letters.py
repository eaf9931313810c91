"""Letters that the client signs and sends. The portal sends nothing, and a letter that is shown is not kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import override

from portal.casework.models import Person
from portal.casework.planning.document_kinds import Concerns, DocumentKind
from portal.casework.planning.letter_texts import CHILD_LINE, LETTERS, NAME_LINE, SIGNATURE, Letter
from portal.settings.languages import ON_PAPER, SOURCE, Language, described

BLANK = "…………………………"


class Caution(StrEnum):
    """Why a letter may be unwise. Shown before it."""

    EMBASSY = "embassy"
    CUSTODIAN = "custodian"
    HOUSING = "housing"
    PROTECTED = "protected"


WITHHELD_FROM_PROTECTED = frozenset({Caution.EMBASSY, Caution.CUSTODIAN})
"""Letters with these are not offered to somebody with protected identity: they say where she is, or that she is."""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A letter as it can be offered to one person. `withheld` is offered to nobody in her situation."""

    letter: Letter
    withheld: bool


@dataclass(frozen=True, kw_only=True)
class Written:
    """A letter in one language, ready to be shown side by side with the Swedish."""

    language: Language
    subject: str
    lines: tuple[str, ...]
    closing: tuple[str, ...]

    @property
    def text(self) -> str:
        """The same as plain text."""
        return "\n\n".join((self.subject, *self.lines, "\n".join(self.closing)))


def letters_for(person: Person, *, on_child: bool | None, protected: bool) -> list[Offered]:
    """The letters that can concern this person, in the order of the table."""
    return [
        Offered(letter=letter, withheld=protected and bool(WITHHELD_FROM_PROTECTED & cautions_of(letter)))
        for letter in LETTERS.values()
        if not (letter.concerns is Concerns.ADULT and on_child)
        and not (letter.concerns is Concerns.CHILD and not on_child)
    ]


def cautions_of(letter: Letter) -> frozenset[Caution]:
    """What to think of before it is sent."""
    return frozenset(Caution(word) for word in letter.cautions)


def languages_of(person: Person, wanted: str | None = None) -> tuple[Language, ...]:
    """Swedish, and beside it the language asked for or the person's own, where there is a catalogue for it."""
    published = {language.code: language for language in ON_PAPER}
    other = published.get(wanted or "") or published.get(person.language)
    return (SOURCE,) if other is None or other == SOURCE else (SOURCE, other)


def is_untranslated(person: Person) -> bool:
    """Whether the person's own language has no catalogue yet, so that somebody has to read aloud."""
    return described(person.language) not in ON_PAPER and person.language != "lattlast"


def write(letter: Letter, *, name: str, of_child: bool, languages: Sequence[Language]) -> tuple[Written, ...]:
    """The letter in each language. An empty name leaves a line to fill in by hand; for a child a custodian signs."""
    return tuple(_written(letter, name, language, of_child=of_child) for language in languages)


def _written(letter: Letter, name: str, language: Language, *, of_child: bool) -> Written:
    filled = {"name": name or BLANK, "signer": BLANK if of_child else name or BLANK, "blank": BLANK}
    names_the_child = of_child and letter.concerns is not Concerns.CHILD
    with override(language.code):
        return Written(
            language=language,
            subject=str(letter.subject),
            lines=tuple(str(line) % filled for line in ((CHILD_LINE,) if names_the_child else ()) + letter.lines),
            closing=tuple(str(line) % filled for line in (*NAME_LINE, *SIGNATURE)),
        )


def letter_about(kind: DocumentKind) -> Letter | None:
    """The letter that asks for a kind of paper, if there is one."""
    return next((letter for letter in LETTERS.values() if letter.about == kind), None)
