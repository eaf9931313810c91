"""2025:970 10-20 §§: duties, what may be stopped, claimed back or appealed; and the sections by name."""

from functools import partial

from eligibility.law.findings import Citation
from eligibility.law.results import Appeal, Consequences, Provision

cite = partial(Citation, "2025:970")

SECTIONS = {
    "section_purpose": 1,
    "section_permit": 3,
    "section_ties": 4,
    "section_keep_permit": 5,
    "section_evidence": 6,
    "section_blocks": 7,
    "section_criminal": 8,
    "section_amount": 9,
    "section_application": 10,
    "section_report_changes": 11,
    "section_payment": 12,
    "section_payment_request": 13,
    "section_payment_stopped": 14,
    "section_repayment": 15,
    "section_claim": 16,
    "section_respite": 17,
    "section_late_interest": 18,
    "section_waiver": 19,
    "section_appeal": 20,
}

CONSEQUENCES = Consequences(
    duties=(
        Provision(code="tell_on_honour", citation=cite(10)),
        Provision(code="report_changes", citation=cite(11)),
        Provision(code="request_later_payments", citation=cite(13)),
    ),
    payment_stopped=(
        Provision(code="conditions_no_longer_met", citation=cite(14, item=1)),
        Provision(code="ground_for_repayment", citation=cite(14, item=2)),
        Provision(code="practical_obstacles", citation=cite(14, item=3)),
    ),
    repayment=(
        Provision(code="not_left_in_time", citation=cite(15, item=1)),
        Provision(code="settled_in_sweden_again", citation=cite(15, item=2)),
        Provision(code="wrong_information", citation=cite(15, item=3)),
        Provision(code="should_have_realised", citation=cite(15, item=4)),
    ),
    relief=(
        Provision(code="claim_refrained_from", citation=cite(16)),
        Provision(code="respite_or_instalments", citation=cite(17)),
        Provision(code="waiver", citation=cite(19)),
    ),
    appeals=(  # 20 § lists the sections whose decisions may be appealed; no other decision may
        Appeal(decision="grant_refused", allowed=False, citation=cite(20)),
        Appeal(decision="payment_stopped", allowed=True, citation=cite(20)),
        Appeal(decision="repayment_claimed", allowed=True, citation=cite(20)),
        Appeal(decision="respite", allowed=True, citation=cite(20)),
        Appeal(decision="late_interest", allowed=True, citation=cite(20)),
        Appeal(decision="waiver", allowed=False, citation=cite(20)),
    ),
)
