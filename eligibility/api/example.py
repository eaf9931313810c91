"""The household that the description and the page for people show: two refugees, of whom one has a debt."""

from typing import Any

_BOTH: dict[str, Any] = {
    "born": "1984-05-01",
    "swedish_citizen": False,
    "permit_status": "valid",
    "permit_ground": "refugee",
    "permit_since": "2016-03-01",
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "destination": "SY",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": False,
    "criminal_matter": False,
}
EXAMPLE: dict[str, Any] = {
    "on": "2026-03-02",
    "household": {"couples": [["a", "b"]]},
    "person": [{"id": "a", **_BOTH, "enforcement_debt": True}, {"id": "b", **_BOTH, "enforcement_debt": False}],
}
