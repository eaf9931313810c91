"""What is deleted is in no bundle any more, is shown to nobody outside, and needs no reasons."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page

from content.drafted import drafted_models
from content.publishing.models import BundleItem, OutsideReader
from content.publishing.places_of_checks import PAGES, SORTS
from content.publishing.texts_checked import reasons_for
from content.publishing.things import reference


def forget_with_texts() -> None:
    """Called once, at start."""
    for model in (Page, *drafted_models()):
        post_delete.connect(_forget, sender=model, dispatch_uid=f"content.publishing.forget_{model.__name__}")
    for checked in (*PAGES, *SORTS.values()):
        post_delete.connect(_forget_reasons, sender=checked, dispatch_uid=f"reasons of {checked.__name__}")


def _forget(instance: Any, **_: Any) -> None:
    for known in (BundleItem, OutsideReader):
        known.objects.filter(**reference(instance)).delete()


def _forget_reasons(instance: Any, **_: Any) -> None:
    reasons_for(instance).delete()
