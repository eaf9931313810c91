"""A program that asks, from an address of its own, as often as it likes unless a test says otherwise."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Answer = Any
Ask = Callable[..., Answer]


@pytest.fixture(autouse=True)
def without_limits(settings: Any) -> None:
    settings.API_ASSESSMENTS_A_MINUTE = 0
    settings.API_READINGS_A_MINUTE = 0
    settings.API_CHECKS_A_MINUTE = 0


@pytest.fixture
def machine(db: None) -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def ask(machine: Client) -> Ask:
    """Ask where a household stands: a value is sent as JSON, bytes are sent as they are."""

    def asking(case: object, **more: Any) -> Answer:
        body = case if isinstance(case, bytes) else json.dumps(case).encode()
        kind = more.pop("content_type", "application/json")
        return machine.generic("POST", "/api/v1/assess", body, **{"CONTENT_TYPE": kind, **more})

    return asking
