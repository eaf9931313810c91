"""Somebody who asks, on a day up to which the law has been read."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.eligibility.asker import TODAY, Asker


@pytest.fixture
def today() -> Iterator[None]:
    with time_machine.travel(f"{TODAY}T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def asker(db: None, today: None) -> Asker:
    return Asker(Client(enforce_csrf_checks=True))
