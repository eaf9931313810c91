"""Erik meets the checks in the page editor, and gives a reason where the text is right as it is."""

from __future__ import annotations

import pytest
from django.test import Client

from content.models import Guidance
from content.publishing.models import Override
from content.publishing.texts_checked import findings_of, open_findings, override
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.publishing.conftest import KEY, draft, edit_address, typed

pytestmark = pytest.mark.usefixtures("guidance")
URGING = "Passa på att läsa."
REASON = "Uppmaningen gäller att läsa, inte att flytta."
LIST = "/redaktion/publicering/kontroller/"


def latest() -> Guidance:
    page: Guidance = page_of(KEY, "sv").get_latest_revision_as_object()
    return page


def submit(client: Client, page: Guidance, **changes: str) -> object:
    return client.post(edit_address(), {**typed(page, **changes), "action-submit": "on"})


def test_the_editor_tells_what_was_found_in_the_draft(client: Client, erik: User) -> None:
    draft(erik, URGING)
    html = signed_in(client, erik).get(edit_address()).content.decode()
    assert "”Passa på”" in html
    assert f"{LIST}{page_of(KEY, 'sv').pk}/" in html


def test_a_draft_may_be_saved_as_it_is(client: Client, erik: User) -> None:
    signed_in(client, erik).post(edit_address(), typed(draft(erik), intro=URGING))
    assert latest().intro == URGING


def test_asking_for_approval_needs_it_mended_and_nothing_typed_is_lost(client: Client, erik: User) -> None:
    page = draft(erik)
    response = submit(signed_in(client, erik), page, intro=URGING, next_check_on="")
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert set(errors) == {"intro", "next_check_on"}
    assert "”Passa på”" in errors["intro"][0]
    assert URGING in response.content.decode()
    assert not page_of(KEY, "sv").workflow_in_progress


def test_what_is_found_in_a_block_is_told_beside_the_block(client: Client, erik: User) -> None:
    page = draft(erik).get_latest_revision_as_object()
    place = next(number for number, block in enumerate(page.body) if block.block_type == "text")
    form = typed(page)
    form[f"body-{place}-value"] = form[f"body-{place}-value"].replace('"text": "', '"text": "Passa på. ', 1)
    response = signed_in(client, erik).post(edit_address(), {**form, "action-submit": "on"})
    assert response.status_code == 200
    [error] = response.context["form"].errors.as_data()["body"]
    assert list(error.block_errors) == [place]


def test_a_reason_lets_it_pass_and_is_listed(client: Client, erik: User, karin: User) -> None:
    page = draft(erik, URGING)
    client = signed_in(client, erik)
    [told] = open_findings(latest())
    response = client.post(f"{LIST}{page.pk}/", {"fingerprint": told.finding.fingerprint, "reason": REASON})
    assert response.status_code == 302
    assert open_findings(latest()) == []
    assert submit(client, latest()).status_code == 302
    assert page_of(KEY, "sv").workflow_in_progress
    html = signed_in(Client(), karin).get(LIST).content.decode()
    for words in (REASON, erik.name, "Passa på", page.title):
        assert words in html


def test_nobody_writes_over_the_reason_of_another(client: Client, erik: User, karin: User) -> None:
    page = draft(erik, URGING)
    [told] = open_findings(latest())
    override(by=karin, thing=latest(), finding=told.finding, reason=REASON)
    other = {"fingerprint": told.finding.fingerprint, "reason": "Det är inte Karins skäl längre."}
    signed_in(client, erik).post(f"{LIST}{page.pk}/", other)
    [kept] = Override.objects.all()
    assert (kept.by, kept.reason) == (karin, REASON)


def test_a_reason_lapses_when_the_text_changes(erik: User, client: Client) -> None:
    page = draft(erik, URGING)
    [told] = findings_of(latest())
    override(by=erik, thing=page, finding=told.finding, reason=REASON)
    draft(erik, f"{URGING} Och mer.")
    assert len(open_findings(latest())) == 1
    html = signed_in(client, erik).get(LIST).content.decode()
    assert "Nej, texten har ändrats" in html or "No, the text has changed" in html


@pytest.mark.parametrize("reason", ["", "nej", " " * 20])
def test_half_a_reason_is_none(client: Client, erik: User, reason: str) -> None:
    page = draft(erik, URGING)
    [told] = open_findings(latest())
    response = signed_in(client, erik).post(
        f"{LIST}{page.pk}/", {"fingerprint": told.finding.fingerprint, "reason": reason}
    )
    assert response.status_code == 200
    assert "error-message" in response.content.decode()
    assert not Override.objects.exists()


def test_a_reason_for_something_that_is_not_there_is_not_kept(client: Client, erik: User) -> None:
    page = draft(erik, URGING)
    signed_in(client, erik).post(f"{LIST}{page.pk}/", {"fingerprint": "0" * 64, "reason": REASON})
    assert not Override.objects.exists()


def test_a_translation_is_checked_against_its_swedish_text_and_not_here(client: Client, erik: User) -> None:
    assert findings_of(page_of(KEY, "ar")) == []
    assert signed_in(client, erik).get(f"{LIST}{page_of(KEY, 'ar').pk}/").status_code == 404
