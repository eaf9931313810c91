"""A draft of an edition: changed numbers in a TOML, or a module that defines an Edition. Nothing is put in force."""

import runpy
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from re import fullmatch

from eligibility.law.editions import Edition
from eligibility.law.figures import Figure, FigureKind
from eligibility.law.findings import Citation
from eligibility.law.repatriation_grant import EDITIONS

ROOT = Path(__file__).resolve().parents[2]
KEYS = ("base", "wording", "in_force_from", "in_force_until", "verified_through", "figures", "cites")
# These days are an edition's own, and stand above [figures].
DAYS_OF_AN_EDITION = frozenset({"in_force_from", "in_force_until", "verified_through"})
CITED_BY = ("section", "paragraph", "item")


class DraftError(ValueError):
    """A draft that is not understood. The message is one line that says what was expected."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A draft, and the edition it would replace."""

    edition: Edition
    base: Edition


def read_draft(name: str) -> Draft:
    """The draft in a file (*.toml, *.py) or in a module (dotted). Raises DraftError."""
    try:
        draft = _from_numbers(Path(name)) if name.endswith(".toml") else _from_module(name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DraftError(f"{name}: {error}") from error
    _check(draft.edition)
    return draft


def _check(edition: Edition) -> None:
    """What no edition can be without."""
    whole = sum(share.percent.number for share in edition.payment_shares)
    if whole != 100:
        raise DraftError(f"{edition.wording}: expected payments of 100 percent together, not {whole}")
    if edition.in_force_until is not None and edition.in_force_until < edition.in_force_from:
        raise DraftError(f"in_force_until: expected a day after {edition.in_force_from}, not {edition.in_force_until}")


def _from_module(name: str) -> Draft:
    """The edition that a module defines: of those in it, the one that is in force last."""
    try:
        found = {edition for edition in _names_in(name).values() if isinstance(edition, Edition)}
    except DraftError:
        raise
    except (Exception, SystemExit) as error:  # a draft is anybody's code: whatever goes wrong in it is one line
        raise DraftError(f"{name}: {type(error).__name__}: {error}") from error
    if not found:
        raise DraftError(f"{name}: expected a module that defines an Edition")
    last = max(edition.in_force_from for edition in found)
    drafts = [edition for edition in found if edition.in_force_from == last]
    if len(drafts) > 1:
        raise DraftError(f"{name}: expected one Edition in force from {last}, not {len(drafts)}")
    (draft,) = drafts
    return Draft(edition=draft, base=_replaced_by(draft))


def _names_in(name: str) -> Mapping[str, object]:
    """A file in this code base is the module it is; another is run where it lies, and leaves nothing behind."""
    if not name.endswith(".py"):
        return vars(import_module(name))
    path = Path(name).resolve(strict=True)
    if path.is_relative_to(ROOT / "eligibility"):
        return vars(import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)))
    return runpy.run_path(str(path), run_name="draft")


def _replaced_by(draft: Edition) -> Edition:
    before = [each for each in EDITIONS if each is not draft and each.in_force_from <= draft.in_force_from]
    if not before:
        raise DraftError(f"{draft.wording}: expected a draft that follows another edition, not the first of all")
    return before[-1]


def _from_numbers(path: Path) -> Draft:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    _refuse_unknown("", told, KEYS)
    base = _base(told.get("base"))
    wording = _wording(told.get("wording"))
    from_day = _day("in_force_from", told.get("in_force_from"))
    if from_day <= base.in_force_from:
        raise DraftError(
            f"in_force_from: expected a day after {base.in_force_from}, when {base.wording} came into force"
        )
    changed = _changed(base, wording, _table("figures", told.get("figures")), _table("cites", told.get("cites", {})))
    return Draft(
        base=base,
        edition=replace(
            _remade(base, changed),
            wording=wording,
            in_force_from=from_day,
            in_force_until=_day("in_force_until", told["in_force_until"]) if "in_force_until" in told else None,
            verified_through=_day("verified_through", told.get("verified_through", base.verified_through)),
        ),
    )


