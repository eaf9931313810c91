"""What was found in a file, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from portal.blanks.values import Label
from portal.drawing.forms.shapes import Field, FieldKind, Refusal, Removed

_REFUSALS: Mapping[Refusal, Label] = {
    Refusal.TOO_LARGE: _("The file is larger than 10 MB. Ask the agency for a smaller one."),
    Refusal.NO_PDF: _("The file is not a PDF."),
    Refusal.DAMAGED: _(
        "The file is damaged or could not be read in time. Fetch it again from the agency. If that does not help, open "
        "it in a PDF program, save it under a new name and try that one."
    ),
    Refusal.ENCRYPTED: _(
        "The file is locked: it asks for a password, or says what may be done with it. Ask the agency for one that is "
        "not locked."
    ),
    Refusal.XFA_ONLY: _(
        "The form is of a kind called XFA, which few programs can read: its fields are not in the PDF itself. Ask the "
        "agency for a form with ordinary PDF fields (AcroForm). It can also be made: print the form to a new PDF and "
        "add the fields in a PDF editor."
    ),
    Refusal.NO_FIELDS: _(
        "The PDF has no fields to fill in. Check that it is the fillable form and not one for printing; printing to "
        "PDF takes the fields away."
    ),
    Refusal.TOO_MANY_FIELDS: _("The form has more than 600 fields. Divide it into several files."),
    Refusal.TOO_MANY_PAGES: _("The file has more than 40 pages. Divide it into several files."),
    Refusal.TANGLED: _(
        "The parts of the file point at each other in a circle, so it cannot be read to its end. Fetch it again from "
        "the agency."
    ),
}
_REMOVED: Mapping[Removed, Label] = {
    Removed.SCRIPT: _("Scripts (JavaScript), such as calculations and checks of what is typed"),
    Removed.BY_ITSELF: _("Things that happen by themselves, such as when the file is opened or a field is left"),
    Removed.LAUNCH: _("Starting other programs"),
    Removed.LINK: _("Links to web pages and other files"),
    Removed.SUBMIT: _("Sending what is filled in to an address"),
    Removed.OTHER_ACTION: _("Other things that a button or a link does"),
    Removed.FILE: _("Enclosed files"),
    Removed.MEDIA: _("Sound, film and other media"),
    Removed.XFA: _("A second form beneath, of the kind XFA; the ordinary fields are kept"),
    Removed.SIGNATURE: _("A digital signature, which cleaning makes invalid"),
}
_KINDS: Mapping[FieldKind, Label] = {
    FieldKind.TEXT: _("Text"),
    FieldKind.CHECKBOX: _("Check box"),
    FieldKind.RADIO: _("Choice between boxes"),
    FieldKind.CHOICE: _("List"),
    FieldKind.BUTTON: _("Button: it does nothing any more"),
    FieldKind.SIGNATURE: _("To be signed: left empty"),
}


def refusal_in_words(refusal: Refusal) -> str:
    """Why a file cannot be used, and what to do about it."""
    return str(_REFUSALS[refusal])


def removed_in_words(removed: object) -> list[tuple[str, int]]:
    """What was taken out of a file, and how often, from what the version keeps."""
    pairs = removed if isinstance(removed, list | tuple) else ()
    return [(str(_REMOVED[Removed(what)]), count) for what, count in pairs]


def kind_in_words(field: Field) -> str:
    return str(_KINDS[field.kind])
