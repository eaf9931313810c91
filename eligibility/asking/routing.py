"""What is due to be asked: only what an undecided condition of the law still lacks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from eligibility.asking.answers import may_be_asked
from eligibility.asking.checklists import LISTS, lists_with, parts_of, spelled_out
from eligibility.asking.questions import BY_CODE, QUESTIONS, Asked, Question
from eligibility.asking.roster import Role
from eligibility.asking.standing import ASKED_NOTHING_MORE, Standing, whose_home_is_no_matter
from eligibility.law import Citation, Household, Outcome, Person, PersonAssessment


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, of whom it is asked, and the provision that makes it needed."""

    question: Question
    persons: tuple[str, ...]
    citation: Citation | None


def turns_due(now: Standing) -> tuple[Turn, ...]:
    """Every question that may come next, in declared order, each of whom it is due for."""
    due = _due(now)
    return tuple(
        Turn(BY_CODE[code], persons, citation_for(BY_CODE[code], now)) for code, persons in due.items() if persons
    )


def turn_again(code: str, now: Standing) -> Turn | None:
    """A question once more, for those who answered it or would be asked it now; None where nothing reads it."""
    question = BY_CODE[code]
    citation = citation_for(question, now)
    due, words = _due(now)[code], words_shown(question, now)
    persons = tuple(id for id in may_be_asked(question, now.roster) if id in due or f"{id}.{code}" in words)
    return Turn(question, persons, citation) if persons and citation else None


def words_shown(question: Question, now: Standing) -> Mapping[str, str]:
    """The answers among which those to a question are shown and changed: what a list of the day says stays there."""
    unread = {other.code for other in lists_with(question.code) if citation_for(other, now) is None}
    answered = {key: word for key, word in now.answers.words.items() if key.partition(".")[2] in unread}
    return spelled_out(answered) | dict(now.answers.words)


def _due(now: Standing) -> dict[str, tuple[str, ...]]:
    """Of whom each question is due. What a check-list asks is not asked one by one before the list is."""
    wanted = facts_wanted(now)
    due: dict[str, tuple[str, ...]] = {}
    for question in QUESTIONS:
        if not question.is_list:
            persons = may_be_asked(question, now.roster)
            due[question.code] = tuple(id for id in persons if _is_due(question, id, wanted, now))
    lists = {question.code: _listed(question, due, now) for question in LISTS}
    for code, persons in due.items():
        listed = {id for question in lists_with(code) for id in lists[question.code]}
        due[code] = tuple(id for id in persons if id not in listed)
    due |= lists
    waiting = {question.code: due.get(question.follows, ()) for question in QUESTIONS}
    return {code: tuple(id for id in due[code] if id not in before) for code, before in waiting.items()}


def _listed(question: Question, due: Mapping[str, tuple[str, ...]], now: Standing) -> tuple[str, ...]:
    """Those for whom at least two things on a list of the day's law are open, and who have not been shown it."""
    if not now.read.issuperset(question.facts):
        return ()
    return tuple(
        id
        for id in may_be_asked(question, now.roster)
        if now.answers.word(id, question.code) is None and sum(id in due[part] for part in parts_of(question)) > 1
    )


def facts_wanted(now: Standing) -> Mapping[str, frozenset[str]]:
    """The facts that would decide something, by person: those an undecided condition lacks, and costs to add."""
    wanted: dict[str, set[str]] = {person.id: set() for person in now.household.persons}
    for person in now.assessment.persons:
        if person.outcome not in ASKED_NOTHING_MORE:
            _add_facts_lacking(person, now.household, wanted)
    for reservation in now.assessment.reservations:
        if reservation.code == "travel_cost_not_told":
            for id in reservation.persons:
                if now.is_open(id):
                    wanted[id].add("travel_cost")
    return {id: frozenset(facts) for id, facts in wanted.items()}


def _add_facts_lacking(person: PersonAssessment, household: Household, wanted: dict[str, set[str]]) -> None:
    """What is not known of this person, or of somebody the ties are to: also when the grant is not for that one."""
    tied_to = _ties_of(household, person.id)
    for finding in person.findings:
        if finding.outcome is not Outcome.UNKNOWN:
            continue
        for fact in finding.decided_by:
            owner, dot, of_owner = fact.rpartition(".")
            if not dot:
                wanted[person.id].add(fact)
            elif owner == "ties_to":
                for other in tied_to:
                    if getattr(other, of_owner, "") is None:
                        wanted[other.id].add(of_owner)


def _ties_of(household: Household, id: str) -> tuple[Person, ...]:
    named = household.find(household.person(id).ties_to)
    partner = household.partner_of(named.id) if named else None
    return tuple(other for other in (named, partner) if other and other.id != id)


def _is_due(question: Question, id: str, wanted: Mapping[str, frozenset[str]], now: Standing) -> bool:
    if f"{id}.{question.code}" in now.words:
        return False
    match question.of:
        case Asked.HOUSEHOLD:
            return _may_be_a_couple(now)
        case Asked.OTHER_ADULTS:
            return now.household.unclear and id not in whose_home_is_no_matter(now.household, now.assessment)
        case _:
            return not wanted[id].isdisjoint(question.facts)


def _may_be_a_couple(now: Standing) -> bool:
    """Whether it matters if two of the other adults are a couple: for a cap, or for somebody's ties."""
    if "couple_cap" not in now.figures:
        return False
    others = {member.id for member in now.roster.members if member.role is Role.OTHER_ADULT}
    return sum(now.is_open(id) for id in others) > 1 or not others.isdisjoint(_tied_to(now))


def _tied_to(now: Standing) -> set[str]:
    return {person.ties_to for person in now.household.persons if person.ties_to and now.is_open(person.id)}


def citation_for(question: Question, now: Standing) -> Citation | None:
    """The provision that makes a question needed, as the law itself cites it; None where nothing reads the answer."""
    if question.of is Asked.HOUSEHOLD:
        return now.figures["couple_cap"].citation if "couple_cap" in now.figures else None
    if question.of is Asked.OTHER_ADULTS:
        return now.figures["household_cap"].citation
    if question.is_list and not now.read.issuperset(question.facts):
        return None
    return citation_of(question.facts, now) or _reserved(question, now)


def citation_of(facts: Collection[str], now: Standing) -> Citation | None:
    """The provision that reads one of these facts; one that is still undecided goes first."""
    wanted = set(facts)
    read = [
        finding
        for person in now.assessment.persons
        for finding in person.findings
        if not wanted.isdisjoint(finding.reads)
    ]
    undecided = [finding for finding in read if finding.outcome is Outcome.UNKNOWN]
    return next((finding.citation for finding in (*undecided, *read)), None)


def _reserved(question: Question, now: Standing) -> Citation | None:
    fact = f"{question.code}_not_told"
    return next((r.citation for r in now.assessment.reservations if r.code == fact), None)
