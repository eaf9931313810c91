"""The three surfaces of one code base, and which part of the address space is whose.

`public` sets no cookie and writes nothing of a reader but a count (docs/decisions/0026). `casework` and
`editing` are for staff who have signed in; both need the sign-in pages under /konto/. PORTAL_SURFACES chooses which of
them a deployment serves.
"""

from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured

from .env import listed


class Surface(StrEnum):
    PUBLIC = "public"
    CASEWORK = "casework"
    EDITING = "editing"


CASEWORK_PREFIX = "/arenden/"
EDITING_PREFIX = "/redaktion/"
ACCOUNTS_PREFIX = "/konto/"
STAFF_PREFIXES = (CASEWORK_PREFIX, EDITING_PREFIX, ACCOUNTS_PREFIX)
MACHINES_PREFIX = "/api/"
PACKAGE_PATH = f"{CASEWORK_PREFIX}nytt/fran-fil/"  # the one address of case work that takes a file


def is_staff_path(path: str) -> bool:
    """Whether this address belongs to the rooms where signed-in staff work."""
    return path.startswith(STAFF_PREFIXES)


def is_machine_path(path: str) -> bool:
    """Whether this address of the public surface is asked by programs: in one language, and answered in JSON."""
    return path.startswith(MACHINES_PREFIX) or path == MACHINES_PREFIX.rstrip("/")


def surface_of(path: str) -> Surface:
    """The surface an address belongs to. The sign-in pages follow the rules of case work."""
    if path.startswith(EDITING_PREFIX):
        return Surface.EDITING
    if is_staff_path(path):
        return Surface.CASEWORK
    return Surface.PUBLIC


def chosen_surfaces() -> frozenset[Surface]:
    """The surfaces this deployment serves, from PORTAL_SURFACES. Raises ImproperlyConfigured for an unknown word."""
    try:
        return frozenset(Surface(word) for word in listed("PORTAL_SURFACES", "public,casework,editing"))
    except ValueError as error:
        raise ImproperlyConfigured(f"PORTAL_SURFACES: {error}. Use public, casework, editing.") from None
