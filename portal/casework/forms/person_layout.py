"""How the long form of one person is laid out: groups, what each fact is known from, and what others have told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

from eligibility.wording import Text
from portal.casework.deeds.sources import source_field
from portal.casework.models import Person
from portal.casework.people.fact_groups import GROUPS, TAKEN_OVER, TIES, Group, not_told, taken_over
from portal.casework.people.roles import Role, role_of
from portal.casework.people.telling import known_text

from .sources import day_field

if TYPE_CHECKING:
    from .people import PersonForm


@dataclass(frozen=True, kw_only=True)
class Row:
    """One field; where its fact was told before, with how it is known and the fields for saying that anew."""

    field: forms.BoundField
    known: Text = ""
    source: tuple[forms.BoundField, ...] = ()

    @property
    def source_is_wrong(self) -> bool:
        """Whether the fields of the source must be seen, because something in them is to be corrected."""
        return any(field.errors for field in self.source)


@dataclass(frozen=True, kw_only=True)
class Copy:
    """What one button fills in: some facts as another person has told them, or family ties to that person."""

    word: str
    name: str
    is_ties: bool


@dataclass(frozen=True, kw_only=True)
class ShownGroup:
    """One heading with its fields. `is_open` says that they are to be seen at once, `not_told` how many wait."""

    group: Group
    rows: tuple[Row, ...]
    copies: tuple[Copy, ...]
    is_open: bool
    not_told: int


def layout(form: "PersonForm") -> Iterator[ShownGroup]:
    """The groups that this form has, in their order."""
    for group in GROUPS:
        rows = tuple(_row(form, name) for name in group.names if name in form.fields)
        if rows:
            waiting = len(not_told(group, form.person)) if form.person else 0
            yield ShownGroup(
                group=group,
                rows=rows,
                copies=tuple(_copies(form, group)),
                is_open=_is_open(form, group, rows, waiting),
                not_told=waiting,
            )


def _is_open(form: "PersonForm", group: Group, rows: Iterable[Row], waiting: int) -> bool:
    """Whether something in it waits to be told, was just filled in, or is wrong."""
    if any(row.field.errors or row.source_is_wrong for row in rows):
        return True
    if group.folded:
        return any(row.field.value() for row in rows)
    if form.person is None:
        return True
    return waiting > 0 or any(_differs(row.field, form.saved.get(row.field.name)) for row in rows)


def _differs(field: forms.BoundField, saved: object) -> bool:
    """Whether the field shows something else than what is saved: a draft, or what a button has filled in."""
    return str(field.value() or "") != str(field.field.prepare_value(saved) or "")


def _row(form: "PersonForm", name: str) -> Row:
    if source_field(name) not in form.fields:
        return Row(field=form[name])
    saved = form.saved_sources.get(name)
    fields = (form[source_field(name)], form[day_field(name)])
    return Row(field=form[name], known=known_text(saved) if saved else "", source=fields)


def _copies(form: "PersonForm", group: Group) -> Iterator[Copy]:
    if group.code not in TAKEN_OVER:
        return
    for pk, other in form.others.items():
        if taken_over(other, form.person, [group.code], on=form.case.applied_on):
            yield Copy(word=f"{group.code}:{pk}", name=other.label, is_ties=False)
    for pk, other in form.others.items():
        if group.code == "permit" and _may_have_ties_to(other, form):
            yield Copy(word=f"{TIES}:{pk}", name=other.label, is_ties=True)


def _may_have_ties_to(other: Person, form: "PersonForm") -> bool:
    return other.permit_ground is not None and role_of(other, form.case.applied_on) is not Role.CHILD
