"""2025:970 3 §: the permit, its ground, and since when it has been held."""

from collections.abc import Mapping
from datetime import date

from eligibility.law.conditions import Answer, ByFact, Ruling, View
from eligibility.law.facts import PermitGround, PermitStatus
from eligibility.law.findings import Kind, Outcome

HAS_PERMIT: Mapping[PermitStatus, Answer] = {
    PermitStatus.VALID: Outcome.MET,
    # Permit held, prolongation asked for: 3 § says neither that it is enough nor that it is not.
    PermitStatus.RENEWAL_PENDING: Outcome.FOR_THE_AGENCY,
    PermitStatus.EXPIRED: Kind.NOT_COVERED,
    PermitStatus.FIRST_APPLICATION_PENDING: Kind.NOT_COVERED,
    PermitStatus.NONE: Kind.NOT_COVERED,
    PermitStatus.REFUSED: Kind.OTHER_SCHEME,
}

FIRST_PARAGRAPH = frozenset({
    PermitGround.REFUGEE,
    PermitGround.SUBSIDIARY_PROTECTION,
    PermitGround.QUOTA_REFUGEE,
    PermitGround.EXCEPTIONALLY_DISTRESSING,
})  # fmt: skip
SECOND_PARAGRAPH = frozenset({PermitGround.TEMPORARY_ACT_PERMANENT, PermitGround.UPPER_SECONDARY_PERMANENT})
# Long-term residents may have had a ground of 3 § before; permits under (EU) 2024/1347 are not in the wording read.
UNSETTLED = frozenset({PermitGround.LONG_TERM_RESIDENT, PermitGround.PROTECTION_AFTER_JULY_2026})
LISTED = FIRST_PARAGRAPH | SECOND_PARAGRAPH | UNSETTLED
"""The grounds that may make somebody a person "som avses i 3 §"."""

# 3 § second paragraph sets no day; a long-term resident's earlier ground may be one of that paragraph.
WITHOUT_CUTOFF = SECOND_PARAGRAPH | {PermitGround.LONG_TERM_RESIDENT}

has_permit = ByFact("permit_status", HAS_PERMIT)
"""Whether the person has a residence permit now."""


def _judge_ground(ground: PermitGround) -> Answer:
    """3 and 4 §§ are exhaustive: what they do not list is not covered."""
    if ground in UNSETTLED:
        return Outcome.FOR_THE_AGENCY
    return Outcome.MET if ground in LISTED or ground is PermitGround.TIES else Kind.NOT_COVERED


has_qualifying_ground = ByFact("permit_ground", {ground: _judge_ground(ground) for ground in PermitGround})
"""Whether the ground is listed in 3 §, or ties (4 § then asks to whom)."""

_UNBROKEN = ("permit_since", "permit_unbroken")
_SINCE_EARLY: Mapping[bool | None, Ruling] = {
    True: Ruling(Outcome.MET, _UNBROKEN),
    False: Ruling(Outcome.FOR_THE_AGENCY, _UNBROKEN),
    None: Ruling(Outcome.UNKNOWN, ("permit_unbroken",)),
}
_SINCE_LATE: Mapping[PermitGround | None, Ruling] = {
    None: Ruling(Outcome.UNKNOWN, ("permit_ground",)),
    **{
        ground: Ruling(
            Outcome.FOR_THE_AGENCY if ground in WITHOUT_CUTOFF else Kind.NOT_COVERED,
            ("permit_since", "permit_ground"),
        )
        for ground in PermitGround
    },
}
_SINCE_NOT_TOLD = Ruling(Outcome.UNKNOWN, ("permit_since",))


def held_permit_since(cutoff: date, view: View) -> Ruling:
    """Whether a permit has been held since the cut-off or earlier. Whether without a gap matters only if so."""
    since = view.person.permit_since
    if since is None:
        return _SINCE_NOT_TOLD
    if since > cutoff:
        return _SINCE_LATE[view.person.permit_ground]
    return _SINCE_EARLY[view.person.permit_unbroken]
