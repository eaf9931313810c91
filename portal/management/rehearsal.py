"""What a draft of the law would change everywhere: in the cases, the guidance, the translations and the documents."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.db import Error, connection, transaction
from django.utils import translation

from content.figures_carried import Carrier, published_pages_with, starter_files_with
from eligibility.law import Figure, read_case
from eligibility.law.drafts import Draft
from eligibility.law.editions import Edition
from eligibility.law.rehearsing import Rehearsal, rehearse
from eligibility.typed_figures import Typed, typed_figures
from eligibility.wording import conditions, consequences, grant
from portal.casework.documents.application import figures_carried as application_summary
from portal.settings.languages import BY_CODE

APPLICATION = "Underlag till ansökan om återvandringsbidrag (PDF)"
ENGLISH = "en"


class NoCases(Exception):
    """There is no case file where they were looked for. The message is one line."""


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of the interface that names changed figures: in which files, and how each language has it."""

    msgid: str
    figures: tuple[str, ...]
    places: tuple[str, ...]
    languages: Mapping[str, str]

    @property
    def in_document(self) -> bool:
        """Whether the pre-filled application prints it."""
        return application_summary.prints_sentences_of(self.places)


@dataclass(frozen=True, kw_only=True)
class TypedSentence:
    """A sentence or a translation that seems to have an old figure typed by hand."""

    language: str
    msgid: str
    typed: tuple[Typed, ...]


@dataclass(frozen=True, kw_only=True)
class Everywhere:
    """The whole rehearsal. `pages` is None where the database could not be asked; `why_no_pages` says why."""

    law: Rehearsal
    pages: list[Carrier] | None
    why_no_pages: str
    starter: list[Carrier]
    sentences: list[Sentence]
    typed: list[TypedSentence]
    parts: list[application_summary.Part]
    not_worded: list[str]


def rehearse_everywhere(draft: Draft, folder: Path) -> Everywhere:
    """Compare a draft over the case files in a folder, and find what carries its figures. Changes nothing.

    Raises NoCases, and CaseFileError for a file that is not understood.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise NoCases(f"{folder}: expected a folder with case files, *.toml")
    law = rehearse(draft, {path.stem: read_case(path) for path in files})
    old = {change.name: change.before for change in law.figures if change.before is not None}
    names = [change.name for change in law.figures]
    pages, why_no_pages = _pages(names, old)
    catalogues = _catalogues()
    return Everywhere(
        law=law,
        pages=pages,
        why_no_pages=why_no_pages,
        starter=starter_files_with(names, old),
        sentences=list(_sentences(catalogues, names, _deadlines(law))),
        typed=list(_typed(catalogues, old)),
        parts=application_summary.parts_with(names),
        not_worded=list(_not_worded(draft.edition)),
    )


def _pages(names: Collection[str], old: Mapping[str, Figure]) -> tuple[list[Carrier] | None, str]:
    """The published pages, read in a transaction that PostgreSQL itself keeps from writing."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            found = published_pages_with(names, old)
            transaction.set_rollback(True)
            return found, ""
    except Error as error:
        return None, " ".join(str(error).split())


Catalogues = Mapping[str, list[Message]]


def _catalogues() -> Catalogues:
    """Every catalogue's sentences, by language."""
    found: dict[str, list[Message]] = {}
    for path in sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            language = BY_CODE[path.parts[-3]]
            found[language.code] = [message for message in read_po(file, locale=language.babel) if message.id]
    return found


def _deadlines(law: Rehearsal) -> Mapping[str, str]:
    """The sentences of the time limits that change, by msgid: they name months, not the figure."""
    changed = {change.code for change in law.provisions if change.listed_in == "deadlines"}
    with translation.override(None):
        return {str(text): code for (code, _), text in grant.DEADLINES.items() if code in changed}


def _sentences(catalogues: Catalogues, names: Collection[str], deadlines: Mapping[str, str]) -> Iterator[Sentence]:
    by_msgid: dict[str, list[tuple[str, Message]]] = {}
    for language, messages in catalogues.items():
        for message in messages:
            by_msgid.setdefault(_texts(message.id)[0], []).append((language, message))
    for msgid, found in by_msgid.items():
        named = tuple(name for name in names if f"%({name})s" in msgid)
        if msgid in deadlines:
            named = (*named, f"deadline {deadlines[msgid]}")
        if named:
            places = sorted({place for _, message in found for place, _ in message.locations})
            states = {language: _state(message) for language, message in found}
            yield Sentence(msgid=msgid, figures=named, places=tuple(places), languages=states)


def _state(message: Message) -> str:
    if not all(_texts(message.string)):
        return "not translated"
    return "to be checked" if message.fuzzy else "translated"


def _typed(catalogues: Catalogues, old: Mapping[str, Figure]) -> Iterator[TypedSentence]:
    """Sentences, and translations of them, with an old figure in them as a number."""
    seen: set[str] = set()
    for language, messages in catalogues.items():
        for message in messages:
            msgid = _texts(message.id)[0]
            texts = [(language, text) for text in _texts(message.string)]
            if msgid not in seen:
                seen.add(msgid)
                texts += [(ENGLISH, text) for text in _texts(message.id)]
            for spoken, text in texts:
                if found := tuple(typed_figures(text, old, spoken)):
                    yield TypedSentence(language=spoken, msgid=msgid, typed=found)


def _texts(value: str | list[str] | tuple[str, ...]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _not_worded(edition: Edition) -> Iterator[str]:
    """Codes of the edition that no sentence says yet, so that a result would fail."""
    said = edition.consequences
    wanted: list[tuple[str, Collection[object], Collection[object]]] = [
        ("condition", [condition.code for condition in edition.conditions], conditions.CONDITIONS),
        ("payment", [share.when for share in edition.payment_shares], grant.WHEN),
        ("deadline", [(deadline.code, deadline.counted_from) for deadline in edition.deadlines], grant.DEADLINES),
        ("reservation", [reservation.code for reservation in edition.reservations], grant.RESERVATIONS),
        ("duty", [duty.code for duty in said.duties], consequences.DUTIES),
        ("ground for stopping", [ground.code for ground in said.payment_stopped], consequences.PAYMENT_STOPPED),
        ("ground for repayment", [ground.code for ground in said.repayment], consequences.REPAYMENT),
        ("relief", [relief.code for relief in said.relief], consequences.RELIEF),
        ("appeal", [(appeal.decision, appeal.allowed) for appeal in said.appeals], consequences.APPEALS),
    ]
    for what, codes, worded in wanted:
        yield from (f"{what} {code}" for code in codes if code not in worded)
