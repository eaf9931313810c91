"""Where a receiver checks a document: an address short enough to be typed from paper, in no language."""

from typing import Final

SHORT_PATH: Final = "/kontroll/"
"""Leads to the page in a language of the reader's."""
MACHINES_PATH: Final = "/api/v1/documents/check"
