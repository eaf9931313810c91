"""What would be written in each field for one household, what stays empty, and what is in the way. Opens no file."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.blanks.choosing import is_about_a_person, rows_of, tells_age, without_a_row
from portal.blanks.formats import CannotBeWritten, written
from portal.blanks.models import MorePeople
from portal.blanks.rules import BOXES, BY_HAND, CONSTANT, Rule, Rules, Slot, label_of
from portal.blanks.values import NO, YES, Data, Type, values
from portal.drawing.forms.shapes import Field, FieldKind, Filling

_JOINERS = "\u200c\u200d"  # Persian and Kurdish are spelt with them


@dataclass(frozen=True, kw_only=True)
class LeftBlank:
    """A field that stays empty, whom it is about, and why, in the reader's language."""

    field: str
    person: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Lack:
    """What is in the way of filling in the blank for this household, in the reader's language."""

    field: str
    person: str
    message: str


@dataclass(kw_only=True)
class Plan:
    """What goes where. Nothing may be written while there are lacks. ``about`` names the person of a field."""

    texts: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    left_blank: list[LeftBlank] = field(default_factory=list)
    lacks: list[Lack] = field(default_factory=list)

    def filling(self, stamp: str) -> Filling:
        """The plan as the child takes it."""
        return Filling(
            texts=tuple(sorted(self.texts.items())),
            states=tuple(sorted(self.states.items())),
            labels=tuple(sorted(self.labels.items())),
            stamp=stamp,
        )


def plan(fields: Iterable[Field], rules: Rules, more_people: str, data: Data) -> Plan:
    """What is to be written for the household."""
    made, rows = Plan(), rows_of(data)
    if tells_age(rules.values()):
        for person in rows.of_unknown_age:
            message = _(
                "The day of birth of %(name)s is missing, so the form cannot tell an adult's row from a child's."
            )
            made.lacks.append(Lack(field="", person=person["name"], message=message % {"name": person["name"]}))
    _seat_everyone(made, [person["name"] for person in without_a_row(rows, rules.values())], more_people)
    for each in fields:
        for slot, rule in _rules_of(each, rules):
            about = rows.person(rule) if is_about_a_person(rule) else {}
            if about is not None:
                _put(made, each, slot, rule, data, about)
        if each.kind is FieldKind.SIGNATURE:
            made.left_blank.append(LeftBlank(field=label_of(each), person="", why=_("To be signed.")))
    return made


def _rules_of(each: Field, rules: Rules) -> list[tuple[Slot, Rule]]:
    states = list(dict.fromkeys(place.state for place in each.places)) if each.kind in BOXES else [""]
    return [(slot, rules[slot]) for state in states if (slot := Slot(each.name, state)) in rules]


def _seat_everyone(made: Plan, names: list[str], more_people: str) -> None:
    for name in names:
        if more_people == MorePeople.BY_HAND:
            why = _("The form has no row left. To be added by hand.")
            made.left_blank.append(LeftBlank(field="", person=name, why=why))
        else:
            message = _("The form has no row for %(name)s: the household has more people than the form has rows.")
            made.lacks.append(Lack(field="", person=name, message=message % {"name": name}))


def _put(made: Plan, each: Field, slot: Slot, rule: Rule, data: Data, person: Data) -> None:
    name, label = person.get("name", ""), label_of(each)
    made.about[each.name] = name
    if rule.value == BY_HAND:
        _leave(made, label, name, _("To be filled in by hand."))
        return
    told = rule.text if rule.value == CONSTANT else values()[rule.value].read(data, person)
    if told is None:
        _leave(made, label, name, _("Not told."))
        return
    if not each.tooltip:
        made.labels[each.name] = _spoken_label(rule)
    if each.kind in BOXES:
        made.states.setdefault(each.name, "")
        if _is_ticked(rule, told):
            made.states[each.name] = slot.state
        return
    try:
        text = _text(rule, told)
    except CannotBeWritten:
        message = _("“%(field)s” for %(name)s: the identity number has not as many digits as the form asks for.")
        made.lacks.append(Lack(field=label, person=name, message=message % {"field": label, "name": name}))
        return
    _check(made, each, name, text)


def _leave(made: Plan, label: str, name: str, why: str) -> None:
    left = LeftBlank(field=label, person=name, why=why)
    if left not in made.left_blank:
        made.left_blank.append(left)


def _is_ticked(rule: Rule, told: object) -> bool:
    if rule.value == CONSTANT:
        return True
    if values()[rule.value].type is Type.YES_NO:
        return (YES if told else NO) == rule.answer
    return str(told) == rule.answer


def _text(rule: Rule, told: object) -> str:
    text = rule.text if rule.value == CONSTANT else written(values()[rule.value], told, rule.format)
    text = "".join(sign for sign in unicodedata.normalize("NFC", text) if _is_seen(sign))
    return text[max(rule.first - 1, 0) : rule.last or None].strip()


def _is_seen(sign: str) -> bool:
    """No control characters, and none that turn the text round; they have no business in a form."""
    return sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _check(made: Plan, each: Field, name: str, text: str) -> None:
    label = label_of(each)
    said = {"field": label, "name": name, "text": text, "most": each.max_length, "length": len(text)}
    if each.max_length and len(text) > each.max_length:
        message = _("“%(field)s” takes %(most)s characters, and “%(text)s” is %(length)s.") % said
        made.lacks.append(Lack(field=label, person=name, message=message))
    elif each.options and (chosen := _option(each, text)) is not None:
        made.texts[each.name] = chosen
    elif each.options and not each.takes_other_text:
        message = _("“%(field)s” is a list that does not have “%(text)s”.") % said
        made.lacks.append(Lack(field=label, person=name, message=message))
    else:
        made.texts[each.name] = text


def _option(each: Field, text: str) -> str | None:
    """What is stored for a text that stands in the list, by either of its names."""
    wanted = text.casefold()
    for stored, read in each.options:
        if wanted in (stored.casefold(), read.casefold()):
            return stored
    return None


def _spoken_label(rule: Rule) -> str:
    if rule.value == CONSTANT:
        return rule.text
    label = str(values()[rule.value].label)
    return f"{label} {rule.number}" if rule.number else label
