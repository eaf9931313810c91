"""LIX as Björnsson counted it, and what we count as a word and a sentence."""

import pytest

from portal.readability import FEWEST_WORDS, measure, sentences, words


def test_lix_is_words_to_a_sentence_plus_long_words_in_a_hundred():
    # "sparas" has six letters and is not long; "ingenting", "Migrationsverket" and "beslutar" are
    found = measure(["Ingenting av det sparas. Det är Migrationsverket som beslutar om det."])
    assert (found.words, found.sentences, found.long_words) == (11, 2, 3)
    assert found.lix == pytest.approx(11 / 2 + 100 * 3 / 11)


def test_several_texts_are_measured_as_one():
    apart = ["Bor du i Sverige?", "Ja", "Jag vet inte"]
    assert measure(apart).sentences == 3
    assert measure(apart).lix == measure(["Bor du i Sverige? Ja. Jag vet inte."]).lix


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("högst 350\u00a0000\u00a0kr", 3),
        ("förordning 2025:970, 7 §", 3),
        ("ett EU-land", 2),
        ("”Mina sidor” på csn.se", 4),
        ("", 0),
    ],
)
def test_figures_and_hyphens_are_kept_in_one_word(text: str, count: int):
    assert len(words(text)) == count


def test_figures_are_never_long():
    assert measure(["350\u00a0000\u00a0000 1984:890 2025-01-01"]).long_words == 0


def test_a_sentence_ends_at_its_full_stop_and_not_at_a_colon():
    assert sentences("Ring dem: de svarar. ”Mina sidor.” Vet du? Ja!") == [
        "Ring dem: de svarar.",
        "”Mina sidor.”",
        "Vet du?",
        "Ja!",
    ]


def test_the_longest_sentence_is_the_one_of_most_words():
    assert measure(["Ja. Du har en skuld. Nej."]).longest == "Du har en skuld."


def test_what_is_known_is_counted_but_not_as_long():
    text = ["Migrationsverkets beslut om uppehållstillståndet"]
    assert measure(text).long_words == 2
    besides = measure(text, known=("migrationsverket", "uppehållstillstånd"))
    assert (besides.words, besides.long_words) == (4, 0)


def test_of_nothing_there_is_nothing_to_say():
    found = measure([""])
    assert (found.lix, found.longest, found.is_enough) == (0, "", False)


def test_a_short_text_is_too_little_to_measure():
    assert not measure(["Bor du här?"]).is_enough
    assert measure(["ord " * FEWEST_WORDS]).is_enough
