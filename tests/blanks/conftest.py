from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import User
from tests.cast import signed_in


@pytest.fixture
def as_karin(client: Client, karin: User) -> Client:
    """Karin, the coordinator, signed in."""
    return signed_in(client, karin)
