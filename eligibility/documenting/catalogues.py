"""A language as its catalogue stands in ``locale/``: compiled or not, published or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

WIZARD = ("eligibility/", "templates/eligibility/", "templates/components/")
"""Where the wizard's sentences stand."""
BESIDE_IT = (
    "eligibility/verification",
    "eligibility/models",
    "eligibility/api/",
    "eligibility/management/",
    "eligibility/proof/",
    "eligibility/wording/case_titles",
    "eligibility/wording/proof",
    "templates/eligibility/machines",
    "templates/eligibility/proof/",
)
"""What stands there for others: editors, lawyers, programs."""
FURNITURE = tuple(f"templates/{name}.html" for name in ("base", "plain", "400", "404", "429", "500"))
"""What stands around every page of it, and in its place when something is wrong."""


@cache
def catalogue(code: str) -> Catalog:
    """The sentences of a language, by Babel. A locale Babel does not know, as easy Swedish, is none."""
    with (Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Say everything in that language, as the catalogue stands now."""
    compiled = BytesIO()
    write_mo(compiled, catalogue(code))
    compiled.seek(0)
    trans_real.translation(code).merge(GNUTranslations(compiled))
    with translation.override(code):
        yield


def places(message: Message) -> tuple[str, ...]:
    """The files a sentence stands in, in alphabetical order."""
    return tuple(sorted({place for place, _ in message.locations}))


def is_of_the_wizard(message: Message) -> bool:
    """Whether the sentence is said by the wizard, or around it."""
    found = [place for place in places(message) if place.startswith(WIZARD + FURNITURE)]
    return any(not place.startswith(BESIDE_IT) for place in found)


def forms(value: str | tuple[str, ...] | list[str]) -> list[str]:
    """A sentence, or each form of one that has several."""
    return [value] if isinstance(value, str) else list(value)
