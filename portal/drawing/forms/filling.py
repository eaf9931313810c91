"""Writes into the fields of a form that has been cleaned. The fields stay fields: readable, and no longer changed."""

from dataclasses import dataclass
from typing import Any

from portal.drawing.forms.appearance import Box, draw_texts
from portal.drawing.forms.inspecting import COMB, EDIT, MULTILINE, opened, rectangle_of, state_of, written
from portal.drawing.forms.shapes import FilledForm, Filling
from portal.drawing.forms.walking import Found, is_array, is_dictionary, walk

READ_ONLY, RICH_TEXT, PRINT = 1, 1 << 25, 1 << 2
NO_TEXT, UNNAMED = (b"<0000>", b"<feff>", b"<fffe>"), b"<fffd>"


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """A widget with what is to be seen in it."""

    widget: Any
    box: Box
    turned: int


def fill(content: bytes, filling: Filling) -> FilledForm:
    """The form with everything written, or what could not be. Raises what pikepdf raises for a broken file."""
    with opened(content) as pdf:
        fields = walk(pdf)
        drawn = [each for name, text in filling.texts for each in _drawn(fields[name], text)]
        texts, pages, problems = draw_texts([each.box for each in drawn])
        if problems:
            return FilledForm(content=b"", problems=tuple(dict.fromkeys(problems)))
        for number, each in enumerate(drawn):
            _show(pdf, each, texts.pages[pages[number]] if number in pages else None)
        for name, text in filling.texts:
            _write(fields[name], text)
        for name, state in filling.states:
            _set_state(fields[name], state)
        _keep_empty_ones_visible(pdf, fields, {name for name, _text in filling.texts})
        _name_fields(fields, dict(filling.labels))
        _stamp(pdf, filling.stamp)
        return FilledForm(content=written(pdf))


def _drawn(field: Found, text: str) -> list[_Drawn]:
    flags = int(field.values.get("/Ff", 0))
    is_text = str(field.values["/FT"]) == "/Tx"
    length = field.values.get("/MaxLen", 0)
    found = []
    for _page, widget in field.widgets:
        left, bottom, right, top = rectangle_of(widget)
        turned = _turned(widget)
        width, height = (right - left, top - bottom) if turned % 180 == 0 else (top - bottom, right - left)
        box = Box(
            name=field.name,
            text=_read(field, text),
            width=round(max(width, 1), 3),
            height=round(max(height, 1), 3),
            size=_size(widget.get("/DA", field.values.get("/DA"))),
            alignment=int(widget.get("/Q", field.values.get("/Q", 0))),
            is_multiline=is_text and bool(flags & MULTILINE),
            cells=int(length) if is_text and flags & COMB else 0,
            border=_border(widget),
        )
        found.append(_Drawn(widget=widget, box=box, turned=turned))
    return found


def _read(field: Found, text: str) -> str:
    """What people see: of a list, the words beside what is stored."""
    options = field.values.get("/Opt", ())
    for option in options if is_array(options) else ():
        if is_array(option) and len(option) > 1 and str(option[0]) == text:
            return str(option[1])
    return text


def _size(appearance: Any) -> float:
    words = str(appearance).split() if appearance is not None else []
    try:
        size = float(words[words.index("Tf") - 1])
    except ValueError:
        return 0
    return size if 4 <= size <= 100 else 0


def _turned(widget: Any) -> int:
    look = widget.get("/MK")
    turned = look.get("/R", 0) if is_dictionary(look) else 0
    return int(turned) % 360 if turned in (0, 90, 180, 270, -90) else 0


def _border(widget: Any) -> float:
    look, style = widget.get("/MK"), widget.get("/BS")
    has_colour = is_dictionary(look) and "/BC" in look
    width = float(style.get("/W", 1)) if is_dictionary(style) else 1.0
    return min(max(width, 0), 5) if has_colour else 0


