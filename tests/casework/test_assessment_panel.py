"""Anna reads the assessment beside the facts: what decided it, how it was counted, what was not judged."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.casework.deeds.people import add_person
from portal.casework.models import Case

MET: dict[str, Any] = {
    "born": date(1984, 5, 1),
    "swedish_citizen": False,
    "permit_status": "valid",
    "permit_ground": "refugee",
    "permit_since": date(2016, 3, 1),
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "destination": "IQ",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": True,
    "enforcement_debt": False,
    "criminal_matter": False,
}


@pytest.fixture
def panel(as_anna: Client, anna: User, case: Case) -> str:
    add_person(by=anna, case=case, values={"name": "Yusuf Haddad", **MET})
    page = as_anna.get(reverse("casework:case", args=[case.pk])).content.decode()
    panel = page[page.index('id="assessment"') :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", panel[: panel.index("</aside>")]))


def test_each_condition_says_what_decided_it_with_the_day_that_was_told(panel: str) -> None:
    assert "1 mars 2016" in panel
    assert "1 maj 1984" in panel
    assert "Skuld hos CSN, Centrala studiestödsnämnden: Ja" in panel


def test_each_step_shows_before_and_after(panel: str) -> None:
    assert re.search("0 kr → .* 350 000 kr 9 §", panel)


def test_what_is_not_judged_has_a_heading(panel: str) -> None:
    assert "Det som inte bedöms här" in panel
    assert "2025:970 7 § 4" in panel
