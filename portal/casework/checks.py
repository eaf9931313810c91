"""What must be true before anything about a person is stored."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from portal.casework.doors.registry import undeclared
from portal.keyring import NotAKey, known_keys, read_key
from portal.settings.surfaces import Surface


@register()
def master_key_is_a_key(app_configs: Any, **kwargs: Any) -> list[Error]:
    """CASEWORK_MASTER_KEY is hexadecimal and long enough."""
    try:
        read_key(settings.CASEWORK_MASTER_KEY)
    except NotAKey:
        return [
            Error(
                "CASEWORK_MASTER_KEY must be at least 64 hexadecimal digits, with its id before it: 2:0f3a…",
                hint="Make one with: openssl rand -hex 32. Without an id it has the id 1.",
                id="casework.E001",
            )
        ]
    return []


@register()
def old_master_keys_are_keys(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Each of CASEWORK_MASTER_KEYS_OLD is a key, and no two different keys have the same id."""
    try:
        for written in settings.CASEWORK_MASTER_KEYS_OLD:
            read_key(written)
    except NotAKey as wrong:
        return [_old_keys(f"A key in CASEWORK_MASTER_KEYS_OLD is not a key: {wrong}.", "casework.E002")]
    if master_key_is_a_key(None):
        return []
    try:
        known_keys()
    except NotAKey as wrong:
        return [_old_keys(f"CASEWORK_MASTER_KEY and CASEWORK_MASTER_KEYS_OLD disagree: {wrong}.", "casework.E003")]
    return []


@register()
def every_address_is_declared(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The registry says of every address of case work who may open it. Another opens to nobody."""
    if Surface.CASEWORK not in settings.SURFACES:
        return []
    return [
        Error(wrong, hint="Say who may open it in portal/casework/doors/registry.py.", id="casework.E004")
        for wrong in undeclared()
    ]


def _old_keys(message: str, id: str) -> Error:
    return Error(message, hint="Write them as ID:HEXADECIMAL, separated by commas. See docs/running.md.", id=id)
