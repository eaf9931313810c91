"""Who may open which address of case work. The door asks here; an address that is not here opens to nobody.

Whoever adds an address adds its rule. `manage.py check` fails without it, and tests/matrix tries every address with
everybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from portal.accounts.models import MUNICIPAL_ROLES, Role

READ = ("GET", "HEAD")
FORM = ("GET", "POST")
DEED = ("POST",)


class Needs(Enum):
    """What somebody must have beside the role."""

    NOTHING = "nothing"
    CASE = "case"  # a live assignment to the case in the address
    UNIT = "unit"  # to lead the municipality of the case in the address


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One address. `shows_people` says that facts about somebody can stand on the page, so that it writes readings."""

    roles: tuple[Role, ...] = MUNICIPAL_ROLES
    needs: Needs
    methods: tuple[str, ...]
    shows_people: bool = False


HEADS = (Role.HEAD_OF_UNIT,)


def _room(*methods: str, shows_people: bool = False) -> Rule:
    """For everybody who does case work."""
    return Rule(needs=Needs.NOTHING, methods=methods, shows_people=shows_people)


def _heads(*methods: str, shows_people: bool = False) -> Rule:
    """For heads of unit, and about no case in particular."""
    return Rule(roles=HEADS, needs=Needs.NOTHING, methods=methods, shows_people=shows_people)


def _unit(*methods: str) -> Rule:
    """For heads of unit, about one case of the unit."""
    return Rule(roles=HEADS, needs=Needs.UNIT, methods=methods)


def _case(*methods: str, shows_people: bool = False) -> Rule:
    """For those who work with the case."""
    return Rule(needs=Needs.CASE, methods=methods, shows_people=shows_people)


def _people(*methods: str) -> Rule:
    """For those who work with the case; the page shows somebody in it."""
    return _case(*methods, shows_people=True)


RULES: dict[str, Rule] = {
    # cases
    "case_list": _room(*READ),
    "open_case": _room(*FORM),
    "start_from_code": _room(*FORM),
    "case": _people(*READ),
    "change_case": _case(*FORM),
    "close_case": _case(*FORM),
    "reopen_case": _case(*FORM),
    # drafts
    "keep_draft": _room(*DEED),
    "throw_away_draft": _room(*FORM),
    # people
    "couples": _people(*FORM),
    "tell_couples": _case(*DEED),
    "custody": _people(*FORM),
    "add_household": _people(*FORM),
    "copy_facts": _people(*FORM),
    "person_assessment": _people(*DEED),
    "add_person": _people(*FORM),
    "person": _people(*FORM),
    "remove_person": _people(*FORM),
    "unpair": _case(*DEED),
    "notes": _people(*FORM),
    "information": _people(*FORM),
    # the talk itself
    "note_page": _room(*FORM),
    "page_gone_through": _case(*DEED),
    "take_back_information": _case(*DEED),
    "notes_print": _people(*READ),
    "talk_part": _case(*DEED),
    "talk_mode": _people(*READ),
    # a separate voice
    "talk": _people(*FORM),
    "child_worksheet": _people(*FORM),
    # documents
    "issue_document": _people(*FORM),
    "document": _people(*READ),
    "make_household_paper": _people(*FORM),
    "make_agency_form": _people(*FORM),
    "person_papers": _people(*READ),
    "make_paper": _people(*FORM),
    "person_paper": _people(*READ),
    # who works with it, and who has read
    "colleagues": _case(*READ),
    "end_assignment": _case(*DEED),
    "events": _case(*READ),
    "readers": _people(*FORM),
    "reveal": _people(*DEED),
    "about_log": _room(*READ),
    "review_months": _heads(*READ),
    "review_month": _heads(*READ),
    "review_item": _heads(*FORM),
    "acknowledge_notice": _heads(*DEED),
    "emergency": _room(*FORM),
    # the task list and the states of a case
    "assessment": _people(*READ),
    "next_step": _case(*READ),
    "move_case": _case(*DEED),
    "submit_case": _case(*FORM),
    "skip_step": _case(*DEED),
    "take_up_step": _case(*DEED),
    # documents planner, letters, and the days after a decision
    "lead_times": _room(*FORM),
    "remove_lead_time": _room(*DEED),
    "planner": _people(*FORM),
    "plan_suggested": _case(*DEED),
    "person_documents": _people(*FORM),
    "add_documents": _people(*DEED),
    "plan_sheet": _people(*READ),
    "letters": _people(*READ),
    "letter": _people(*READ),
    "dates": _people(*READ),
    "calendar": _case(*READ),
    "write_decision": _people(*FORM),
    "change_decision": _people(*FORM),
    "remove_decision": _case(*DEED),
    "since_decision": _people(*FORM),
    # handing a case over, and taking one over
    "receive_package": _room(*FORM),
    "take_over": _room(*FORM),
    "fetch_package": _room(*READ),
    "forget_package": _room(*DEED),
    "choices": _heads(*FORM),
    "handover": _people(*READ),
    "pack_case": _people(*FORM),
    "releases": _people(*FORM),
    "withdraw_release": _case(*DEED),
    # the unit
    "unit_cases": _heads(*READ),
    "assign_cases": _heads(*FORM),
    "hand_over": _heads(*FORM),
    "unit_case": _unit(*FORM),
    "end_access": _unit(*DEED),
    "name_for_protected": _unit(*DEED),
    # what is forgotten, and when
    "what_is_forgotten": _room(*READ),
    "advice_decision": _heads(*FORM),
    "end_advice": _heads(*DEED),
    "keep_longer": _case(*FORM),
    "end_keeping_longer": _case(*DEED),
}


def undeclared() -> Iterator[str]:
    """The names of addresses that have no rule, and of rules that have no address."""
    from portal.casework.urls import urlpatterns  # the views behind them ask this module

    names = {pattern.name for pattern in urlpatterns}
    yield from sorted(f"{name} has no rule" for name in names - RULES.keys())
    yield from sorted(f"{name} is a rule without an address" for name in RULES.keys() - names)
