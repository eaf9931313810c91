"""A rehearsal as lines to read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from content.figures_carried import Carrier
from eligibility.law import Bound, Figure, FigureKind
from eligibility.law.conditions import Condition
from eligibility.law.rehearsing import CaseChange, ConditionChange, FigureChange, ProvisionChange, Rehearsal
from eligibility.typed_figures import Typed
from portal.formatting import kronor, number, percent
from portal.management.rehearsal import APPLICATION, Everywhere, Sentence

LONGEST = 100
Thing = TypeVar("Thing")


def as_lines(found: Everywhere) -> Iterator[str]:
    """The report."""
    law = found.law
    yield from _head(law)
    yield from _section("Figures", law.figures, _figure)
    yield from _section("Conditions", law.conditions, _condition)
    yield from _section("Payments, time limits, reservations, consequences", law.provisions, _provision)
    yield from _section("Cases that flip an outcome", [case for case in law.cases if case.flips], _flips)
    yield from _section("How far the sums move", _how_far(law), _as_it_is)
    yield from _section("Cases whose amounts move", [case for case in law.cases if _moves(case)], _amounts)
    quiet = [case for case in law.cases if case.findings and not case.flips]
    yield from _section("Cases where a condition flips, but no outcome", quiet, _findings)
    if found.pages is None:
        yield f"Published pages: NOT LOOKED AT, the database could not be asked: {found.why_no_pages}"
        yield ""
    else:
        yield from _section("Published pages", [page for page in found.pages if page.tokens], _carrier)
    yield from _section("Starter files", [file for file in found.starter if file.tokens], _carrier)
    yield from _section("Sentences and their translations", found.sentences, _sentence)
    yield from _section(f"Documents: {APPLICATION}", _documents(found), _as_it_is)
    yield from _section("Not worded yet, say it in eligibility/wording/", found.not_worded, _as_it_is)
    yield from _section("Looks typed by hand, look at it", list(_typed(found)), _as_it_is)
    if law.changes_nothing:
        yield "This draft changes nothing: it says and decides the same as the edition it replaces."


def _section(title: str, things: Iterable[Thing], lines_of: Callable[[Thing], Iterable[str]]) -> Iterator[str]:
    kept = list(things)
    yield f"{title}: {len(kept) or 'none'}"
    for thing in kept:
        yield from (f"  {line}" for line in lines_of(thing))
    yield ""


def _as_it_is(line: str) -> Iterable[str]:
    return [line]


def _head(law: Rehearsal) -> Iterator[str]:
    until = f" until {law.draft.in_force_until}" if law.draft.in_force_until else ""
    yield f"Draft {law.draft.wording} of {law.draft.ordinance}, in force from {law.draft.in_force_from}{until},"
    yield f"compared with {law.base.wording}, which it replaces."
    yield f"{law.assessed} case files are under {law.base.ordinance}; {law.left_out} are not and were left out."
    yield "Each was assessed under both, on its own day, as if both held that day."
    yield ""


def _figure(change: FigureChange) -> Iterable[str]:
    before, after = change.before, change.after
    cited = f"{before.citation}" if before else ""
    if after and str(after.citation) != cited:
        cited = f"{cited} → {after.citation}" if cited else f"{after.citation}"
    yield f"{change.name}: {shown(before)} → {shown(after)}  ({cited})"


def shown(figure: Figure | None) -> str:
    """A figure in a terminal."""
    if figure is None:
        return "none"
    match figure.kind:
        case FigureKind.KRONOR:
            return kronor(figure.number)
        case FigureKind.PERCENT:
            return percent(figure.number)
        case FigureKind.SECTION:
            return f"{figure.value} §"
        case _ if isinstance(figure.value, Fraction):
            return f"{figure.value.numerator}/{figure.value.denominator}"
        case _:
            return str(figure.value)


def _condition(change: ConditionChange) -> Iterable[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        yield f"{change.code}: {'taken away' if before else 'added'} ({(before or after).citation})"  # type: ignore[union-attr]  # one is there
        return
    yield f"{change.code}: {'; '.join(_differences(before, after)) or 'judged or cited otherwise'}"


def _differences(before: Condition, after: Condition) -> Iterator[str]:
    if str(before.citation) != str(after.citation):
        yield f"cited {before.citation} → {after.citation}"
    for name in ("covers", "reads"):
        old, new = getattr(before, name), getattr(after, name)
        gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
        if gone or come:
            yield f"{name} " + ", ".join([*(f"no longer {each}" for each in gone), *(f"now {each}" for each in come)])


def _provision(change: ProvisionChange) -> Iterable[str]:
    yield f"{change.listed_in}: {change.code}: {change.before or 'not said'} → {change.after or 'not said'}"


def _flips(case: CaseChange) -> Iterable[str]:
    yield from _title(case)
    for flip in case.flips:
        why = [f for f in case.findings if f.person == flip.person]
        because = "; ".join(f"{f.condition}: {f.before or 'not asked'} → {f.after or 'not asked'}" for f in why)
        yield f"  {flip.person}: {flip.before} → {flip.after}  ({because})"


def _findings(case: CaseChange) -> Iterable[str]:
    yield from _title(case)
    for flip in case.findings:
        yield f"  {flip.person}: {flip.condition}: {flip.before or 'not asked'} → {flip.after or 'not asked'}"


def _moves(case: CaseChange) -> bool:
    return bool(case.amounts) or case.payments[0] != case.payments[1]


def _how_far(law: Rehearsal) -> list[str]:
    """Each sum's moves, the commonest first."""
    lines = []
    for bound in Bound:
        by = Counter(move.by for case in law.cases for move in case.amounts if move.bound is bound)
        if by:
            lines.append(f"{bound}: " + ", ".join(f"{_signed(kr)} in {cases} cases" for kr, cases in by.most_common()))
    return lines


