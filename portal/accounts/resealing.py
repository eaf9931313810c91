"""Sealing anew, with the current master key, the secrets that older keys sealed; part of `manage.py rotate_keys`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.db import transaction
from django.db.models import Model, TextField

from portal.keyring import current_key

from .secrecy import key_id_of, seal, unseal

# Where allauth keeps what it had sealed: the app's secret, the seed of the recovery codes, or the codes themselves.
_IN_DATA = ("secret", "seed", "migrated_codes")


def secret_columns() -> list[tuple[type[Model], str]]:
    """The columns of our own models here that hold a sealed secret: text columns that are called so."""
    return [
        (model, field.name)
        for model in apps.get_app_config("accounts").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, TextField) and field.name.endswith("_sealed")
    ]


def secrets_by_key() -> Counter[int]:
    """How many secrets are sealed with each master key, by the key's id."""
    return Counter(key_id_of(text) for text in _every_secret())


def _every_secret() -> Iterator[str]:
    for authenticator in Authenticator.objects.all():
        yield from _held(authenticator)
    for model, name in secret_columns():
        yield from model._base_manager.exclude(**{name: ""}).values_list(name, flat=True)


def reseal_secrets() -> Counter[bool]:
    """Seal anew what an older key sealed: how many secrets were (True) and could not be opened (False).

    One row at a time is held, so that a recovery code that is used at the same moment stays used.
    """
    done: Counter[bool] = Counter()
    for pk in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        done += _reseal_authenticator(pk)
    for model, name in secret_columns():
        for pk in list(model._base_manager.exclude(**{name: ""}).values_list("pk", flat=True)):
            done += _reseal_column(model, name, pk)
    return done


@transaction.atomic
def _reseal_authenticator(pk: int) -> Counter[bool]:
    authenticator = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if authenticator is None:
        return Counter()
    old = [text for text in _held(authenticator) if _is_old(text)]
    try:
        anew = {text: seal(unseal(text)) for text in old}
    except InvalidTag:
        return Counter({False: len(old)})
    if anew:
        data = {name: _replaced(value, anew) for name, value in authenticator.data.items()}
        Authenticator.objects.filter(pk=pk).update(data=data)
    return Counter({True: len(old)})


@transaction.atomic
def _reseal_column(model: type[Model], name: str, pk: Any) -> Counter[bool]:
    rows = model._base_manager.select_for_update(of=("self",)).filter(pk=pk)
    text = rows.values_list(name, flat=True).first()
    if not text or not _is_old(text):
        return Counter()
    try:
        model._base_manager.filter(pk=pk).update(**{name: seal(unseal(text))})
    except InvalidTag:
        return Counter({False: 1})
    return Counter({True: 1})


def _is_old(text: str) -> bool:
    return key_id_of(text) != current_key().id


def _held(authenticator: Authenticator) -> list[str]:
    values = [authenticator.data[name] for name in _IN_DATA if name in authenticator.data]
    return [text for value in values for text in (value if isinstance(value, list) else [value])]


def _replaced(value: Any, anew: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_replaced(one, anew) for one in value]
    return anew.get(value, value) if isinstance(value, str) else value
