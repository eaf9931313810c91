"""The papers of the invented family that are made from more than its facts: what was told, planned and noted."""

from datetime import date

from eligibility.showing.states import MET, NOT_ANSWERED, OBSTACLE_NOW
from portal.casework.documents.handover_sheet import (
    ColleagueLine,
    DayLine,
    HandoverSheet,
    NoteLine,
    PersonLine,
    SkippedLine,
    StateLine,
    StepLine,
    TalkLine,
)
from portal.casework.documents.information_receipt import INTERPRETED, InformationReceipt, PageRead, Told
from portal.casework.documents.invented import MUNICIPALITY, NAMES, ON, REFERENCE, situation
from portal.casework.documents.languages import beside
from portal.casework.documents.letter import PrintedLetter, letter_of
from portal.casework.documents.power_of_attorney import Asked, Errand, PowerOfAttorney, power_of_attorney_of
from portal.casework.models import (
    CaseStatus,
    GuidePart,
    InformationManner,
    InformationTopic,
    InterpreterNeed,
    InterpreterUse,
    Meeting,
    SkipReason,
    StepKind,
)
from portal.casework.models.assignment import AssignmentRole
from portal.casework.people.telling import label_of
from portal.casework.planning.dates import WORDS
from portal.casework.steps.step_states import StepState
from portal.casework.talking.conversation import GUIDE

WORKER, COLLEAGUE = "Anna Andersson", "Bo Berg"
TITLES_READ = {"ar": "ما الذي تتركه وراءك", "en": "What you leave behind"}


def information_receipt(language: str) -> InformationReceipt:
    """Rania's: a page in her language, another in Swedish with an interpreter, and a topic without a page."""
    read = language if language in TITLES_READ else "sv"
    return InformationReceipt(
        reference=REFERENCE,
        language=beside(language),
        issued_on=ON,
        name=NAMES["rania"],
        municipality=MUNICIPALITY,
        told=(
            Told(
                page=PageRead(
                    swedish_title="Vad du lämnar",
                    title=TITLES_READ.get(language, "Vad du lämnar"),
                    language=read,
                    published_on=date(2026, 4, 15),
                    law_wording="2026:285",
                ),
                topics=(InformationTopic.LEAVING.label, InformationTopic.CHILDREN.label),
                language=language,
                given_on=date(2026, 4, 27),
                manner=InformationManner.PORTAL.label,
                interpreter="",
            ),
            Told(
                page=PageRead(
                    swedish_title="Bidraget",
                    title="Bidraget",
                    language="sv",
                    published_on=date(2026, 4, 15),
                    law_wording="2026:285",
                ),
                topics=tuple(topic.label for topic in (InformationTopic.CONDITIONS, InformationTopic.REPAYMENT)),
                language=language,
                given_on=date(2026, 4, 27),
                manner=InformationManner.PORTAL.label,
                interpreter=INTERPRETED[InterpreterUse.PRESENT],
            ),
            Told(
                page=None,
                topics=(InformationTopic.VOLUNTARY.label,),
                language=language,
                given_on=date(2026, 4, 20),
                manner=InformationManner.PHONE.label,
                interpreter=INTERPRETED[InterpreterUse.NOT_AVAILABLE],
            ),
        ),
        talked_about=tuple(GUIDE[part].title for part in (GuidePart.PURPOSE, GuidePart.RULES)),
        not_told=(InformationTopic.DECISION.label, InformationTopic.SECRECY.label),
        contact=f"{WORKER}, 040-12 34 56",
    )


def power_of_attorney(language: str) -> PowerOfAttorney:
    """Rania lets the municipality's worker ask the agency where her papers are."""
    now = situation(language)
    return power_of_attorney_of(
        now,
        person=now.people[1],
        receiver=WORKER,
        asked=Asked.MIGRATION_AGENCY,
        errands=(Errand.PAPERS_NEEDED, Errand.WHERE_PAPERS_ARE, Errand.APPLICATION),
        last_day=date(2026, 8, 1),
        issued_on=ON,
    )


def letter(language: str) -> PrintedLetter:
    """Rania asks the agency for her passport."""
    now = situation(language)
    return letter_of(now, person=now.people[1], code="passport-back", issued_on=ON, named=True)


def handover_sheet(language: str) -> HandoverSheet:
    """The family's, for the next colleague; in Swedish alone, whatever language is asked for."""
    samir, rania, _noor, yousef, lina = NAMES.values()
    stands = {samir: OBSTACLE_NOW, yousef: NOT_ANSWERED}
    return HandoverSheet(
        reference=REFERENCE,
        language=None,
        issued_on=ON,
        municipality=MUNICIPALITY,
        status=CaseStatus.WAITING_DOCUMENT.label,
        opened_on=date(2026, 4, 13),
        next_step=StepKind.TALK.label,
        next_person=rania,
        left=(
            _step(StepKind.TALK, rania, StepState.NOT_STARTED, "○"),
            _step(StepKind.DOCUMENTS, samir, StepState.WAITING, "…"),
            _step(StepKind.DOCUMENT, "", StepState.NOT_STARTED, "○"),
        ),
        done=(
            _step(StepKind.COUPLES, "", StepState.DONE, "✓"),
            _step(StepKind.FACTS, samir, StepState.DONE, "✓"),
            _step(StepKind.INFORMATION, rania, StepState.DONE, "✓"),
        ),
        skipped=(
            SkippedLine(
                step=StepKind.DOCUMENTS.label,
                person=lina,
                reason=SkipReason.NOT_NEEDED.label,
                by=COLLEAGUE,
                on=date(2026, 4, 28),
            ),
        ),
        members=tuple(
            PersonLine(
                name=name,
                language=language,
                interpreter=InterpreterNeed.NEEDED.label if name in (samir, rania) else "",
                missing=(label_of("received_there"),) if name == yousef else (),
                state=stands.get(name, MET).word,
                sign=stands.get(name, MET).sign,
            )
            for name in NAMES.values()
        ),
        talks=(TalkLine(on=date(2026, 5, 11), person=rania, meeting=Meeting.IN_PERSON.label, interpreter_needed=True),),
        days=(DayLine(on=date(2026, 6, 15), what=next(iter(WORDS.values())), person=samir),),
        notes=(NoteLine(on=date(2026, 4, 28), person=samir, by=WORKER),),
        states=(StateLine(on=date(2026, 4, 28), state=CaseStatus.WAITING_DOCUMENT.label),),
        colleagues=(
            ColleagueLine(name=WORKER, role=AssignmentRole.RESPONSIBLE.label),
            ColleagueLine(name=COLLEAGUE, role=AssignmentRole.CO_WORKER.label),
        ),
    )


def _step(kind: StepKind, person: str, state: StepState, sign: str) -> StepLine:
    return StepLine(step=kind.label, person=person, state=state.label, sign=sign, detail="")
