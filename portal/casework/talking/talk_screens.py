"""Talk mode: what stands on a shared screen, one thing at a time, in Swedish and the client's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from eligibility.asking.questions import QUESTIONS, Asked, Question
from eligibility.law import figures
from eligibility.wording import Text, figure_texts
from eligibility.wording.questions import ASKINGS
from eligibility.wording.saying import filled
from portal.casework.models import Person
from portal.casework.people.household import Situation
from portal.casework.talking.conversation_texts import TEACH_BACK, PartOfGuide
from portal.settings.languages import ON_PAPER, SOURCE, Language, described

FACTS_SLUG = "uppgifter"
FACTS_TITLE: Text = _("What is not told yet")
FACTS_LEAD: Text = _("You need not answer. “I don’t know” is an answer too.")
UNCHECKED: Text = _("Machine translated. No person has checked it yet.")

ONLY_SWEDISH = "bara-sv"
"""What the address says where the worker has chosen to show nothing beside the Swedish."""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One thing to show: a sentence or a question, what is said before it, and answers that can be pointed at."""

    text: Text
    lead: Text = ""
    why: Text = ""
    answers: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Side:
    """A screen in one language. `is_unchecked` says that no person has checked the texts in it."""

    language: Language
    title: str
    text: str
    lead: str
    why: str
    answers: tuple[str, ...]
    is_unchecked: bool
    unchecked: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A screen in each language, side by side, and its place among the others."""

    number: int
    sides: tuple[Side, ...]


def screens_of(guide: PartOfGuide) -> list[Screen]:
    """A part of the guide: first what is said, then what is asked, last to say it back."""
    return [
        *(Screen(text=text) for text in guide.say),
        *(Screen(text=text) for text in guide.ask),
        Screen(text=guide.back, lead=TEACH_BACK),
    ]


def screens_about_facts(situation: Situation, person: Person) -> list[Screen]:
    """The wizard's own questions about what is not told of this person, in the order of the wizard."""
    missing = set(situation.not_told(person))
    numbers = figure_texts(figures(situation.case.applied_on))
    return [_about(question, numbers) for question in _askable() if missing & set(question.facts)]


def _askable() -> Iterator[Question]:
    """Questions to one adult about herself: no list of several at once, and nothing about somebody else."""
    return (one for one in QUESTIONS if not one.is_list and one.of is Asked.EVERYONE and one.code in ASKINGS)


def _about(question: Question, numbers: dict[str, Text]) -> Screen:
    asking = ASKINGS[question.code]
    return Screen(
        text=filled(asking.alone, numbers),
        lead=FACTS_LEAD,
        why=filled(asking.why, numbers),
        answers=tuple(filled(option.label, numbers) for option in question.options),
    )


def languages_for(person: Person, wanted: str | None) -> tuple[Language, ...] | None:
    """Swedish, and beside it what the worker asked for or the person's own.

    None where the portal has no texts in the person's language and the worker has not chosen what to show instead.
    """
    if wanted == ONLY_SWEDISH:
        return (SOURCE,)
    published = {language.code: language for language in ON_PAPER}
    chosen = published.get(wanted or "") or published.get(person.language)
    if chosen is None:
        return (SOURCE,) if person.language == "lattlast" else None
    return (SOURCE,) if chosen == SOURCE else (SOURCE, chosen)


def lacking(person: Person) -> Language | None:
    """The person's language, where the portal has no texts in it."""
    own = described(person.language)
    return None if own in ON_PAPER or own.lang == SOURCE.lang else own


def shown(screens: Sequence[Screen], *, title: Text, languages: Sequence[Language]) -> list[Shown]:
    """The screens in words, in each of these languages."""
    return [
        Shown(number=number, sides=tuple(_side(screen, title, language) for language in languages))
        for number, screen in enumerate(screens, start=1)
    ]


def _side(screen: Screen, title: Text | Promise, language: Language) -> Side:
    with override(language.code):
        return Side(
            language=language,
            title=str(title),
            text=str(screen.text),
            lead=str(screen.lead),
            why=str(screen.why),
            answers=tuple(str(answer) for answer in screen.answers),
            is_unchecked=language != SOURCE,  # no catalogue but the Swedish has been read through by a person
            unchecked=str(UNCHECKED),
        )
