"""Two colleagues saved the same person: both versions field by field, and a choice for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from eligibility.wording import Text

from .deeds.people import CHANGEABLE
from .forms.people import ChangePersonForm, initial_of
from .models import Deed, Event, Person
from .telling import label_of, value_text

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
    """Compare a valid form, begun from version `since`, with the person as saved now."""
    saves = _saves(current, since)
    theirs = {name for event in saves for name in event.field_names}
    return Conflict(
        current=current,
        people=_people(form.values.get("ties_to"), current),
        since=since,
        saved=saves[0] if saves else None,
        differences=tuple(_differences(form, current, theirs)),
        carried=tuple((name, form.data.get(name, "")) for name in form.fields if name != "version"),
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
                mine=value_text(name, mine),
                theirs=value_text(name, saved),
                asks=name in theirs,
            )


def settled(sent: QueryDict, person: Person) -> QueryDict:
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
        if name in CHANGEABLE and choice == THEIRS:
            data[name] = "" if name == "identity_number" else _as_sent(saved[name])
            if name == "identity_number":
                data.pop("remove_identity_number", None)
        elif choice != MINE:
            data["version"] = since
    return data


def _as_sent(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case _:
            return str(value)
