"""Where in the editors' rooms a text is written, and where one reads what the checks find in it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.urls import reverse
from wagtail.models import Page

from content.dialogue.models import Event, Faq, Notice
from content.finding.models import ChangeNote
from content.glossary.models import Term
from content.models import GuidancePage, StartPage
from content.places.models import CountryCard

PAGES: tuple[type[Page], ...] = (StartPage, GuidancePage)
# What is no page, by its name in the address.
SORTS: Mapping[str, type[Model]] = {
    "fragor-och-svar": Faq,
    "lander": CountryCard,
    "ord": Term,
    "notiser": Notice,
    "kalender": Event,
    "andringar": ChangeNote,
}


def checks_address(thing: Any) -> str:
    """Where its findings stand, with room for reasons."""
    if isinstance(thing, Page):
        return reverse("publishing_admin:checks", args=[thing.pk])
    return reverse("publishing_admin:checks_of", args=[sort_of(thing), thing.pk])


def sort_of(thing: Any) -> str:
    """What it is, as addresses say it."""
    return next(name for name, model in SORTS.items() if model is type(thing))


def edit_address(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse(f"wagtailsnippets_{thing._meta.app_label}_{thing._meta.model_name}:edit", args=[thing.pk])


def may_edit(user: Any, thing: Any) -> bool:
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_edit())
    return bool(user.has_perm(f"{thing._meta.app_label}.change_{thing._meta.model_name}"))


def last_saved(thing: Any) -> Any:
    """The text as it was last saved: its draft, where it can have one."""
    specific = thing.specific if isinstance(thing, Page) else thing
    draft = getattr(specific, "get_latest_revision_as_object", None)
    return draft() if draft else specific
