"""What a person leaves behind, and what follows a grant. Said as prominently as the amount."""

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

LEAVING: dict[str, Text] = {
    "permit": _(
        "When you no longer live in Sweden, your residence permit is revoked or runs out. The last part of the grant "
        "is not paid until that has happened."
    ),
    "permit_old": _("A residence permit can be revoked when a person no longer lives in Sweden."),
    "repayment": _("If you settle in Sweden again, the grant is to be repaid. There is no time limit."),
    "welfare": _("The right to health care, school, social insurance and other support in Sweden ends when you move."),
    "refugee_status": _("A person with refugee status can lose it, and with it the protection."),
    "no_regret": _("The ordinance gives no right to change your mind and keep the grant."),
    "new_permit": _("To live in Sweden again you would need a new permit, on the rules that apply then."),
}

DUTIES: dict[str, Text] = {
    "tell_on_honour": _("The information in the application is given on one’s honour and conscience."),
    "report_changes": _("Changes that matter for the grant must be reported to the Migration Agency without delay."),
    "request_later_payments": _("The later payments must be asked for, with the documents the Migration Agency needs."),
}

PAYMENT_STOPPED: dict[str, Text] = {
    "conditions_no_longer_met": _("The conditions are no longer met, for example because of a new debt."),
    "ground_for_repayment": _("There is a reason for which the grant is to be repaid."),
    "practical_obstacles": _("Practical obstacles make it impossible to pay within a reasonable time."),
}

REPAYMENT: dict[str, Text] = {
    "not_left_in_time": _("The person does not leave Sweden within %(months_to_leave)s months of the decision."),
    "settled_in_sweden_again": _("The person settles in Sweden again after having left. There is no time limit."),
    "wrong_information": _(
        "Wrong information, or something else the person did, led to a grant that was wrong or too high."
    ),
    "should_have_realised": _(
        "The grant was wrong or too high for another reason, and the person understood that or should have."
    ),
}

RELIEF: dict[str, Text] = {
    "claim_refrained_from": _(
        "For special reasons the Migration Agency may refrain from claiming the grant back, wholly or in part."
    ),
    "respite_or_instalments": _("Respite or a plan for paying in parts can be given. Interest is then charged."),
    "waiver": _("For special reasons a claim or interest may be waived, wholly or in part."),
}

APPEALS: dict[tuple[str, bool], Text] = {
    ("grant_refused", False): _("A refusal of the grant cannot be appealed. A new application can be made."),
    ("payment_stopped", True): _("A decision not to pay out a granted amount can be appealed."),
    ("repayment_claimed", True): _("A decision that the grant is to be repaid can be appealed."),
    ("respite", True): _("A decision on respite or on paying in parts can be appealed."),
    ("late_interest", True): _("A decision on interest for late payment can be appealed."),
    ("waiver", False): _("A decision not to waive a claim cannot be appealed."),
}