def _signed(amount: int) -> str:
    return f"{'+' if amount > 0 else '−'}{kronor(abs(amount))}"


def _amounts(case: CaseChange) -> Iterable[str]:
    yield from _title(case)
    for (before, after), moves in groupby(case.amounts, key=lambda move: (move.before, move.after)):
        sums = ", ".join(move.bound for move in moves)
        yield f"  {sums}: {kronor(before)} → {kronor(after)}  ({_signed(after - before)})"
    if case.payments[0] != case.payments[1]:
        paid, to_be_paid = (" + ".join(map(number, parts)) or "nothing" for parts in case.payments)
        yield f"  payments: {paid} → {to_be_paid}"


def _title(case: CaseChange) -> Iterable[str]:
    yield f"{case.name} ({case.on}): {case.title}"


def _carrier(carrier: Carrier) -> Iterable[str]:
    named = ", ".join(f"{name} × {times}" if times > 1 else name for name, times in carrier.tokens.items())
    yield f"{carrier.where} [{carrier.language}]: {named}"


def _sentence(sentence: Sentence) -> Iterable[str]:
    states = ", ".join(f"{language}: {state}" for language, state in sentence.languages.items())
    yield f"“{_short(sentence.msgid)}”"
    yield f"  {', '.join(sentence.figures)}  ({states})  {', '.join(sentence.places)}"


def _documents(found: Everywhere) -> list[str]:
    counted = [f"{part.name}: {', '.join(part.figures)}" for part in found.parts]
    printed = [f"“{_short(each.msgid)}”: {', '.join(each.figures)}" for each in found.sentences if each.in_document]
    return [*counted, *printed]


def _typed(found: Everywhere) -> Iterator[str]:
    for carrier in [*(found.pages or []), *found.starter]:
        yield from _looks(carrier.where, carrier.language, carrier.typed)
    for sentence in found.typed:
        yield from _looks(f"“{_short(sentence.msgid)}”", sentence.language, sentence.typed)


def _looks(where: str, language: str, typed: Iterable[Typed]) -> Iterator[str]:
    for each in typed:
        yield f"{where} [{language}]: {each.name}? “… {each.excerpt} …”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
