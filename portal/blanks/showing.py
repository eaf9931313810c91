"""A version as the pages show it: its fields in a list, and page by page with a sketch of where they stand."""

from dataclasses import dataclass

from portal.blanks.models import BlankVersion
from portal.blanks.rules import BOXES, Rule, Slot, label_of, read_fields, read_mapping, slots_of
from portal.blanks.suggesting import suggest
from portal.blanks.wording import kind_in_words
from portal.drawing.forms.shapes import Field

SLOTS_ON_A_SHEET = 40


@dataclass(frozen=True, kw_only=True)
class ListedField:
    field: Field
    label: str
    kind: str
    pages: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A field's place on the sketch, from the top left corner, with the number by which it is listed."""

    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page of the form, or a part of one with very many fields: as much as is mapped at a time."""

    number: int
    page: int
    slots: tuple[tuple[int, Slot, Field], ...]
    undecided: int
    width: float
    height: float
    marks: tuple[Mark, ...]


def listed_fields(fields: tuple[Field, ...]) -> list[ListedField]:
    """Each field with what people call it and its kind."""
    return [
        ListedField(
            field=field,
            label=label_of(field),
            kind=kind_in_words(field),
            pages=", ".join(str(page) for page in dict.fromkeys(place.page for place in field.places)),
        )
        for field in fields
    ]


def sheets(version: BlankVersion) -> list[Sheet]:
    """The slots of a version, a page at a time, numbered through."""
    fields = {field.name: field for field in read_fields(version.fields)}
    rules = read_mapping(version.mapping)
    by_page: dict[int, list[tuple[int, Slot, Field]]] = {}
    for number, slot in enumerate(slots_of(fields.values()), 1):
        field = fields[slot.field]
        by_page.setdefault(_page(field, slot), []).append((number, slot, field))
    found: list[Sheet] = []
    for page, slots in sorted(by_page.items()):
        for start in range(0, len(slots), SLOTS_ON_A_SHEET):
            part = tuple(slots[start : start + SLOTS_ON_A_SHEET])
            width, height = version.pages[page - 1]
            found.append(
                Sheet(
                    number=len(found) + 1,
                    page=page,
                    slots=part,
                    undecided=sum(slot not in rules for _number, slot, _field in part),
                    width=width,
                    height=height,
                    marks=tuple(
                        mark for number, slot, field in part for mark in _marks(number, slot, field, page, height)
                    ),
                )
            )
    return found


def suggestions(version: BlankVersion) -> dict[Slot, Rule]:
    """What the undecided slots are probably for: as in the version before, or by their names."""
    older = BlankVersion.objects.filter(blank=version.blank_id, number__lt=version.number).order_by("-number")
    before = older.values_list("mapping", flat=True).first()
    return suggest(read_fields(version.fields), read_mapping(before))


def _page(field: Field, slot: Slot) -> int:
    return next(place.page for place in field.places if not slot.state or place.state == slot.state)


def _marks(number: int, slot: Slot, field: Field, page: int, height: float) -> list[Mark]:
    places = [place for place in field.places if field.kind not in BOXES or place.state == slot.state]
    return [
        Mark(
            number=number,
            x=round(place.rectangle[0], 1),
            y=round(height - place.rectangle[3], 1),
            width=round(place.rectangle[2] - place.rectangle[0], 1),
            height=round(place.rectangle[3] - place.rectangle[1], 1),
        )
        for place in places
        if place.page == page
    ]
