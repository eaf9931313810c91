"""The blanks that social workers may fill in now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from portal.blanks.models import BlankEvent, BlankVersion, State


@dataclass(frozen=True, kw_only=True)
class ReleasedBlank:
    """A released version; ``sha256`` is of its cleaned file. ``portal.blanks.filling.fill`` takes it."""

    id: int
    name: str
    version: int
    agency: str
    sha256: str
    released_on: date


def released_blanks() -> tuple[ReleasedBlank, ...]:
    """Every released blank, by agency and name."""
    versions = (
        BlankVersion.objects.filter(state=State.RELEASED)
        .select_related("blank")
        .defer("original", "cleaned", "fields", "mapping")
        .order_by("blank__agency", "blank__name")
    )
    events = BlankEvent.objects.filter(version__in=versions, kind=BlankEvent.Kind.RELEASED).order_by("pk")
    released_at = {event.version_id: event.at for event in events}
    return tuple(
        ReleasedBlank(
            id=version.pk,
            name=version.blank.name,
            version=version.number,
            agency=version.blank.agency,
            sha256=version.cleaned_sha256,
            released_on=timezone.localdate(released_at[version.pk]),
        )
        for version in versions
        if version.pk in released_at
    )


def released_blank(id: int) -> ReleasedBlank | None:
    """One of them, by id; None when it is not, or no longer, released."""
    return next((blank for blank in released_blanks() if blank.id == id), None)


def names_of(fingerprints: Iterable[str]) -> Mapping[str, str]:
    """What the blanks with these cleaned files are called, released still or not."""
    found = BlankVersion.objects.filter(cleaned_sha256__in=set(fingerprints))
    return dict(found.values_list("cleaned_sha256", "blank__name"))
