"""Rehearsing a draft: which households come out otherwise, and by how much."""

import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from eligibility.law import (
    Bound,
    CaseFile,
    Household,
    PermitGround,
    PermitStatus,
    Person,
    PersonOutcome,
    assess,
    read_case,
)
from eligibility.law.assessing import assess_under
from eligibility.law.drafts import DraftError, read_draft
from eligibility.law.editions import Edition, edition_on
from eligibility.law.rehearsing import Rehearsal, rehearse
from eligibility.law.repatriation_grant import EDITIONS

HEAD = 'base = "2026:285"\nwording = "2999:1"\nin_force_from = 2027-01-01\n'
ON = date(2026, 5, 4)
ANNA = Person(
    id="anna",
    born=date(1984, 5, 1),
    swedish_citizen=False,
    permit_status=PermitStatus.VALID,
    permit_ground=PermitGround.REFUGEE,
    permit_since=date(2016, 3, 1),
    permit_unbroken=True,
    resident=True,
    settle_permanently=True,
    destination="SY",
    received_there=True,
    previous_grant=False,
    csn_debt=False,
    enforcement_debt=False,
    criminal_matter=False,
)
REFUGEE = Household(persons=(ANNA,))
COUPLE = Household(persons=(ANNA, replace(ANNA, id="bo")), couples=(("anna", "bo"),))

Write = Callable[[str], str]


