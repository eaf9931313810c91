"""Shorter ways to the same drawing: where WeasyPrint works something out again that cannot have changed.

Each of these replaces a private function, gives what the replaced one gives, and hands over to it in every case but the
common one. A test draws with and without them and compares the bytes; `make_quicker` is called once in a child.
"""

from typing import Any

from portal.drawing.once import Patch, done_once


def make_quicker() -> None:
    """Take the shorter ways from now on, in this process."""
    known = *_styles(), *_lengths(), *_texts(), *_faces(), *_backgrounds(), *_places()
    for owner, name, shorter in (*done_once(), *known):
        setattr(owner, name, shorter)


def _styles() -> list[Patch]:
    """A property that nothing was said of is its parent's, or the initial one: asked for fifty thousand times."""
    from weasyprint import css
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    longer = css.ComputedStyle.__missing__
    longer_of_anonymous = css.AnonymousStyle.__missing__
    special = {"float", "display", "position", "page"}
    special |= {name for name in INITIAL_VALUES if name.startswith("text_decoration_")}
    logical = {function(block="ttb", inline=way) for function in PHYSICAL_FUNCTIONS.values() for way in ("ltr", "rtl")}
    inherited = frozenset(INHERITED) - special
    initial = {
        name: value
        for name, value in INITIAL_VALUES.items()
        if name not in inherited and name not in special and name not in INITIAL_NOT_COMPUTED and name[:2] != "__"
    }

    def shorter(style: Any, name: str) -> Any:
        said = style.cascaded
        if name in said or (name in PHYSICAL_FUNCTIONS and not logical.isdisjoint(said)):
            return longer(style, name)
        if name in initial:
            value = style[name] = initial[name]
            return value
        if name in inherited and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
            return value
        return longer(style, name)

    def shorter_of_anonymous(style: Any, name: str) -> Any:
        if name in initial:
            value = style[name] = initial[name]
        elif name in inherited:
            value = style[name] = style.parent_style[name]
        else:
            value = longer_of_anonymous(style, name)
        return value

    return [(css.ComputedStyle, "__missing__", shorter), (css.AnonymousStyle, "__missing__", shorter_of_anonymous)]


def _lengths() -> list[Patch]:
    """A length in pixels is itself, whatever it could have been a part of; a style's lengths are looked up once."""
    from weasyprint.css.properties import Dimension
    from weasyprint.formatting_structure.boxes import PageBox
    from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

    longer = percent.resolve_percentages
    borders = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
    sides = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left"))
    names = (*sides, "width", "height", "max_width", "max_height", "min_width", "min_height")

    def plain(style: Any) -> dict[str, Any] | None:
        """What the lengths are if none of them is a part of something else."""
        lengths: dict[str, Any] = {name: style[name] for name in borders}
        for name in names:
            value = style[name]
            if value.__class__ is Dimension and value[1] == "px":
                lengths[name] = value[0]
            elif value == "auto":
                lengths[name] = 0 if name[:4] == "min_" else "auto"
            else:
                return None
        return lengths if style["box_sizing"] == "content-box" else None

    def shorter(box: Any, containing_block: Any) -> None:
        known = box.style.__dict__
        if "_lengths" not in known:
            known["_lengths"] = plain(box.style)
        lengths = known["_lengths"]
        if lengths is None or isinstance(box, PageBox):
            longer(box, containing_block)
        elif box.style["border_collapse"] == "collapse" and "border_top_width" in box.__dict__:
            box.__dict__.update({name: lengths[name] for name in lengths if name not in borders})
            for name in borders:
                box.__dict__.setdefault(name, lengths[name])
        else:
            box.__dict__.update(lengths)

    places = (absolute, block, column, float, grid, inline, page, percent, table)
    return [(place, "resolve_percentages", shorter) for place in places]


def _places() -> list[Patch]:
    """Whether a box stands in the flow is asked a hundred thousand times, and nearly every one does."""
    from weasyprint.formatting_structure.boxes import Box

    longer = Box.is_in_normal_flow

    def shorter(box: Any) -> bool:
        style = box.style
        if style["float"] == "none" and style["position"] in ("static", "relative"):
            return True
        return bool(longer(box))

    return [(Box, "is_in_normal_flow", shorter)]


def _backgrounds() -> list[Patch]:
    """A corner that is not round needs no radius, and most boxes have four such corners."""
    from weasyprint.layout import background

    longer = background.resolve_radii_percentages
    corners = ("border_top_left_radius", "border_top_right_radius")
    corners += ("border_bottom_right_radius", "border_bottom_left_radius")  # type: ignore[assignment]
    square = ((0, "px"), (0, "px"))

    def shorter(box: Any) -> None:
        style = box.style
        if all(style[corner] == square for corner in corners):
            for corner in corners:
                setattr(box, corner, (0, 0))
        else:
            longer(box)

    return [(background, "resolve_radii_percentages", shorter)]


def _texts() -> list[Patch]:
    """A text that was set in a face stays as it was set until it is drawn."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import pango

    layouts = line_break.Layout
    longer_text, longer_away, longer_back = layouts.set_text, layouts.deactivate, layouts.reactivate

    def set_text(layout: Any, text: str, justify: bool = False) -> None:
        longer_text(layout, text, justify)
        if "\n" not in layout.text:  # said when it is drawn in any case, and then everything would be set again
            pango.pango_layout_set_single_paragraph_mode(layout.layout, True)

    def deactivate(layout: Any) -> None:
        if layout.justification_spacing:
            longer_away(layout)

    def reactivate(layout: Any, style: Any) -> None:
        if layout.justification_spacing:
            longer_back(layout, style)

    return [
        (layouts, "set_text", set_text),
        (layouts, "deactivate", deactivate),
        (layouts, "reactivate", reactivate),
    ]


def _faces() -> list[Patch]:
    """A style's face is looked up once, not for each of its texts."""
    from weasyprint.layout import block, inline
    from weasyprint.text import fonts, line_break
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

    longer_setup, longer_strut = line_break.Layout.setup, line_break.strut
    variants = ("kerning", "variant_ligatures", "variant_position", "variant_caps", "variant_numeric")
    variants += ("variant_alternates", "variant_east_asian", "feature_settings")  # type: ignore[assignment]

    def face(style: Any) -> tuple[Any, Any, Any] | None:
        plain = style["font_language_override"] == "normal" and style["text_decoration_line"] == "none"
        if not plain or not style["lang"] or fonts.font_features(*(style[f"font_{name}"] for name in variants)):
            return None
        context = pango.pango_font_map_create_context(style.font_config.font_map)
        context = ffi.gc(context, gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        letters, _ = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(letters)
        pango.pango_context_set_language(context, language)
        return context, language, fonts.get_font_description(style)

    def setup(layout: Any, style: Any) -> None:
        known = style.__dict__
        if "_face" not in known:
            known["_face"] = face(style)
        if known["_face"] is None:
            return longer_setup(layout, style)
        context, layout.language, description = known["_face"]
        layout.style, layout.first_line_direction = style, 0
        layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, description)
        layout.ascent = layout.underline_position = layout.strikethrough_position = None

    def strut(style: Any) -> Any:
        known = style.__dict__
        if "_strut" not in known:
            known["_strut"] = longer_strut(style)
        return known["_strut"]

    places = [place for place in (inline, block, line_break) if hasattr(place, "strut")]
    return [(line_break.Layout, "setup", setup), *((place, "strut", strut) for place in places)]
