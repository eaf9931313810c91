"""What can be found: each area of the guidance says it here when the portal starts.

``register`` is for the search, ``list_addresses`` for the map of the site.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found, in one language. Its title and text may hold {tokens} of the law.

    ``key`` is the document's name within its language and stays the same as long as it is the same thing; ``kind`` is
    said beside the title where it is not empty. ``also`` is searched and never shown. Outside its days it is not found.
    """

    key: str
    language: str
    url: str
    title: str
    text: str
    kind: str = ""
    also: str = ""
    shown_from: date | None = None
    shown_through: date | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A page with its address in each language that it exists in, and the day of its last change where it is known."""

    translations: Sequence[tuple[str, str]]
    changed_on: date | None = None


Documents = Callable[[str], Iterable[Document]]
Addresses = Callable[[], Iterable[Listed]]
_documents: list[Documents] = []
_addresses: list[Addresses] = []
KINDS: dict[str, str | Promise] = {}
"""What each kind is called."""


def register(documents: Documents, *, kind: str = "", called: str | Promise = "") -> None:
    """Let these be found. The callable is told a language, and says what there is in it. Said again, it holds once."""
    if documents not in _documents:
        _documents.append(documents)
    if kind:
        KINDS[kind] = called


def list_addresses(addresses: Addresses) -> None:
    """Let these stand in the map of the site. Said again, it holds once."""
    if addresses not in _addresses:
        _addresses.append(addresses)


def all_documents(language: str) -> list[Document]:
    """Everything that can be found in this language, each key once."""
    found = {document.key: document for documents in _documents for document in documents(language)}
    return list(found.values())


def all_addresses() -> list[Listed]:
    return [listed for addresses in _addresses for listed in addresses()]
