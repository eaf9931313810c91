"""What each person has been told, what is still to be told, and which pages have changed since."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from django.utils import timezone

from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from portal.casework.models import Case, InformationGiven, InformationTopic, Part, Person
from portal.casework.people.ages import is_child
from portal.casework.steps.step_states import StepState
from portal.guidance import Guidance, OfferedPage, published

TOPICS_OF: Mapping[str, tuple[InformationTopic, ...]] = MappingProxyType(
    {
        "what-repatriation-is": (InformationTopic.VOLUNTARY,),
        "what-you-give-up": (InformationTopic.LEAVING, InformationTopic.CHILDREN),
        "the-grant": (InformationTopic.CONDITIONS, InformationTopic.REPAYMENT, InformationTopic.DECISION),
        "who-does-what": (InformationTopic.DECISION,),
        "privacy": (InformationTopic.SECRECY,),
        "what-we-never-do": (InformationTopic.VOLUNTARY,),
    }
)
"""What our own pages are about, by their key. Of any other page only that it was gone through is said."""


def topics_of(page: OfferedPage) -> tuple[InformationTopic, ...]:
    return TOPICS_OF.get(page.key, (InformationTopic.OTHER,))


def law_wording(on: date) -> str:
    """The wording that fills in the numbers on a page that day. Raises NoEditionInForce."""
    return edition_on(on, EDITIONS).wording


@dataclass(frozen=True, kw_only=True)
class GoneThrough:
    """One time that a page was gone through with somebody: the rows of its topics are one here.

    Without a page it is one topic that was told.
    """

    rows: tuple[InformationGiven, ...]
    has_changed: bool

    @property
    def first(self) -> InformationGiven:
        """What all rows have in common stands in each."""
        return self.rows[0]

    @property
    def topics(self) -> list[InformationTopic]:
        """What it was about, in the order of the topics."""
        told = {row.topic for row in self.rows}
        return [topic for topic in InformationTopic if topic in told]


@dataclass(frozen=True, kw_only=True)
class Informed:
    """How far one person has been told. `missing` is what is still to be told before anything is confirmed."""

    told: tuple[GoneThrough, ...] = ()
    missing: tuple[InformationTopic, ...] = ()

    @property
    def state(self) -> StepState:
        """Where the step stands."""
        if not self.told:
            return StepState.NOT_STARTED
        return StepState.IN_PROGRESS if self.missing else StepState.DONE

    @property
    def has_changed(self) -> bool:
        """Whether a page says something else now than when it was last gone through."""
        return any(time.has_changed for time in self.told)

    def last_with(self, page: UUID) -> GoneThrough | None:
        """The latest time that this page was gone through."""
        return next((time for time in self.told if time.first.page == page), None)


@dataclass(frozen=True, kw_only=True)
class PageToRead:
    """A page of the guidance for one person. `last` is when it was gone through with her, if it was."""

    page: OfferedPage
    topics: tuple[InformationTopic, ...]
    last: GoneThrough | None
    is_wanted: bool = field(default=False)
    title_for_us: str = ""  # in Swedish, where the page is in a language that the social worker may not read


def needed_topics(case: Case, people: Sequence[Person]) -> tuple[InformationTopic, ...]:
    """What each adult hears before saying yes; what it means for children, where children are among those who apply."""
    with_children = any(is_child(one, case.applied_on) is True and one.part == Part.IN for one in people)
    left_out = {InformationTopic.OTHER} if with_children else {InformationTopic.OTHER, InformationTopic.CHILDREN}
    return tuple(topic for topic in InformationTopic if topic not in left_out)


def informed(case: Case, people: Sequence[Person], *, guidance: Guidance | None = None) -> dict[UUID, Informed]:
    """How far each of them has been told: one question, and one more where pages were gone through.

    `people` are everybody in the case, whose readings have been recorded.
    """
    rows = list(InformationGiven.objects.standing().filter(person__in=people).select_related("given_by"))
    now = guidance or (published() if any(row.page for row in rows) else Guidance(()))
    times: dict[UUID, dict[object, list[InformationGiven]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: (row.given_on, row.noted_at), reverse=True):
        # one click notes several topics at one moment; without a page each topic stands for itself
        same = (row.page, row.page_language, row.given_on, row.noted_at) if row.page else row.pk
        times[row.person_id][same].append(row)
    needed = needed_topics(case, people)
    return {person.pk: _informed(list(times[person.pk].values()), needed, now) for person in people}


def _informed(times: list[list[InformationGiven]], needed: Sequence[InformationTopic], guidance: Guidance) -> Informed:
    seen: set[UUID | None] = set()
    told = []
    for rows in times:
        page = rows[0].page
        changed = page is not None and page not in seen and has_changed(rows[0], guidance)
        seen.add(page)
        told.append(GoneThrough(rows=tuple(rows), has_changed=changed))
    heard = {row.topic for rows in times for row in rows}
    return Informed(told=tuple(told), missing=tuple(topic for topic in needed if topic not in heard))


def has_changed(row: InformationGiven, guidance: Guidance) -> bool:
    """Whether the page reads otherwise today than it did: another text, or other numbers of the law.

    A page that is gone has not changed; what it said is what was told.
    """
    if row.page is None:
        return False
    page = guidance.exactly(row.page, row.page_language)
    if page is None:
        return False
    return page.published_at > _moment(row.page_published_at) or law_wording(timezone.localdate()) != row.law_wording


def _moment(at: datetime | None) -> datetime:
    assert at is not None  # noqa: S101  the table's own constraint: a page has its version
    return at


def pages_to_read(informed: Informed, language: str, guidance: Guidance) -> list[PageToRead]:
    """Every page in the person's language where there is one, first those with something that is still to be told."""
    ours = {page.id: page.title for page in guidance.for_reader("sv")}
    pages = [
        PageToRead(
            page=page,
            topics=topics_of(page),
            last=informed.last_with(page.id),
            is_wanted=bool(set(topics_of(page)) & set(informed.missing)),
            title_for_us=ours.get(page.id, "") if page.language != "sv" else "",
        )
        for page in guidance.for_reader(language)
    ]
    return sorted(pages, key=lambda one: not one.is_wanted)


def information_states(case: Case, people: Sequence[Person]) -> dict[UUID, StepState]:
    """Where the information to each person stands; children are told through their parents, and asked."""
    standing = informed(case, people)
    return {
        person.pk: StepState.NOT_NEEDED if is_child(person, case.applied_on) is True else standing[person.pk].state
        for person in people
    }
