"""Erik meets the checks where he writes an answer, a card, a word, a notice or an event."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.dialogue.choices import QuestionState
from content.dialogue.models import Event, Faq, Notice, Question
from content.finding.models import ChangeNote
from content.places.models import CountryCard
from content.publishing.models import Override
from content.publishing.places_of_checks import checks_address, edit_address, last_saved, sort_of
from content.publishing.texts_checked import open_findings
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.publishing.texts import DAY, HARMLESS, MAKERS, WITH_DRAFTS, faq, in_easy_swedish, notice, saved

pytestmark = pytest.mark.usefixtures("guidance")
URGING = "Passa på att fråga."
REASON = "Uppmaningen gäller att fråga, inte att flytta."
LIST = "/redaktion/publicering/kontroller/"
SUBMIT = {"action-submit": "on"}
with_drafts = pytest.mark.parametrize("sort", WITH_DRAFTS)
without_drafts = pytest.mark.parametrize("model", [Notice, Event])


def typed(sort: str, text: str = HARMLESS) -> dict[str, Any]:
    """The form of an answer, a card or a word, as an editor sends it."""
    thing = MAKERS[sort](text)
    if isinstance(thing, CountryCard):
        told = {f"body-0-value-{name}": value for name, value in thing.body[0].value.items() if value is not None}
        head = {"code": "NO", "body-count": 1, "body-0-type": "statement", "body-0-order": 0}
        return {**head, "body-0-deleted": "", "body-0-id": "", **told}
    names = ("question", "answer", "source", "checked_on", "next_check_on", "place")
    if not isinstance(thing, Faq):
        names = ("word", "other_forms", "explanation", "source", "key")  # type: ignore[assignment]
    return {name: getattr(thing, name) for name in names}


def sent(model: type[Notice] | type[Event], text: str, **more: str) -> dict[str, str]:
    """The form of a notice or an event."""
    begins, ends = timezone.localtime() + DAY, timezone.localtime() + 2 * DAY
    times = {"starts_at": f"{begins:%Y-%m-%d %H:%M}", "ends_at": f"{ends:%Y-%m-%d %H:%M}"}
    if model is Notice:
        return {"text": text, "severity": "information", "audience": "residents", **times, **more}
    told = {"title": "Frågestund", "description": text, "where": "Biblioteket", "for_whom": "all"}
    return {**told, "interpreter": "not_told", **times, **more}


def add_address(model: type[Any]) -> str:
    return of_snippets(model, "add")


def of_snippets(model: type[Any], name: str) -> str:
    return reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{name}")


@with_drafts
def test_the_editor_tells_what_was_found_and_leads_to_where_a_reason_is_given(
    client: Client, erik: User, sort: str
) -> None:
    thing = saved(MAKERS[sort](URGING))
    type(thing).objects.exclude(pk=thing.pk).delete()  # the list has pages
    html = signed_in(client, erik).get(edit_address(thing)).content.decode()
    assert "”Passa på”" in html
    assert checks_address(thing) in html
    assert reverse("publishing_admin:show_text_outside", args=[sort_of(thing), thing.pk]) in html
    assert checks_address(thing) in client.get(of_snippets(type(thing), "list")).content.decode()


@with_drafts
def test_the_list_has_the_swedish_texts_first(client: Client, erik: User, sort: str) -> None:
    model = type(in_easy_swedish(saved(MAKERS[sort](URGING))))
    response = signed_in(client, erik).get(of_snippets(model, "list"))
    languages = [one.locale.language_code for one in response.context["object_list"]]
    assert languages == sorted(languages, key=lambda code: code != "sv")
    assert languages[0] == "sv"


@with_drafts
def test_it_may_be_saved_as_it_is(client: Client, erik: User, sort: str) -> None:
    thing = saved(MAKERS[sort]())
    assert signed_in(client, erik).post(edit_address(thing), typed(sort, URGING)).status_code == 302
    assert "Passa på" in {one.finding.found for one in open_findings(last_saved(type(thing).objects.get(pk=thing.pk)))}


@with_drafts
def test_asking_for_approval_needs_it_mended_and_nothing_typed_is_lost(client: Client, erik: User, sort: str) -> None:
    thing = in_easy_swedish(saved(MAKERS[sort]()))
    response = signed_in(client, erik).post(edit_address(thing), typed(sort, URGING) | SUBMIT)
    assert response.status_code == 200
    [field] = response.context["form"].errors
    assert field == {"answer": "answer", "card": "body", "word": "explanation"}[sort]
    assert "att fr" in response.content.decode()


def test_what_is_found_in_a_card_is_told_beside_the_words(client: Client, erik: User) -> None:
    thing = in_easy_swedish(saved(MAKERS["card"]()))
    response = signed_in(client, erik).post(edit_address(thing), typed("card", URGING) | SUBMIT)
    [error] = response.context["form"].errors.as_data()["body"]
    assert list(error.block_errors) == [0]
    assert list(error.block_errors[0].block_errors) == ["known"]


@with_drafts
def test_with_a_reason_it_passes_and_the_reason_is_listed(client: Client, erik: User, karin: User, sort: str) -> None:
    thing = in_easy_swedish(saved(MAKERS[sort](URGING)))
    [told] = open_findings(thing)
    response = signed_in(client, erik).post(
        checks_address(thing), {"fingerprint": told.finding.fingerprint, "reason": REASON}
    )
    assert response.url == checks_address(thing)
    assert client.post(edit_address(thing), typed(sort, URGING) | SUBMIT).status_code == 302
    html = signed_in(Client(), karin).get(LIST).content.decode()
    for words in (REASON, erik.name, "Passa på", str(thing), checks_address(thing)):
        assert words in html


@without_drafts
def test_what_readers_have_at_once_is_saved_when_nothing_is_found(client: Client, erik: User, model: Any) -> None:
    assert signed_in(client, erik).post(add_address(model), sent(model, HARMLESS)).status_code == 302
    assert model.objects.count() == 1
    assert not Override.objects.exists()


@without_drafts
def test_it_is_not_saved_with_something_found_and_nothing_typed_is_lost(client: Client, erik: User, model: Any) -> None:
    response = signed_in(client, erik).post(add_address(model), sent(model, URGING))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"text" if model is Notice else "description"}
    html = response.content.decode()
    assert URGING in html
    assert html.count('name="reason"') == 1
    assert not model.objects.exists()


@without_drafts
def test_nobody_is_asked_for_a_reason_before_something_is_found(client: Client, erik: User, model: Any) -> None:
    assert 'name="reason"' not in signed_in(client, erik).get(add_address(model)).content.decode()


def refused(client: Client, model: Any, text: str = URGING, **more: str) -> str:
    """What the form says it wants a reason for."""
    response = client.post(add_address(model), sent(model, text, **more))
    assert response.status_code == 200
    assert not model.objects.exists()
    return str(response.context["form"].to_explain)


@without_drafts
def test_a_reason_in_the_same_form_lets_it_pass_and_is_listed(client: Client, erik: User, model: Any) -> None:
    signed_in(client, erik)
    shown = refused(client, model)
    response = client.post(add_address(model), sent(model, URGING, reason=REASON, reason_for=shown))
    assert response.status_code == 302
    thing, kept = model.objects.get(), Override.objects.get()
    assert (kept.thing, kept.by, kept.reason) == (thing, erik, REASON)
    assert open_findings(thing) == []
    html = client.get(LIST).content.decode()
    for words in (REASON, erik.name, "Passa på", checks_address(thing)):
        assert words in html
    assert REASON in client.get(edit_address(thing)).content.decode()


@without_drafts
@pytest.mark.parametrize("reason", ["", "nej", " " * 20])
def test_half_a_reason_is_none(client: Client, erik: User, model: Any, reason: str) -> None:
    shown = refused(signed_in(client, erik), model)
    assert refused(client, model, reason=reason, reason_for=shown) == shown
    assert not Override.objects.exists()


def test_a_reason_is_for_what_was_shown(client: Client, erik: User) -> None:
    shown = refused(signed_in(client, erik), Notice)
    told = {"reason": REASON, "reason_for": shown}
    other = refused(client, Notice, f"{URGING} Du får 5 kronor.", **told)
    assert set(other.split()).isdisjoint(shown.split())
    response = client.post(add_address(Notice), sent(Notice, f"{URGING} Nu.", **told))
    assert REASON in response.content.decode()
    assert not Notice.objects.exists()


def test_a_reason_is_not_lost_over_another_mistake(client: Client, erik: User) -> None:
    shown = refused(signed_in(client, erik), Notice)
    told = {"reason": REASON, "reason_for": shown}
    assert refused(client, Notice, **told, ends_at="i morgon") == shown
    response = client.post(add_address(Notice), sent(Notice, URGING, **told, ends_at="i morgon"))
    assert REASON in response.content.decode()
    assert client.post(add_address(Notice), sent(Notice, URGING, **told)).status_code == 302


def test_a_reason_lapses_when_the_notice_changes(client: Client, erik: User) -> None:
    thing = saved(notice())
    shown = " ".join(one.finding.fingerprint for one in open_findings(notice(URGING)))
    signed_in(client, erik)
    told = sent(Notice, URGING, reason=REASON, reason_for=shown)
    assert client.post(edit_address(thing), told).status_code == 302
    assert client.post(edit_address(thing), sent(Notice, URGING)).status_code == 302
    assert client.post(edit_address(thing), sent(Notice, f"{URGING} Nu.")).status_code == 200
    thing.text = HARMLESS
    thing.save()
    html = client.get(LIST).content.decode()
    assert "Nej, texten har ändrats" in html or "No, the text has changed" in html


def test_a_reason_that_is_far_too_long_or_has_signs_of_no_text_is_refused(client: Client, erik: User) -> None:
    shown = refused(signed_in(client, erik), Notice)
    for reason in ("a" * 1001, f"{REASON}\0"):
        assert refused(client, Notice, reason=reason, reason_for=shown)


def test_an_answer_on_its_way_to_everybody_is_checked_too(client: Client, erik: User, karin: User) -> None:
    asked = Question.objects.create(
        text="Vem betalar tolken?", state=QuestionState.ANSWERED, answer=URGING, sources="Lagen", answered_by=erik
    )
    address = f"/redaktion/dialog/fraga/{asked.pk}/publicera/"
    form = signed_in(client, karin).get(address).context["form"]
    told = {**form.initial, "sure": "on"}
    response = client.post(address, told)
    assert set(response.context["form"].errors) == {"answer"}
    assert not Faq.objects.exists()
    shown = response.context["form"].to_explain
    assert client.post(address, {**told, "reason": REASON, "reason_for": shown}).status_code == 302
    assert Override.objects.get().thing == Faq.objects.get()


def test_a_note_on_a_change_is_looked_at_too(client: Client, erik: User) -> None:
    told = {"changed_on": "2026-11-20", "kind": "wording", "text": URGING}
    response = signed_in(client, erik).post(add_address(ChangeNote), told)
    assert set(response.context["form"].errors) == {"text"}
    shown = response.context["form"].to_explain
    assert client.post(add_address(ChangeNote), {**told, "reason": REASON, "reason_for": shown}).status_code == 302
    assert Override.objects.get().thing == ChangeNote.objects.get()


@pytest.mark.parametrize("sort", MAKERS)
def test_who_does_not_write_it_gives_no_reasons(client: Client, anna: User, sort: str) -> None:
    thing = saved(MAKERS[sort](URGING))
    for number, told in enumerate(open_findings(thing)):
        typed = {"fingerprint": told.finding.fingerprint, "reason": REASON}
        assert signed_in(client, anna).post(checks_address(thing), typed).status_code in (302, 403), number
    assert signed_in(client, anna).get(checks_address(thing)).status_code in (302, 403)
    assert not Override.objects.exists()


def test_what_is_not_there_has_no_checks(client: Client, erik: User) -> None:
    signed_in(client, erik)
    for where in (f"{LIST}notiser/999999/", f"{LIST}dikter/1/", checks_address(easy(saved(faq())))):
        assert client.get(where).status_code == 404


def easy(thing: Any) -> Any:
    in_easy_swedish(thing)
    return type(thing).objects.filter(translation_key=thing.translation_key).exclude(pk=thing.pk).get()
