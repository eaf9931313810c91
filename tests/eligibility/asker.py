"""Somebody who asks the wizard, form after form, as a browser without script would."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

TODAY = date(2026, 6, 1)
"""A day up to which the law has been read."""

GOOD: Mapping[str, str] = {
    "stay": "valid",
    "permit_ground": "refugee",
    "obstacles": "none",
    "old_obstacles": "none",
    "destination": "TR",
    "criminal_matter": "no",
    "permit_since": "unbroken",
    "previous_grant": "no",
    "csn_debt": "no",
    "enforcement_debt": "no",
    "received_there": "yes",
    "lacks_means": "yes",
    "shares_household": "yes",
    "other_couple": "no",
    "age": "under_17",
    "travel_cost": "4500",
    "relation": "spouse",
}
"""Answers with which every condition is met."""


@dataclass
class Form(HTMLParser):
    """The wizard's form on a page: its fields as they stand, and the choices there are."""

    fields: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    asked: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name, value = told.get("name", ""), told.get("value", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            self.choices.setdefault(self._select, []).append(value)
            if "selected" in told or self._select not in self.fields:
                self.fields[self._select] = value
        elif tag == "input" and told.get("type") == "radio":
            self.choices.setdefault(name, []).append(value)
            if "checked" in told:
                self.fields[name] = value
        elif tag == "input" and told.get("type") == "checkbox":
            self.choices.setdefault(name, []).append(value)
            if "checked" in told:
                ticked = self.fields.setdefault(name, [])
                ticked.append(value)
        elif tag == "input" and name:
            assert name not in self.fields, f"{name} stands twice in the form"
            self.fields[name] = value


@dataclass
class Asker:
    """Somebody with a browser that has no script."""

    client: Client
    language: str = "en"
    page: HttpResponse | None = None

    @property
    def address(self) -> str:
        with translation.override(self.language):
            return reverse("eligibility:wizard")

    @property
    def text(self) -> str:
        assert self.page is not None
        return self.page.content.decode()

    @property
    def form(self) -> Form:
        form = Form()
        form.feed(self.text)
        form.asked = form.fields.get("asked", "")
        return form

    def open(self) -> "Asker":
        self.page = self.client.get(self.address)
        return self

    def send(self, **more: str | list[str]) -> "Asker":
        """Send the form as it stands, with the button that was pressed."""
        self.page = self.client.post(self.address, {**self.form.fields, **more})
        return self

    def go_to(self, code: str, answer: Callable[[str, str], str] | None = None) -> "Asker":
        """Answer until a question is asked."""
        while self.form.asked != code:
            assert self.form.asked, f"{code} is not asked"
            self.answer(answer)
        return self

    def answer(self, answer: Callable[[str, str], str] | None = None) -> str:
        """Answer what is asked for each person; the code of the question."""
        form = self.form
        self.send(**{f"{id}.{form.asked}": (answer or good)(id, form.asked) for id in form.fields["of"].split()})
        return form.asked

    def choose(self, answers: Mapping[str, str]) -> "Asker":
        """Fill in what is shown and continue."""
        form = self.form
        shown = set(form.choices) | {name for name in form.fields if name.endswith(".travel_cost")}
        chosen = {name: answers[name] for name in shown if name in answers}
        self.page = self.client.post(self.address, {**form.fields, **chosen})
        return self

    def start(self, *, partner: bool = False, children: int = 0, other_adults: int = 0, on: str = "") -> "Asker":
        self.open()
        return self.send(
            **{
                "household.partner": "yes" if partner else "no",
                "household.children": str(children),
                "household.other_adults": str(other_adults),
                "on": on,
            }
        )

    def answer_all(self, answer: Callable[[str, str], str] | None = None) -> list[str]:
        """Answer until there is a result; the questions that were asked, in order."""
        asked: list[str] = []
        while self.form.asked:
            asked.append(self.answer(answer))
            assert len(set(asked)) == len(asked), f"{asked[-1]} was asked twice"
        return asked


def good(id: str, code: str) -> str:
    return GOOD[code]
