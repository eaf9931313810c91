"""Looks into a form that was uploaded: refused, or cleaned with its fields listed."""

import io
import math
from collections.abc import Iterable
from typing import Any

from portal.drawing.forms.cleaning import clean
from portal.drawing.forms.shapes import Field, FieldKind, Inspected, Place, Refusal
from portal.drawing.forms.walking import Found, Tangled, is_array, is_dictionary, readable, walk

LARGEST = 10 * 1024 * 1024
MOST_PAGES = 40
MOST_FIELDS = 600
MOST_OPTIONS = 300
MOST_TOLD = 500_000
"""Characters of all that is told about the fields. One list may be shared by all of them."""
ROOM_OF_PLACE = 60
LONGEST_STATE = 127  # of any name, by the standard

MULTILINE, RADIO, BUTTON, COMBO, EDIT, COMB = (1 << bit for bit in (12, 15, 16, 17, 18, 24))
REQUIRED = 1 << 1
HIDDEN_WIDGET = (1 << 1) | (1 << 5)


def inspect(content: bytes) -> Inspected | Refusal:
    """The cleaned form with its fields, or why the file cannot be used."""
    if len(content) > LARGEST:
        return Refusal.TOO_LARGE
    if b"%PDF-" not in content[:1024]:
        return Refusal.NO_PDF
    try:
        return _cleaned(content)
    except (Tangled, RecursionError):
        return Refusal.TANGLED
    except _locked():
        return Refusal.ENCRYPTED
    except _unreadable():
        return Refusal.DAMAGED


def opened(content: bytes) -> Any:
    """The document as it is written: one that has to be mended first may not be what its maker meant."""
    import pikepdf

    return pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)


def written(pdf: Any) -> bytes:
    """The document's bytes: the same for the same document."""
    import pikepdf

    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _locked() -> type[Exception]:
    import pikepdf

    locked: type[Exception] = pikepdf.PasswordError
    return locked


def _unreadable() -> tuple[type[Exception], ...]:
    import pikepdf

    return (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RuntimeError)


def _cleaned(content: bytes) -> Inspected | Refusal:
    with opened(content) as pdf:
        if refusal := _refuse(pdf):
            return refusal
        removed = clean(pdf)
        cleaned = written(pdf)
    if len(cleaned) > LARGEST:
        return Refusal.TOO_LARGE
    with opened(cleaned) as pdf:
        fields = _fields(pdf)
        if fields is None:
            return Refusal.TOO_MANY_FIELDS
        return Inspected(
            cleaned=cleaned,
            fields=fields,
            pages=tuple(_size(page) for page in pdf.pages),
            removed=tuple(sorted(removed.items())),
            is_tagged="/StructTreeRoot" in pdf.Root,
        )


def _refuse(pdf: Any) -> Refusal | None:
    if pdf.is_encrypted:
        return Refusal.ENCRYPTED
    if len(pdf.pages) > MOST_PAGES:
        return Refusal.TOO_MANY_PAGES
    fields = walk(pdf)
    form = pdf.Root.get("/AcroForm")
    is_xfa = is_dictionary(form) and "/XFA" in form
    if is_xfa and (not fields or pdf.Root.get("/NeedsRendering") is True):
        return Refusal.XFA_ONLY
    if not fields:
        return Refusal.NO_FIELDS
    return Refusal.TOO_MANY_FIELDS if len(fields) > MOST_FIELDS else None


def _fields(pdf: Any) -> tuple[Field, ...] | None:
    """Every field; None where there is more to tell of them than a page of ours can show."""
    corners, room, told = [_corner(page) for page in pdf.pages], MOST_TOLD, []
    for found in walk(pdf).values():
        field = _field(found, corners)
        room -= len(field.name) + len(field.tooltip) + sum(len(stored) + len(read) for stored, read in field.options)
        room -= sum(ROOM_OF_PLACE + len(place.state) for place in field.places)
        if room < 0:
            return None
        told.append(field)
    return tuple(told)


