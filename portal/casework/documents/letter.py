"""A letter that the client signs and sends: on its own page and, where she reads another language, in that one too.

Nothing on a page that is sent tells of a case, of the municipality or of repatriation: no reference, no title, no foot.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eligibility.wording import Text
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.languages import beside
from portal.casework.models import Person
from portal.casework.people.household import Situation
from portal.casework.people.roles import Role, role_of
from portal.casework.planning.document_kinds import Concerns
from portal.casework.planning.letter_texts import CHILD_LINE, LETTERS, NAME_LINE, SIGNATURE, Letter
from portal.casework.planning.letters import Caution, cautions_of, letters_for
from portal.settings.languages import BY_CODE, SOURCE, Language

ENGLISH = BY_CODE["en"]


class LetterNotOffered(Exception):
    """This letter is not for this person: it concerns others, or it says where somebody protected is."""


@dataclass(frozen=True, kw_only=True)
class PrintedLetter(Document):
    """One letter. ``sent`` are the languages it can be sent in, each on a page; ``copy`` is one it is only read in.

    ``name`` is whom it concerns and ``signer`` who signs; each empty where room is left to write by hand. ``cautions``
    stand on the client's own page, with ``copy``.
    """

    kind: ClassVar[Kind] = Kind.LETTER

    to: Text
    subject: Text
    lines: tuple[Text, ...]
    closing: tuple[Text, ...]
    name: str
    signer: str
    sent: tuple[str, ...]
    copy: str | None
    cautions: frozenset[Caution]

    @property
    def pages(self) -> tuple[Language, ...]:
        """The languages that it is sent in, described."""
        return tuple(BY_CODE[code] for code in self.sent)

    @property
    def copies(self) -> tuple[Language, ...]:
        """The language that it is only read in, if any, described."""
        return (BY_CODE[self.copy],) if self.copy else ()

    @property
    def has_own_page(self) -> bool:
        """Whether there is anything to say to the client alone."""
        return bool(self.copy or self.cautions or len(self.sent) > 1)


def letter_of(
    situation: Situation,
    *,
    person: Person,
    code: str,
    issued_on: date,
    language: str | None = None,
    named: bool = False,
) -> PrintedLetter:
    """The letter with this code for one person. Raises LetterNotOffered.

    ``language`` is the one she reads (her own where none is named). The name of somebody protected is left to write.
    """
    of_child = role_of(person, situation.case.applied_on) is Role.CHILD
    letter = _offered(person, code, on_child=of_child, protected=situation.case.has_protected)
    read = beside(language or person.language)
    sent = _sent(letter, read)
    name = person.name if named and not person.is_protected else ""
    return PrintedLetter(
        reference="",
        language=read,
        issued_on=issued_on,
        to=letter.to,
        subject=letter.subject,
        lines=((CHILD_LINE,) if of_child and letter.concerns is not Concerns.CHILD else ()) + letter.lines,
        closing=(*NAME_LINE, *SIGNATURE),
        name=name,
        signer="" if of_child else name,
        sent=sent,
        copy=None if read in sent else read,
        cautions=cautions_of(letter),
    )


def _offered(person: Person, code: str, *, on_child: bool, protected: bool) -> Letter:
    offered = letters_for(person, on_child=on_child, protected=protected or person.is_protected)
    if all(one.letter.code != code or one.withheld for one in offered):
        raise LetterNotOffered(code)
    return LETTERS[code]


def _sent(letter: Letter, read: str | None) -> tuple[str, ...]:
    """An authority in Sweden reads Swedish; of an embassy nobody here knows, so there is one page for each language."""
    if Caution.EMBASSY not in cautions_of(letter):
        return (SOURCE.code,)
    return tuple(dict.fromkeys((SOURCE.code, ENGLISH.code, *([read] if read else ()))))
