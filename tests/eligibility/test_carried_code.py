"""A code holds the answers, says when it is wrong and in which way, and can be read for ever."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.asking.answers import HOUSEHOLD, ROSTER_KEYS, Answers, may_be_asked
from eligibility.asking.offering import KNOWN_WORDS
from eligibility.asking.questions import QUESTIONS, Control
from eligibility.asking.roster import EVERY_ID, MOST_PERSONS
from eligibility.carrying import (
    CannotCarry,
    CutCode,
    MistypedCode,
    NewerCode,
    NotACode,
    OldCode,
    pack,
    schema,
    unpack,
)
from eligibility.carrying.lettering import LETTERS, Lettered, written

MADE = date(2026, 6, 1)
LATER = date(2026, 9, 1)


def answers(seed: int) -> Answers:
    """Some household, with some of all the answers that can be given in it."""
    random = Random(seed)  # noqa: S311  it makes examples
    words = dict(
        zip(ROSTER_KEYS, (random.choice(("no", "yes")), str(random.choice((0, 0, 1, 3, 8))), "0"), strict=True)
    )
    words[ROSTER_KEYS[2]] = str(random.choice((0, 0, 1, 3)))
    roster = Answers(words).roster
    assert roster is not None
    if len(roster.members) > MOST_PERSONS:
        return answers(seed + 1)
    present = {member.id for member in roster.members}
    for question in QUESTIONS:
        for id in may_be_asked(question, roster):
            key = f"{id}.{question.code}"
            known = sorted(word for word in KNOWN_WORDS[key] if names(word) <= present)
            if question.control is Control.NUMBER:
                known.append(str(random.randrange(10 ** random.randint(1, 6))))
            if known and random.random() < 0.8:
                words[key] = random.choice(known)
    return Answers(words)


def names(word: str) -> set[str]:
    return set(re.split(r"[.+]", word)) & EVERY_ID


seeds = st.integers(min_value=0, max_value=10**9)
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2040, 1, 1))


@given(seeds, days, st.none() | st.dates(min_value=date(1985, 1, 1), max_value=date(2060, 1, 1)))
def test_whatever_can_be_answered_comes_back(seed: int, made: date, on: date | None) -> None:
    given = answers(seed)
    carried = unpack(pack(given, made=made, on=on))
    assert carried.answers.words == given.words
    assert (carried.made, carried.on, carried.dropped) == (made, on, ())


@given(seeds)
def test_the_same_answers_always_make_the_same_code(seed: int) -> None:
    given = answers(seed)
    shuffled = Answers(dict(reversed(given.words.items())))
    assert pack(given, made=MADE) == pack(shuffled, made=MADE)


@given(seeds, st.data())
@settings(max_examples=200)
def test_a_wrong_letter_is_always_noticed(seed: int, data: st.DataObject) -> None:
    code = pack(answers(seed), made=MADE)
    place = data.draw(st.sampled_from([place for place, sign in enumerate(code) if sign != "-"]))
    wrong = data.draw(st.sampled_from([letter for letter in LETTERS if letter != code[place]]))
    with pytest.raises(CannotCarry):
        unpack(code[:place] + wrong + code[place + 1 :])


def test_every_wrong_letter_in_a_code_is_noticed_and_its_group_is_named() -> None:
    code = pack(answers(4), made=MADE)
    groups = code.split("-")
    assert len(code) <= 79
    for number, group in enumerate(groups, start=1):
        for place in range(4):
            wrong = LETTERS[(LETTERS.index(group[place]) + 1 + number) % 32]
            mistyped = [*groups[: number - 1], group[:place] + wrong + group[place + 1 :], *groups[number:]]
            with pytest.raises(MistypedCode) as caught:
                unpack("-".join(mistyped))
            assert caught.value.group == number


def test_two_letters_that_change_places_are_always_noticed() -> None:
    for seed in range(5):
        letters = pack(answers(seed), made=MADE).replace("-", "")
        for place in range(len(letters) - 1):
            one, other = letters[place], letters[place + 1]
            if one != other:
                with pytest.raises(CannotCarry):
                    unpack(letters[:place] + other + one + letters[place + 2 :])


def test_an_end_that_is_missing_is_never_read_as_other_answers() -> None:
    for seed in range(3):
        letters = pack(answers(seed), made=MADE).replace("-", "")
        for length in range(1, len(letters)):
            with pytest.raises((CutCode, MistypedCode)):
                unpack(letters[:length])


def test_a_cut_code_says_how_long_the_whole_one_is() -> None:
    groups = pack(answers(4), made=MADE).split("-")
    with pytest.raises(CutCode) as caught:
        unpack("-".join(groups[:-2]))
    assert caught.value.groups == len(groups)


def test_a_letter_too_few_or_too_many_is_found_where_it_is() -> None:
    groups = pack(answers(4), made=MADE).split("-")
    for group in (groups[2][1:], f"{groups[2]}{groups[2][0]}"):
        with pytest.raises(MistypedCode) as caught:
            unpack("-".join([*groups[:2], group, *groups[3:]]))
        assert caught.value.group == 3


@pytest.mark.parametrize(
    "text", ["", "   ", "-", "Hej", "Anna Andersson", "840312-2396", "https://vagval.example/sv/", "???"]
)
def test_other_text_is_no_code(text: str) -> None:
    with pytest.raises(NotACode):
        unpack(text)


def test_a_text_without_end_is_no_code() -> None:
    with pytest.raises(NotACode):
        unpack("V" * 100_000)


@given(st.text(max_size=200))
def test_no_text_is_read_as_answers_by_accident_or_fails_in_another_way(text: str) -> None:
    with pytest.raises(CannotCarry):
        unpack(text)


@given(st.text(alphabet=LETTERS, min_size=8, max_size=140))
def test_no_row_of_letters_is_either(text: str) -> None:
    with pytest.raises(CannotCarry):
        unpack(text)


def in_eastern_digits(code: str, nought: str) -> str:
    return "".join(chr(ord(nought) + int(sign)) if sign.isdigit() else sign for sign in code)


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " \u2013 "),
        lambda code: code.replace("-", "+"),  # an American scanner at a Swedish keyboard
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: in_eastern_digits(code, "٠"),
        lambda code: in_eastern_digits(code, "۰"),
        lambda code: f"\u2066{code}\u2069\n",
        lambda code: f"https://vagval.example/sv/fortsatt-med-kod/#{code}",
        lambda code: f"httpsÖ--vagval.example-sv-fortsatt/med/kod-#{code.replace('-', '+')}",
        lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code.replace("-", "")),  # full width
    ],
)
def test_a_code_is_read_however_it_is_written(typed) -> None:
    given = answers(4)
    assert unpack(typed(pack(given, made=MADE))).answers.words == given.words


def test_no_letter_can_be_taken_for_another() -> None:
    assert not set(LETTERS) & set("ILOU")
    assert set(pack(answers(4), made=MADE)) <= {*LETTERS, "-"}


def test_whoever_was_taken_away_is_not_in_the_code() -> None:
    words = {"household.partner": "no", "household.children": "1", "household.other_adults": "0"}
    asked = {"child2.destination": "TR", "partner.destination": "SY"}
    assert unpack(pack(Answers({**words, **asked}), made=MADE)).answers.words == words


def test_without_knowing_who_would_move_there_is_no_code() -> None:
    with pytest.raises(ValueError, match="nobody"):
        pack(Answers({"you.destination": "TR"}), made=MADE)


# versions


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of versions of its own, with what can be answered now as the first."""
    (tmp_path / "schema_1.json").write_text(schema.as_json(schema.live(1)))
    monkeypatch.setattr(schema, "FOLDER", tmp_path)
    schema.kept.cache_clear()
    yield tmp_path
    schema.kept.cache_clear()


