"""Somebody has read the ordinance as of a later day: the warning goes, everywhere, up to that day and no longer."""

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone, translation
from pypdf import PdfReader

from content.tokens import todays_figures
from eligibility.law import NoEditionInForce
from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.models import Verification
from eligibility.verification import (
    read_edition,
    read_editions,
    record_verification,
    take_back_verification,
    verified_through,
)
from portal.accounts.models import User
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.documents import fetch_document
from portal.casework.deeds.people import add_person
from portal.casework.models import Case
from portal.database.row_security import enter
from tests.casework.issuing import issue_document
from tests.cast import signed_in
from tests.eligibility.asker import Asker

NOW = "2026:285"
ASKED = date(2026, 11, 2)
WHY = "Läste SFS 2026:1142 och 2025:970 i gällande lydelse på svenskforfattningssamling.se."
WARNING = "Vi har läst förordningen så som den gällde den"
WARNING_IN_ENGLISH = "It may have been changed after what we have read"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-20T12:00:00+00:00"):
        yield


@pytest.fixture
def case(anna: User) -> Case:
    """Anna's case, of 2 November 2026, with Yusuf in it."""
    enter(anna.pk, anna.memberships.get().municipality_id)
    case, _ = open_case(by=anna, applied_on=ASKED)
    add_person(by=anna, case=case, values={"name": "Yusuf Haddad"})
    return case


def read(by: User, through: date = ASKED, reason: str = WHY) -> Verification:
    return record_verification(by=by, wording=NOW, through=through, reason=reason)


def result_on(day: date) -> str:
    asker = Asker(Client(enforce_csrf_checks=True)).start(on=day.isoformat())
    asker.answer_all()
    return asker.text


def desk(client: Client, anna: User, case: Case) -> str:
    return signed_in(client, anna).get(f"/arenden/{case.pk}/bedomning/").content.decode()


def paper(anna: User, case: Case) -> str:
    enter(anna.pk, anna.memberships.get().municipality_id)
    document = issue_document(by=anna, case=case, language="sv")
    sheets = PdfReader(io.BytesIO(fetch_document(by=anna, document=document))).pages
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in sheets))


def test_a_residents_result_warns_until_somebody_has_read_the_law(erik: User) -> None:
    assert WARNING_IN_ENGLISH in result_on(ASKED)
    read(erik)
    assert WARNING_IN_ENGLISH not in result_on(ASKED)


def test_the_day_after_the_one_recorded_still_warns_and_names_the_new_day(erik: User) -> None:
    read(erik)
    text = result_on(date(2026, 11, 3))
    assert WARNING_IN_ENGLISH in text
    assert "2 November 2026" in text
    assert "14 June 2026" not in text


def test_a_case_warns_until_somebody_has_read_the_law(client: Client, anna: User, case: Case, erik: User) -> None:
    assert WARNING in desk(client, anna, case)
    read(erik)
    assert WARNING not in desk(client, anna, case)


def test_the_printed_application_warns_until_somebody_has_read_the_law(anna: User, case: Case, erik: User) -> None:
    before = paper(anna, case)
    read(erik)
    after = paper(anna, case)
    assert WARNING in before
    assert "14 juni 2026" in before
    assert WARNING not in after
    assert "14 juni 2026" not in after


def test_the_guidance_names_the_day_that_was_recorded(erik: User) -> None:
    assert todays_figures()["verified_through"].day == date(2026, 6, 14)
    read(erik)
    assert todays_figures()["verified_through"].day == ASKED


def test_the_starter_page_says_the_new_day(client: Client, erik: User) -> None:
    call_command("load_starter", verbosity=0)
    read(erik)
    text = client.get("/en/the-repatriation-grant/").content.decode()
    assert "2 November 2026" in text
    assert "14 June 2026" not in text


def test_who_when_and_why_is_kept(erik: User) -> None:
    read(erik, reason=f"  {WHY}\n")
    (kept,) = read_edition(NOW).records
    assert (kept.edition, kept.through, kept.by, kept.reason) == (NOW, ASKED, erik, WHY)
    assert timezone.localdate(kept.recorded_at) == date(2026, 11, 20)
    assert kept.takes_back is None


def test_what_is_recorded_of_one_edition_says_nothing_of_another(erik: User) -> None:
    read(erik)
    assert verified_through(ASKED) == ASKED
    assert verified_through(date(2026, 3, 2)) is None
    assert verified_through(date(2025, 3, 2)) is None