def _show(pdf: Any, drawn: _Drawn, page: Any) -> None:
    """Give a widget its picture: ground and border as the form says, and the text as it was drawn."""
    import pikepdf

    box = drawn.box
    text, resources = b"", pikepdf.Dictionary()
    if page is not None:
        form = pdf.copy_foreign(page.as_form_xobject())
        text, resources = form.read_bytes(), form.get("/Resources", resources)
        _name_nameless_glyphs(resources)
    clip = f"0 0 {box.width} {box.height} re W n\n".encode()
    stream = pdf.make_stream(_ground(drawn) + b"/Tx BMC\nq\n" + clip + text + b"\nQ\nEMC\n")
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    stream["/BBox"] = pikepdf.Array([0, 0, box.width, box.height])
    stream["/Resources"] = resources
    if drawn.turned:
        stream["/Matrix"] = pikepdf.Array(_MATRICES[drawn.turned](box.width, box.height))
    drawn.widget["/AP"] = pikepdf.Dictionary(N=stream)
    drawn.widget["/F"] = int(drawn.widget.get("/F", 0)) | PRINT


_MATRICES: Any = {
    90: lambda width, height: [0, 1, -1, 0, height, 0],
    180: lambda width, height: [-1, 0, 0, -1, width, height],
    270: lambda width, height: [0, -1, 1, 0, 0, width],
}


def _ground(drawn: _Drawn) -> bytes:
    look, box = drawn.widget.get("/MK"), drawn.box
    if not is_dictionary(look):
        return b""
    painted = []
    if fill := _colour(look.get("/BG"), ("g", "rg", "k")):
        painted.append(f"q {fill} 0 0 {box.width} {box.height} re f Q")
    if box.border and (line := _colour(look.get("/BC"), ("G", "RG", "K"))):
        half = box.border / 2
        frame = f"{half} {half} {box.width - box.border:.3f} {box.height - box.border:.3f} re S"
        painted.append(f"q {line} {box.border} w {frame} Q")
    return "\n".join([*painted, ""]).encode()


def _colour(value: Any, operators: tuple[str, str, str]) -> str:
    parts = [float(part) for part in value] if is_array(value) else []
    operator = {1: operators[0], 3: operators[1], 4: operators[2]}.get(len(parts))
    return f"{' '.join(f'{part:.4f}' for part in parts)} {operator}" if operator else ""


def _write(field: Found, text: str) -> None:
    import pikepdf

    field.node["/V"] = pikepdf.String(text)
    for key in ("/RV", "/DS", "/I"):
        if key in field.node:
            del field.node[key]
    field.node["/Ff"] = (int(field.values.get("/Ff", 0)) & ~RICH_TEXT) | READ_ONLY
    for _page, widget in field.widgets:
        if widget.objgen != field.node.objgen and "/V" in widget:
            del widget["/V"]


def _set_state(field: Found, state: str) -> None:
    """Tick the box of that state, and no other of the field."""
    import pikepdf

    off = pikepdf.Name.Off
    field.node["/V"] = pikepdf.Name(f"/{state}") if state else off
    field.node["/Ff"] = int(field.values.get("/Ff", 0)) | READ_ONLY
    for _page, widget in field.widgets:
        own = state_of(widget)
        widget["/AS"] = pikepdf.Name(f"/{own}") if state and own == state else off
        widget["/F"] = int(widget.get("/F", 0)) | PRINT


def _keep_empty_ones_visible(pdf: Any, fields: dict[str, Found], filled: set[str]) -> None:
    """A text field without a picture of its own was left to the reader's program to draw: we draw it, empty or not."""
    for name, field in fields.items():
        kind = str(field.values["/FT"])
        is_written = kind == "/Tx" or (kind == "/Ch" and int(field.values.get("/Ff", 0)) & EDIT)
        if name in filled or not is_written or field.values.get("/V"):
            continue
        for drawn in _drawn(field, ""):
            if "/AP" not in drawn.widget:
                _show(pdf, drawn, None)


def _name_fields(fields: dict[str, Found], labels: dict[str, str]) -> None:
    """A name that a screen reader can say, for fields that have none."""
    import pikepdf

    for name, field in fields.items():
        if not field.tooltip and name in labels:
            field.node["/TU"] = pikepdf.String(labels[name])


def _name_nameless_glyphs(resources: Any) -> None:
    """Let a mark drawn apart from its letter stand for a sign that says so; PDF/UA allows no empty text."""
    fonts = resources.get("/Font")
    for font in fonts.values() if is_dictionary(fonts) else ():
        if "/ToUnicode" in font:
            table = named = font.ToUnicode.read_bytes()
            for nothing in NO_TEXT:
                named = named.replace(b"> " + nothing, b"> " + UNNAMED)
            named = named.replace(b"> <>", b"> <2060>")
            if named != table:
                font.ToUnicode.write(named)


def _stamp(pdf: Any, stamp: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:contributor"] = {stamp}
