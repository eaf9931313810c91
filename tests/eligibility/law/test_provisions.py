"""Everything that cites a provision is looked up in the ordinance as published: the words are there."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pytest

from eligibility.law import Citation, Figure, FigureKind, Household, Person, figures
from eligibility.law.assessing import assess_under
from eligibility.law.editions import Edition
from eligibility.law.reestablishment_support import edition_2008_778 as support
from eligibility.law.repatriation_grant import EDITIONS
from tests.eligibility.law.ordinances import cited_text

ANYBODY = (
    Person(id="anna", previous_grant=True, resident=False, keep_permit_notice=True),
    Person(id="bo"),
)
UNTOLD = Household(persons=ANYBODY, unclear=True)
"""Somebody of whom every reservation is made that depends on what was told."""

FIRST, SECOND = "enligt 5 kap. 1, 2 eller 6 § utlänningslagen", "har beviljats permanent uppehållstillstånd enligt"
TIES = "på grund av anknytning till en person som avses i 3 §"
GROUNDS = {
    "refugee": FIRST,
    "subsidiary_protection": FIRST,
    "quota_refugee": FIRST,
    "exceptionally_distressing": FIRST,
    "temporary_act_permanent": "(2016:752) om tillfälliga begränsningar",
    "upper_secondary_permanent": "(2017:353) om uppehållstillstånd för studerande",
    "upper_secondary_temporary": SECOND,
}


def by_ground(code: str, ties: str) -> dict[str, str]:
    """A condition of the permit, which is cited by its ground."""
    return {code: FIRST, f"{code}.ties": ties} | {f"{code}.{ground}": words for ground, words in GROUNDS.items()}


GRANT = {
    # Conditions
    "not_swedish_citizen": "till vissa utlänningar som önskar lämna Sverige",
    **by_ground("has_permit", TIES),
    **by_ground("qualifying_ground", TIES),
    **by_ground(
        "permit_since_cutoff", "har haft uppehållstillstånd i Sverige sedan den 12 september 2024 eller tidigare."
    ),
    "ties_to_listed_person": "eller till den personens make eller sambo",
    "tied_person_entitled": "om personen som avses i 3 § har rätt till bidrag",
    "same_household": "ingår i samma hushåll som den personen eller ingick i samma hushåll omedelbart före",
    "resident_in_sweden": "är bosatt i Sverige",
    "settles_permanently": "bosätta sig permanent i ett annat land, och",
    "received_in_destination": "kommer att tas emot i det land",
    "destination_allowed": "i ett annat EU-land, Norge, Island, Liechtenstein eller Schweiz",
    "no_previous_grant": "om sökanden tidigare har beviljats bidrag",
    "no_csn_debt": "skulder till Centrala studiestödsnämnden",
    "no_enforcement_debt": "överlämnats till Kronofogdemyndigheten",
    "no_criminal_matter": "Har allmänt åtal väckts mot sökanden",
    "age": "för den som har fyllt 18 år",
    # Figures
    "ordinance": "enligt denna förordning till vissa utlänningar",
    "in_force_from": "enligt denna förordning till vissa utlänningar",
    "verified_through": "enligt denna förordning till vissa utlänningar",
    "cutoff_date": "om utlänningen har haft uppehållstillstånd i Sverige sedan den 12 september 2024 eller tidigare",
    "adult_age": "har fyllt 18 år",
    "adult_amount": "350 000 kronor för den som har fyllt 18 år",
    "child_amount": "25 000 kronor för den som inte har fyllt 18 år",
    "couple_cap": "högst 500 000 kronor för makar eller sambor",
    "household_cap": "högst 600 000 kronor per hushåll",
    "payment_first_share": "En femtedel av återvandringsbidraget",
    "payment_second_of_rest": "40 procent efter mottagarens ankomst",
    "payment_first_percent": "En femtedel av återvandringsbidraget",
    "payment_second_percent": "40 procent efter mottagarens ankomst",
    "payment_third_percent": "60 procent när mottagarens uppehållstillstånd har återkallats",
    "months_before_third_payment": "tidigast femton månader efter utresan",
    "months_to_leave": "inte reser ut från Sverige inom tolv månader",
    "section_purpose": "önskar lämna Sverige och bosätta sig permanent",
    "section_permit": "beviljats uppehållstillstånd i Sverige enligt",
    "section_ties": "på grund av anknytning",
    "section_keep_permit": "vill ha uppehållstillståndet kvar",
    "section_evidence": "endast lämnas om sökanden visar",
    "section_blocks": "Återvandringsbidrag får inte lämnas 1.",
    "section_criminal": "dömts till ett fängelsestraff",
    "section_amount": "350 000 kronor",
    "section_application": "En ansökan om återvandringsbidrag ska ges in",
    "section_report_changes": "anmäla sådana ändrade förhållanden",
    "section_payment": "betalas ut i samband med beslutet",
    "section_payment_request": "En begäran om utbetalning",
    "section_payment_stopped": "helt eller delvis inte ska betalas ut",
    "section_repayment": "är återbetalningsskyldig, om",
    "section_claim": "besluta att helt eller delvis kräva tillbaka bidraget",
    "section_respite": "bevilja anstånd med betalningen",
    "section_late_interest": "dröjsmålsränta enligt räntelagen",
    "section_waiver": "efterge krav på återbetalning eller ränta",
    "section_appeal": "får dock inte överklagas",
    # Payments and time limits
    "at_decision": "En femtedel av återvandringsbidraget",
    "after_arrival": "40 procent efter mottagarens ankomst",
    "after_permit_ended": "60 procent när mottagarens uppehållstillstånd har återkallats",
    "leave_sweden": "inte reser ut från Sverige inom tolv månader",
    "third_payment_earliest": "tidigast femton månader efter utresan",
    # Reservations
    "agency_decides": "Migrationsverket får besluta",
    "subject_to_funds": "i mån av tillgång på medel",
    "evidence_not_weighed": "endast lämnas om sökanden visar",
    "security": "Sveriges säkerhet eller allmän säkerhet",
    "payment_on_special_grounds": "Om det finns särskilda skäl får utbetalning ske på annat sätt",
    "household_undefined": "högst 600 000 kronor per hushåll",
    "caps_count_those_gone_ahead": "reser ut från Sverige före övriga i hushållet",
    "kept_permit_delays_payment": "60 procent när mottagarens uppehållstillstånd har återkallats",
    # Consequences
    "tell_on_honour": "En ansökan om återvandringsbidrag ska ges in",
    "report_changes": "anmäla sådana ändrade förhållanden",
    "request_later_payments": "En begäran om utbetalning",
    "conditions_no_longer_met": "förutsättningarna för bidrag enligt 6-8 §§ inte längre är uppfyllda",
    "ground_for_repayment": "det finns grund för återbetalning",
    "practical_obstacles": "på grund av praktiska hinder",
    "not_left_in_time": "inte reser ut från Sverige inom tolv månader",
    "settled_in_sweden_again": "på nytt bosätter sig i Sverige",
    "wrong_information": "genom att lämna oriktiga uppgifter",
    "should_have_realised": "har insett eller skäligen borde ha insett",
    "claim_refrained_from": "avstå från att kräva tillbaka bidraget",
    "respite_or_instalments": "avbetalningsplan. Migrationsverket ska i sådana fall",
    "waiver": "efterge krav på återbetalning eller ränta",
    **{
        f"appeal of {decision}": "Andra beslut än beslut enligt 14 och 16-18 §§ får dock inte överklagas"
        for decision in ("grant_refused", "payment_stopped", "repayment_claimed", "respite", "late_interest", "waiver")
    },
}

TRAVEL_GRANT = {
    # Conditions
    "not_swedish_citizen": "statligt bidrag till utlänningar",
    "no_previous_grant": "får endast ges en gång till samma person",
    "has_permit": "har fått uppehållstillstånd i Sverige",
    "qualifying_ground": "har fått uppehållstillstånd i Sverige",
    "qualifying_ground.quota_refugee": "med stöd av ett särskilt regeringsbeslut",
    **dict.fromkeys(
        [f"qualifying_ground.{ground}" for ground in ("refugee", "subsidiary_protection", "exceptionally_distressing")],
        "5 kap. 1 eller 6 § utlänningslagen (2005:716) eller motsvarande äldre bestämmelser",
    ),
    "qualifying_ground.ties": "på grund av sin anknytning",
    "family_of_entitled": "make eller maka samt barn under 18 år till den som har rätt till bidrag",
    "lacks_means": "saknar medel att själv bekosta resan",
    "received_in_destination": "tas emot i det land där bosättningen är avsedd att ske",
    "age": "barn under 18 år",
    # Figures
    "ordinance": "Migrationsverket får besluta om statligt bidrag",
    "in_force_from": "Migrationsverket får besluta om statligt bidrag",
    "in_force_until": "enligt denna förordning till vissa utlänningar",  # of 2025:970, which repeals it
    "verified_through": "Migrationsverket får besluta om statligt bidrag",
    "adult_age": "barn under 18 år",
    "adult_amount": "högst 10 000 kronor för varje vuxen person",
    "child_amount": "högst 5 000 kronor för varje barn",
    "household_cap": "sammanlagt högst 40 000 kronor per familj",
    # What else
    "at_departure": "betalas ut i samband med att den som beviljats bidraget reser ut",
    "travel_cost": "Bidrag får lämnas för skäliga resekostnader",
    "agency_decides": "Migrationsverket får besluta",
    "subject_to_funds": "i mån av tillgång på medel",
    "evidence_not_weighed": "om utlänningen visar",
    "amounts_are_ceilings": "med högst 10 000 kronor",
    "household_undefined": "per familj",
    "travel_cost_not_told": "Bidrag får lämnas för skäliga resekostnader",
    "appeal of grant_refused": "får inte överklagas",
}

SUPPORT = {
    "reestablishment_ordinance": "Migrationsverket får efter ansökan besluta om statligt bidrag (återetableringsstöd)",
    "reestablishment_adult": "30 000 kronor för den som har fyllt 18 år",
    "reestablishment_child": "15 000 kronor för den som inte har fyllt 18 år",
    "reestablishment_family_cap": "högst 75 000 kronor per familj",
    "adult_age": "fyllt 18 år",
    "destination_severely_limited": "mycket begränsade förutsättningar för återetablering",
    "reception_probable": "det framstår som sannolikt",
    "applied_close_to_refusal": "i nära anslutning till",
    "no_previous_support": "den som tidigare fått sådant stöd",
    "subject_to_funds": "i mån av tillgång på medel",
}

WORDS = {"2009:1162": TRAVEL_GRANT, "2025:970": GRANT, "2026:285": GRANT}
NUMBERS = {12: "tolv", 15: "femton"}
SPELT: Mapping[FigureKind, Callable[[Figure], str]] = {
    FigureKind.KRONOR: lambda figure: f"{figure.number:,} kronor".replace(",", " "),
    FigureKind.YEARS: lambda figure: f"{figure.number} år",
    FigureKind.MONTHS: lambda figure: f"{NUMBERS[figure.number]} månader",
}
"""How a number is written in the ordinance."""


def cited_by(edition: Edition) -> Iterator[tuple[str, Citation]]:
    """Whatever an edition gives a provision for, by name."""
    for condition in edition.conditions:
        yield condition.code, condition.citation
        yield from ((f"{condition.code}.{ground}", cited) for ground, cited in condition.cited_by_ground.items())
    yield from ((name, figure.citation) for name, figure in edition.figures.items())
    if edition.amounts.travel_cost:
        yield "travel_cost", edition.amounts.travel_cost
    yield from ((share.when, share.percent.citation) for share in edition.payment_shares)
    yield from ((deadline.code, deadline.citation) for deadline in edition.deadlines)
    reserved = assess_under(edition, UNTOLD, edition.in_force_from).reservations
    yield from ((reservation.code, reservation.citation) for reservation in reserved)
    follows = edition.consequences
    for provisions in (follows.duties, follows.payment_stopped, follows.repayment, follows.relief):
        yield from ((provision.code, provision.citation) for provision in provisions)
    yield from ((f"appeal of {appeal.decision}", appeal.citation) for appeal in follows.appeals)


def cited_by_support() -> Iterator[tuple[str, Citation]]:
    """Likewise of 2008:778."""
    yield from ((name, figure.citation) for name, figure in support.FIGURES.items())
    yield "adult_age", support.AMOUNTS.adult_age.citation
    yield from ((reservation.code, reservation.citation) for reservation in support.RESERVATIONS)


def check(cited: Iterator[tuple[str, Citation]], words: Mapping[str, str]) -> None:
    """Every name has words, every word a name, and the words stand where the citation says."""
    found = list(cited)
    assert {name for name, _citation in found} == set(words)
    assert [(name, str(citation)) for name, citation in found if words[name] not in cited_text(citation)] == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_the_words_stand_where_an_edition_says_they_do(edition: Edition) -> None:
    check(cited_by(edition), WORDS[edition.wording])


def test_the_words_stand_where_reestablishment_support_says_they_do() -> None:
    check(cited_by_support(), SUPPORT)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        pytest.param(figure, words[name], id=f"{figure.citation.ordinance}-{name}")
        for held, words in (
            (EDITIONS[0].figures, TRAVEL_GRANT),
            (EDITIONS[2].figures, GRANT),
            (support.FIGURES, SUPPORT),
        )
        for name, figure in held.items()
        if figure.kind in SPELT
    ],
)
def test_a_number_is_the_one_that_stands_there(figure: Figure, words: str) -> None:
    assert SPELT[figure.kind](figure) in words


def test_a_section_is_cited_as_itself() -> None:
    sections = [figure for figure in EDITIONS[2].figures.values() if figure.kind is FigureKind.SECTION]
    assert [figure.value for figure in sections] == [figure.citation.section for figure in sections]


def test_the_texts_for_comparing_are_figures_of_the_old_ordinance_on_any_day() -> None:
    for on in (date(2025, 12, 31), date(2026, 1, 1)):
        found = figures(on)
        assert {name: (found[name].value, str(found[name].citation)) for name in found if name.startswith("old_")} == {
            "old_ordinance": ("1984:890", "1984:890 1 §"),
            "old_adult_ceiling": (10_000, "1984:890 5 § andra stycket"),
            "old_child_ceiling": (5_000, "1984:890 5 § andra stycket"),
            "old_family_ceiling": (40_000, "1984:890 5 § andra stycket"),
        }


def test_appeals_are_allowed_of_what_section_20_lists_and_of_nothing_else() -> None:
    """14 § payment stopped, 16 § repayment claimed, 17 § respite, 18 § late interest; neither the grant nor 19 §."""
    for edition in EDITIONS[1:]:
        assert {appeal.decision: appeal.allowed for appeal in edition.consequences.appeals} == {
            "grant_refused": False,
            "payment_stopped": True,
            "repayment_claimed": True,
            "respite": True,
            "late_interest": True,
            "waiver": False,
        }
