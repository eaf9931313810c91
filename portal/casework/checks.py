"""What must be true before anything about a person is stored."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

LEAST_BYTES = 32


@register()
def master_key_is_a_key(app_configs: Any, **kwargs: Any) -> list[Error]:
    """CASEWORK_MASTER_KEY is hexadecimal and long enough."""
    try:
        if len(bytes.fromhex(settings.CASEWORK_MASTER_KEY)) >= LEAST_BYTES:
            return []
    except ValueError:
        pass
    return [
        Error(
            "CASEWORK_MASTER_KEY must be at least 64 hexadecimal digits.",
            hint="Make one with: openssl rand -hex 32",
            id="casework.E001",
        )
    ]
