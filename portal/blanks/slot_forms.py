"""What is to be written in one field, as a form; and in many fields at once, by a pattern over their names."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.blanks.formats import FORMATS, suits
from portal.blanks.rules import BOXES, BY_HAND, CONSTANT, Rule, Slot, Who
from portal.blanks.values import YES_OR_NO, Label, Type, values
from portal.drawing.forms.shapes import Field, FieldKind

ROWS = {Who.PERSON: 12, Who.ADULT: 6, Who.CHILD: 12}
PLACE = "{n}"
Choices = list[Any]


def _value_choices(with_text: bool = True) -> Choices:
    own = [("", _("Not decided yet")), (BY_HAND, _("Left empty, to be filled in by hand"))]
    if with_text:
        own.append((CONSTANT, _("Always the same text, or always ticked")))
    known = values().items()
    return [
        *own,
        (_("The case"), [(name, value.label) for name, value in known if not value.is_persons]),
        (_("A person"), [(name, value.label) for name, value in known if value.is_persons]),
    ]


def _whom_choices() -> Choices:
    named = {Who.PERSON: _("Person %(n)s"), Who.ADULT: _("Adult %(n)s"), Who.CHILD: _("Child %(n)s")}
    rows = [
        (f"{who}-{number}", text % {"n": number}) for who, text in named.items() for number in range(1, ROWS[who] + 1)
    ]
    return [("", _("Nobody: it is about the case")), *rows]


_TYPE_NAMES: dict[Type, Label] = {
    Type.DATE: gettext_lazy("A day"),
    Type.IDENTITY: gettext_lazy("Identity number"),
    Type.AMOUNT: gettext_lazy("An amount"),
    Type.YES_NO: gettext_lazy("Yes or no"),
    Type.WORD: gettext_lazy("A choice of words"),
    Type.COUNTRY: gettext_lazy("A country"),
}


def _format_choices() -> Choices:
    groups = [
        (_TYPE_NAMES[type], [(key, label) for key, (label, _write) in formats.items() if key != "as_it_is"])
        for type, formats in FORMATS.items()
        if type in _TYPE_NAMES
    ]
    return [("", _("As it usually is")), *groups]


def _answer_choices() -> Choices:
    groups = [(value.label, list(value.words)) for value in values().values() if value.type is Type.WORD]
    return [("", "–"), *YES_OR_NO, *groups]


class SlotForm(forms.Form):
    """The rule of one slot. ``rule`` is None while it is not decided."""

    value = forms.ChoiceField(label=gettext_lazy("What is to be written"), choices=_value_choices, required=False)
    whom = forms.ChoiceField(label=gettext_lazy("About whom"), choices=_whom_choices, required=False)
    format = forms.ChoiceField(label=gettext_lazy("How it is written"), choices=_format_choices, required=False)
    first = forms.IntegerField(label=gettext_lazy("From character"), min_value=1, max_value=200, required=False)
    last = forms.IntegerField(label=gettext_lazy("To character"), min_value=1, max_value=200, required=False)
    text = forms.CharField(label=gettext_lazy("The text"), max_length=300, required=False)
    answer = forms.ChoiceField(label=gettext_lazy("Ticked when the answer is"), choices=_answer_choices, required=False)

    def __init__(self, *args: Any, field: Field, slot: Slot, number: int, suggested: Rule | None, **more: Any) -> None:
        self.field, self.slot, self.number, self.suggested = field, slot, number, suggested
        super().__init__(*args, **more)
        unused = ("format", "first", "last", "text") if field.kind in BOXES else ("answer",)
        for name in unused:
            del self.fields[name]

    @property
    def is_box(self) -> bool:
        return self.field.kind in BOXES

    @property
    def is_list(self) -> bool:
        return self.field.kind is FieldKind.CHOICE

    @property
    def rule(self) -> Rule | None:
        told = self.cleaned_data
        if not told["value"]:
            return None
        who, _dash, number = (told.get("whom") or "").partition("-")
        if told["value"] in (BY_HAND, CONSTANT) or not values()[told["value"]].is_persons:
            who = number = ""
        return Rule(
            value=told["value"],
            who=who,
            number=int(number or 0),
            format=told.get("format") or "",
            first=told.get("first") or 0,
            last=told.get("last") or 0,
            text=(told.get("text") or "") if told["value"] == CONSTANT else "",
            answer=told.get("answer") or "",
        )

    def clean(self) -> dict[str, Any]:
        told, name = self.cleaned_data, self.cleaned_data.get("value")
        if name == CONSTANT and not self.is_box:
            self._check_text(told.get("text") or "")
        if not name or name in (BY_HAND, CONSTANT):
            return told
        value = values()[name]
        if value.is_persons and not told.get("whom"):
            self.add_error("whom", _("Say about whom: each person has an own answer."))
        if not suits(value, told.get("format") or ""):
            self.add_error("format", _("The value cannot be written like that. Choose another way."))
        if (told.get("first") or 1) > (told.get("last") or 200):
            self.add_error("last", _("The last character cannot come before the first."))
        if self.is_box and told.get("answer") not in dict(value.words):
            self.add_error("answer", _("Choose one of the answers that this value can have."))
        return told

    def _check_text(self, text: str) -> None:
        if not text:
            self.add_error("text", _("Write the text that is always to stand here."))
        elif self.field.max_length and len(text) > self.field.max_length:
            most = self.field.max_length
            self.add_error("text", _("The field takes at most %(most)s characters.") % {"most": most})


def initial_of(rule: Rule | None) -> dict[str, Any]:
    """What the form says for a rule."""
    if rule is None:
        return {}
    whom = f"{rule.who}-{rule.number}" if rule.who else ""
    return {
        "value": rule.value,
        "whom": whom,
        "format": rule.format,
        "first": rule.first or None,
        "last": rule.last or None,
        "text": rule.text,
        "answer": rule.answer,
    }


class RowsForm(forms.Form):
    """One rule for a whole column of rows: the number in the fields' names says whom each is about."""

    pattern = forms.CharField(
        label=gettext_lazy("Names of the fields"),
        help_text=(
            gettext_lazy(
                "Write {n} where the number of the row stands, for example Barn{n}.Namn for Barn1.Namn and on."
            )
        ),
        max_length=200,
    )
    value = forms.ChoiceField(label=gettext_lazy("What is to be written"), choices=lambda: _value_choices()[4:])
    who = forms.ChoiceField(
        label=gettext_lazy("The rows are for"),
        choices=[
            (Who.PERSON.value, gettext_lazy("everybody, in order")),
            (Who.ADULT.value, gettext_lazy("the adults")),
            (Who.CHILD.value, gettext_lazy("the children")),
        ],
    )
    start = forms.IntegerField(
        label=gettext_lazy("The first row is for number"),
        help_text=gettext_lazy("1 is the first of them. 2, if the first has a place of its own further up."),
        min_value=1,
        max_value=12,
        initial=1,
    )
    format = forms.ChoiceField(label=gettext_lazy("How it is written"), choices=_format_choices, required=False)

    def __init__(self, *args: Any, fields: Sequence[Field], **more: Any) -> None:
        self.of_blank = fields
        super().__init__(*args, **more)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "value" in told and not suits(values()[told["value"]], told.get("format") or ""):
            self.add_error("format", _("The value cannot be written like that. Choose another way."))
        pattern = told.get("pattern", "")
        if pattern and pattern.count(PLACE) != 1:
            self.add_error("pattern", _("Write {n} once, where the number of the row stands."))
        elif pattern and not self._matching(pattern):
            self.add_error("pattern", _("No text field has such a name. Compare with the names in the list."))
        return told

    @property
    def rules(self) -> dict[Slot, Rule]:
        """A rule for each field that matches, in the order of the numbers in their names."""
        told = self.cleaned_data
        matching = self._matching(told["pattern"])
        return {
            Slot(name): Rule(
                value=told["value"], who=told["who"], number=told["start"] + place, format=told["format"] or ""
            )
            for place, (_number, name) in enumerate(sorted(matching))
        }

    def _matching(self, pattern: str) -> list[tuple[int, str]]:
        before, _place, after = pattern.partition(PLACE)
        shape = re.compile(re.escape(before) + r"(\d{1,4})" + re.escape(after))
        return [
            (int(found.group(1)), field.name)
            for field in _text_fields(self.of_blank)
            if (found := shape.fullmatch(field.name))
        ]


def _text_fields(fields: Iterable[Field]) -> Iterable[Field]:
    return (field for field in fields if field.can_be_filled and field.kind not in BOXES)
