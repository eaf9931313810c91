"""docs/law/readability.md: how hard each question, and every other sentence of the wizard, is to read in Swedish."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.asking.answers import HOUSEHOLD
from eligibility.asking.offering import offered, roster_options
from eligibility.asking.questions import BY_CODE, Option
from eligibility.asking.roster import Roster
from eligibility.documenting.catalogues import catalogue, forms, is_of_the_wizard, places, speaking
from eligibility.documenting.terms import UNAVOIDABLE
from eligibility.law import figures
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.wording import figure_texts
from eligibility.wording.questions import ASKINGS, ROSTER_LEGENDS
from eligibility.wording.saying import Text
from portal import formatting
from portal.readability import Reading, measure, words


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """What a language is to stay under: LIX, and words in a sentence."""

    language: str
    name: str
    lix: int
    most_words: int


SWEDISH = Goal(language="sv", name="Swedish", lix=35, most_words=20)
EASY = Goal(language="lattlast", name="Easy Swedish", lix=25, most_words=15)
GOALS = (SWEDISH, EASY)

SHORTEST_SENTENCE = 5
"""What has fewer words is a name or a button: it is left out where sentences of many pages are measured together."""

_WORDING, _PAGES = "eligibility/wording/", "templates/eligibility/"
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Questions, together": tuple(_WORDING + name for name in ("questions", "options", "terms")),
    "Choices and names of facts": (
        *(_WORDING + name for name in ("facts", "telling", "household")),
        "eligibility/asking/offering",
        "eligibility/asking/roster",
    ),
    "Conditions": (_WORDING + "conditions",),
    "Outcomes and leads": (_WORDING + "outcomes", _WORDING + "results"),
    "Amounts, reservations, time limits, warnings": (_WORDING + "grant",),
    "What is left, and what follows": (_WORDING + "consequences",),
    "What if": (_WORDING + "what_if", _PAGES + "what_if"),
    "Timeline": (_WORDING + "timeline", _PAGES + "timeline"),
    "Taking the answers along": ("eligibility/carrying/", _PAGES + "continue", _PAGES + "take"),
    "Other rules after a refusal": (_PAGES + "other_scheme",),
    "Pages": ("templates/", "content/"),
    "Errors, and what is left": ("eligibility/",),
}
"""Where the sentences of a group stand. A sentence belongs to the first group one of its places is in."""

_HOUSEHOLD = Roster(partner=True, children=1, other_adults=2)
_ASKED_OF = {"age": "child1", "relation": "partner", "shares_household": "adult1"}
_DAYS = ("on", "read", "day", "first", "verified_through")
_AMOUNTS = ("min", "max", "total")


def numbers() -> dict[str, Text]:
    """The figures of every edition by name, a later one before an earlier, with something for every other value."""
    told: dict[str, Text] = {}
    for edition in EDITIONS:
        told |= figure_texts(figures(edition.in_force_from))
    days = dict.fromkeys(_DAYS, formatting.long_date(date(2026, 6, 14), "sv"))
    return _Numbers({**dict.fromkeys(_AMOUNTS, formatting.kronor(350000)), **days, **told})


class _Numbers(dict[str, Text]):
    """What a placeholder stands for; a number where it is not known here."""

    def __missing__(self, name: str) -> str:
        return "7"


def _filled(texts: Iterable[Text], values: Mapping[str, Text]) -> list[str]:
    return [str(text) % values if "%(" in str(text) else str(text) for text in texts if text]


def question_texts(code: str, *, of_each: bool, with_options: bool = True) -> list[str]:
    """A question as it is read in the language in force: what is asked, why, help, words, and answers with hints."""
    asking = ASKINGS[code]
    texts = [asking.each if of_each else asking.alone, asking.why, asking.help]
    texts += [text for term in asking.terms for text in term]
    if with_options:
        texts += [text for option in _options(code) for text in (option.label, option.hint)]
    return _filled(texts, numbers())


def _options(code: str) -> Iterator[Option]:
    """The answers, without the names of countries: they are as long as they are."""
    if code == HOUSEHOLD:
        yield from (Option(name, legend) for name, legend in ROSTER_LEGENDS.items())
        yield from roster_options()["partner"]
        return
    for option in offered(BY_CODE[code], _ASKED_OF.get(code, "you"), _HOUSEHOLD):
        if not (len(option.word) == 2 and option.word.isupper()):
            yield option


def question_reading(code: str, *, besides: tuple[str, ...] = ()) -> Reading:
    """The hardest of the four ways to read a question: asked of you or of several, the answers read along or not."""
    ways = [
        question_texts(code, of_each=of_each, with_options=with_options)
        for of_each in (False, True)
        for with_options in (False, True)
    ]
    return max((measure(way, known=besides) for way in ways), key=lambda reading: reading.lix)


def longest_sentence(code: str) -> str:
    """The sentence of most words in a question, answers included."""
    both = [text for of_each in (False, True) for text in question_texts(code, of_each=of_each)]
    return measure(both).longest


def group_texts(language: str) -> dict[str, list[str]]:
    """Every sentence of the wizard in a language, by group. What is shorter than a sentence is left out."""
    values, found = numbers(), {group: list[str]() for group in GROUPS}
    for message in catalogue(language):
        if message.id and is_of_the_wizard(message):
            texts = _filled(forms(message.string), values)
            found[_group(places(message))] += [text for text in texts if len(words(text)) >= SHORTEST_SENTENCE]
    return found


def _group(found_in: tuple[str, ...]) -> str:
    return next(group for group, starts in GROUPS.items() if any(place.startswith(starts) for place in found_in))


def documents() -> dict[str, str]:
    """The document, by its file name under docs/law."""
    return {"readability.md": "\n".join([_HEAD, *_questions(), _GROUPS_HEAD, *_groups(), _FOOT])}


def _questions() -> Iterator[str]:
    rows: dict[str, list[str]] = {code: [code] for code in ASKINGS}
    for goal in GOALS:
        with speaking(goal.language):
            for code, row in rows.items():
                if goal is SWEDISH:
                    row.append(str(ASKINGS[code].short))
                row += _cells(
                    question_reading(code), question_reading(code, besides=UNAVOIDABLE), longest_sentence(code)
                )
    yield from _table(["Code", "Question"], rows.values())


def _groups() -> Iterator[str]:
    rows: dict[str, list[str]] = {group: [group] for group in GROUPS}
    for goal in GOALS:
        with speaking(goal.language):
            for group, texts in group_texts(goal.language).items():
                found = measure(texts)
                rows[group] += _cells(found, measure(texts, known=UNAVOIDABLE), found.longest)
    yield from _table(["Sentences"], rows.values())


def _cells(found: Reading, besides: Reading, longest: str) -> list[str]:
    shown = [f"{reading.lix:.1f}" if reading.is_enough else "–" for reading in (found, besides)]
    return [str(found.words), *shown, str(len(words(longest)))]


def _table(first: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    heads = list(first)
    for goal in GOALS:
        heads += [f"{goal.name}: words", f"LIX (under {goal.lix})", "without the terms", "longest sentence"]
    yield "| " + " | ".join(heads) + " |"
    yield "| " + " | ".join("---" for _ in first) + " | " + " | ".join("--:" for _ in heads[len(first) :]) + " |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


_HEAD = f"""# How hard the wizard is to read

