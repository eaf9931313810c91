"""Every question can be read, explains its words where they stand, and says why it is asked."""

from collections.abc import Iterator

import pytest

from eligibility.asking.questions import BY_CODE
from eligibility.documenting.catalogues import speaking
from eligibility.documenting.readability import (
    EASY,
    GOALS,
    SWEDISH,
    Goal,
    documents,
    group_texts,
    longest_sentence,
    question_reading,
    question_texts,
)
from eligibility.documenting.terms import EXPLAINED_BY, UNAVOIDABLE, unexplained
from eligibility.wording.questions import ASKINGS
from portal.readability import measure, sentences, words

EVERY_GOAL = pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.language)
EVERY_QUESTION = pytest.mark.parametrize("code", ASKINGS)


@pytest.fixture
def said(goal: Goal) -> Iterator[None]:
    with speaking(goal.language):
        yield


@EVERY_GOAL
@EVERY_QUESTION
@pytest.mark.usefixtures("said")
def test_a_question_is_as_easy_to_read_as_its_goal(code: str, goal: Goal):
    assert question_reading(code).lix < goal.lix


@EVERY_GOAL
@EVERY_QUESTION
@pytest.mark.usefixtures("said")
def test_no_sentence_of_a_question_is_too_long(code: str, goal: Goal):
    assert len(words(longest_sentence(code))) <= goal.most_words, longest_sentence(code)


@EVERY_GOAL
@pytest.mark.usefixtures("said")
def test_every_other_group_of_sentences_is_as_easy_to_read(goal: Goal):
    hard = {
        group: found.lix for group, texts in group_texts(goal.language).items() if (found := measure(texts)).is_enough
    }
    assert {group: lix for group, lix in hard.items() if lix >= goal.lix} == {}


@EVERY_GOAL
@pytest.mark.usefixtures("said")
def test_no_sentence_anywhere_in_the_wizard_is_too_long(goal: Goal):
    texts = [text for group in group_texts(goal.language).values() for text in group]
    assert len(texts) > 300
    found = [sentence for text in texts for sentence in sentences(text)]
    assert [sentence for sentence in found if len(words(sentence)) > goal.most_words] == []


@EVERY_GOAL
@EVERY_QUESTION
@pytest.mark.usefixtures("said")
def test_a_question_says_what_the_answer_is_used_for(code: str, goal: Goal):
    assert len(words(str(ASKINGS[code].why))) > 5


@EVERY_QUESTION
def test_a_question_explains_its_legal_terms_on_the_spot(code: str):
    with speaking(SWEDISH.language):
        for of_each in (False, True):
            assert unexplained(" ".join(question_texts(code, of_each=of_each))) == []


def test_every_legal_term_that_is_listed_is_used_in_a_question():
    with speaking(SWEDISH.language):
        read = " ".join(text for code in ASKINGS for text in question_texts(code, of_each=True)).lower()
    assert [term for term in EXPLAINED_BY if term not in read] == []


def test_a_term_without_its_explanation_is_found():
    assert unexplained("Har du en skuld hos Kronofogden?") == ["kronofogden"]


def test_every_question_has_words_and_is_measured():
    assert set(BY_CODE) <= set(ASKINGS)


def test_the_terms_that_count_as_they_are_still_count():
    with speaking(SWEDISH.language):
        assert question_reading("permit_ground").lix > question_reading("permit_ground", besides=UNAVOIDABLE).lix


def test_the_document_has_a_line_for_each_question_and_the_goals():
    told = documents()["readability.md"]
    assert f"| Swedish | {SWEDISH.lix} |" in told
    assert f"| Easy Swedish | {EASY.lix} |" in told
    assert all(f"\n| {code} | " in told for code in ASKINGS)
