"""What has changed, as a reader of one language sees it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from content.finding.models import ChangeKind, ChangeNote
from content.published import PublishedPage, PublishedPages
from portal.settings.languages import SOURCE

MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Change:
    """One note. ``language`` is the text's: the reader's, or Swedish where nobody has translated it yet."""

    id: UUID
    changed_on: date
    kind: ChangeKind
    text: str
    language: str
    read_again: bool
    page: PublishedPage | None

    @property
    def is_correction(self) -> bool:
        return self.kind is ChangeKind.CORRECTION


def changes_for(language: str, pages: PublishedPages) -> list[Change]:
    """The latest changes, the newest first. One question to the database besides the pages."""
    notes: dict[UUID, ChangeNote] = {}
    rows = ChangeNote.objects.filter(locale__language_code__in={language, SOURCE.code}).select_related("locale")
    for note in rows.order_by("-changed_on", "-pk"):
        known = notes.get(note.translation_key)
        if known is None or note.locale.language_code == language:
            notes[note.translation_key] = note
    return [_change(note, language, pages) for note in list(notes.values())[:MOST_SHOWN]]


def _change(note: ChangeNote, language: str, pages: PublishedPages) -> Change:
    return Change(
        id=note.translation_key,
        changed_on=note.changed_on,
        kind=ChangeKind(note.kind),
        text=note.text,
        language=note.locale.language_code,
        read_again=note.read_again,
        page=pages.for_reader(note.page_id, language) if note.page_id else None,
    )
