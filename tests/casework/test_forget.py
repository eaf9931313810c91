"""manage.py forget: each rule keeps its time, warns before, happens once, and stops for nothing but an exception."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.casework.deeds import documents
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.documents import fetch_document
from portal.casework.deeds.forgetting import decide_on_advice, end_advice_decision, end_longer_keeping, keep_longer
from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person, read_case
from portal.casework.forgetting.due import forgotten_soon, warned_in
from portal.casework.forgetting.nightly import forget, models_with_a_last_moment
from portal.casework.forgetting.page import PAGE, with_rules
from portal.casework.forgetting.rules import DOERS, RULES, finished_by, years_after
from portal.casework.models import (
    AdviceDecision,
    Case,
    CaseRule,
    Deed,
    Draft,
    Event,
    ForgottenSoon,
    InformationManner,
    InformationTopic,
    IssuedDocument,
    KeepGround,
    LongerKeeping,
    Receipt,
)
from tests import factories
from tests.casework.conftest import ON, enter
from tests.casework.every_table import models_of_case
from tests.casework.issuing import issue_document
from tests.casework.keeper import kill_at, run_as_keeper, start_as_keeper
from tests.cast import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

Keeper = Callable[[], AbstractContextManager[None]]
FILE, TYPED, ADVICE = (f"case, {rule}" for rule in (CaseRule.FILE, CaseRule.TYPED_ONLY, CaseRule.ADVICE))


@contextmanager
def at_work(user: User) -> Iterator[None]:
    with transaction.atomic():
        enter(user)
        yield


@pytest.fixture
def anna() -> User:
    return factories.make_anna()


@pytest.fixture
def helga() -> User:
    return factories.make_helga()


def typed_case(user: User) -> Case:
    with at_work(user):
        case = open_case(by=user, applied_on=ON)[0]
        add_person(by=user, case=case, values={"name": "Yusuf Haddad"})
    return case


def advised_case(user: User) -> Case:
    case = typed_case(user)
    with at_work(user):
        give_information(
            by=user,
            person=case.people.get(),
            topics=[InformationTopic.VOLUNTARY],
            language="ar",
            given_on=ON,
            manner=InformationManner.MEETING,
        )
    return case


def case_file(user: User) -> Case:
    case = typed_case(user)
    with at_work(user):
        write_note(by=user, person=case.people.get(), text="Vill vänta till sommaren")
    return case


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def in_years(years: int, *, days: int = 0) -> datetime:
    return at_noon(years_after(timezone.localdate(), years) + timedelta(days=days))


def in_days(days: int) -> datetime:
    return at_noon(timezone.localdate() + timedelta(days=days))


def run(now: datetime, *, as_keeper: Keeper, dry_run: bool = False) -> Counter[str]:
    with as_keeper():
        counted = forget(now=now, dry_run=dry_run)
    return Counter({what: count for what, count in counted.items() if what.startswith("case, ") and count})


def exists(case: Case, user: User) -> bool:
    with at_work(user):
        return Case.objects.filter(pk=case.pk).exists()


def test_a_file_is_erased_five_years_after_the_last_note_and_warned_of_two_weeks_before(anna, as_keeper):
    case = case_file(anna)
    assert run(in_years(5, days=-15), as_keeper=as_keeper) == {}
    assert run(in_years(5, days=-14), as_keeper=as_keeper) == {f"{FILE}, soon": 1}
    assert run(in_years(5, days=-1), as_keeper=as_keeper) == {f"{FILE}, soon": 1}
    assert exists(case, anna)
    assert run(in_years(5), as_keeper=as_keeper) == {f"{FILE}, erased": 1}
    assert not exists(case, anna)


def test_a_file_that_was_never_warned_of_is_warned_of_first(anna, as_keeper):
    case = case_file(anna)
    assert run(in_years(5, days=100), as_keeper=as_keeper) == {f"{FILE}, warned too lately": 1}
    assert run(in_years(5, days=113), as_keeper=as_keeper) == {f"{FILE}, warned too lately": 1}
    assert exists(case, anna)
    assert run(in_years(5, days=114), as_keeper=as_keeper) == {f"{FILE}, erased": 1}


def test_the_law_wants_it_done_by_the_end_of_the_next_calendar_year():
    assert years_after(date(2026, 11, 21), 5) == date(2031, 11, 21)
    assert years_after(date(2028, 2, 29), 5) == date(2033, 3, 1)
    assert finished_by(date(2031, 11, 21)) == date(2032, 12, 31)


def test_only_what_is_written_counts_and_not_who_has_read(anna, as_keeper):
    """The log says when: everything was written today, and it was read today as well."""
    case = case_file(anna)
    with at_work(anna):
        written = timezone.localdate(case.events.filter(deed="note_written").get().at)
        read_case(by=anna, case=case)
    run(in_years(5, days=-14), as_keeper=as_keeper)
    with at_work(anna):
        assert ForgottenSoon.objects.get().on == years_after(written, 5)


def test_a_case_where_nothing_but_facts_was_typed_is_erased_after_two_weeks_untouched(anna, as_keeper):
    case = typed_case(anna)
    assert run(in_days(1), as_keeper=as_keeper) == {f"{TYPED}, soon": 1}
    assert run(in_days(13), as_keeper=as_keeper) == {f"{TYPED}, soon": 1}
    assert run(in_days(14), as_keeper=as_keeper) == {f"{TYPED}, erased": 1}
    assert not exists(case, anna)


def test_one_note_or_one_information_makes_it_more_than_typed(anna, as_keeper):
    cases = [case_file(anna), advised_case(anna)]
    assert run(in_days(30), as_keeper=as_keeper) == {}
    assert all(exists(case, anna) for case in cases)


def test_advice_is_erased_after_twelve_months_where_the_municipality_has_decided_so(anna, helga, as_keeper):
    advice, file = advised_case(anna), case_file(anna)
    municipality = advice.municipality_id
    assert run(in_years(1, days=20), as_keeper=as_keeper) == {}
    with at_work(helga):
        decide_on_advice(by=helga, municipality_id=municipality, reference="SN 2026/112", decided_on=ON)
    assert run(in_years(1, days=-14), as_keeper=as_keeper) == {f"{ADVICE}, soon": 1}
    assert run(in_years(1), as_keeper=as_keeper) == {f"{ADVICE}, erased": 1}
    assert not exists(advice, anna)
    assert exists(file, anna)


def test_without_the_decision_advice_is_kept_as_a_file(anna, helga, as_keeper):
    case = advised_case(anna)
    with at_work(helga):
        decide_on_advice(by=helga, municipality_id=case.municipality_id, reference="SN 2026/112", decided_on=ON)
        end_advice_decision(by=helga, municipality_id=case.municipality_id)
    assert run(in_years(1, days=20), as_keeper=as_keeper) == {}
    assert run(in_years(5, days=-1), as_keeper=as_keeper) == {f"{FILE}, soon": 1}


def test_a_later_decision_takes_the_place_of_the_earlier_and_the_same_form_makes_one(anna, helga):
    key = uuid4()
    with at_work(helga):
        municipality = helga.memberships.get().municipality_id
        for reference in ("SN 2026/112", "SN 2027/4", "SN 2027/4"):
            decide_on_advice(
                by=helga,
                municipality_id=municipality,
                reference=reference,
                decided_on=ON,
                request_key=key if reference == "SN 2027/4" else None,
            )
        assert AdviceDecision.objects.count() == 2
        assert AdviceDecision.objects.get(ended_at=None).reference == "SN 2027/4"
        assert Event.objects.filter(deed=Deed.ADVICE_DECIDED, actor=helga, case=None).count() == 2


def test_ending_a_decision_is_in_the_log_once(helga):
    with at_work(helga):
        municipality = helga.memberships.get().municipality_id
        decide_on_advice(by=helga, municipality_id=municipality, reference="SN 2026/112", decided_on=ON)
        end_advice_decision(by=helga, municipality_id=municipality)
        end_advice_decision(by=helga, municipality_id=municipality)
        assert Event.objects.filter(deed=Deed.ADVICE_DECISION_ENDED, actor=helga).count() == 1


def test_an_exception_keeps_a_case_until_it_is_ended(anna, as_keeper):
    case = case_file(anna)
    with at_work(anna):
        keeping = keep_longer(by=anna, case=case, ground=KeepGround.CHILD_INQUIRY, reason="Utredning 2026/3")
    run(in_years(5, days=-14), as_keeper=as_keeper)
    assert run(in_years(6), as_keeper=as_keeper) == {f"{FILE}, kept longer": 1}
    with at_work(anna):
        end_longer_keeping(by=anna, keeping=keeping)
        end_longer_keeping(by=anna, keeping=keeping)
    assert run(in_years(6), as_keeper=as_keeper) == {f"{FILE}, erased": 1}


def test_the_reason_is_kept_encrypted_and_the_same_form_makes_one_exception(anna):
    case, key = case_file(anna), uuid4()
    with at_work(anna):
        for _ in range(2):
            keep_longer(by=anna, case=case, ground=KeepGround.OTHER, reason="Utredning 2026/3", request_key=key)
        assert LongerKeeping.objects.get().reason == "Utredning 2026/3"
        assert b"Utredning" not in bytes(LongerKeeping.objects.get().reason_sealed)


def test_a_dry_run_says_the_same_and_changes_nothing(anna, as_keeper):
    case = typed_case(anna)
    assert run(in_days(14), as_keeper=as_keeper, dry_run=True) == {f"{TYPED}, erased": 1}
    assert exists(case, anna)
    with at_work(anna):
        assert not ForgottenSoon.objects.exists()
        assert not Receipt.objects.exists()


def test_twice_is_once(anna, as_keeper):
    typed_case(anna)
    assert run(in_days(14), as_keeper=as_keeper) == {f"{TYPED}, erased": 1}
    assert run(in_days(14), as_keeper=as_keeper) == {}
    with at_work(anna):
        assert Receipt.objects.count() == 1


def test_killed_half_way_it_goes_on_where_it_was(anna):
    cases = [typed_case(anna) for _ in range(12)]
    late = in_days(15).isoformat()
    script = (
        "from datetime import datetime; from portal.casework.forgetting.nightly import forget; "
        f"print(forget(now=datetime.fromisoformat('{late}'), "
        "tell=lambda code, count: print(f'{code}: {count} erased', flush=True)))"
    )
    kill_at(start_as_keeper("shell", "-c", script), "1280: 4 erased")
    with at_work(anna):
        left = Case.objects.count()
        assert 0 < left < len(cases)
        assert Receipt.objects.count() == len(cases) - left
    again = run_as_keeper("shell", "-c", script)
    assert again.returncode == 0, again.stderr
    assert f"1280: {left} erased" in again.stdout
    with at_work(anna):
        assert not Case.objects.exists()
        assert Receipt.objects.count() == len(cases)
        assert set(Receipt.objects.values_list("erased_case", flat=True)) == {case.pk for case in cases}


def test_those_who_work_with_it_are_warned_and_a_touch_ends_the_warning_of_a_typed_case(anna, as_keeper):
    case = typed_case(anna)
    on = timezone.localdate() + timedelta(days=14)
    with at_work(anna):
        due = forgotten_soon([case])[case.pk]
        assert (due.rule, due.on, due.kept_longer) == (CaseRule.TYPED_ONLY, on, False)
        write_note(by=anna, person=case.people.get(), text="Vill vänta till sommaren")
        assert forgotten_soon([case]) == {}
        assert forgotten_soon([]) == {}


def test_the_warning_of_the_night_goes_when_it_no_longer_holds(anna, helga, as_keeper):
    case = typed_case(anna)
    run(in_days(1), as_keeper=as_keeper)
    with at_work(helga):
        assert [(soon.case_id, soon.rule) for soon in warned_in(case.municipality_id)] == [(case.pk, "typed_only")]
    with at_work(anna):
        write_note(by=anna, person=case.people.get(), text="Vill vänta till sommaren")
    run(in_days(1), as_keeper=as_keeper)
    with at_work(helga):
        assert not warned_in(case.municipality_id)


def test_a_case_that_is_worked_with_while_the_command_runs_is_left(anna, as_keeper, monkeypatch):
    """Whether it is due is asked again when its turn has come."""
    from portal.casework.forgetting import nightly as forgetting

    case = typed_case(anna)
    outcome = forgetting._outcome

    def work_meanwhile(*args, **kwargs):
        run_as_keeper(
            "shell",
            "-c",
            "from django.db import transaction; from portal.database.row_security import enter; "
            "from portal.casework.models import Case; from portal.accounts.models import User; "
            "from portal.casework.deeds.notes import write_note\n"
            "with transaction.atomic():\n"
            f"    enter({anna.pk}, {case.municipality_id}); case = Case.objects.get(pk='{case.pk}'); "
            f"write_note(by=User.objects.get(pk={anna.pk}), person=case.people.get(), text='Ringde')",
        )
        return outcome(*args, **kwargs)

    monkeypatch.setattr(forgetting, "_outcome", work_meanwhile)
    assert run(in_days(14), as_keeper=as_keeper) == {}
    assert exists(case, anna)


def test_what_has_a_last_moment_of_its_own_is_forgotten_then(anna, as_keeper):
    case = case_file(anna)
    soon = timezone.now() + timedelta(hours=1)
    with at_work(anna):
        draft = Draft(municipality_id=case.municipality_id, user=anna, case=case, path="/x/", forget_after=soon)
        draft.fields = "typed"
        draft.save(force_insert=True)
    with as_keeper():
        assert forget(now=soon - timedelta(minutes=1))["drafts"] == 0
        assert forget(now=soon + timedelta(minutes=1))["drafts"] == 1
    with at_work(anna):
        assert not Draft.objects.exists()
    assert {IssuedDocument, Draft} <= set(models_with_a_last_moment())


def issued(user: User, case: Case, monkeypatch: pytest.MonkeyPatch) -> IssuedDocument:
    monkeypatch.setattr(documents, "render", lambda summary: b"%PDF")
    with at_work(user):
        return issue_document(by=user, case=case, language="sv")


def contents(user: User) -> bytes | None:
    with at_work(user):
        return IssuedDocument.objects.get().pdf


def test_the_contents_of_a_document_are_forgotten_after_a_week(anna, as_keeper, monkeypatch):
    document = issued(anna, case_file(anna), monkeypatch)
    with as_keeper():
        assert forget(now=timezone.now() + timedelta(days=6, hours=23))["documents"] == 0
    assert contents(anna) == b"%PDF"
    with as_keeper():
        assert forget(now=timezone.now() + timedelta(days=7, hours=1))["documents"] == 1
        assert forget(now=timezone.now() + timedelta(days=7, hours=1))["documents"] == 0
    assert contents(anna) is None
    with at_work(anna):
        assert IssuedDocument.objects.get().sha256 == document.sha256


def test_the_contents_of_a_document_are_forgotten_a_day_after_they_were_fetched(anna, as_keeper, monkeypatch):
    document = issued(anna, case_file(anna), monkeypatch)
    with at_work(anna):
        fetch_document(by=anna, document=document)
    with as_keeper():
        assert forget(now=timezone.now() + timedelta(hours=23))["documents"] == 0
        assert forget(now=timezone.now() + timedelta(hours=25))["documents"] == 1


def test_the_command_prints_counts_and_no_case(anna, as_keeper):
    case = typed_case(anna)
    told = StringIO()
    with as_keeper():
        call_command("forget", stdout=told)
        call_command("forget", "--dry-run", stdout=told)
    assert "case, typed_only, soon: 1" in told.getvalue()
    assert "Nothing was changed." in told.getvalue()
    assert str(case.pk) not in told.getvalue()
    assert case.reference not in told.getvalue()


def test_a_restored_backup_is_rid_of_the_same_cases_again(anna, as_keeper, tmp_path):
    """The list of receipts is all it takes; a list with a mistake in it erases nothing."""
    case, other = case_file(anna), case_file(anna)
    line = f"1280 {case.pk} {CaseRule.LEAVE_NOTHING} 2026-11-21\n"
    told, listed, broken = StringIO(), tmp_path / "erased.txt", tmp_path / "broken.txt"
    listed.write_text(line)
    broken.write_text(f"{line}1280 not-a-number file 2026-11-21\n")
    with as_keeper(), pytest.raises(CommandError, match="Line 2 is no receipt"):
        call_command("forget", "--again", str(broken), stdout=told)
    assert exists(case, anna)
    with as_keeper():
        call_command("forget", "--again", str(listed), stdout=told)
        call_command("forget", "--again", str(listed), stdout=told)
        call_command("forget", "--receipts", stdout=told)
    assert not exists(case, anna)
    assert exists(other, anna)
    assert "1 cases erased again\n0 cases erased again\n" in told.getvalue()
    assert f"1280 {case.pk} leave_nothing" in told.getvalue()


def test_every_table_of_case_work_has_a_rule():
    """A table belongs to a case, or says in its docstring how long it is kept."""
    of_case = set(models_of_case())
    for model in apps.get_app_config("casework").get_models():
        if model._meta.managed and model not in of_case:
            assert "kept" in (model.__doc__ or "").lower() or "forgotten" in (model.__doc__ or "").lower(), model


def test_the_page_in_the_documentation_says_what_the_rules_say():
    assert PAGE.read_text("utf-8") == with_rules(PAGE.read_text("utf-8"))
    with translation.override("en"):
        assert all(str(rule.ground) in PAGE.read_text("utf-8") for rule in RULES)
    assert {rule.doer for rule in RULES} == set(DOERS)
    assert {rule.name for rule in RULES} >= set(CaseRule.values)


def test_the_same_table_is_shown_to_staff_and_a_head_sees_how_many_go(anna, helga, as_keeper):
    case = typed_case(anna)
    run(in_days(1), as_keeper=as_keeper)
    page = signed_in(Client(), anna).get(reverse("casework:what_is_forgotten")).content.decode()
    assert "16 kap. 1 § socialtjänstlagen, SoL (2025:400)" in page
    assert case.reference in page
    page = signed_in(Client(), helga).get(reverse("casework:what_is_forgotten")).content.decode()
    assert case.reference not in page
    assert "i hela kommunen" in page.lower() or "in the whole municipality" in page.lower()


def test_anna_keeps_a_case_longer_by_the_form_and_ends_it_again(anna):
    case = case_file(anna)
    client, address = signed_in(Client(), anna), reverse("casework:keep_longer", args=[case.pk])
    assert client.get(address).status_code == 200
    empty = client.post(address, {"request_key": str(uuid4())})
    assert empty.status_code == 200
    assert 'role="alert"' in empty.content.decode()
    sent = {"request_key": str(uuid4()), "ground": "pending", "reason": "Ärende hos IVO"}
    assert client.post(address, sent).url == address
    assert "Ärende hos IVO" in client.get(address).content.decode()
    with at_work(anna):
        keeping = LongerKeeping.objects.get()
    assert client.post(reverse("casework:end_keeping_longer", args=[case.pk, keeping.pk])).url == address
    with at_work(anna):
        assert LongerKeeping.objects.get().ended_by == anna
    assert client.post(address, {"request_key": "x", "ground": "pending", "reason": "x"}).status_code == 400


def test_helga_notes_the_decision_by_the_form(anna, helga):
    client, address = signed_in(Client(), helga), reverse("casework:advice_decision")
    assert client.get(address).status_code == 200
    sent = {"request_key": str(uuid4()), "reference": "SN 2026/112", "decided_on": "2026-03-02"}
    assert client.post(address, sent).url == reverse("casework:what_is_forgotten")
    assert "SN 2026/112" in client.get(reverse("casework:what_is_forgotten")).content.decode()
    client.post(reverse("casework:end_advice"))
    assert "SN 2026/112" not in client.get(reverse("casework:what_is_forgotten")).content.decode()


def test_anna_cannot_decide_for_the_municipality(anna):
    client, municipality = signed_in(Client(), anna), anna.memberships.get().municipality_id
    sent = {"request_key": str(uuid4()), "reference": "SN 2026/112", "decided_on": "2026-03-02"}
    assert client.post(reverse("casework:advice_decision"), sent).status_code in (403, 404)
    with pytest.raises(PermissionDenied), at_work(anna):
        decide_on_advice(by=anna, municipality_id=municipality, reference="SN 2026/112", decided_on=ON)
    with pytest.raises(PermissionDenied), at_work(anna):
        end_advice_decision(by=anna, municipality_id=municipality)


@pytest.mark.parametrize("who", [factories.make_bo, factories.make_helga, factories.make_cecilia])
def test_nobody_who_is_not_assigned_can_keep_a_case_longer(anna, who):
    case, somebody = case_file(anna), who()
    client = signed_in(Client(), somebody)
    assert client.get(reverse("casework:keep_longer", args=[case.pk])).status_code == 404
    with pytest.raises(PermissionDenied), at_work(somebody):
        keep_longer(by=somebody, case=case, ground=KeepGround.OTHER, reason="x")


def test_the_application_itself_cannot_run_it(anna):
    typed_case(anna)
    with pytest.raises(CommandError, match="DATABASE_ROLE=owner"):
        call_command("forget", stdout=StringIO())
