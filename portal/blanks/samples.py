"""Invented households to try a blank with. The birth numbers 238x and 239x are set aside for tests: nobody's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.blanks.values import Data, Label


@dataclass(frozen=True, kw_only=True)
class Sample:
    label: Label
    data: Data


_MET: dict[str, Any] = {
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
    "enforcement_debt": True,
    "criminal_matter": False,
}
_FAMILY = (
    ("Samir Al-Khatib", "19840501-2397", "1984-05-01"),
    ("Rania Al-Khatib Haddad", "19871123-2382", "1987-11-23"),
    ("Noor Al-Khatib", "20080902-2387", "2009-09-02"),
    ("Yousef Al-Khatib", "20130214-2391", "2013-02-14"),
    ("Lina Al-Khatib", "", "2019-07-30"),
    ("Hana Al-Khatib", "", "2021-01-12"),
    ("Omar Al-Khatib", "", "2023-10-05"),
)


def _household(*told: tuple[str, str, str], facts: Mapping[str, Any]) -> Data:
    ids = [str(number) for number in range(1, len(told) + 1)]
    return {
        "format": "vagval-household",
        "version": 1,
        "id": "0" * 32,
        "made_on": "2026-05-04",
        "reference": "7F3K-22",
        "municipality": {"code": "1280", "name": "Malmö"},
        "form": "1",
        "language": "sv",
        "law": {
            "edition": "2025:970",
            "wording": "2026:285",
            "applied_on": "2026-05-04",
            "verified_through": "2026-06-14",
        },
        "household": {
            "on": "2026-05-04",
            "household": {"couples": [ids[:2]] if len(ids) > 2 else []},
            "person": [{"id": id, "born": born, **facts} for id, (_n, _i, born) in zip(ids, told, strict=True)],
        },
        "people": [
            {"id": id, "number": number, "name": name, "identity_number": identity, "language": "sv"}
            for number, (id, (name, identity, _b)) in enumerate(zip(ids, told, strict=True), 1)
        ],
        "amount": {"min": 350000, "max": 350000},
        "complete": True,
        "missing": [],
    }


SAMPLES: Mapping[str, Sample] = {
    "one": Sample(label=_("One adult"), data=_household(_FAMILY[0], facts=_MET)),
    "family": Sample(label=_("Two adults and five children"), data=_household(*_FAMILY, facts=_MET)),
    "scripts": Sample(
        label=_("Names in Arabic and in Ethiopic letters"),
        data=_household(("أحمد محمد الحسن", "19840501-2397", "1984-05-01"), ("ሰላም ተስፋይ", "", "2019-07-30"), facts=_MET),
    ),
    "unknown": Sample(
        label=_("One adult about whom little has been told"),
        data=_household(("Samir Al-Khatib", "", "1984-05-01"), facts={}),
    ),
}