def _base(value: object) -> Edition:
    for edition in EDITIONS:
        if edition.wording == value:
            return edition
    raise DraftError(f"base: expected one of {', '.join(edition.wording for edition in EDITIONS)}, not {value!r}")


def _wording(value: object) -> str:
    if not isinstance(value, str) or not fullmatch(r"\d{4}:\d+", value):
        raise DraftError(f'wording: expected an SFS number such as "2026:999", not {value!r}')
    if value in [edition.wording for edition in EDITIONS]:
        raise DraftError(f"wording: expected a new SFS number; {value} is an edition already")
    return value


def _changed(
    base: Edition, wording: str, figures: Mapping[str, object], cites: Mapping[str, object]
) -> dict[str, Figure]:
    """The figures that the draft names, in the draft's wording."""
    _refuse_unknown("figures.", figures, tuple(base.figures))
    _refuse_unknown("cites.", cites, tuple(base.figures))
    changed: dict[str, Figure] = {}
    for name in (*figures, *(name for name in cites if name not in figures)):
        old = base.figures[name]
        value = _value(name, old, figures[name]) if name in figures else old.value
        cited = _citation(name, base.ordinance, cites[name]) if name in cites else old.citation
        changed[name] = Figure(value, old.kind, replace(cited, wording=wording))
    return changed


def _remade(base: Edition, changed: Mapping[str, Figure]) -> Edition:
    try:
        made = base.with_figures({**base.figures, **changed})
    except ValueError as error:
        raise DraftError(f"figures: {error}") from error
    for name, figure in changed.items():
        if made.figures[name].value != figure.value:
            raise DraftError(f"figures.{name}: expected a number of the ordinance; this one is counted from others")
    return made


def _value(name: str, old: Figure, value: object) -> int | date | Fraction | str:
    key = f"figures.{name}"
    if name in DAYS_OF_AN_EDITION:
        raise DraftError(f"{key}: expected above [figures], as {name} = YYYY-MM-DD")
    read = READERS.get(old.kind)
    if read is None:
        raise DraftError(f"{key}: expected a number; another {old.kind} needs a module of its own")
    return read(key, value)


def _whole(most: int, what: str) -> Callable[[str, object], int]:
    def read(key: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise DraftError(f"{key}: expected {what}, 0 to {most}, not {value!r}")
        return value

    return read


def _day(key: str, value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise DraftError(f"{key}: expected a date, YYYY-MM-DD without quotes, not {value!r}")
    return value


def _share(key: str, value: object) -> Fraction:
    if not isinstance(value, str) or not fullmatch(r"[1-9]\d{0,3}/[1-9]\d{0,3}", value) or Fraction(value) >= 1:
        raise DraftError(f'{key}: expected a part of the whole such as "1/5", not {value!r}')
    return Fraction(value)


def _citation(name: str, ordinance: str, value: object) -> Citation:
    told = _table(f"cites.{name}", value)
    _refuse_unknown(f"cites.{name}.", told, CITED_BY)
    if "section" not in told:
        raise DraftError(f"cites.{name}: expected {{ section = 9 }}, with paragraph and item where there are any")
    numbers = {key: _whole(999, "a whole number")(f"cites.{name}.{key}", told[key]) for key in told}
    return Citation(ordinance, numbers["section"], numbers.get("paragraph"), numbers.get("item"))


def _table(key: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise DraftError(f"{key}: expected a table [{key}], not {value!r}")
    return value


def _refuse_unknown(where: str, told: Mapping[str, object], known: Sequence[str]) -> None:
    for key in told:
        if key not in known:
            raise DraftError(f"{where}{key}: unknown; expected one of {', '.join(known)}")


READERS: Mapping[FigureKind, Callable[[str, object], int | date | Fraction]] = {
    FigureKind.KRONOR: _whole(100_000_000, "whole kronor"),
    FigureKind.PERCENT: _whole(100, "whole percent"),
    FigureKind.MONTHS: _whole(1_200, "whole months"),
    FigureKind.YEARS: _whole(150, "whole years"),
    FigureKind.DAY: _day,
    FigureKind.SHARE: _share,
}