def test_a_day_without_an_edition_has_nobody_who_read_it() -> None:
    with pytest.raises(NoEditionInForce):
        verified_through(date(2001, 1, 1))


def test_the_day_costs_one_question_to_the_database(erik: User, django_assert_num_queries: object) -> None:
    read(erik)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert verified_through(ASKED) == ASKED


def test_every_edition_is_listed_the_newest_first() -> None:
    assert [each.edition for each in read_editions()] == list(reversed(EDITIONS))
    open_to_reading = {each.edition.wording for each in read_editions() if each.can_be_moved}
    assert NOW in open_to_reading
    assert open_to_reading.isdisjoint({"2025:970", "2009:1162"})


def test_karin_reads_on_from_where_erik_stopped(erik: User, karin: User) -> None:
    read(erik)
    read(karin, date(2026, 11, 20))
    held = read_edition(NOW)
    assert [(record.by, record.through) for record in held.records] == [(karin, date(2026, 11, 20)), (erik, ASKED)]
    assert held.through == date(2026, 11, 20)
    assert not held.can_be_moved


def test_what_was_recorded_by_mistake_is_taken_back_and_the_warning_stands_again(erik: User, karin: User) -> None:
    read(erik)
    back = take_back_verification(by=karin, wording=NOW, reason="Fel lydelse: det var den konsoliderade från april.")
    assert back.through == date(2026, 6, 14)
    assert WARNING_IN_ENGLISH in result_on(ASKED)
    assert [record.by for record in read_edition(NOW).records] == [karin, erik]


def test_taking_back_the_newer_lets_the_older_hold(erik: User) -> None:
    first, _ = read(erik, date(2026, 10, 1)), read(erik)
    take_back_verification(by=erik, wording=NOW, reason="Läste inte ändringen av den 1 november.")
    assert verified_through(ASKED) == date(2026, 10, 1)
    assert read_edition(NOW).standing == first
    take_back_verification(by=erik, wording=NOW, reason="Läste inte den heller, visade det sig.")
    assert read_edition(NOW).through == date(2026, 6, 14)
    assert read_edition(NOW).standing is None


def test_after_taking_back_a_day_can_be_recorded_anew(erik: User) -> None:
    read(erik)
    take_back_verification(by=erik, wording=NOW, reason="Läste inte ändringen av den 1 november.")
    read(erik)
    assert verified_through(ASKED) == ASKED


def test_it_never_falls_below_what_the_edition_says_itself(erik: User) -> None:
    read(erik)
    take_back_verification(by=erik, wording=NOW, reason="Läste inte ändringen av den 1 november.")
    with pytest.raises(ValidationError):
        take_back_verification(by=erik, wording=NOW, reason="En gång till, fast det inte finns något.")
    assert read_edition(NOW).through == edition_on(ASKED, EDITIONS).verified_through


@pytest.mark.parametrize(
    ("through", "said"),
    [
        (date(2026, 11, 21), "This day has not come yet."),
        (date(2026, 6, 14), "It has already been read through 14 June 2026."),
        (date(2026, 6, 1), "It has already been read through 14 June 2026."),
    ],
)
def test_a_day_that_has_not_come_or_is_read_already_is_refused(erik: User, through: date, said: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=said):
        read(erik, through)
    assert not Verification.objects.exists()


def test_an_edition_that_has_ended_is_read_to_its_end_already(erik: User) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="stopped applying on 14 April 2026"):
        record_verification(by=erik, wording="2025:970", through=ASKED, reason=WHY)


@pytest.mark.parametrize("reason", ["", "   ", "läst", "                    läst"])
def test_nothing_is_recorded_without_a_reason_that_can_be_followed(erik: User, reason: str) -> None:
    with pytest.raises(ValidationError):
        read(erik, reason=reason)
    assert not Verification.objects.exists()


def test_the_database_refuses_an_empty_reason_as_well(erik: User) -> None:
    with pytest.raises(IntegrityError, match="verification_says_why"), transaction.atomic():
        Verification.objects.create(edition=NOW, through=ASKED, reason="                     x", by=erik)


def test_an_edition_that_does_not_exist_cannot_be_read(erik: User) -> None:
    with pytest.raises(LookupError):
        record_verification(by=erik, wording="2999:1", through=ASKED, reason=WHY)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE eligibility_verification SET through = '2030-01-01'",
        "DELETE FROM eligibility_verification",
        "TRUNCATE eligibility_verification",
    ],
)
def test_the_portal_itself_can_neither_change_nor_delete_a_record(erik: User, statement: str) -> None:
    read(erik)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
