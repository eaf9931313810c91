"""Sealing anew, with the current master key, what older keys have sealed; while everybody works.

Nothing is remembered about how far it came: each value says by its key id whether it still waits. A batch of rows is
held for some milliseconds, rows that somebody holds are passed by and taken up last, versions are left alone.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import BinaryField, F, Func, Model, Q, QuerySet, Value
from django.db.models.lookups import Exact
from psycopg import sql

from portal.accounts.models import Municipality
from portal.casework.keeping import as_keeper
from portal.casework.models.ground import OfMunicipality
from portal.casework.sealing.encryption import ID_BYTES, CannotOpen, head_of, key_id_of
from portal.casework.sealing.sealed import Sealed, SealedBytes, sealed_attributes
from portal.keyring import current_key

BATCH = 200
BATCH_OF_FILES = 20  # documents are large


@dataclass(frozen=True, kw_only=True)
class Rotated:
    """Counts of values: sealed anew; impossible to open; and in rows that clash with another row once sealed anew."""

    anew: int = 0
    unopened: int = 0
    clashing: int = 0

    def __add__(self, other: "Rotated") -> "Rotated":
        return Rotated(
            anew=self.anew + other.anew,
            unopened=self.unopened + other.unopened,
            clashing=self.clashing + other.clashing,
        )


def sealed_models() -> list[type[OfMunicipality]]:
    """Every model that keeps something encrypted."""
    found = [model for model in apps.get_models() if sealed_attributes(model)]
    return cast(list[type[OfMunicipality]], sorted(found, key=lambda model: model._meta.db_table))


def values_by_key(municipality: Municipality) -> Counter[tuple[str, int]]:
    """How many values each table holds under each master key, by the key's id."""
    counts = [
        _COUNT.format(name=model._meta.db_table, column=sql.Identifier(attribute.column), table=_table(model))
        for model in sealed_models()
        for attribute in sealed_attributes(model)
    ]
    counted: Counter[tuple[str, int]] = Counter()
    with as_keeper(municipality), connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(counts))
        for table, head, count in cursor.fetchall():
            counted[table, key_id_of(head)] += count
    return counted


_COUNT = sql.SQL(
    "SELECT {name}, substr({column}, 1, 2), count(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY 1, 2"
)


def rotate(municipality: Municipality, *, tell: Callable[[str, int], None]) -> Rotated:
    """Seal anew whatever waits for it in one municipality; `tell` hears table and count after each batch.

    Safe to interrupt anywhere and to run again, and several at once.
    """
    done = Rotated()
    for model in sealed_models():
        for wait in (False, True):
            for batch in _batches(model, municipality, wait=wait):
                tell(model._meta.db_table, batch.anew)
                # What cannot be helped is met again in the second pass; it is counted once.
                done += batch if wait else Rotated(anew=batch.anew)
    return done


def _batches(model: type[OfMunicipality], municipality: Municipality, *, wait: bool) -> Iterator[Rotated]:
    attributes = sealed_attributes(model)
    size = BATCH if all(isinstance(attribute, Sealed) for attribute in attributes) else BATCH_OF_FILES
    last: OfMunicipality | None = None
    while True:
        with as_keeper(municipality):
            rows = list(_waiting(model, attributes, after=last, wait=wait)[:size])
            if not rows:
                return
            done = _reseal(rows, attributes)
        last = rows[-1]
        yield done


def _waiting(
    model: type[OfMunicipality], attributes: Sequence[SealedBytes], *, after: OfMunicipality | None, wait: bool
) -> QuerySet[Any]:
    """Rows with a value under an older key, held. Row-level security keeps them to the municipality entered."""
    old = Q()
    for attribute in attributes:
        old |= Q(~_begins(attribute.column, head_of(current_key().id)))
    rows = model._base_manager.filter(old).order_by("pk").only("pk", "municipality", *_columns(attributes))
    if after is not None:
        rows = rows.filter(pk__gt=after.pk)
    return rows.select_for_update(skip_locked=not wait, no_key=True)


def _begins(column: str, head: bytes) -> Exact:
    beginning = Func(F(column), 1, ID_BYTES, function="substr", output_field=BinaryField())
    return Exact(beginning, Value(head, output_field=BinaryField()))


def _columns(attributes: Sequence[SealedBytes]) -> list[str]:
    found_by = [attribute.found_by for attribute in attributes if isinstance(attribute, Sealed) and attribute.found_by]
    return [attribute.column for attribute in attributes] + found_by


def _reseal(rows: list[OfMunicipality], attributes: Sequence[SealedBytes]) -> Rotated:
    """A batch, or where one row of it clashes, row by row."""
    fresh = [(row, _sealed_anew(row, attributes)) for row in rows]
    try:
        with transaction.atomic():
            _store(rows, attributes)
            return sum((done for _row, done in fresh), Rotated())
    except IntegrityError:
        return sum((_store_one(row, done, attributes) for row, done in fresh), Rotated())


def _sealed_anew(row: OfMunicipality, attributes: Sequence[SealedBytes]) -> Rotated:
    """What cannot be opened stays as it is."""
    done = Rotated()
    for attribute in attributes:
        if not _is_old(getattr(row, attribute.column)):
            continue
        try:
            attribute.write(row, attribute.read(row))
            done += Rotated(anew=1)
        except CannotOpen:
            done += Rotated(unopened=1)
    return done


def _is_old(sealed: bytes | None) -> bool:
    return sealed is not None and key_id_of(bytes(sealed)) != current_key().id


def _store_one(row: OfMunicipality, done: Rotated, attributes: Sequence[SealedBytes]) -> Rotated:
    try:
        with transaction.atomic():
            _store([row], attributes)
    except IntegrityError:
        return Rotated(unopened=done.unopened, clashing=done.anew)
    return done


def _store(rows: list[OfMunicipality], attributes: Sequence[SealedBytes]) -> None:
    """Only these columns of these rows, in one statement: no version, no trigger of a model's own."""
    columns = _columns(attributes)
    arrays = sql.SQL(", ").join([sql.SQL("%s::uuid[]"), *[sql.SQL("%s::bytea[]")] * len(columns)])
    statement = sql.SQL(
        "UPDATE {table} SET {assignments} FROM unnest({arrays}) AS fresh (id, {columns})"
        " WHERE {table}.municipality_id = %s AND {table}.id = fresh.id"
    ).format(
        table=_table(type(rows[0])),
        assignments=sql.SQL(", ").join(sql.SQL("{0} = fresh.{0}").format(sql.Identifier(name)) for name in columns),
        arrays=arrays,
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
    )
    values = [[_bytes(getattr(row, name)) for row in rows] for name in columns]
    with connection.cursor() as cursor:
        cursor.execute(statement, [[row.pk for row in rows], *values, rows[0].municipality_id])


def _bytes(value: bytes | memoryview | None) -> bytes | None:
    return None if value is None else bytes(value)


def _table(model: type[Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)
