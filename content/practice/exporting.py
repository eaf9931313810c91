"""The library as data: rows for CSV, objects for JSON. The schema is docs/good-practice-1.schema.json."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from django.urls import reverse
from django.utils import timezone

from content.practice.models import Practice, Research
from content.practice.wording import Evidence, Reading
from content.reading import absolute

VERSION = 1
BOM = "\ufeff"  # without it a spreadsheet reads å as Ã¥
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SEVERAL = "; "
NOTE = (
    "A result is what the source or the sender states, never an effect. The order says nothing about quality. "
    "What has legal_situation “return” or “waiting” does not concern voluntary repatriation (frivillig återvandring)."
)


def as_json(things: Iterable[Mapping[str, Any]], name: str) -> dict[str, Any]:
    """A whole file, with what a reader of it must know."""
    return {
        "version": VERSION,
        "generated_at": timezone.now().isoformat(timespec="seconds"),
        "language": "sv",
        "note": NOTE,
        name: list(things),
    }


def example_as_data(practice: Practice) -> dict[str, Any]:
    """One example. Codes are those of docs/good-practice.md."""
    return {
        "id": practice.slug,
        "url": absolute(reverse("practice:practice", args=[practice.slug])),
        "title": practice.title,
        "text_language": practice.written_in,
        "legal_situation": practice.legal_situation,
        "legal_situation_note": practice.situation_note,
        "concerns_repatriation": practice.situation.concerns_repatriation,
        "actor": practice.actor,
        "countries": practice.countries,
        "year_from": practice.year_from,
        "year_to": practice.year_to,
        "stated_in": practice.stated_in,
        "period_note": practice.period_note,
        "is_historical": practice.is_historical,
        "target_groups": practice.target_groups,
        "methods": practice.methods,
        "method": practice.method,
        "stated_result": practice.stated_result,
        "evaluated_by": practice.evaluated_by,
        "evidence": practice.evidence,
        "evidence_means": str(Evidence(practice.evidence).meaning),
        "after": practice.after,
        "cautions": practice.cautions,
        "is_counter_example": practice.is_counter_example,
        "transferable": practice.transferable,
        "transfer_note": practice.transfer_note,
        "sources": [
            {"title": s.title, "place": s.place, "url": s.url, "read_on": s.read_on and s.read_on.isoformat()}
            for s in practice.sources.all()
        ],
        "published_at": practice.published_at and practice.published_at.isoformat(timespec="seconds"),
        "changed_at": practice.changed_at.isoformat(timespec="seconds"),
    }


def work_as_data(work: Research) -> dict[str, Any]:
    """One work of the literature."""
    return {
        "id": work.pk,
        "url": absolute(f"{reverse('practice:research')}#work-{work.pk}"),
        "title": work.title,
        "authors": work.authors,
        "year": work.year,
        "publisher": work.publisher,
        "kind": work.kind,
        "legal_situation": work.legal_situation,
        "concerns_repatriation": work.situation.concerns_repatriation,
        "finding": work.finding,
        "method": work.method,
        "limits": work.limits,
        "language": work.language,
        "reading": work.reading,
        "reading_means": str(Reading(work.reading).label),
        "known_through": work.known_through,
        "work_url": work.url,
        "doi": work.doi,
        "changed_at": work.changed_at.isoformat(timespec="seconds"),
    }


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """A table that a spreadsheet opens as it is: UTF-8 with a mark, semicolons, and no cell that is a formula."""
    out = StringIO()
    if rows:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return BOM + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = SEVERAL.join(_source(one) if isinstance(one, dict) else str(one) for one in value)
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def _source(source: Mapping[str, Any]) -> str:
    return ", ".join(str(part) for part in source.values() if part)
