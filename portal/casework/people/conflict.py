"""Two colleagues saved the same person: both versions field by field, and a choice for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.http import QueryDict

from eligibility.wording import Text
from portal.casework.deeds.people import CHANGEABLE
from portal.casework.deeds.sources import SOURCED, Sources, source_field
from portal.casework.forms.people import ChangePersonForm, initial_of
from portal.casework.forms.sources import NOT_NOTED, day_field
from portal.casework.forms.taking_over import as_sent
from portal.casework.models import Deed, Event, Person
from portal.casework.people.telling import label_of, value_text

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that differs. `asks` says that the colleague has changed it, so that a choice must be made."""

    name: str
    label: Text
    mine: Text
    theirs: Text
    asks: bool


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """What I typed against what is saved. `carried` are my fields as they were sent, so that nothing typed is lost.

    `people` are all whose names are shown: the person, and those whom the two versions tie her to where they differ.
    """

    current: Person
    people: list[Person]
    since: int
    saved: Event | None
    differences: tuple[Difference, ...]
    carried: tuple[tuple[str, str], ...]


def conflict_of(form: ChangePersonForm, current: Person, *, since: int) -> Conflict:
    """Compare a valid form, begun from version `since`, with the person as saved now, sources included."""
    saves = _saves(current, since)
    sent = cast(QueryDict, form.data)
    theirs = {name for event in saves for name in event.field_names}
    return Conflict(
        current=current,
        people=_people(form.values.get("ties_to"), current),
        since=since,
        saved=saves[0] if saves else None,
        differences=(*_differences(form, current, theirs), *_sources(form, theirs)),
        carried=tuple((name, value) for name in form.fields if name != "version" for value in sent.getlist(name)),
    )


def _people(mine: Person | None, current: Person) -> list[Person]:
    ties = {mine, current.ties_to} if mine != current.ties_to else set()
    return [current, *(person for person in ties if person is not None)]


def _saves(current: Person, since: int) -> list[Event]:
    changes = Event.objects.filter(person=current, deed=Deed.PERSON_CHANGED).select_related("actor")
    return list(changes.order_by("-at")[: max(current.version - since, 0)])


def _differences(form: ChangePersonForm, current: Person, theirs: set[str]) -> Iterator[Difference]:
    for name, mine in form.values.items():
        saved = getattr(current, name)
        if mine != saved:
            yield Difference(
                name=name,
                label=label_of(name),
                mine=_text(name, mine, current),
                theirs=_text(name, saved, current),
                asks=name in theirs,
            )


def _text(name: str, value: object, current: Person) -> Text:
    """In words, but for what is masked: that something differs is all that is said."""
    if name == "name" and current.is_protected:
        return current.label
    return "••••••••" if name == "contact_value" and value else value_text(name, value)


def _sources(form: ChangePersonForm, theirs: set[str]) -> Iterator[Difference]:
    """Where I say another source of a fact than is saved now."""
    for fact, mine in form.sources.items():
        name = source_field(fact)
        yield Difference(
            name=name,
            label=label_of(name),
            mine=NOT_NOTED if mine is None else value_text(name, mine),
            theirs=value_text(name, form.saved_sources[fact]) if fact in form.saved_sources else NOT_NOTED,
            asks=name in theirs or fact in theirs,
        )


def settled(sent: QueryDict, person: Person, sources: Sources) -> QueryDict:
    """What was sent, with the saved value wherever the colleague's was chosen.

    Where a choice that had to be made is missing, the form still counts as begun from the older version, so the same
    question comes again.
    """
    data = sent.copy()
    since = sent.get("since")
    if since is None:
        return data
    saved = initial_of(person)
    for name in data.getlist("differs"):
        choice = data.get(f"choose-{name}")
        if choice == THEIRS and name in CHANGEABLE:
            data.setlist(name, _as_sent(name, saved.get(name)))
            if name == "identity_number":
                data.pop("remove_identity_number", None)
        elif choice == THEIRS and name in _OF_SOURCES:
            fact = _OF_SOURCES[name]
            known = sources.get(fact)
            data[name] = known.source.value if known else ""
            data[day_field(fact)] = known.on.isoformat() if known else ""
        elif choice != MINE:
            data["version"] = since
    return data


_OF_SOURCES = {source_field(fact): fact for fact in SOURCED}


def _as_sent(name: str, value: object) -> list[str]:
    """What the field would have sent. What is hidden, and so not among the form's values, is sent empty."""
    return str(value).split() if name == "access_needs" else [as_sent(value)]
