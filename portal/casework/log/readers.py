"""Who has opened what is kept about one person, as the person herself may be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal import formatting
from portal.accounts.models import Municipality, Role
from portal.casework.models import Event, Person
from portal.settings.languages import ON_PAPER, SOURCE, Language, described

ONE_SITTING = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """Somebody's looks that followed on each other within ONE_SITTING. `name` is empty where names are not given."""

    begins: datetime
    ends: datetime
    role: Role
    name: str

    @property
    def day(self) -> date:
        return timezone.localdate(self.begins)

    @property
    def times(self) -> str:
        """From and to, as hours and minutes; one time where both are the same."""
        first, last = (f"{timezone.localtime(moment):%H:%M}" for moment in (self.begins, self.ends))
        return first if first == last else f"{first}–{last}"


def names_are_given(municipality: Municipality) -> bool:
    """Whether the municipality has decided that the list names those who have read."""
    return municipality.code in settings.CASEWORK_READERS_NAMED


def sittings(person: Person, *, named: bool) -> list[Sitting]:
    """Everybody who has opened or changed what is kept about a person, oldest first."""
    events = Event.objects.filter(person=person.pk, actor__isnull=False).select_related("actor").order_by("sequence")
    found: list[Sitting] = []
    open_since: dict[int, int] = {}
    for event in events:
        known = open_since.get(event.actor_id or 0)
        if known is not None and event.at - found[known].ends < ONE_SITTING:
            before = found[known]
            found[known] = Sitting(begins=before.begins, ends=event.at, role=before.role, name=before.name)
            continue
        open_since[event.actor_id or 0] = len(found)
        name = event.actor.name if named and event.actor else ""
        found.append(Sitting(begins=event.at, ends=event.at, role=Role(event.unit), name=name))
    return found


@dataclass(frozen=True, kw_only=True)
class Words:
    """Everything the list says, in one language. `rows` are day, times, unit and name."""

    language: Language
    title: str
    intro: str
    day: str
    time: str
    unit: str
    name: str
    rows: list[tuple[str, str, str, str]]
    empty: str
    names: str
    ask: str


@dataclass(frozen=True, kw_only=True)
class ReadersList:
    """The list in the client's language and Swedish. `lacking` is her language where the portal has no texts in it."""

    sides: tuple[Words, ...]
    lacking: Language | None
    named: bool

    @property
    def lines(self) -> Iterator[tuple[tuple[Words, tuple[str, str, str, str]], ...]]:
        """Each row, in each language."""
        for row in zip(*(side.rows for side in self.sides), strict=True):
            yield tuple(zip(self.sides, row, strict=True))


def readers_list(person: Person, municipality: Municipality) -> ReadersList:
    """What is given to the client."""
    wanted = described(person.language)
    languages = [wanted, SOURCE] if wanted in ON_PAPER and wanted != SOURCE else [SOURCE]
    named = names_are_given(municipality)
    seen = sittings(person, named=named)
    return ReadersList(
        sides=tuple(_in(language, seen, municipality, named=named) for language in languages),
        lacking=None if wanted in languages else wanted,
        named=named,
    )


def _in(language: Language, seen: list[Sitting], municipality: Municipality, *, named: bool) -> Words:
    with translation.override(language.code):
        today = formatting.long_date(timezone.localdate(), language.code)
        told = {"municipality": municipality.name, "day": today}
        return Words(
            language=language,
            title=_("Who has opened what is kept about you"),
            intro=_(
                "In %(municipality)s it is written down each time somebody opens what is kept about you here. "
                "This list has every time until %(day)s. Nobody can change it."
            )
            % told,
            day=_("Day"),
            time=_("Time"),
            unit=_("Unit"),
            name=_("Name"),
            rows=[_row(one, municipality, language) for one in seen],
            empty=_("Nobody has opened it."),
            names=""
            if named
            else _(
                "The list has no names. You can ask the municipality for them; it decides whether you may have them."
            ),
            ask=_(
                "If you wonder why somebody has opened it, ask your social worker or the head of the unit. "
                "You can also complain to the Swedish Authority for Privacy Protection, IMY (imy.se)."
            ),
        )


def _row(one: Sitting, municipality: Municipality, language: Language) -> tuple[str, str, str, str]:
    if one.role == Role.HEAD_OF_UNIT:
        unit = _("%(municipality)s, the head of the unit") % {"municipality": municipality.name}
    else:
        unit = _("%(municipality)s, a social worker") % {"municipality": municipality.name}
    return formatting.long_date(one.day, language.code), one.times, unit, one.name
