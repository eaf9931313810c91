"""What readers find: the published examples and the literature, their order and their facets."""

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.practice.facets import Facet, Narrowed, narrow, years_in
from content.practice.models import Practice, Research
from content.practice.wording import Evidence, LegalSituation, MethodKind, Reading, ResearchKind, State, TargetGroup
from portal.formatting import locale_of

# After z in Swedish, where code points would have ä before å.
_SWEDISH = str.maketrans("åäö", "{|}")


def published() -> list[Practice]:
    """Every published example. Those that concern repatriation stand first, the others follow the alphabet."""
    examples = Practice.objects.filter(state=State.PUBLISHED).prefetch_related("sources")
    return sorted(
        examples, key=lambda p: (not p.situation.concerns_repatriation, p.title.casefold().translate(_SWEDISH))
    )


def literature() -> list[Research]:
    """Every work that is shown, what concerns repatriation first, then the newest."""
    works = Research.objects.filter(live=True)
    return sorted(works, key=lambda w: not w.situation.concerns_repatriation)


def narrow_examples(examples: Sequence[Practice], query: QueryDict, day: date) -> Narrowed[Practice]:
    """The examples that the address asks for."""
    years = years_in(query)
    return narrow(examples, _example_facets(day), query, keep=lambda p: years.holds(p.first_year, p.last_year))


def narrow_literature(works: Sequence[Research], query: QueryDict) -> Narrowed[Research]:
    """The works that the address asks for."""
    return narrow(works, _literature_facets(works), query)


def _example_facets(day: date) -> tuple[Facet[Practice], ...]:
    return (
        Facet(
            name="situation",
            label=_("Legal situation"),
            options=LegalSituation.choices,
            answers=lambda p: [p.legal_situation],
        ),
        Facet(
            name="evidence",
            label=_("What the result rests on"),
            options=Evidence.choices,
            answers=lambda p: [p.evidence],
        ),
        Facet(name="method", label=_("Kind of method"), options=MethodKind.choices, answers=lambda p: p.methods),
        Facet(name="group", label=_("Target group"), options=TargetGroup.choices, answers=lambda p: p.target_groups),
        Facet(
            name="counter",
            label=_("Counter-examples"),
            options=[("yes", _("Counter-examples")), ("no", _("Other examples"))],
            answers=lambda p: ["yes" if p.is_counter_example else "no"],
        ),
        Facet(
            name="historical",
            label=_("Age"),
            options=[("no", _("At most ten years old")), ("yes", _("Historical: more than ten years old"))],
            answers=lambda p: ["yes" if p.is_historical_on(day) else "no"],
        ),
    )


def _literature_facets(works: Sequence[Research]) -> tuple[Facet[Research], ...]:
    languages = sorted({work.language for work in works})
    return (
        Facet(
            name="situation",
            label=_("Legal situation"),
            options=LegalSituation.choices,
            answers=lambda w: [w.legal_situation],
        ),
        Facet(name="reading", label=_("How we know it"), options=Reading.choices, answers=lambda w: [w.reading]),
        Facet(
            name="kind",
            label=pgettext_lazy("literature", "Kind"),
            options=ResearchKind.choices,
            answers=lambda w: [w.kind],
        ),
        Facet(
            name="language",
            label=_("Language of the work"),
            options=[(code, language_name(code)) for code in languages],
            answers=lambda w: [w.language],
        ),
    )


def language_name(code: str) -> str:
    """The name of a language in the reader's own; the code itself where there is no name."""
    name: str = locale_of().languages.get(code, code)
    return name
