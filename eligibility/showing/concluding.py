"""The page on which the questions end: where the answers lead."""

from eligibility.asking.days import AskedDay
from eligibility.asking.standing import Standing
from eligibility.carrying.taking import take_along
from eligibility.law import what_if
from eligibility.showing.pages import AnswerLine, ResultPage
from eligibility.showing.presenting import present
from eligibility.showing.presenting_what_if import present_what_if
from eligibility.verification import as_read
from eligibility.wording.conditions import may_change_alone
from eligibility.wording.telling import as_answered


def result_page(day: AskedDay, now: Standing, lines: tuple[AnswerLine, ...]) -> ResultPage:
    """The result of the answers, with every answer there was."""
    names = {member.id: member.name for member in now.roster.members}
    assessment = as_read(now.assessment)
    tell = as_answered(day.day, now.figures)
    turned = what_if(now.household, day.day, may_change=may_change_alone, assess=now.assess)
    return ResultPage(
        template="eligibility/result.html",
        day=day,
        back=lines[-1].code,
        hidden=tuple(now.answers.words.items()),
        lines=lines,
        result=present(assessment, now.household, names, tell),
        assessment=assessment,
        what_if=present_what_if(turned, names),
        about_children=now.roster.children > 0,
        take_along=take_along(now.answers, day),
    )