def _field(found: Found, corners: list[tuple[float, float]]) -> Field:
    values, flags = found.values, _flags(found)
    kind = _kind(found, flags)
    is_text = kind is FieldKind.TEXT
    length = values.get("/MaxLen")
    return Field(
        name=found.name,
        kind=kind,
        tooltip=found.tooltip,
        places=tuple(_place(page, widget, kind, corners[page - 1]) for page, widget in found.widgets),
        is_multiline=is_text and bool(flags & MULTILINE),
        is_comb=is_text and bool(flags & COMB) and isinstance(length, int) and length > 0,
        is_hidden=all(int(widget.get("/F", 0)) & HIDDEN_WIDGET for _page, widget in found.widgets),
        is_required=bool(flags & REQUIRED),
        max_length=length if is_text and isinstance(length, int) and length > 0 else None,
        options=_options(values.get("/Opt")) if kind is FieldKind.CHOICE else (),
        takes_other_text=kind is FieldKind.CHOICE and bool(flags & COMBO) and bool(flags & EDIT),
        font=_font(values.get("/DA")),
        holds=_holds(values.get("/V")) if kind is not FieldKind.SIGNATURE else "",
    )


def _flags(found: Found) -> int:
    flags = found.values.get("/Ff", 0)
    return flags if isinstance(flags, int) else 0


def _kind(found: Found, flags: int) -> FieldKind:
    match str(found.values["/FT"]):
        case "/Tx":
            return FieldKind.TEXT
        case "/Ch":
            return FieldKind.CHOICE
        case "/Btn" if flags & BUTTON:
            return FieldKind.BUTTON
        case "/Btn":
            return FieldKind.RADIO if flags & RADIO else FieldKind.CHECKBOX
        case "/Sig":
            return FieldKind.SIGNATURE
        case _:
            return FieldKind.BUTTON  # no kind that anybody fills in


def _place(page: int, widget: Any, kind: FieldKind, corner: tuple[float, float]) -> Place:
    state = state_of(widget) if kind in (FieldKind.CHECKBOX, FieldKind.RADIO) else ""
    (left, bottom, right, top), (x, y) = rectangle_of(widget), corner
    return Place(page=page, rectangle=(left - x, bottom - y, right - x, top - y), state=state)


def rectangle_of(widget: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top. Raises ValueError for what is no rectangle."""
    return _straight(widget["/Rect"])


def _straight(corners: Any) -> tuple[float, float, float, float]:
    sides = [float(side) for side in corners]
    if len(sides) != 4 or not all(math.isfinite(side) and abs(side) < 20_000 for side in sides):
        raise ValueError("no rectangle")
    return (min(sides[0::2]), min(sides[1::2]), max(sides[0::2]), max(sides[1::2]))


def state_of(widget: Any) -> str:
    """What a box is called when it is on, by its own pictures; empty where it has none, or one that is no text."""
    pictures = widget.get("/AP")
    normal: Any = pictures.get("/N") if is_dictionary(pictures) else None
    states = sorted(key[1:] for key in normal if key != "/Off") if is_dictionary(normal) else []
    state: str = states[0] if states else ""
    return state if len(state) <= LONGEST_STATE and state.isprintable() else ""


def _options(value: Any) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    options: list[Any] = list(value) if is_array(value) else []
    for option in options[:MOST_OPTIONS]:
        parts: Iterable[Any] = list(option) if is_array(option) else (option, option)
        stored, read = (readable(part, 200) for part in list(parts)[:2])
        pairs.append((stored, read))
    return tuple(pairs)


def _font(appearance: Any) -> str:
    words = readable(appearance).split()
    return words[words.index("Tf") - 2].lstrip("/") if "Tf" in words[2:] else ""


def _holds(value: Any) -> str:
    import pikepdf

    if isinstance(value, pikepdf.Stream):
        return readable(value.read_bytes()[:500].decode("latin-1"))
    text = readable(value, 200) if isinstance(value, pikepdf.Object | str) and not is_array(value) else ""
    return "" if text in ("/Off", "Off") else text.lstrip("/")


def _corner(page: Any) -> tuple[float, float]:
    left, bottom, _right, _top = _straight(page.mediabox)
    return (left, bottom)


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = _straight(page.mediabox)
    return (round(right - left, 2), round(top - bottom, 2))
