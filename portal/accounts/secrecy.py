"""Seals the secrets behind authenticator codes and recovery codes, so that the database alone cannot make them.

What is sealed is written `key id:base64`; what was sealed before keys had ids has no id, and was sealed with key 1.
"""

import base64
import os
from collections import Counter
from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import transaction

from portal.keyring import MasterKey, current_key, known_keys

_NONCE = 12
# Where allauth keeps what it had sealed: the app's secret, the seed of the recovery codes, or the codes themselves.
_SEALED = ("secret", "seed", "migrated_codes")


def seal(text: str) -> str:
    key, nonce = current_key(), os.urandom(_NONCE)
    return f"{key.id}:{base64.b64encode(nonce + _cipher(key).encrypt(nonce, text.encode(), None)).decode()}"


def unseal(sealed: str) -> str:
    """Raises cryptography's InvalidTag for what was sealed under another key, or changed since."""
    raw = base64.b64decode(sealed.rpartition(":")[2])
    key = known_keys().get(key_id_of(sealed))
    if key is None:
        raise InvalidTag
    return _cipher(key).decrypt(raw[:_NONCE], raw[_NONCE:], None).decode()


def key_id_of(sealed: str) -> int:
    """The id of the master key that a secret was sealed with."""
    number, colon, _rest = sealed.rpartition(":")
    return int(number) if colon else 1


def secrets_by_key() -> Counter[int]:
    """How many secrets are sealed with each master key, by the key's id."""
    return Counter(key_id_of(text) for authenticator in Authenticator.objects.all() for text in _held(authenticator))


def reseal_secrets() -> Counter[bool]:
    """Seal anew, with the current key, what an older one sealed: how many were (True) and could not be opened (False).

    One authenticator at a time is held, so that a code that is used at the same moment stays used.
    """
    done: Counter[bool] = Counter()
    for pk in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            authenticator = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if authenticator is not None:
                done += _reseal(authenticator)
    return done


def _reseal(authenticator: Authenticator) -> Counter[bool]:
    old = [text for text in _held(authenticator) if key_id_of(text) != current_key().id]
    try:
        anew = {text: seal(unseal(text)) for text in old}
    except InvalidTag:
        return Counter({False: len(old)})
    if anew:
        data = {name: _replaced(value, anew) for name, value in authenticator.data.items()}
        Authenticator.objects.filter(pk=authenticator.pk).update(data=data)
    return Counter({True: len(old)})


def _held(authenticator: Authenticator) -> list[str]:
    values = [authenticator.data[name] for name in _SEALED if name in authenticator.data]
    return [text for value in values for text in (value if isinstance(value, list) else [value])]


def _replaced(value: Any, anew: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_replaced(one, anew) for one in value]
    return anew.get(value, value) if isinstance(value, str) else value


def _cipher(key: MasterKey) -> AESGCM:
    # A key of its own, drawn from the master key: SECRET_KEY may be changed without locking everybody out.
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"portal.accounts second factor")
    return AESGCM(derive.derive(key.hexadecimal.encode()))
