"""Attributes of a model that are kept encrypted in the column beside them.

`name = Sealed()` needs a BinaryField `name_sealed`. The row must have its id and municipality before it is written to.
`number = Sealed(found_by="number_blind")` also keeps a fingerprint in the BinaryField `number_blind`, always under the
same master key as the sealed value beside it; with `found_as` a fingerprint of what that makes of the text.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from django.db import models

from portal.accounts.models import Municipality
from portal.casework.sealing.encryption import Cell, blind_index, blind_indexes, seal, unseal

if TYPE_CHECKING:
    from portal.casework.models.ground import OfMunicipality


def municipality_code(row: "OfMunicipality") -> str:
    """The official code of the row's municipality, which the keys are derived from."""
    if type(row).municipality.is_cached(row):  # at hand: nothing to ask
        return row.municipality.code
    return _code(row.municipality_id)


@lru_cache(maxsize=512)
def _code(municipality_id: int) -> str:
    return Municipality.objects.values_list("code", flat=True).get(pk=municipality_id)


class SealedBytes:
    """Bytes that are encrypted at rest; None stays NULL."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.column = f"{name}_sealed"

    def _cell(self, row: "OfMunicipality") -> Cell:
        return Cell(municipality=municipality_code(row), table=row._meta.db_table, column=self.column, row=row.pk)

    def read(self, row: "OfMunicipality") -> bytes | None:
        sealed = getattr(row, self.column)
        return None if sealed is None else unseal(bytes(sealed), self._cell(row))

    def write(self, row: "OfMunicipality", value: bytes | None) -> None:
        setattr(row, self.column, None if value is None else seal(value, self._cell(row)))

    @overload
    def __get__(self, row: None, owner: type) -> "SealedBytes": ...
    @overload
    def __get__(self, row: "OfMunicipality", owner: type) -> bytes | None: ...
    def __get__(self, row: "OfMunicipality | None", owner: type) -> "SealedBytes | bytes | None":
        return self if row is None else self.read(row)

    def __set__(self, row: "OfMunicipality", value: bytes | None) -> None:
        self.write(row, value)


class Sealed(SealedBytes):
    """Text that is encrypted at rest; an empty text stays NULL."""

    def __init__(self, *, found_by: str = "", found_as: Callable[[str], str] = str) -> None:
        self.found_by, self.found_as = found_by, found_as

    def write(self, row: "OfMunicipality", value: bytes | None) -> None:
        super().write(row, value)
        if self.found_by:
            found = None if value is None else blind_index(self.found_as(value.decode()), municipality_code(row))
            setattr(row, self.found_by, found)

    def fingerprints(self, row: "OfMunicipality") -> list[bytes]:
        """How rows with the same text may be known, in the row's municipality; none where there is no text.

        More than one while keys are being rotated.
        """
        value = self.read(row)
        return [] if value is None else blind_indexes(self.found_as(value.decode()), municipality_code(row))

    @overload  # type: ignore[override]
    def __get__(self, row: None, owner: type) -> "Sealed": ...
    @overload
    def __get__(self, row: "OfMunicipality", owner: type) -> str: ...
    def __get__(self, row: "OfMunicipality | None", owner: type) -> "Sealed | str":
        return self if row is None else (self.read(row) or b"").decode()

    def __set__(self, row: "OfMunicipality", value: str) -> None:  # type: ignore[override]
        self.write(row, value.encode() if value else None)


def sealed_attributes(model: type[models.Model]) -> list[SealedBytes]:
    """Everything of a model that is kept encrypted, its parents' included."""
    found = {name: value for parent in reversed(model.__mro__) for name, value in vars(parent).items()}
    return [value for value in found.values() if isinstance(value, SealedBytes)]
