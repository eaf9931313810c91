"""A household's data as a program reads them: in the file inside the document, and in the picture on its first page.

docs/household-data.md describes them to whoever receives a document.
"""

from portal.casework.documents.household_data.making import (
    FORM,
    canonical,
    couples_untold,
    fingerprint,
    household_data,
    on_paper,
)
from portal.casework.documents.household_data.reading import HouseholdFile, NotHouseholdData, parse

__all__ = [
    "FORM",
    "HouseholdFile",
    "NotHouseholdData",
    "canonical",
    "couples_untold",
    "fingerprint",
    "household_data",
    "on_paper",
    "parse",
]
