"""Takes out of a form what does something: scripts, actions, files, media. What people read and fill in stays."""

from collections import Counter
from typing import Any

from portal.drawing.forms.shapes import Removed
from portal.drawing.forms.walking import Tangled, is_array, is_dictionary

DEEPEST = 100

_ACTIONS = {
    "/JavaScript": Removed.SCRIPT,
    "/Rendition": Removed.MEDIA,
    "/Movie": Removed.MEDIA,
    "/Sound": Removed.MEDIA,
    "/RichMediaExecute": Removed.MEDIA,
    "/GoTo3DView": Removed.MEDIA,
    "/Launch": Removed.LAUNCH,
    "/URI": Removed.LINK,
    "/GoToR": Removed.LINK,
    "/GoToE": Removed.LINK,
    "/Thread": Removed.LINK,
    "/SubmitForm": Removed.SUBMIT,
    "/ImportData": Removed.SUBMIT,
    "/ResetForm": Removed.OTHER_ACTION,
    "/Hide": Removed.OTHER_ACTION,
    "/Named": Removed.OTHER_ACTION,
    "/SetOCGState": Removed.OTHER_ACTION,
    "/Trans": Removed.OTHER_ACTION,
}
_MEDIA = ("/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment", "/Projection")
# Keys that hold nothing but what is to go, in whatever dictionary they stand.
_KEYS = {
    "/AA": Removed.BY_ITSELF,
    "/JS": Removed.SCRIPT,
    "/JavaScript": Removed.SCRIPT,
    "/EF": Removed.FILE,
    "/EmbeddedFiles": Removed.FILE,
    "/Collection": Removed.FILE,
    "/RichMediaContent": Removed.MEDIA,
    "/RichMediaSettings": Removed.MEDIA,
    "/Renditions": Removed.MEDIA,
    "/OPI": Removed.LINK,
}
_OF_CATALOG = {
    "/Perms": Removed.SIGNATURE,
    "/DSS": Removed.SIGNATURE,
    "/Legal": Removed.SIGNATURE,
    "/AF": Removed.FILE,
    "/URI": Removed.LINK,
    "/SpiderInfo": Removed.LINK,
    "/Requirements": Removed.OTHER_ACTION,
}
_OF_FORM = {"/XFA": Removed.XFA, "/CO": Removed.SCRIPT}
# What the maker's own program left for itself: small pictures of how it once looked, private notes, reading threads.
_LEFT_BEHIND = ("/PieceInfo", "/Thumb", "/Threads", "/B")


def clean(pdf: Any) -> Counter[Removed]:
    """Clean the document in place and say what was taken out. Raises Tangled."""
    removed: Counter[Removed] = Counter()
    _clean_catalog(pdf.Root, removed)
    for holder in (pdf.Root, *(page.obj for page in pdf.pages)):
        for key in _LEFT_BEHIND:
            if key in holder:
                del holder[key]
    for page in pdf.pages:
        _clean_annotations(page.obj, removed)
        if "/Tabs" not in page.obj:
            page.obj["/Tabs"] = _name("/S" if "/StructTreeRoot" in pdf.Root else "/R")
    for value in list(pdf.objects):
        _sweep(value, removed, depth=0, is_top=True)
    return removed


def _clean_catalog(root: Any, removed: Counter[Removed]) -> None:
    opening = root.get("/OpenAction")
    if is_dictionary(opening) and opening.get("/S") != _name("/GoTo"):
        removed[_ACTIONS.get(str(opening.get("/S")), Removed.BY_ITSELF)] += 1
        del root["/OpenAction"]
    _take_keys(root, _OF_CATALOG, removed)
    if "/NeedsRendering" in root:
        del root["/NeedsRendering"]
    form = root.get("/AcroForm")
    if is_dictionary(form):
        _take_keys(form, _OF_FORM, removed)
        for key in ("/SigFlags", "/NeedAppearances"):
            if key in form:
                del form[key]


def _clean_annotations(page: Any, removed: Counter[Removed]) -> None:
    annotations = page.get("/Annots")
    if not is_array(annotations):
        return
    import pikepdf

    kept = []
    for annotation in annotations:
        if is_dictionary(annotation) and str(annotation.get("/Subtype")) in _MEDIA:
            removed[Removed.MEDIA if annotation.Subtype != _name("/FileAttachment") else Removed.FILE] += 1
            for key in list(annotation.keys()):  # the structure tree may still point at it
                del annotation[key]
        elif is_dictionary(annotation):
            kept.append(annotation)
    page["/Annots"] = pikepdf.Array(kept)


def _sweep(value: Any, removed: Counter[Removed], *, depth: int, is_top: bool = False) -> None:
    """Look through an object and everything direct inside it; what is indirect comes by itself."""
    import pikepdf

    if depth > DEEPEST:
        raise Tangled
    if value is None or (not is_top and getattr(value, "is_indirect", False)):
        return
    if isinstance(value, pikepdf.Stream):
        _clean_stream(value, removed)
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        _clean_dictionary(value, removed)
        children = [value[key] for key in list(value.keys())]
    elif isinstance(value, pikepdf.Array):
        children = list(value)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object):
            _sweep(child, removed, depth=depth + 1)


def _clean_stream(stream: Any, removed: Counter[Removed]) -> None:
    """No contents from another file, no other document, no PostScript."""
    for key, why in (("/F", Removed.FILE), ("/Ref", Removed.LINK)):
        if key in stream:
            removed[why] += 1
            del stream[key]
    if str(stream.get("/Subtype")) == "/PS":
        removed[Removed.SCRIPT] += 1
        stream.write(b"")


def _clean_dictionary(holder: Any, removed: Counter[Removed]) -> None:
    _take_keys(holder, _KEYS, removed)
    for key in ("/A", "/PA", "/Next"):
        action = holder.get(key)
        if key == "/Next" and is_array(action):  # several, one after the other
            removed[Removed.OTHER_ACTION] += 1
            del holder[key]
        elif _is_action(action) and (key == "/Next" or not _is_name(action.S, "/GoTo")):
            removed[_ACTIONS.get(str(action.S), Removed.OTHER_ACTION)] += 1
            del holder[key]
    if str(holder.get("/S")) in _ACTIONS and not _is_structure(holder):
        # An action that stands in a table of names, or that something points at in a way we do not know.
        removed[_ACTIONS[str(holder.S)]] += 1
        for key in list(holder.keys()):
            del holder[key]
    value = holder.get("/V")
    if str(holder.get("/FT")) == "/Sig" and value is not None:
        removed[Removed.SIGNATURE] += 1
        del holder["/V"]


def _take_keys(holder: Any, keys: dict[str, Removed], removed: Counter[Removed]) -> None:
    for key, why in keys.items():
        if key in holder:
            removed[why] += 1
            del holder[key]


def _is_action(value: Any) -> bool:
    """Whether it stands where actions stand, and says its kind. It may look like anything else besides."""
    return is_dictionary(value) and "/S" in value


def _is_structure(value: Any) -> bool:
    """Structure elements say their role under the same key as actions their kind."""
    return "/P" in value and ("/K" in value or str(value.get("/Type")) == "/StructElem")


def _is_name(value: Any, text: str) -> bool:
    """Whether it is that very name, and no string that reads like it."""
    return bool(value == _name(text))


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)
