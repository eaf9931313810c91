"""A resident reads where she stands."""

import re

from tests.eligibility.asker import GOOD, Asker, good


def _shown(asker: Asker) -> str:
    """The page as text, tags and doubled spaces away."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", asker.text))


def test_what_is_left_stands_beside_the_amount(asker: Asker) -> None:
    asker.start().answer_all()
    card = asker.text[asker.text.index('class="two"') :]
    assert card.index('id="amount"') < card.index('id="leaving"') < card.index('id="payments"')
    assert "your residence permit is revoked or runs out" in card
    assert "There is no time limit." in card


def test_no_sum_comes_before_the_heading_and_who_decides(asker: Asker) -> None:
    asker.start().answer_all()
    before = asker.text[: asker.text.index('class="two"')]
    assert "kr</span>" not in before
    assert "The Migration Agency decides." in before
    assert "A refusal of the grant cannot be appealed." in before
    assert "2025:970 20 §" in before


def test_the_payments_add_up_and_carry_their_section(asker: Asker) -> None:
    asker.start().answer_all()
    for amount in ("70", "112", "168"):
        assert f"{amount}\u00a0000\u00a0kr" in asker.text
    assert "2025:970 12 § första stycket" in asker.text
    assert "15 months after departure" in asker.text


def test_the_counting_is_shown_step_by_step(asker: Asker) -> None:
    asker.start(partner=True, children=1).answer_all()
    counting = asker.text[asker.text.index("How we counted") :]
    for words in ("Amount for an adult", "Amount for a child", "Highest amount for a couple"):
        assert words in counting
    assert "700\u00a0000\u00a0kr" in counting
    assert "525\u00a0000\u00a0kr" in counting


def test_each_step_stands_in_a_ledger_with_before_and_after(asker: Asker) -> None:
    asker.start(partner=True).answer_all()
    ledger = asker.text[asker.text.index('<table class="steps">') :]
    ledger = ledger[: ledger.index("</table>")]
    assert ledger.count('scope="row"') == 3
    amounts = re.findall(r'<td class="number"><span class="kr">([^<]*)</span></td>', ledger)
    assert [amount.replace("\u00a0", " ") for amount in amounts] == [
        *("0 kr", "350 000 kr"),
        *("350 000 kr", "700 000 kr"),
        *("700 000 kr", "500 000 kr"),
    ]
    assert ledger.count("2025:970 9 §") == 3


def test_each_condition_says_which_facts_decided_it(asker: Asker) -> None:
    asker.start().answer_all()
    assert asker.text.count("Decided by:") == 13
    shown = _shown(asker)
    assert "Decided by: Ground of the residence permit: Refugee" in shown
    assert "Decided by: Country to settle in: Türkiye" in shown


def test_no_day_is_shown_that_nobody_has_said(asker: Asker) -> None:
    """The answers tell a side of a limit; the law reads the weakest day that agrees with them."""
    ages = {"child1": "under_17", "child2": "17", "child3": "adult"}
    asker.start(children=3, on="2026-06-01")
    asker.answer_all(lambda id, code: ages[id] if code == "age" else good(id, code))
    shown = _shown(asker)
    assert "Has had a residence permit in Sweden since: 12 September 2024 or earlier" in shown
    for age in ("Age: younger than 17", "Age: 17 years", "Age: 18 or older"):
        assert age in shown
    said = set(re.findall(r"\d{1,2} [A-Z]\w+ \d{4}", shown))
    assert said == {"1 June 2026", "12 September 2024"}


def test_a_later_permit_is_told_as_later_and_not_as_a_day(asker: Asker) -> None:
    def later(id: str, code: str) -> str:
        return {"obstacles": "dont_know", "permit_since": "no"}.get(code, GOOD[code])

    asker.start().answer_all(later)
    assert "since: a later day than 12 September 2024" in _shown(asker)
    assert "13 September" not in _shown(asker)


def test_what_is_missing_is_named(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "not_said" if code == "criminal_matter" else GOOD[code])
    assert "Missing: Unserved sentence, prosecution or criminal investigation" in _shown(asker)


def test_what_is_not_settled_is_said_once_before_the_amount(asker: Asker) -> None:
    asker.start(partner=True).answer_all(
        lambda id, code: "not_said" if code == "criminal_matter" else good(id, code),
    )
    points = asker.text[asker.text.index('class="open-points"') : asker.text.index('id="amount"')]
    assert points.count("<li>") == 1
    assert "You, Your partner" in points


def test_what_was_not_judged_has_a_heading_of_its_own(asker: Asker) -> None:
    asker.start().answer_all()
    part = asker.text[asker.text.index("What is not judged here</h2>") :]
    part = part[: part.index("<h2")] if "<h2" in part else part
    for section in ("1 § första stycket", "1 § andra stycket", "6 §", "7 § 4", "12 § tredje stycket"):
        assert f"2025:970 {section}" in part


def test_each_condition_has_its_state_in_words_and_its_section(asker: Asker) -> None:
    asker.start().answer_all()
    assert asker.text.count('class="finding"') == 13
    assert asker.text.count("✓</span> Met</span>") == 13
    assert "2025:970 7 § 3" in asker.text


def test_an_obstacle_says_what_can_change_it_and_who_can(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "csn_debt+enforcement_debt" if code == "obstacles" else GOOD[code])
    shown = _shown(asker)
    assert "What can change it" in shown
    assert "It is gone when the whole debt is paid" in shown
    assert "budget and debt adviser" in shown
    assert "What is settled so far: 0\u00a0kr" in shown
    assert "If the obstacles go away: 350\u00a0000\u00a0kr" in shown


def test_no_part_of_a_grant_is_said_in_kronor_before_any_sum_is_settled(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "dont_know" if code == "destination" else GOOD[code])
    parts = asker.text[asker.text.index('<section class="payments">') :]
    parts = parts[: parts.index("</section>")]
    assert "How a grant would be paid" in parts
    assert "20\u00a0%" in parts
    assert "kr<" not in parts
    assert "70\u00a0000" not in parts


def test_what_can_still_come_to_be_met_is_not_said_to_be_outside_the_grant(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "not_received" if code == "obstacles" else GOOD[code])
    assert "As things stand now, not every condition is met.</h1>" in asker.text
    assert "This grant does not cover your situation." not in asker.text
    assert "It can be met when it can be shown" in asker.text


def test_the_heading_does_not_say_that_all_is_met_where_somebody_is_not_covered(asker: Asker) -> None:
    asker.start(partner=True).answer_all(
        lambda id, code: "work" if (id, code) == ("partner", "permit_ground") else good(id, code)
    )
    assert "The conditions that can be tried here are met for some in the household.</h1>" in asker.text
    assert "Somebody in the household is not covered by the grant." in asker.text


def test_an_unanswered_condition_can_be_answered_now(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "dont_know" if code == "destination" else GOOD[code])
    assert '<button type="submit" class="btn link" name="ask" value="destination"' in asker.text
    asker.send(ask="destination")
    assert asker.form.asked == "destination"
    asker.send(**{"you.destination": "TR"})
    assert "The conditions that can be tried here are met." in asker.text


def test_a_child_who_soon_turns_18_makes_the_amount_a_range(asker: Asker) -> None:
    asker.start(children=1).answer_all(lambda id, code: "17" if code == "age" else good(id, code))
    shown = _shown(asker)
    assert "from 375\u00a0000\u00a0kr to 600\u00a0000\u00a0kr" in shown
    assert "The ordinance does not say which day counts" in shown


def test_somebody_refused_meets_a_calm_page_without_application(asker: Asker) -> None:
    asker.start(partner=True, children=2)
    asker.answer_all(lambda id, code: "refused" if code == "stay" else good(id, code))
    shown = _shown(asker)
    assert "This grant is not for your situation." in shown
    assert "2008:778" in shown
    assert "75\u00a0000\u00a0kr" in shown
    assert 'id="amount"' not in asker.text
    assert "nothing is sent to anybody" in shown
    assert "refused asylum" in shown
    assert "A refusal of the grant cannot be appealed." not in shown, "she would take it for the refusal she has had"


def test_a_family_with_one_who_is_not_covered_is_told_so(asker: Asker) -> None:
    asker.start(partner=True)
    asker.answer_all(lambda id, code: "work" if (id, code) == ("partner", "permit_ground") else good(id, code))
    assert "Somebody in the household is not covered by the grant." in asker.text
    assert "350\u00a0000\u00a0kr" in asker.text


def test_somebody_who_is_not_covered_sees_what_makes_it_so_and_not_what_was_never_asked(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "work" if code == "permit_ground" else GOOD[code])
    assert asker.text.count("✕</span> Not met</span>") == 1
    assert "Not answered" not in asker.text


def test_a_day_after_the_law_was_last_read_is_said_in_plain_words(asker: Asker) -> None:
    asker.start(on="2026-06-15").answer_all()
    assert "We have read the ordinance as it stood on 14 June 2026." in asker.text
    assert "You ask about 15 June 2026." in asker.text


def test_a_day_up_to_which_the_law_was_read_has_no_warning(asker: Asker) -> None:
    asker.start(on="2026-06-14").answer_all()
    assert "notice warning" not in asker.text
    assert "According to ordinance 2025:970 as it stood on 14 June 2026." in asker.text


def test_another_country_is_for_each_adult_to_choose(asker: Asker) -> None:
    asker.start().answer_all(lambda id, code: "DE" if code == "destination" else GOOD[code])
    shown = _shown(asker)
    assert "For another country the question can be asked anew." in shown
    assert "Each adult decides for himself or herself" in shown


def test_children_have_a_say_where_children_would_move(asker: Asker) -> None:
    asker.start().answer_all()
    assert "custodians" not in asker.text
    asker.start(children=1).answer_all()
    assert "If a child has two custodians, both need to take part" in asker.text


def test_nobody_is_urged(asker: Asker) -> None:
    asker.start().answer_all()
    assert "You need not decide." in asker.text
    assert "Asking here affects no other support." in asker.text
    assert "!" not in _shown(asker)


def test_the_title_says_nothing(asker: Asker) -> None:
    asker.start()
    assert "<title>Vägval</title>" in asker.text
    asker.answer_all()
    assert "<title>Vägval</title>" in asker.text
