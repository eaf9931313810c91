"""2025:970 3 §: the permit, its ground, and since when it has been held."""

from collections.abc import Mapping
from datetime import date

from eligibility.law.conditions import Answer, View, decide
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


def has_permit(view: View) -> Answer:
    """Whether the person has a residence permit now."""
    return decide(view.person.permit_status, HAS_PERMIT.__getitem__)


def has_qualifying_ground(view: View) -> Answer:
    """Whether the ground is listed in 3 §, or ties (4 § then asks to whom)."""
    return decide(view.person.permit_ground, judge_ground)


def judge_ground(ground: PermitGround) -> Answer:
    """3 and 4 §§ are exhaustive: what they do not list is not covered."""
    if ground in UNSETTLED:
        return Outcome.FOR_THE_AGENCY
    return Outcome.MET if ground in LISTED or ground is PermitGround.TIES else Kind.NOT_COVERED


def held_permit_since(cutoff: date, view: View) -> Answer:
    """Whether a permit has been held since the cut-off or earlier. Whether without a gap matters only if so."""
    since = view.person.permit_since
    if since is None:
        return Outcome.UNKNOWN
    if since > cutoff:
        return decide(view.person.permit_ground, _judge_later_permit)
    return decide(view.person.permit_unbroken, lambda unbroken: Outcome.MET if unbroken else Outcome.FOR_THE_AGENCY)


def _judge_later_permit(ground: PermitGround) -> Answer:
    return Outcome.FOR_THE_AGENCY if ground in WITHOUT_CUTOFF else Kind.NOT_COVERED
