"""What a field is probably for, by what it is called. Shown as a suggestion; nothing is written before it is saved."""

import re
from collections.abc import Iterable

from portal.blanks.rules import BOXES, Rule, Rules, Slot, Who
from portal.blanks.values import NO, YES, Type, values
from portal.drawing.forms.shapes import Field

# The first that is found in a field's tooltip or name; Swedish before English.
_WORDS = (
    (r"person(?:nummer|nr)|samordningsn|identity ?n|\bpnr\b|ssn", "identity_number"),
    (r"född|fodd|födelse|fodelse|birth|\bdob\b|born", "born"),
    (r"medborgar.*svensk|svensk.*medborgar|swedish citizen", "swedish_citizen"),
    (r"\bcsn\b|studiest|studiel", "csn_debt"),
    (r"kronofog|enforcement", "enforcement_debt"),
    (r"mottag|received", "received_there"),
    (r"bosatt|resident", "resident"),
    (r"\bland\b|country|destination", "destination"),
    (r"kommunkod|municipality code", "municipality_code"),
    (r"kommun|municipality", "municipality"),
    (r"referens|diarien|\bdnr\b|reference", "reference"),
    (r"namn|\bname", "name"),
)
_NOT_MEANT = r"ombud|fullmakt|handl[äa]gg|kontakt|bank|underskrift|signature|[äa]rendenummer|make|maka|partner"
_CHILD, _OTHER_ADULT = r"barn|child", r"medsök|medsok|co.?applicant"
_NUMBER = re.compile(r"(\d+)")
_NEGATIVE = ("nej", "no", "false", "0")
LARGEST_ROW = 20


def suggest(fields: Iterable[Field], before: Rules) -> dict[Slot, Rule]:
    """Rules for the fields that can be guessed: from the version before where it has the same, else from the words."""
    found: dict[Slot, Rule] = {}
    for field in fields:
        if not field.can_be_filled:
            continue
        states = [place.state for place in field.places] if field.kind in BOXES else [""]
        for state in dict.fromkeys(states):
            slot = Slot(field.name, state)
            rule = before.get(slot) or _guess(field, state)
            if rule is not None:
                found[slot] = rule
    return found


def _guess(field: Field, state: str) -> Rule | None:
    called = re.sub(r"[_.\[\]-]+|(?<=[a-zåäö])(?=[A-ZÅÄÖ0-9])", " ", f"{field.tooltip} {field.name}").lower()
    if re.search(_NOT_MEANT, called):
        return None
    name = next((name for words, name in _WORDS if re.search(words, called)), None)
    if name is None:
        return None
    value = values()[name]
    who, number = _row(called) if value.is_persons else ("", 0)
    if field.kind in BOXES:
        if value.type is not Type.YES_NO:
            return None
        return Rule(value=name, who=who, number=number, answer=NO if state.lower() in _NEGATIVE else YES)
    return Rule(value=name, who=who, number=number, format=_format(field, value.type))


def _row(called: str) -> tuple[str, int]:
    numbers = [int(digits) for digits in _NUMBER.findall(called) if 0 < int(digits) <= LARGEST_ROW]
    number = numbers[-1] if numbers else 1
    if re.search(_CHILD, called):
        return Who.CHILD, number
    if re.search(_OTHER_ADULT, called):
        return Who.ADULT, number + 1
    return (Who.PERSON, number) if numbers else (Who.ADULT, 1)


def _format(field: Field, type: Type) -> str:
    if type is Type.DATE:
        return {8: "YYYYMMDD", 6: "YYMMDD"}.get(field.max_length or 0, "YYYY-MM-DD")
    if type is Type.IDENTITY:
        return {12: "YYYYMMDDNNNN", 11: "YYMMDD-NNNN", 10: "YYMMDDNNNN", 4: "NNNN"}.get(field.max_length or 0, "")
    return ""
