"""Drafts that the tests write, ask about and approve."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import TaskState
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text

from content.models import Guidance
from portal.accounts.models import Membership, Role, User
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.factories import UserFactory

KEY = "documents"
CHECK_BY = date(2027, 5, 20)


@pytest.fixture
def maja(db: None) -> User:
    """Another editor."""
    user = UserFactory(name="Maja Holm", email="maja@samordnaren.example")
    Membership.objects.create(user=user, role=Role.EDITOR, municipality=None)
    return user


def draft(by: User | None, intro: str = "Erik skrev detta i dag.", key: str = KEY, **fields: Any) -> Guidance:
    """The page with another introduction, saved and not published."""
    page = page_of(key, "sv").get_latest_revision_as_object()
    page.intro, page.next_check_on = intro, CHECK_BY
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=by)
    return page_of(key, "sv")


def asked(by: User, key: str = KEY) -> TaskState:
    """A colleague is asked to approve the draft."""
    page = page_of(key, "sv")
    page.get_workflow().start(page, by)
    return page.current_workflow_state.current_task_state


def decide(who: User, state: TaskState, action: str = "approve", comment: str = "", key: str = KEY) -> Any:
    """Press a button of the editors' first page."""
    address = f"/redaktion/pages/workflow/action/{page_of(key, 'sv').pk}/{action}/{state.pk}/"
    return signed_in(Client(), who).post(address, {"comment": comment})


def edit_address(key: str = KEY) -> str:
    return f"/redaktion/pages/{page_of(key, 'sv').pk}/edit/"


def typed(page: Guidance, **changes: Any) -> dict[str, Any]:
    """The page's form as an editor sends it, with the same blocks."""
    blocks: dict[str, Any] = {"count": len(page.body)}
    for number, block in enumerate(page.body):
        blocks[str(number)] = {
            "id": block.id,
            "type": block.block_type,
            "order": str(number),
            "deleted": "",
            "value": _value(block),
        }
    told = {
        "title": page.title,
        "slug": page.slug,
        "menu_title": page.menu_title,
        "search_description": page.search_description,
        "show_in_menus": "on",
        "intro": page.intro,
        "body": blocks,
        "checked_by": "",
        "checked_on": "",
        "next_check_on": CHECK_BY.isoformat(),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
    }
    return nested_form_data({**told, **changes})


def _value(block: Any) -> Any:
    if block.block_type == "steps":
        steps: dict[str, Any] = {"count": len(block.value)}
        for number, step in enumerate(block.value.bound_blocks):
            told = {"id": step.id, "order": str(number), "deleted": "", "value": _rich(step.value)}
            steps[str(number)] = told
        return steps
    return _rich(block.value) if isinstance(block.value, RichText) else ""


def _rich(value: RichText) -> str:
    return rich_text(value.source, features=["bold", "link", "ol", "ul", "h2", "h3"])