@pytest.fixture
def toml(tmp_path: Path) -> Write:
    """A draft with changed numbers, by its path."""

    def write(text: str, head: str = HEAD) -> str:
        path = tmp_path / "draft.toml"
        path.write_text(head + textwrap.dedent(text), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def module(tmp_path: Path) -> Write:
    """A draft as a module of its own, by its path."""

    def write(text: str) -> str:
        path = tmp_path / "edition_2027_1.py"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return str(path)

    return write


def case(household: Household = REFUGEE, on: date = ON) -> CaseFile:
    return CaseFile(household=household, on=on, title="-", source="-", reviewer="", expect={})


def rehearsed(name: str, **cases: CaseFile) -> Rehearsal:
    return rehearse(read_draft(name), cases or {"refugee": case()})


def test_a_larger_amount_moves_every_sum_and_payment_by_that_much(toml: Write) -> None:
    (change,) = rehearsed(toml("[figures]\nadult_amount = 400_000\n")).cases
    assert {move.bound: (move.before, move.after, move.by) for move in change.amounts} == dict.fromkeys(
        Bound, (350_000, 400_000, 50_000)
    )
    assert change.payments == ((70_000, 112_000, 168_000), (80_000, 128_000, 192_000))
    assert change.flips == ()


def test_a_cap_that_is_met_moves_less(toml: Write) -> None:
    (change,) = rehearsed(toml("[figures]\nadult_amount = 400_000\ncouple_cap = 510_000\n"), couple=case(COUPLE)).cases
    assert [move.by for move in change.amounts] == [10_000] * 3


def test_an_earlier_cutoff_flips_who_got_a_permit_after_it(toml: Write) -> None:
    (change,) = rehearsed(toml("[figures]\ncutoff_date = 2010-01-01\n")).cases
    (flip,) = change.flips
    assert (flip.before, flip.after) == (PersonOutcome.POSSIBLE, PersonOutcome.NOT_COVERED)
    assert [(f.condition, f.before, f.after) for f in change.findings] == [
        ("permit_since_cutoff", "met", "not_covered")
    ]
    assert [move.after for move in change.amounts] == [0, 0, 0]


def test_the_changed_figures_are_named_with_their_provisions(toml: Write) -> None:
    found = rehearsed(toml("[figures]\nmonths_to_leave = 6\n"))
    (figure,) = found.figures
    assert figure.before
    assert figure.after
    assert (figure.name, figure.before.value, figure.after.value) == ("months_to_leave", 12, 6)
    assert str(figure.after.citation) == "2025:970 15 § 1"
    assert figure.after.citation.wording == "2999:1"
    (deadline,) = found.provisions
    assert deadline.listed_in == "deadlines"
    assert (deadline.code, deadline.after) == ("leave_sweden", "6 months from agency_decision, 2025:970 15 § 1")


def test_a_changed_share_changes_the_payments_that_follow_from_it(toml: Write) -> None:
    found = rehearsed(toml('[figures]\npayment_first_share = "1/4"\npayment_second_of_rest = 40\n'))
    assert {change.name: change.after and change.after.value for change in found.figures} == {
        "payment_first_share": Fraction(1, 4),
        "payment_first_percent": 25,
        "payment_second_percent": 30,
        "payment_third_percent": 45,
    }
    (change,) = found.cases
    assert change.amounts == ()
    assert change.payments[1] == (87_500, 105_000, 157_500)


def test_a_provision_that_moves_is_a_change(toml: Write) -> None:
    found = rehearsed(toml("[figures]\n[cites]\nadult_amount = { section = 21, paragraph = 2 }\n"))
    (figure,) = found.figures
    assert figure.after
    assert str(figure.after.citation) == "2025:970 21 § andra stycket"
    assert not found.changes_nothing  # though nothing but that changes
    assert (found.conditions, found.provisions, found.cases) == ((), (), ())


def test_a_decision_that_may_be_appealed_from_now_on_is_a_change(module: Write) -> None:
    found = rehearsed(
        module("""
        from dataclasses import replace
        from datetime import date
        from eligibility.law.repatriation_grant import EDITION_2026_285 as last

        refused, *others = last.consequences.appeals
        new = replace(
            last,
            wording="2027:1",
            in_force_from=date(2999, 1, 1),
            consequences=replace(last.consequences, appeals=(replace(refused, allowed=True), *others)),
        )
        del last
    """)
    )
    assert [(change.listed_in, change.code, change.before, change.after) for change in found.provisions] == [
        ("appeals", "grant_refused", "not allowed, 2025:970 20 §", "allowed, 2025:970 20 §")
    ]


def test_a_draft_that_changes_nothing_says_so(toml: Write) -> None:
    found = rehearsed(toml("[figures]\nadult_amount = 350_000\n"))
    assert found.changes_nothing
    assert (found.draft.wording, found.base.wording, found.assessed) == ("2999:1", "2026:285", 1)


def test_a_household_is_assessed_on_its_own_day_as_if_the_draft_held_that_day(toml: Write) -> None:
    """A year from now a child would be an adult: that would be no change of the law."""
    seventeen = replace(ANNA, born=date(2009, 1, 2))
    almost = Household(persons=(seventeen,))
    found = rehearsed(toml("[figures]\nadult_amount = 350_000\n"), almost=case(almost, date(2026, 3, 2)))
    assert found.cases == ()


def test_a_household_under_another_ordinance_is_left_out(toml: Write) -> None:
    text = toml("[figures]\nadult_amount = 400_000\n")
    found = rehearsed(text, then=case(on=date(2025, 5, 12)), never=case(on=date(2001, 1, 1)), now=case())
    assert (found.assessed, found.left_out) == (1, 2)
    assert [change.name for change in found.cases] == ["now"]


def test_a_draft_of_the_old_ordinance_is_rehearsed_on_the_old_households(toml: Write) -> None:
    text = 'base = "2009:1162"\nwording = "2025:1"\nin_force_from = 2025-01-01\n[figures]\nadult_amount = 20_000\n'
    old = read_case(Path(__file__).parent / "cases" / "the_last_day_of_the_old_ordinance.toml")
    found = rehearsed(toml(text, head=""), old=old, new=case())
    assert (found.assessed, [change.name for change in found.cases]) == (1, ["old"])


def test_a_module_is_rehearsed_against_the_edition_it_follows(module: Write) -> None:
    name = module("""
        from dataclasses import replace
        from datetime import date

        from eligibility.law.conditions import Condition, must_not
        from eligibility.law.findings import Citation, Kind
        from eligibility.law.repatriation_grant import EDITIONS

        DEBT = Condition(
            code="no_csn_debt",
            citation=Citation("2025:970", 7, item=3, wording="2027:1"),
            reads=("csn_debt",),
            judge=must_not("csn_debt", Kind.NOT_COVERED),
        )
        OTHERS = [each for each in EDITIONS[-1].conditions if each.code not in ("no_csn_debt", "has_permit")]
        EDITION_2027_1 = replace(
            EDITIONS[-1],
            wording="2027:1",
            in_force_from=date(2999, 2, 1),
            in_force_until=None,
            conditions=(*OTHERS, DEBT),
        )
    """)
    owing = Household(persons=(replace(ANNA, csn_debt=True),))
    found = rehearsed(name, owing=case(owing), free=case())
    assert (found.base, found.draft.wording) == (EDITIONS[-1], "2027:1")
    assert {change.code: change.after is None for change in found.conditions} == {
        "no_csn_debt": False,
        "has_permit": True,
    }
    owes, free = found.cases
    assert [(flip.before, flip.after) for flip in owes.flips] == [
        (PersonOutcome.BLOCKED_NOW, PersonOutcome.NOT_COVERED)
    ]
    assert (free.name, free.flips, [f.condition for f in free.findings]) == ("free", (), ["has_permit"])


@pytest.mark.parametrize(
    "name",
    [
        "eligibility.law.repatriation_grant.edition_2026_285",
        str(Path(__file__).resolve().parents[3] / "eligibility/law/repatriation_grant/edition_2026_285.py"),
    ],
)
def test_an_edition_that_is_in_force_already_is_compared_with_the_one_before(name: str) -> None:
    found = rehearsed(name)
    assert found.base.wording == "2025:970"
    (change,) = found.conditions
    assert change.before
    assert change.after
    assert set(change.after.covers) - set(change.before.covers) == {"security_detention"}


def test_a_correction_is_compared_with_what_it_corrects(module: Write) -> None:
    name = module("""
        from dataclasses import replace
        from eligibility.law.repatriation_grant import EDITIONS

        CORRECTED = replace(EDITIONS[-1], conditions=EDITIONS[-1].conditions[:3])
    """)
    draft = read_draft(name)
    assert draft.base is EDITIONS[-1]
    assert draft.edition.in_force_from == draft.base.in_force_from


def test_a_draft_may_hold_for_a_single_day(toml: Write) -> None:
    assert read_draft(toml("[figures]\n", head=f"{HEAD}in_force_until = 2027-01-01\n")).edition.covers(date(2027, 1, 1))


LIMITS = {
    "adult_amount": 100_000_000,
    "payment_second_of_rest": 100,
    "adult_age": 150,
    "months_to_leave": 1_200,
}


@pytest.mark.parametrize(("name", "most"), LIMITS.items())
def test_a_number_may_be_nothing_or_as_large_as_makes_sense(toml: Write, name: str, most: int) -> None:
    for value in (0, most):
        assert read_draft(toml(f"[figures]\n{name} = {value}\n")).edition.figures[name].value == value
    with pytest.raises(DraftError, match=f"0 to {most}, not {most + 1}$"):
        read_draft(toml(f"[figures]\n{name} = {most + 1}\n"))


def test_a_section_has_at_most_three_digits(toml: Write) -> None:
    text = "[figures]\n[cites]\nadult_amount = {{ section = {} }}\n"
    assert read_draft(toml(text.format(999))).edition.figures["adult_amount"].citation.section == 999
    with pytest.raises(DraftError, match=r"0 to 999, not 1000$"):
        read_draft(toml(text.format(1000)))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_an_edition_made_anew_of_its_own_figures_is_the_same(edition: Edition) -> None:
    again = edition.with_figures(edition.figures)
    assert (again.wording, again.amounts, again.deadlines) == (edition.wording, edition.amounts, edition.deadlines)
    assert dict(again.figures) == dict(edition.figures)
    assert assess_under(again, COUPLE, ON) == assess_under(edition, COUPLE, ON)


def test_assessing_under_the_edition_in_force_is_assessing() -> None:
    assert assess_under(edition_on(ON, EDITIONS), COUPLE, ON) == assess(COUPLE, ON)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[figures]\nadult_amont = 1\n", r"^figures\.adult_amont: unknown; expected one of ordinance, "),
        ("[figures]\nadult_amount = '400000'\n", r"^figures\.adult_amount: expected whole kronor, .* not '400000'$"),
        ("[figures]\nadult_amount = -1\n", r"^figures\.adult_amount: expected whole kronor"),
        ("[figures]\nadult_amount = true\n", r"^figures\.adult_amount: expected whole kronor"),
        ("[figures]\nadult_amount = 1.5\n", r"^figures\.adult_amount: expected whole kronor"),
        ("[figures]\ncutoff_date = 20250101\n", r"^figures\.cutoff_date: expected a date, YYYY-MM-DD"),
        ("[figures]\ncutoff_date = 2025-01-01T12:00:00\n", r"^figures\.cutoff_date: expected a date"),
        ("[figures]\nmonths_to_leave = 100000\n", r"^figures\.months_to_leave: expected whole months, 0 to 1200"),
        ("[figures]\npayment_first_share = 0.2\n", r'^figures\.payment_first_share: expected .* such as "1/5"'),
        ("[figures]\npayment_first_share = '5/5'\n", r'^figures\.payment_first_share: expected .* such as "1/5"'),
        ("[figures]\npayment_first_share = '1/3'\n", "^figures: the payments must be whole percent"),
        ("[figures]\npayment_first_percent = 25\n", r"^figures\.payment_first_percent: .* counted from others$"),
        ("[figures]\nsection_amount = 10\n", r"^figures\.section_amount: .* needs a module of its own$"),
        ("[figures]\nordinance = '2027:1'\n", r"^figures\.ordinance: .* needs a module of its own$"),
        ("[figures]\nin_force_from = 2027-01-01\n", r"^figures\.in_force_from: expected above \[figures\]"),
        ("", r"^figures: expected a table \[figures\], not None$"),
        ("figures = 3\n", r"^figures: expected a table \[figures\], not 3$"),
        ("[figures]\n[cites]\nadult_amount = 9\n", r"^cites\.adult_amount: expected a table"),
        ("[figures]\n[cites]\nadult_amount = { paragraph = 1 }\n", r"^cites\.adult_amount: expected { section = 9 }"),
        ("[figures]\n[cites]\nadult_amount = { § = 1 }\n", "expected TOML|Invalid|invalid|Unclosed|Expected"),
        ("[figures]\n[cites]\nadult_amount = { chapter = 1 }\n", r"^cites\.adult_amount\.chapter: unknown"),
        ("[figures\n", r"draft\.toml: .* \(at line 4"),
        ("extra = 1\n[figures]\n", "^extra: unknown; expected one of base, wording"),
        ("in_force_until = 2026-12-01\n[figures]\n", "^in_force_until: expected a day after 2027-01-01"),
    ],
)
def test_a_draft_that_is_not_understood_is_refused_in_one_line(toml: Write, text: str, said: str) -> None:
    with pytest.raises(DraftError, match=said) as refused:
        read_draft(toml(text))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('wording = "2999:1"\nin_force_from = 2027-01-01\n', "^base: expected one of 2009:1162, 2025:970, 2026:285"),
        ('base = "2026:285"\nin_force_from = 2027-01-01\n', '^wording: expected an SFS number such as "2026:999"'),
        ('base = "2026:285"\nwording = "2025:970"\nin_force_from = 2027-01-01\n', "^wording: expected a new SFS"),
        ('base = "2026:285"\nwording = "2999:1"\n', "^in_force_from: expected a date"),
        (
            'base = "2026:285"\nwording = "2999:1"\nin_force_from = 2026-04-15\n',
            "^in_force_from: expected a day after",
        ),
    ],
)
def test_a_draft_without_its_base_number_or_day_is_refused(toml: Write, head: str, said: str) -> None:
    with pytest.raises(DraftError, match=said):
        read_draft(toml("[figures]\n", head=head))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("X = 1\n", "expected a module that defines an Edition"),
        ("raise ValueError('two\\nlines')\n", "ValueError: two lines"),
        ("def (\n", "SyntaxError: "),
        ("import nothing_of_the_kind\n", "ModuleNotFoundError: "),
        ("raise SystemExit(0)\n", "SystemExit: 0"),
        (
            "from dataclasses import replace\n"
            "from eligibility.law.repatriation_grant import EDITION_2026_285 as last\n"
            "other = replace(last, wording='2027:1')\n",
            "expected one Edition in force from 2026-04-15, not 2",
        ),
        (
            "from dataclasses import replace\n"
            "from datetime import date\n"
            "from eligibility.law.repatriation_grant import EDITION_2026_285 as last\n"
            "new = replace(last, in_force_from=date(2999, 1, 1), payment_shares=last.payment_shares[:2])\n",
            "2026:285: expected payments of 100 percent together, not 52",
        ),
        ("from eligibility.law.repatriation_grant import EDITION_1984_890\n", "expected a draft that follows another"),
    ],
)
def test_a_module_that_is_no_draft_is_refused_in_one_line(module: Write, text: str, said: str) -> None:
    with pytest.raises(DraftError, match=said) as refused:
        read_draft(module(text))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["nowhere.toml", "nowhere.py", "no.such.module", "", "..", "no such thing"])
def test_a_draft_that_is_not_there_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(DraftError) as refused:
        read_draft(name)
    assert "\n" not in str(refused.value)


def test_a_draft_module_leaves_no_file_behind(module: Write, tmp_path: Path) -> None:
    name = module("from eligibility.law.repatriation_grant import EDITION_2026_285\n")
    read_draft(name)
    assert [path.name for path in tmp_path.iterdir()] == ["edition_2027_1.py"]
