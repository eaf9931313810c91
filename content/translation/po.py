"""All pages in one language as one PO file: out to those who translate, and back in whole or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

import polib  # type: ignore[import-untyped]  # ships no types
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from content.provenance import TranslatedBy
from content.translation.matching import must_match
from content.translation.models import ShownSegment
from content.translation.po_lines import in_whole_lines
from portal.accounts.models import User
from portal.settings.languages import SOURCE, described

Place = tuple[str, str]
FUZZY = "fuzzy"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong at one line of the file."""

    line: int
    swedish: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a file would do. Only one without problems is taken in."""

    new: tuple[tuple[StringSegment, str], ...] = ()
    unchanged: int = 0
    outdated: int = 0
    problems: tuple[Problem, ...] = field(default_factory=tuple)


def export_po(locale: Locale, source_id: int | None = None) -> str:
    """Every Swedish part with its translation. One whose Swedish has changed is fuzzy, with the wording it was of."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Language": described(locale.language_code).lang,
        "X-Vagval-Language": locale.language_code,
        "POT-Creation-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    made = _made(locale)
    shown = {(row.context_id, row.order): row for row in _shown(locale)}
    done: set[Place] = set()
    for segment in _segments(source_id):
        if (place := _place(segment)) not in done:
            done.add(place)
            po.append(_entry(segment, made.get((segment.context_id, segment.string_id)), shown))
    return str(po)


def read_po(text: str, locale: Locale, *, without_outdated: bool = False) -> Read:
    """What the file says, line by line; nothing is stored."""
    try:
        # With a line break at its end the text is never the name of a file, which polib would open and read.
        po = polib.pofile(f"{in_whole_lines(text)}\n")
    except (OSError, UnicodeError, ValueError) as error:
        return Read(problems=(Problem(line=_line_of(error), swedish="", message=_("This is no PO file.")),))
    if po.metadata.get("X-Vagval-Language", locale.language_code) != locale.language_code:
        return Read(problems=(Problem(line=1, swedish="", message=_("This file is for another language.")),))
    known = {_place(segment): segment for segment in reversed(list(_segments(None)))}
    made = _made(locale)
    new: list[tuple[StringSegment, str]] = []
    problems: list[Problem] = []
    seen: set[Place] = set()
    unchanged = outdated = 0
    for entry in _translated(po):
        segment = known.get((entry.msgctxt or "", entry.msgid))
        if segment is None and without_outdated:
            outdated += 1
        elif message := _wrong_with(entry, segment, seen):
            problems.append(Problem(line=entry.linenum, swedish=entry.msgid[:120], message=message))
        elif segment and (former := made.get((segment.context_id, segment.string_id))) and former.data == entry.msgstr:
            unchanged += 1
        elif segment:
            new.append((segment, entry.msgstr))
    return Read(new=tuple(new), unchanged=unchanged, outdated=outdated, problems=tuple(problems))


@transaction.atomic
def import_po(*, by: User, locale: Locale, read: Read, made_by: TranslatedBy, tool: str = "") -> set[UUID]:
    """Store what was read, to be published page by page. Gives the pages' translation keys.

    Raises ValueError for a file with problems: nothing is half imported.
    """
    if read.problems:
        raise ValueError("a file with problems is not imported")
    for segment, text in read.new:
        store_translation(by=by, segment=segment, locale=locale, text=text, made_by=made_by, tool=tool)
    return {segment.context.object_id for segment, _text in read.new}


def store_translation(
    *, by: User | None, segment: StringSegment, locale: Locale, text: str, made_by: TranslatedBy, tool: str = ""
) -> StringTranslation:
    """One part translated anew. Raises ValidationError where it does not fit its Swedish wording."""
    must_match(segment.string.data, text)
    is_machine = made_by == TranslatedBy.MACHINE
    manual, machine = StringTranslation.TRANSLATION_TYPE_MANUAL, StringTranslation.TRANSLATION_TYPE_MACHINE
    stored, _is_new = StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=locale,
        defaults={
            "data": text,
            "translation_type": machine if is_machine else manual,
            "tool_name": tool,
            "last_translated_by": by,
            "has_error": False,
            "field_error": "",
        },
    )
    return stored


def _segments(source_id: int | None) -> Iterator[StringSegment]:
    sources = TranslationSource.objects.filter(locale__language_code=SOURCE.code)
    rows = StringSegment.objects.filter(source__in=sources if source_id is None else [source_id])
    # An address is chosen in the editor, where it is tried at once.
    yield from (
        rows.exclude(context__path="slug")
        .select_related("context", "string", "source")
        .order_by("source__object_repr", "source_id", "order")
    )


def _place(segment: StringSegment) -> Place:
    return f"{segment.context.object_id}:{segment.context.path}", segment.string.data


def _made(locale: Locale) -> dict[tuple[int | None, int], StringTranslation]:
    rows = StringTranslation.objects.filter(locale=locale, has_error=False)
    return {(row.context_id, row.translation_of_id): row for row in rows}


def _shown(locale: Locale) -> Iterator[ShownSegment]:
    yield from ShownSegment.objects.filter(locale=locale, matches__isnull=False).select_related("matches")


def _entry(
    segment: StringSegment, made: StringTranslation | None, shown: dict[tuple[int, int], ShownSegment]
) -> polib.POEntry:
    place, msgid = _place(segment)
    entry = polib.POEntry(msgctxt=place, msgid=msgid, msgstr=made.data if made else "")
    entry.comment = f"{segment.source.object_repr}: {segment.context.field_path or segment.context.path}"
    row = shown.get((segment.context_id, segment.order))
    if made is None and row is not None and row.matches is not None:
        entry.msgstr, entry.previous_msgid, entry.flags = row.data, row.matches.data, [FUZZY]
    return entry


def _translated(po: polib.POFile) -> Iterator[polib.POEntry]:
    """What somebody has translated and called done."""
    yield from (entry for entry in po if entry.msgstr and not entry.obsolete and FUZZY not in entry.flags)


def _wrong_with(entry: polib.POEntry, segment: StringSegment | None, seen: set[Place]) -> str:
    place = (entry.msgctxt or "", entry.msgid)
    if place in seen:
        return _("This stands twice in the file.")
    seen.add(place)
    if segment is None:
        return _("The Swedish text has changed since the file was made, or never stood there.")
    try:
        must_match(entry.msgid, entry.msgstr)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _line_of(error: Exception) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found.group(1)) if found else 1
