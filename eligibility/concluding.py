"""The page on which the questions end: where the answers lead."""

from eligibility.days import AskedDay
from eligibility.pages import AnswerLine, ResultPage
from eligibility.presenting import present
from eligibility.routing import Standing


def result_page(day: AskedDay, now: Standing, lines: tuple[AnswerLine, ...]) -> ResultPage:
    """The result of the answers, with every answer there was."""
    names = {member.id: member.name for member in now.roster.members}
    return ResultPage(
        template="eligibility/result.html",
        day=day,
        back=lines[-1].code,
        hidden=tuple(sorted(now.answers.words.items())),
        lines=lines,
        result=present(now.assessment, now.household, names),
        about_children=now.roster.children > 0,
    )
