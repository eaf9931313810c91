"""Blanks with their rules, for the tests; the households are the portal's own samples."""

from __future__ import annotations

from typing import Any

from portal.accounts.models import User
from portal.blanks import deeds
from portal.blanks.models import Blank, BlankVersion, MorePeople
from portal.blanks.rules import BY_HAND, Rule, Slot, read_fields, slots_of
from portal.blanks.samples import SAMPLES
from portal.blanks.values import Data
from tests.blanks import made

FIRST = {"who": "adult", "number": 1}
RULES = {
    Slot("Sokande.Namn"): Rule(value="name", **FIRST),
    Slot("Sokande.Fodd"): Rule(value="born", format="YYYYMMDD", **FIRST),
    **{Slot(f"Barn{n}.Namn"): Rule(value="name", who="child", number=n) for n in (1, 2, 3)},
    **{Slot(f"Barn{n}.Fodd"): Rule(value="born", who="child", number=n) for n in (1, 2, 3)},
    Slot("CSN_skuld", "Ja"): Rule(value="csn_debt", answer="yes", **FIRST),
    Slot("Mottagning"): Rule(value=BY_HAND),
}


def uploaded(by: User, content: bytes | None = None, blank: Blank | None = None) -> BlankVersion:
    """A draft of the blank made by hand, or of another."""
    content = content or made.by_hand()
    return deeds.upload_version(
        by=by,
        blank=blank or Blank(name="Blankett 10", agency=made.OFFICE),
        content=content,
        found=deeds.look_into(content),
        source="Påhittad",
    )


def mapped(by: User, rules: dict[Slot, Rule] | None = None, **more: Any) -> BlankVersion:
    """The same, with every field decided."""
    version = uploaded(by, **more)
    chosen = dict.fromkeys(slots_of(read_fields(version.fields)), Rule(value=BY_HAND)) | (rules or RULES)
    deeds.save_rules(by=by, version=version, changed=chosen, more_people=MorePeople.REFUSED)
    version.refresh_from_db()
    return version


def released(by: User, **more: Any) -> BlankVersion:
    version = mapped(by, **more)
    deeds.note_tried(by=by, version=version, seen=fingerprint(version))
    deeds.release(by=by, version=version, seen=fingerprint(version))
    version.refresh_from_db()
    return version


def fingerprint(version: BlankVersion) -> str:
    from portal.blanks.filling import fingerprint_of

    return fingerprint_of(version)


def sample(key: str, **more: Any) -> Data:
    """One of the portal's invented households, with something else at the top."""
    return {**SAMPLES[key].data, **more}


def one_told(**facts: Any) -> Data:
    """One adult of whom these facts are told."""
    data = SAMPLES["one"].data
    (person,) = data["household"]["person"]
    told = {key: fact for key, fact in {**person, **facts}.items() if fact is not None}
    return {**data, "household": {**data["household"], "person": [told]}}


def one_called(name: str, **more: Any) -> Data:
    """One adult of this name."""
    data = SAMPLES["one"].data
    (person,) = data["people"]
    return {**data, "people": [{**person, "name": name, **more}]}
