"""How few questions it takes, measured over every case; and that the wizard tells no more than its words say."""

from eligibility.asking.questions import QUESTIONS, Asked
from eligibility.documenting import flow
from eligibility.documenting.questions import (
    KINDS,
    MOST_FOR_A_COUPLE_WITH_THREE_CHILDREN,
    MOST_FOR_A_SINGLE_ADULT,
    MOST_TO_A_BLOCKER,
    asked,
    documents,
    of_kind,
    told,
)
from eligibility.law.repatriation_grant import EDITIONS

SINGLE, *_ = KINDS
THREE_CHILDREN = next(kind for kind in KINDS if "three" in kind.name)


def _longer_than(most: int, counted: dict[str, int | None]) -> dict[str, int]:
    return {name: count for name, count in counted.items() if count is not None and count > most}


def test_an_obstacle_is_known_on_the_sixth_page_at_the_latest() -> None:
    assert not _longer_than(MOST_TO_A_BLOCKER, {name: asking.blocked_after for name, asking in told().items()})
    assert sum(asking.blocked_after is not None for asking in told().values()) > 100


def test_everybodys_obstacle_is_known_on_the_sixth_page_at_the_latest() -> None:
    assert not _longer_than(MOST_TO_A_BLOCKER, {name: asking.all_blocked_after for name, asking in told().items()})


def test_one_adult_has_the_whole_estimate_in_fourteen_pages_and_answers() -> None:
    of_one = of_kind(SINGLE)
    assert len(of_one) > 100
    assert not _longer_than(MOST_FOR_A_SINGLE_ADULT, {name: len(asking.pages) for name, asking in of_one.items()})
    assert not _longer_than(MOST_FOR_A_SINGLE_ADULT, {name: asking.answers for name, asking in of_one.items()})


def test_two_adults_and_three_children_have_it_in_twenty_four_pages_and_answers() -> None:
    families = of_kind(THREE_CHILDREN)
    most = MOST_FOR_A_COUPLE_WITH_THREE_CHILDREN
    assert families
    assert not _longer_than(most, {name: len(asking.pages) for name, asking in families.items()})
    assert not _longer_than(most, {name: asking.answers_at_once for name, asking in families.items()})


def test_nearly_every_case_can_be_told_as_it_stands() -> None:
    exact = [name for name, asking in told().items() if asking.is_exact]
    assert len(exact) > 0.85 * len(asked())


def test_nothing_is_asked_twice_of_anybody() -> None:
    for name, asking in told().items():
        assert len(asking.pages) <= len(QUESTIONS) + 1, name
        assert asking.answers_at_once <= asking.answers, name


def test_a_case_that_comes_to_another_result_says_why() -> None:
    """Every other case, told to the wizard, comes to the same outcomes and sums."""
    page = documents()["questions.md"]
    for name, asking in asked().items():
        if asking is None or not asking.is_exact:
            assert f"/{name}.toml) | " in page.partition("is not told as the case stands")[2], name


def test_the_document_names_the_worst_case_of_every_kind() -> None:
    page = documents()["questions.md"]
    for kind in KINDS:
        worst = max(of_kind(kind).items(), key=lambda item: (len(item[1].pages), item[0]), default=None)
        assert worst is None or f"| {kind.name} |" in page


def test_every_answer_is_one_that_the_case_gives() -> None:
    """Nothing is told that the case does not say: whoever answers "I don't know" all the way tells no fact."""
    untold = told()["nothing_was_told_in_may"]
    person = untold.now.household.person("you")
    assert {name for name in person.__slots__ if getattr(person, name) is not None} == {"id", "household", "born"}


def test_the_picture_has_every_question_that_the_law_of_the_day_can_ask() -> None:
    steps = flow.steps(EDITIONS[-1].in_force_from)
    on_the_way = {step.turn.question.code for step in steps}
    drawn = on_the_way | {code for step in steps for branch in step.branches for code in branch.then}
    old_only = {"old_obstacles", "lacks_means", "relation", "travel_cost"}
    assert drawn == {question.code for question in QUESTIONS} - old_only
    picture = flow.documents()["flow.svg"]
    assert all(f">{code}</text>" in picture for code in on_the_way)
    assert '<title id="title">' in picture
    assert '<desc id="description">' in picture


def test_every_branch_of_a_question_to_everybody_is_in_the_picture() -> None:
    for step in flow.steps(EDITIONS[-1].in_force_from):
        if step.turn.question.of is Asked.EVERYONE:
            assert {word for branch in step.branches for word in branch.words}


def test_who_answers_for_everybody_at_once_gives_far_fewer_answers() -> None:
    family = told()["a_couple_with_three_children_is_under_the_household_cap"]
    assert family.answers_at_once * 3 < family.answers
