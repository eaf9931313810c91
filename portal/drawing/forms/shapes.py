"""What is told between the web process and the child about a form: values only, nothing of pikepdf's."""

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Why a file cannot be used as a blank."""

    TOO_LARGE = "too_large"
    NO_PDF = "no_pdf"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    XFA_ONLY = "xfa_only"
    NO_FIELDS = "no_fields"
    TOO_MANY_FIELDS = "too_many_fields"
    TOO_MANY_PAGES = "too_many_pages"
    TANGLED = "tangled"
    """Its parts point at each other in a circle, or are nested without end."""


class Removed(StrEnum):
    """What was taken out of a file."""

    SCRIPT = "script"
    BY_ITSELF = "by_itself"
    """What happens when the document or a page is opened, closed or printed, or a field is entered or left."""
    LAUNCH = "launch"
    LINK = "link"
    SUBMIT = "submit"
    OTHER_ACTION = "other_action"
    FILE = "file"
    MEDIA = "media"
    XFA = "xfa"
    SIGNATURE = "signature"


class FieldKind(StrEnum):
    TEXT = "text"
    CHECKBOX = "checkbox"
    RADIO = "radio"
    CHOICE = "choice"
    BUTTON = "button"
    SIGNATURE = "signature"


FILLABLE = (FieldKind.TEXT, FieldKind.CHECKBOX, FieldKind.RADIO, FieldKind.CHOICE)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One box on a page, which is counted from 1; ``state`` is what a check box or radio button is called when on.

    The rectangle is left, bottom, right, top in points from the page's lower left corner.
    """

    page: int
    rectangle: tuple[float, float, float, float]
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field by its full name; ``options`` are pairs of what is stored and what is read."""

    name: str
    kind: FieldKind
    tooltip: str
    places: tuple[Place, ...]
    is_multiline: bool = False
    is_comb: bool = False
    is_hidden: bool = False
    is_required: bool = False
    max_length: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    takes_other_text: bool = False
    """A list in which something else can be written as well."""
    font: str = ""
    holds: str = ""
    """What the file already says there."""

    @property
    def can_be_filled(self) -> bool:
        """Whether we may write there: what no reader sees, and what is to be signed, stays as it is."""
        has_state = self.kind not in (FieldKind.CHECKBOX, FieldKind.RADIO) or any(place.state for place in self.places)
        return self.kind in FILLABLE and not self.is_hidden and has_state


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """A form that can be used, cleaned; sizes of its pages are width and height in points."""

    cleaned: bytes
    fields: tuple[Field, ...]
    pages: tuple[tuple[float, float], ...]
    removed: tuple[tuple[Removed, int], ...]
    is_tagged: bool


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What to write: text by field, the state of boxes by field ("" is off), and names for fields that have none.

    ``stamp`` says in the metadata, and nowhere on the pages, who filled the form.
    """

    texts: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    stamp: str


class Problem(StrEnum):
    """Why a text cannot stand in a field."""

    DOES_NOT_FIT = "does_not_fit"
    CANNOT_BE_DRAWN = "cannot_be_drawn"


@dataclass(frozen=True, kw_only=True)
class FilledForm:
    """The filled form; empty where there were problems."""

    content: bytes
    problems: tuple[tuple[str, Problem], ...] = ()