Generated from the catalogues and the questions; do not edit. LIX is the number of words to a sentence plus the number
of long words (more than six letters) in a hundred: under 25 is very easy, 25–34 easy, 35–44 newspaper prose, over 55
the language of authorities.

| Language | LIX under | words in a sentence, at most |
| --- | --: | --: |
| {SWEDISH.name} | {SWEDISH.lix} | {SWEDISH.most_words} |
| {EASY.name} | {EASY.lix} | {EASY.most_words} |

A test holds every question and every group below to these goals. There are no exceptions.

## Each question

What is measured is what is read together: the question, why it is asked, the help, what the words mean, the answers
and the lines that explain them, with the figures of the law filled in. A question is measured in four ways: asked of
one person and of several, with the answers and without them, for "Yes", "No" and "I don’t know" are sentences of one
word that make any text look easy. The number is the highest of the four.

Some long words cannot be changed: the names of authorities, of the grant and of the grounds of a permit, countries.
They count as they are. *Without the terms* is what the number would be if none of them were long; it shows where
the words are ours to change, and is no goal.
"""
_GROUPS_HEAD = f"""
## Every other sentence

All sentences of a group, measured as one text. LIX says nothing of a single short sentence, so it is not given for
one; each sentence is held to its length instead. What has fewer than {SHORTEST_SENTENCE} words, a heading, a button
or a name, is not counted. A dash: too little text to measure.
"""
_FOOT = """
A colon ends no sentence here, though the usual definition lets it: the numbers are never lower than that way. The
names of countries to choose from are not counted, nor what is written for others than those who ask: lawyers,
editors, programs.

What a number cannot say, whether a sentence is understood, only readers can. No group of readers has tried the
questions yet.
"""
