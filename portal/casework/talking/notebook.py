"""One person's notes as pages to turn and to search, and as a sheet for the person herself.

The notes are sealed, so they are opened together and looked through here, not in the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import translation
from django.utils.translation import gettext as _

from portal.casework.models import Note, Person
from portal.settings.languages import ON_PAPER, SOURCE, Language, described

ON_A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A note with the way to the one it corrects and to those that correct it."""

    note: Note
    corrects: str
    corrections: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Notebook:
    """One page of the notes, newest first, or everything that holds the words somebody looks for."""

    page: Page
    entries: tuple[Entry, ...]
    found: int | None


def notebook(notes: Sequence[Note], *, number: str | None = None, find: str = "") -> Notebook:
    """Lay out notes that were read, newest first. A number that is none is the first page."""
    shown = [note for note in notes if _holds(note, find)] if find else list(notes)
    pages = Paginator(shown, max(len(shown), 1) if find else ON_A_PAGE)
    place = {note.pk: _place(note, index, all_on_one=bool(find)) for index, note in enumerate(shown)}
    page = pages.get_page(number)
    entries = tuple(
        Entry(
            note=note,
            corrects=place.get(note.corrects_id, "") if note.corrects_id else "",
            corrections=tuple(place[one.pk] for one in note.corrections.all() if one.pk in place),
        )
        for note in page
    )
    return Notebook(page=page, entries=entries, found=len(shown) if find else None)


def _holds(note: Note, find: str) -> bool:
    """Every word, in any order and in capitals or not."""
    text = note.text.casefold()
    return all(word in text for word in find.casefold().split())


def _place(note: Note, index: int, *, all_on_one: bool) -> str:
    anchor = f"#note-{note.pk}"
    return anchor if all_on_one else f"?page={index // ON_A_PAGE + 1}{anchor}"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the sheet for the person says around her notes, in one language."""

    language: Language
    title: str
    intro: str
    ask: str


def words_around(person: Person) -> list[Words]:
    """In the person's language, where the portal has it, and in Swedish."""
    own = described(person.language)
    languages = [own, SOURCE] if own in ON_PAPER and own != SOURCE else [SOURCE]
    return [_words(language, person) for language in languages]


def _words(language: Language, person: Person) -> Words:
    municipality = person.case.municipality.name
    with translation.override(language.code):
        return Words(
            language=language,
            title=_("What is written about you"),
            intro=_(
                "These are the notes that %(municipality)s has written about you here. They are in Swedish, as they "
                "were written. A note is never changed; if it is wrong, a new note says so."
            )
            % {"municipality": municipality},
            ask=_(
                "Is something wrong? Tell your social worker. You can ask to have it corrected, and what you say "
                "yourself can be added."
            ),
        )
