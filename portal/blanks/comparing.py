"""What is new in a version beside the one that is released now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.blanks.models import BlankVersion, MorePeople
from portal.blanks.rules import BY_HAND, CONSTANT, Rule, Slot, label_of, read_fields, read_mapping, slots_of
from portal.blanks.slot_forms import SlotForm
from portal.blanks.values import values


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference: where, and what it was and is, in words; empty where there was or is nothing."""

    where: str
    before: str
    now: str


def changes(older: BlankVersion | None, newer: BlankVersion) -> list[Change]:
    """Every difference, the file's first. Without an older version everything is new."""
    found = []
    if older is not None and older.cleaned_sha256 != newer.cleaned_sha256:
        found.append(Change(where=_("The file"), before=older.cleaned_sha256[:12], now=newer.cleaned_sha256[:12]))
    if older is not None and older.more_people != newer.more_people:
        said, says = (str(MorePeople(version.more_people).label) for version in (older, newer))
        found.append(Change(where=_("More people than rows"), before=said, now=says))
    rules_before = read_mapping(older.mapping) if older else {}
    rules_now = read_mapping(newer.mapping)
    labels = _labels(older) | _labels(newer)
    order = slots_of(read_fields(newer.fields))
    for slot in (*order, *sorted(rules_before.keys() - set(order))):
        before, now = rules_before.get(slot), rules_now.get(slot)
        if before != now:
            where = labels.get(slot.field, slot.field)
            found.append(Change(where=_place(where, slot), before=in_words(before), now=in_words(now)))
    return found


def in_words(rule: Rule | None) -> str:
    """A rule, for people."""
    if rule is None:
        return ""
    if rule.value == BY_HAND:
        return _("Left empty, to be filled in by hand")
    if rule.value == CONSTANT:
        return _("Always: %(text)s") % {"text": rule.text or _("ticked")}
    fields = SlotForm.base_fields
    parts = [str(values()[rule.value].label)]
    if rule.who:
        parts.append(_flat(fields["whom"])[f"{rule.who}-{rule.number}"])
    if rule.format:
        parts.append(_flat(fields["format"]).get(rule.format, rule.format))
    if rule.first or rule.last:
        parts.append(_("characters %(first)s to %(last)s") % {"first": rule.first or 1, "last": rule.last or "…"})
    if rule.answer:
        parts.append(_("ticked for “%(answer)s”") % {"answer": dict(values()[rule.value].words)[rule.answer]})
    return " · ".join(parts)


def _flat(field: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, label in field.choices:  # type: ignore[attr-defined]
        if isinstance(label, list | tuple):
            found |= {str(inner): str(text) for inner, text in label}
        else:
            found[str(key)] = str(label)
    return found


def _labels(version: BlankVersion | None) -> dict[str, str]:
    return {field.name: label_of(field) for field in read_fields(version.fields)} if version else {}


def _place(label: str, slot: Slot) -> str:
    return f"{label}: {slot.state}" if slot.state else label
