"""A municipality's question is noted, answered, and published by somebody else than the one who answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from content.dialogue.answers import answers_for
from content.dialogue.choices import QuestionState
from content.dialogue.deeds import Refused, note_who_answers, publish_as_faq, unanswered
from content.dialogue.models import Faq, Question
from content.publishing.asking import may_approve
from portal.accounts.models import User
from tests.cast import signed_in

ADD = "/redaktion/snippets/dialogue/question/add/"


@pytest.fixture
def typed(client: Client, erik: User) -> dict[str, Any]:
    return {
        "text": "Vem betalar tolken vid samtalet?",
        "asked_on": timezone.localdate().isoformat(),
        "way": "phone",
        "municipality": "",
        "owner": str(erik.pk),
        "due_on": timezone.localdate().isoformat(),
        "state": "open",
        "answer": "",
        "sources": "",
        "closed_why": "",
    }


def add(client: Client, typed: dict[str, Any], **changed: Any) -> Any:
    from django.urls import reverse

    return client.post(reverse("wagtailsnippets_dialogue_question:add"), {**typed, **changed})


def publish(question: Question, by: User, **changed: Any) -> Faq:
    told = {
        "question": "Vem betalar tolken vid samtalet?",
        "answer": "Kommunen betalar tolken.",
        "source": "Förvaltningslagen (2017:900) 13 §",
        "checked_on": timezone.localdate(),
        "next_check_on": timezone.localdate(),
    }
    return publish_as_faq(by=by, question=question, told={**told, **changed})


def test_an_editor_notes_a_question(client: Client, erik: User, typed: dict[str, Any]) -> None:
    signed_in(client, erik)
    assert add(client, typed).status_code == 302
    question = Question.objects.get()
    assert (question.owner, question.answered_by) == (erik, None)
    assert list(unanswered()) == [question]


def test_who_answers_is_remembered(client: Client, erik: User, typed: dict[str, Any]) -> None:
    signed_in(client, erik)
    add(client, typed, state="answered", answer="Kommunen.", sources="Lagen")
    assert Question.objects.get().answered_by == erik
    assert Question.objects.get().answered_on == timezone.localdate()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"state": "answered"}, "answer"),
        ({"state": "answered", "answer": "Ja."}, "sources"),
        ({"state": "closed"}, "closed_why"),
        ({"state": "published", "answer": "Ja.", "sources": "Lagen"}, "state"),
        ({"asked_on": "2999-01-01"}, "asked_on"),
        ({"text": ""}, "text"),
    ],
)
def test_what_is_missing_is_said_beside_it(
    client: Client, erik: User, typed: dict[str, Any], changed: dict[str, str], said: str
) -> None:
    signed_in(client, erik)
    response = add(client, typed, **changed)
    assert response.status_code == 200
    assert said in response.context["form"].errors
    assert not Question.objects.exists()


def test_an_identity_number_stops_the_form(client: Client, erik: User, typed: dict[str, Any]) -> None:
    signed_in(client, erik)
    response = add(client, typed, text="Gäller 19640823-3234.", looked_again="on")
    assert "text" in response.context["form"].errors


def test_what_looks_like_a_persons_number_is_looked_at_once_more(
    client: Client, erik: User, typed: dict[str, Any]
) -> None:
    signed_in(client, erik)
    assert "text" in add(client, typed, text="Ring 040-123 45 67.").context["form"].errors
    assert add(client, typed, text="Ring 040-123 45 67.", looked_again="on").status_code == 302


def test_somebody_else_publishes_the_answer(answered: Question, karin: User) -> None:
    faq = publish(answered, karin)
    answered.refresh_from_db()
    assert (answered.state, answered.faq) == (QuestionState.PUBLISHED, faq)
    assert faq.live
    assert faq.locale.language_code == "sv"


def test_with_other_words_it_waits_for_a_colleague(answered: Question, erik: User, karin: User) -> None:
    faq = publish(answered, karin, answer="Staten betalar tolken.")
    answered.refresh_from_db()
    assert (faq.live, answered.state, answered.faq) == (False, QuestionState.ANSWERED, faq)
    assert answers_for("sv") == []
    state = faq.current_workflow_state.current_task_state
    assert not may_approve(karin, faq, asked_by=karin.pk)
    with pytest.raises(Refused):
        publish(answered, karin)
    state.task.specific.on_action(state, erik, "approve")
    answered.refresh_from_db()
    assert answered.state == QuestionState.PUBLISHED
    assert "Staten betalar tolken." in answers_for("sv")[0].answer


@pytest.mark.parametrize("name", ["text", "answer", "sources"])
def test_whoever_changes_the_answer_on_the_board_first_does_not_publish_it_alone(
    answered: Question, karin: User, name: str
) -> None:
    setattr(answered, name, "Något annat.")
    note_who_answers(by=karin, question=answered)
    answered.save()
    with pytest.raises(Refused):
        publish(answered, karin)
    assert not Faq.objects.exists()


def test_nobody_publishes_an_own_answer(answered: Question, erik: User) -> None:
    with pytest.raises(Refused):
        publish(answered, erik)
    assert not Faq.objects.exists()


def test_what_is_not_answered_or_published_already_is_not_published(answered: Question, karin: User) -> None:
    publish(answered, karin)
    with pytest.raises(Refused):
        publish(answered, karin)


def test_publishing_in_the_rooms(client: Client, answered: Question, karin: User) -> None:
    signed_in(client, karin)
    address = f"/redaktion/dialog/fraga/{answered.pk}/publicera/"
    form = client.get(address).context["form"]
    typed = {**form.initial, "sure": "on"}
    assert "answer" in client.post(address, {**typed, "answer": "{inget_sadant}"}).context["form"].errors
    assert "sure" in client.post(address, {**typed, "sure": ""}).context["form"].errors
    assert client.post(address, typed).status_code == 302
    assert Faq.objects.get().question == "Vem betalar tolken vid samtalet?"


def test_a_published_question_stays_so(client: Client, answered: Question, karin: User) -> None:
    publish(answered, karin)
    answered.refresh_from_db()
    answered.state = QuestionState.PUBLISHED
    answered.full_clean()


def test_a_social_worker_comes_nowhere_near(client: Client, answered: Question, anna: User) -> None:
    assert signed_in(client, anna).get(f"/redaktion/dialog/fraga/{answered.pk}/publicera/").status_code == 403
