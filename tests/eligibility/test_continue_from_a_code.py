"""A resident continues from a code: on another phone, later, with the same answers, and nothing is kept of it."""

import logging
import re
from io import StringIO

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from eligibility import continuing
from eligibility.asking.answers import Answers
from eligibility.carrying import pack
from portal.logging import WithoutWords
from tests.eligibility.asker import TODAY, Asker
from tests.eligibility.test_take_it_along import answered, code_on

ALONE = {"household.partner": "no", "household.children": "0", "household.other_adults": "0"}
CANARY = "V4KA-NAR1-EF0G-E11N"


def page_in(language: str) -> str:
    with translation.override(language):
        return reverse("eligibility:continue_from_a_code")


def continue_from(asker: Asker, code: str, **more: str) -> Asker:
    asker.page = asker.client.post(page_in(asker.language), {"code": code, **more})
    return asker


def test_another_phone_shows_the_same_result(asker: Asker) -> None:
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", answered(asker, partner=True, children=1).text)
    fields = asker.form.fields
    other = Asker(Client(enforce_csrf_checks=True))
    continue_from(other, code_on(asker))
    assert heading
    assert heading[0] in other.text
    assert other.form.fields == fields


def test_who_had_not_answered_everything_meets_the_next_question(asker: Asker) -> None:
    code = pack(Answers({**ALONE, "you.stay": "valid"}), made=TODAY)
    asked = continue_from(asker, code).form.asked
    assert asked not in ("", "household", "stay")
    assert asker.form.fields["you.stay"] == "valid"


def test_from_there_the_wizard_goes_on_as_usual(asker: Asker) -> None:
    code = pack(Answers({**ALONE, "you.stay": "valid"}), made=TODAY)
    continue_from(asker, code)
    assert f'action="{asker.address}"' in asker.text
    asker.answer_all()
    assert code_on(asker) != code


def test_it_goes_on_in_the_language_of_the_page(asker: Asker) -> None:
    code = code_on(answered(asker))
    asker.language = "ar"
    assert '<html lang="ar" dir="rtl"' in continue_from(asker, code).text


def test_the_day_asked_about_goes_along(asker: Asker) -> None:
    code = code_on(answered(asker, on="2026-02-01"))
    assert continue_from(asker, code).form.fields["on"] == "2026-02-01"


def test_the_first_page_of_the_wizard_leads_there(asker: Asker) -> None:
    assert f'href="{page_in("en")}"' in asker.open().text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Write the code from the paper."),
        ("Anna Andersson", "We find no code in what you wrote."),
        ("{0}-{1}-{2}-{x}", "Something is wrong in group 4 of the code."),
        ("{0}-{x}-{x}-{3}", "Something is wrong in the code."),
        ("{0}-{1}-{2}", "The end of the code is missing. The whole code has 4 groups of characters."),
        ("W405-1081", "We find no code"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(asker: Asker, typed: str, said: str) -> None:
    groups = pack(Answers({**ALONE, "you.stay": "valid", "you.destination": "TR"}), made=TODAY).split("-")
    assert len(groups) == 4
    typed = typed.format(*groups, x=f"{groups[3][:2]}{'7' if groups[3][2] != '7' else '8'}{groups[3][3]}")
    text = continue_from(asker, typed).text
    assert said in text
    assert 'id="code-error"' in text
    assert 'href="#code"' in text
    assert f">{typed}</textarea>" in text
    assert asker.page is not None
    assert asker.page.status_code == 200


def test_what_is_wrong_is_said_in_the_readers_language(asker: Asker) -> None:
    asker.language = "sv"
    swedish = continue_from(asker, "Anna Andersson").text
    asker.language = "ar"
    assert "error-summary" in swedish
    assert swedish != continue_from(asker, "Anna Andersson").text


def test_a_code_from_before_the_rules_changed_can_be_used_and_says_so(asker: Asker) -> None:
    with time_machine.travel("2026-04-10T12:00:00+00:00", tick=False):
        code = code_on(answered(asker))
    text = continue_from(asker, code).text
    assert "The rules have changed since then." in text
    assert "10 April 2026" in text
    asker.send()  # on to the wizard
    assert code_on(asker) != code


def test_the_language_can_be_changed_without_losing_the_code(asker: Asker) -> None:
    asker.language = "ar"
    text = continue_from(asker, "V405-1081", ask="code").text
    assert ">V405-1081</textarea>" in text
    assert "error-summary" not in text
    assert re.search(rf'formaction="{re.escape(page_in("sv"))}"\s+formnovalidate\s+name="ask" value="code"', text)


# nothing is kept


def test_an_address_is_never_read_for_a_code(asker: Asker) -> None:
    code = code_on(answered(asker))
    page = asker.client.get(page_in("en"), {"code": code})
    assert page.content == asker.client.get(page_in("en")).content
    assert code not in page.content.decode()


def test_no_cookie_no_cache_no_search_engine(asker: Asker) -> None:
    for page in (asker.client.get(page_in("en")), continue_from(asker, "x").page, continue_from(asker, CANARY).page):
        assert page is not None
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Robots-Tag"] == "noindex"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in page.headers
    assert not asker.client.cookies


def test_nothing_is_written(asker: Asker) -> None:
    code = code_on(answered(asker))
    with CaptureQueriesContext(connection) as queries:
        continue_from(asker, code)
    assert all(query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE")) for query in queries.captured_queries)
    assert not any(code[:9] in query["sql"] for query in queries.captured_queries)


def test_no_code_is_in_a_log(asker: Asker, caplog: pytest.LogCaptureFixture) -> None:
    code = code_on(answered(asker))
    with caplog.at_level(logging.DEBUG):
        for typed in (code, CANARY, f"{code}-{CANARY}"):
            continue_from(asker, typed)
        asker.client.post(page_in("en"), {"code": [code, CANARY]})
    told = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert code not in told
    assert CANARY not in told


@pytest.mark.parametrize("debug", [False, True])
def test_a_failure_shows_no_code_in_the_answer_or_the_log(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    """Not even with DEBUG, whose page shows every variable on the way."""

    def fail(code: str) -> None:
        raise ValueError(code)

    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutWords())
    logging.getLogger("django").addHandler(handler)
    monkeypatch.setattr(continuing, "unpack", fail)
    asker.client.raise_request_exception = False
    with override_settings(DEBUG=debug, DEBUG_PROPAGATE_EXCEPTIONS=False):
        page = continue_from(asker, CANARY).page
    logging.getLogger("django").removeHandler(handler)
    assert page is not None
    assert page.status_code == 500
    assert CANARY not in written.getvalue()
    if not debug:
        assert CANARY not in page.content.decode()
    assert settings.DEBUG is False


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"code": ["a", "b"]},
        {"code": "a", "you.destination": "TR"},
        {"code": "a", "ask": "destination"},
        {"code": "a", "ask": ["code", "code"]},
        {"code": "x" * 1001},
        {"code": "a\x00"},
    ],
)
def test_a_broken_form_is_refused_plainly(asker: Asker, broken: dict[str, object]) -> None:
    assert asker.client.post(page_in("en"), broken).status_code == 400


def test_no_other_method_is_answered(asker: Asker) -> None:
    for method in ("put", "delete", "patch"):
        assert getattr(asker.client, method)(page_in("en")).status_code == 405
