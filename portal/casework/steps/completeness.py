"""What to look at before the application is made: an incomplete one says what it lacks, and who can supply it.

Two things stop it: a joint application waits for each adult's own talk and own confirmation (`voices`), and children
without any adult do not apply alone (`children_alone`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eligibility.law import PersonOutcome
from eligibility.wording import Text
from portal.casework.models import Part
from portal.casework.people.custody import WORDS as UNSETTLED
from portal.casework.people.custody import unsettled_children
from portal.casework.people.roles import is_without_adults
from portal.casework.steps.desk import Card, Desk
from portal.casework.steps.suppliers import ADULTS, GUARDIAN, MUNICIPALITY, WHO_SETTLES, who_knows
from portal.casework.talking.voices import MissingVoice, missing_voices

_NOT_IN_THE_APPLICATION = {PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME}


@dataclass(frozen=True, kw_only=True)
class Lack:
    """One thing that is missing, for whom, where to mend it, and who can supply it. `person` None is the household.

    `code` is for machines: the name of a fact, or of what else it is.
    """

    name: Text
    text: Text
    url: str
    code: str = ""
    person: UUID | None = None
    who: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """What is missing, in the order to mend it, and whether a grant is possible for anybody."""

    voices: tuple[Lack, ...]
    missing: tuple[Lack, ...]
    not_told: tuple[Lack, ...]
    obstacles: tuple[Lack, ...]
    for_nobody: bool
    children_alone: bool = False

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What somebody can still supply. With any of it, an application is incomplete; an obstacle is no lack."""
        return (*self.not_told, *self.missing)

    @property
    def stops(self) -> bool:
        """Whether no application can be made as things stand."""
        return bool(self.voices) or self.children_alone

    @property
    def is_complete(self) -> bool:
        """Whether there is nothing to mend."""
        return not (self.voices or self.missing or self.not_told or self.obstacles or self.for_nobody)


def check(desk: Desk) -> Completeness:
    """Go through everyone on the desk who applies."""
    cards = [card for card in desk.cards if card.person.part == Part.IN]
    return Completeness(
        voices=tuple(
            lack for voice in missing_voices(desk.situation.case, desk.situation.people) for lack in _voice(voice)
        ),
        missing=(*_of_household(desk), *(lack for card in cards for lack in _missing(card)), *_custody(desk, cards)),
        not_told=tuple(_untold(card, fact.name, fact.label) for card in cards for fact in card.missing),
        obstacles=tuple(
            Lack(name=card.person.label, text=finding.text, url=_url(card, "person"))
            for card in cards
            for finding in (*card.obstacles, *card.refusals)
        ),
        for_nobody=all(card.view.outcome in _NOT_IN_THE_APPLICATION for card in cards),
        children_alone=is_without_adults(desk.situation.people, desk.situation.case.applied_on),
    )


def _voice(voice: MissingVoice) -> Iterator[Lack]:
    place = [voice.person.case_id, voice.person.pk]
    if voice.talk:
        yield Lack(
            name=voice.person.label, text=_("A talk of one’s own, alone"), url=reverse("casework:talk", args=place)
        )
    if voice.confirmation:
        url = reverse("casework:talk", args=[*place, "bekraftelse"])
        yield Lack(name=voice.person.label, text=_("A confirmation of one’s own, given alone"), url=url)


def _of_household(desk: Desk) -> Iterator[Lack]:
    """What is not told of all of them together."""
    case, people = desk.situation.case, desk.situation.people
    if is_without_adults(people, case.applied_on):
        yield Lack(
            name=_("The household"),
            text=_("There is no adult. A guardian and the social services come first."),
            url=reverse("casework:custody", args=[case.pk]),
            code="adult",
            who=(GUARDIAN, MUNICIPALITY),
        )
    if desk.situation.household.couples_untold_among:
        yield Lack(
            name=_("The household"),
            text=_("It is not told who are a couple."),
            url=reverse("casework:couples", args=[case.pk]),
            code="couples",
            who=(ADULTS,),
        )


def _custody(desk: Desk, cards: Sequence[Card]) -> Iterator[Lack]:
    """The children who apply and of whom it is not settled that all who have custody agree."""
    case = desk.situation.case
    children = unsettled_children([card.person for card in cards], case.applied_on)
    labels = {card.person.pk: card.person.label for card in cards}
    for child, what in children.items():
        yield Lack(
            name=labels[child],
            text=UNSETTLED[what],
            url=reverse("casework:custody", args=[case.pk]),
            code="custody",
            person=child,
            who=WHO_SETTLES[what],
        )


def _missing(card: Card) -> Iterator[Lack]:
    if card.person.identity_digits_sealed is None:
        yield _untold(card, "identity_number", _("Personal identity number or coordination number"))
    if card.person.born is None and all(fact.name != "born" for fact in card.missing):
        yield _untold(card, "born", _("Date of birth"))
    if card.informed is False:
        yield Lack(
            name=card.person.label,
            text=_("Information given"),
            url=_url(card, "information"),
            code="information",
            person=card.person.pk,
            who=(MUNICIPALITY,),
        )


def _untold(card: Card, fact: str, text: Text) -> Lack:
    return Lack(
        name=card.person.label,
        text=text,
        url=f"{_url(card, 'person')}#id_{fact}",
        code=fact,
        person=card.person.pk,
        who=who_knows(fact, of_child=card.is_child),
    )


def _url(card: Card, page: str) -> str:
    return reverse(f"casework:{page}", args=[card.person.case_id, card.person.pk])
