"""Marks as they are left when documents are issued, and somebody who asks without being anybody."""

from datetime import date

import pytest
from django.test import Client

from portal.genuine.marks import mark

FINGERPRINT = "69a55213f9578fd4b2f43b19620c45e554d0ae6879cd9f701ea2edba968d35bd"
CODE = "D6JN-44ZS-AY7X-9CQM-7CCP"
UNKNOWN = "0" * 64


def leave(fingerprint: str = FINGERPRINT, made_on: date = date(2026, 5, 4)) -> None:
    mark(fingerprint=fingerprint, made_on=made_on, edition="2025:970", wording="2026:285", form="1")


@pytest.fixture
def receiver(db: None) -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def without_limits(settings) -> None:
    settings.API_CHECKS_A_MINUTE = 0
