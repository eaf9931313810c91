"""What holds at every address of case work beside who may enter: that is in tests/matrix."""

from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse

from portal.casework.doors import registry
from portal.casework.doors.registry import RULES, Needs
from portal.casework.models import Case
from portal.casework.urls import urlpatterns
from tests.casework.conftest import assign
from tests.casework.ids import make_ids
from tests.cast import signed_in

IN_A_CASE = [pattern for pattern in urlpatterns if RULES[pattern.name].needs is Needs.CASE]
FOR_WORKERS = [pattern for pattern in urlpatterns if "social_worker" in RULES[pattern.name].roles]


def names(patterns):
    return [pattern.name for pattern in patterns]


@pytest.fixture
def address_of(anna, case, person, monkeypatch):
    """An address with the ids of Anna's case, or with those that are given."""
    monkeypatch.setattr("portal.casework.deeds.documents.render", lambda summary: b"%PDF")
    own = make_ids(anna, case, person)

    def address(pattern, **instead):
        ids = {**own, **instead}
        return reverse(f"casework:{pattern.name}", kwargs={name: ids[name] for name in pattern.pattern.converters})

    return address


def test_an_address_without_a_rule_fails_the_build(monkeypatch):
    rules = {name: rule for name, rule in RULES.items() if name != "case"}
    monkeypatch.setattr(registry, "RULES", {**rules, "gone": RULES["case"]})
    found = [error.msg for error in run_checks() if error.id == "casework.E004"]
    assert found == ["case has no rule", "gone is a rule without an address"]


def test_an_address_without_a_rule_opens_to_nobody(as_anna, case, monkeypatch):
    monkeypatch.delitem(RULES, "case")
    assert as_anna.get(case.get_absolute_url()).status_code == 404


def test_bo_may_enter_when_he_has_been_given_access(client, bo, case):
    assign(bo, case)
    assert signed_in(client, bo).get(case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "pattern",
    [pattern for pattern in IN_A_CASE if "person_id" in pattern.pattern.converters],
    ids=lambda pattern: pattern.name,
)
def test_a_person_of_another_case_is_not_found_in_this_one(as_anna, address_of, pattern):
    method = "get" if "GET" in RULES[pattern.name].methods else "post"
    assert getattr(as_anna, method)(address_of(pattern, person_id=uuid4())).status_code == 404


@pytest.mark.parametrize("pattern", FOR_WORKERS, ids=lambda pattern: pattern.name)
def test_nothing_of_case_work_is_kept_by_a_browser_or_a_proxy(as_anna, address_of, pattern):
    assert "no-store" in as_anna.get(address_of(pattern))["Cache-Control"]


class TestRefusals:
    """Each refusal is one line of the log, without anything of what was asked for."""

    def lines(self, caplog):
        return [record.getMessage() for record in caplog.records if record.name == "portal.refusals"]

    @pytest.mark.parametrize("there", [True, False])
    def test_a_case_of_others(self, client, bo, case, there, caplog):
        signed_in(client, bo).get(reverse("casework:case", args=[case.pk if there else uuid4()]))
        assert self.lines(caplog) == [f"refused 404 at casework:case, actor {bo.pk}: case_not_open_to_actor"]

    def test_no_address_at_all(self, client, bo, caplog):
        signed_in(client, bo).get("/arenden/finns-inte/Haddad/")
        assert self.lines(caplog) == [f"refused 404 at no address, actor {bo.pk}: nothing_here"]

    def test_a_page_for_heads(self, client, bo, caplog):
        signed_in(client, bo).get(reverse("casework:unit_cases"))
        assert self.lines(caplog) == [f"refused 403 at casework:unit_cases, actor {bo.pk}: heads_only"]

    def test_somebody_without_a_role(self, client, karin, caplog):
        signed_in(client, karin).get(reverse("casework:case_list"))
        assert self.lines(caplog) == [f"refused 403 at casework:case_list, actor {karin.pk}: no_role_here"]

    def test_a_conflict(self, as_anna, anna, caplog):
        assert as_anna.post(reverse("casework:keep_draft"), {}).status_code == 409
        assert self.lines(caplog) == [f"refused 409 at casework:keep_draft, actor {anna.pk}: conflict"]

    def test_a_form_that_is_not_ours(self, anna, caplog):
        client = signed_in(Client(enforce_csrf_checks=True), anna)
        assert client.post(reverse("casework:keep_draft"), {}).status_code == 403
        assert self.lines(caplog) == [f"refused 403 at casework:keep_draft, actor {anna.pk}: forged_form"]

    def test_what_is_answered_is_no_refusal(self, as_anna, case, caplog):
        as_anna.get(case.get_absolute_url())
        assert self.lines(caplog) == []
        assert Case.objects.exists()
