"""What to look at before the document is issued. Nothing here stops it: an incomplete document says what it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from eligibility.law import PersonOutcome
from eligibility.wording import Text

from .desk import Card, Desk

_NOT_IN_THE_APPLICATION = {PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME}


@dataclass(frozen=True, kw_only=True)
class Lack:
    """One thing that is missing, for whom, and where to mend it."""

    name: str
    text: Text
    url: str


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """What is missing, in the order to mend it, and whether a grant is possible for anybody."""

    missing: tuple[Lack, ...]
    not_told: tuple[Lack, ...]
    obstacles: tuple[Lack, ...]
    for_nobody: bool

    @property
    def is_complete(self) -> bool:
        """Whether there is nothing to mend."""
        return not (self.missing or self.not_told or self.obstacles or self.for_nobody)


def check(desk: Desk) -> Completeness:
    """Go through everyone on the desk."""
    return Completeness(
        missing=tuple(lack for card in desk.cards for lack in _missing(card)),
        not_told=tuple(
            Lack(name=card.person.name, text=fact.label, url=f"{_url(card, 'person')}#id_{fact.name}")
            for card in desk.cards
            for fact in card.missing
        ),
        obstacles=tuple(
            Lack(name=card.person.name, text=finding.text, url=_url(card, "person"))
            for card in desk.cards
            for finding in (*card.obstacles, *card.refusals)
        ),
        for_nobody=all(card.view.outcome in _NOT_IN_THE_APPLICATION for card in desk.cards),
    )


def _missing(card: Card) -> Iterator[Lack]:
    name = card.person.name
    if card.person.identity_digits_sealed is None:
        text = _("Personal identity number or coordination number")
        yield Lack(name=name, text=text, url=f"{_url(card, 'person')}#id_identity_number")
    if card.person.born is None and all(fact.name != "born" for fact in card.missing):
        yield Lack(name=name, text=_("Date of birth"), url=f"{_url(card, 'person')}#id_born")
    if card.informed is False:
        yield Lack(name=name, text=_("Information given"), url=_url(card, "information"))


def _url(card: Card, page: str) -> str:
    return reverse(f"casework:{page}", args=[card.person.case_id, card.person.pk])