def test_the_newest_version_holds_everything_that_can_be_answered_now() -> None:
    newest = schema.newest()
    written_down = schema.path_of(newest.version).read_text(encoding="utf-8")
    assert schema.as_json(schema.live(newest.version)) == written_down, (
        "The wizard asks something else than codes can hold. Run 'manage.py write_code_schema --next': it makes a new "
        "version and keeps the old one, so that codes on paper can still be read. (Without --next it writes the newest "
        "version anew: only before anybody has a code of it.)"
    )


def test_every_version_is_kept_from_the_first_on() -> None:
    versions = schema.kept_versions()
    assert versions == tuple(range(1, len(versions) + 1))
    for version in versions:
        assert schema.kept(version).version == version


def test_a_code_of_an_older_version_is_read_as_that_version_had_it(kept: Path) -> None:
    code = pack(answers(4), made=MADE)
    newer = json.loads((kept / "schema_1.json").read_text())
    newer["version"] = 2
    newer["questions"].reverse()
    (kept / "schema_2.json").write_text(json.dumps(newer))
    assert pack(answers(4), made=MADE) != code
    carried = unpack(code)
    assert carried.version == 1
    assert carried.answers.words == answers(4).words


def test_what_is_not_asked_any_more_is_left_out_and_named(kept: Path) -> None:
    older = json.loads((kept / "schema_1.json").read_text())
    older["questions"].append({"code": "favourite_tea", "of": ["you"], "words": {"mint": 8}, "digits": 0})
    asked = next(question for question in older["questions"] if "you" in question["of"])
    asked["words"]["gone"] = 8
    (kept / "schema_1.json").write_text(json.dumps(older))
    words = {"household.partner": "no", "household.children": "0", "household.other_adults": "0"}
    gone = {"you.favourite_tea": "mint", f"you.{asked['code']}": "gone"}
    carried = unpack(pack(Answers({**words, **gone}), made=MADE))
    assert carried.answers.words == words
    assert set(carried.dropped) == set(gone)


def test_a_version_that_is_not_kept_is_too_old(kept: Path) -> None:
    code = pack(answers(4), made=MADE)
    newer = json.loads((kept / "schema_1.json").read_text())
    (kept / "schema_2.json").write_text(json.dumps({**newer, "version": 2}))
    (kept / "schema_1.json").unlink()
    schema.kept.cache_clear()
    with pytest.raises(OldCode):
        unpack(code)


def test_a_version_that_is_not_known_yet_is_newer() -> None:
    with pytest.raises(NewerCode):
        unpack(written(Lettered(version=9, number=123_456_789_123)))


def test_a_number_that_no_answers_make_is_not_taken_for_answers() -> None:
    with pytest.raises(CannotCarry):
        unpack(written(Lettered(version=1, number=2**200 + 12345)))


def test_another_wording_of_the_law_since_then_is_noticed() -> None:
    made = date(2026, 4, 14)  # the day before 2026:285
    words = {key: word for key, word in answers(4).words.items() if key.startswith(HOUSEHOLD)}
    carried = unpack(pack(Answers(words), made=made))
    assert not carried.rules_have_changed(made)
    assert carried.rules_have_changed(date(2026, 4, 15))


def test_a_code_about_one_day_is_about_that_day_also_later() -> None:
    carried = unpack(pack(answers(4), made=date(2026, 4, 14), on=date(2025, 12, 1)))
    assert carried.on == date(2025, 12, 1)
    assert not carried.rules_have_changed(LATER)
