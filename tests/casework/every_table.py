"""A case with a row in every table that belongs to it and a canary in every text, and a search of all tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from graphlib import TopologicalSorter
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from portal.accounts.models import Municipality, User
from portal.casework.keeping import as_keeper
from portal.casework.models import Case, Event
from portal.casework.sealing.rotation import sealed_models
from portal.casework.sealing.sealed import Sealed, SealedBytes, sealed_attributes
from portal.database.row_security import enter_municipality

CANARY = "kanariefågel"

# What a table's own rules want where the plain first choice will not do.
WANTED: dict[str, dict[str, Any]] = {"IssuedDocument": {"person": None}}


def models_of_case() -> list[type[models.Model]]:
    """Every table with a reference that leads to a case, parents first. The log's need not lead anywhere."""
    all_models = [model for model in apps.get_app_config("casework").get_models() if model._meta.managed]
    found: set[type[models.Model]] = {Case}
    while True:
        more = {model for model in all_models if model is not Event and found & set(_parents(model))} - found
        if not more:
            break
        found |= more
    order = TopologicalSorter({model: set(_parents(model)) & found - {model} for model in found})
    return list(order.static_order())


def _parents(model: type[models.Model]) -> list[type[models.Model]]:
    return [field.related_model for field in model._meta.concrete_fields if field.is_relation]


def fill(case: Case, user: User) -> dict[type[models.Model], models.Model]:
    """A row in each table, as the tables' owner, with canaries wherever there is room; where there is one, that one."""
    made: dict[type[models.Model], models.Model] = {Case: case}
    with as_keeper(case.municipality):
        for model in models_of_case():
            if model is Case:
                continue
            row = model._base_manager.first() or model(id=uuid4())
            _fill_row(row, made, case=case, user=user)
            try:
                with transaction.atomic():
                    row.save()
            except Exception as refused:
                raise AssertionError(f"say in WANTED what {model.__name__} wants: {refused}") from refused
            made[model] = row
    return made


def _fill_row(row: Any, made: dict[type[models.Model], models.Model], *, case: Case, user: User) -> None:
    model = type(row)
    row.municipality_id = case.municipality_id
    sealed = {attribute.column: attribute for attribute in sealed_attributes(model)}
    wanted = WANTED.get(model.__name__, {})
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name == "municipality":
            continue
        if field.name in wanted:
            setattr(row, field.name, wanted[field.name])
        elif field.column in sealed:
            _seal_canary(row, sealed[field.column])
        else:
            value = _value(field, row, made, user=user)
            if value is not None:
                setattr(row, field.attname, value)


def _seal_canary(row: Any, attribute: SealedBytes) -> None:
    text = f"{CANARY} {row._meta.db_table}.{attribute.column}"
    attribute.write(row, text.encode() if isinstance(attribute, Sealed) else b"%PDF " + text.encode())


def _value(field: models.Field, row: Any, made: dict[type[models.Model], models.Model], *, user: User) -> Any:
    if not row._state.adding and (field.is_relation or field.choices):
        return None  # what is there already has its place and its state
    if field.is_relation:
        if field.related_model is User:
            return None if field.null else user.pk
        parent = made.get(field.related_model)
        return parent.pk if parent is not None and field.related_model is not type(row) else None
    if isinstance(field, models.CharField | models.TextField) and not field.choices:
        room = field.max_length or 1000
        return f"{CANARY} {field.column}"[:room] if room >= len(CANARY) else None
    if field.null or field.blank or field.has_default() or field.has_db_default():
        return None
    return _plain(field)


def _plain(field: models.Field) -> Any:
    if field.choices:
        return field.choices[0][0]
    kinds: dict[type[models.Field], Any] = {
        models.DateTimeField: timezone.now(),
        models.DateField: date(2026, 3, 2),
        models.BooleanField: False,
        models.IntegerField: 1,
        models.UUIDField: uuid4(),
        models.BinaryField: CANARY.encode(),
        models.JSONField: [CANARY],
    }
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), None)


def found_in_database(*needles: str) -> dict[str, int]:
    """Where any of these texts stands, in how many rows of which table: plain, as bytes, or behind encryption."""
    found: dict[str, int] = {}
    for municipality in [None, *Municipality.objects.filter(memberships__isnull=False).distinct()]:
        with transaction.atomic():
            if municipality is not None:
                enter_municipality(municipality.pk)
            for table, count in [*_in_plain(needles), *_behind_encryption(needles)]:
                if count:
                    found[table] = max(found.get(table, 0), count)
    return found


def _in_plain(needles: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    looks = [form for needle in needles for form in (needle, needle.encode().hex(), needle.replace("-", ""))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            condition = " OR ".join(["strpos(whole::text, %s) > 0"] * len(looks))
            cursor.execute(f'SELECT count(*) FROM "{table}" AS whole WHERE {condition}', looks)  # noqa: S608
            yield table, cursor.fetchone()[0]


def _behind_encryption(needles: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for model in sealed_models():
        for attribute in sealed_attributes(model):
            rows = model._base_manager.exclude(**{attribute.column: None})
            texts = [attribute.read(row) or b"" for row in rows]
            yield (
                f"{model._meta.db_table}.{attribute.column}",
                sum(any(needle.encode() in text for needle in needles) for text in texts),
            )
