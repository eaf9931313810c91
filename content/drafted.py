"""Texts beside the pages that one person drafts and another publishes: country cards, answers, words explained.

Wagtail's drafts, revisions, locks and workflow for what is a snippet. Who may publish is asked in content.permissions.
"""

from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from wagtail.locks import BaseLock, WorkflowLock
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin, WorkflowMixin

from content.permissions import WaitsForAColleague, may_publish_alone
from content.translated import TranslatedTexts
from portal.settings.languages import SOURCE


class Drafted(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """`live` says whether readers have it. What they have had is kept as revisions, so that there is a way back."""

    # What the row knows better than any of its revisions.
    KEPT: ClassVar[tuple[str, ...]] = ()
    exclude_fields_in_copy: ClassVar[list[str]] = [
        "live_revision",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "locked",
        "locked_at",
        "locked_by",
    ]

    class Meta:
        abstract = True

    def with_content_json(self, content: Any) -> Any:
        thing = super().with_content_json(content)
        for name in self.KEPT:
            setattr(thing, name, getattr(self, name))
        return thing

    def get_lock(self) -> BaseLock | None:
        lock: BaseLock | None = super().get_lock()
        return WaitsForAColleague(self, lock.task) if isinstance(lock, WorkflowLock) else lock

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        if self.live and not self.live_revision_id:
            self.live_revision = revision_of_readers(self)
        revision: Revision = super().save_revision(*args, **kwargs)
        return revision

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Raises PermissionDenied for who has no right to publish this by themselves."""
        if user and not kwargs.pop("skip_permission_checks", False) and not may_publish_alone(user, self):
            raise PermissionDenied
        super().publish(revision, user=user, **{**kwargs, "skip_permission_checks": True})


class DraftedTexts(Drafted, TranslatedTexts):
    """Drafted texts that count their wordings."""

    KEPT = ("text_version", "translated_by")

    class Meta(TranslatedTexts.Meta):
        abstract = True

    def copy_for_translation(self, *args: Any, **kwargs: Any) -> Any:
        """A translation begins with the Swedish words, and so is of no wording yet."""
        copy = super().copy_for_translation(*args, **kwargs)
        copy.text_version = 0
        return copy

    @transaction.atomic
    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        before = type(self)._base_manager.get(pk=self.pk)
        super().publish(revision, user=user, **kwargs)
        if self.locale.language_code != SOURCE.code:
            note_wording(type(self)._base_manager.get(pk=self.pk), before)


def note_wording(translation: DraftedTexts, before: DraftedTexts) -> None:
    """Write down which Swedish wording a published translation is made from: none, where it is not all of one."""
    rows = type(translation)._base_manager.all()
    swedish = rows.filter(translation_key=translation.translation_key, locale__language_code=SOURCE.code).first()
    if swedish is None:
        return
    is_as_it_was = all(getattr(translation, name) == getattr(before, name) for name in translation.TEXTS)
    if is_as_it_was and before.text_version == swedish.text_version:
        return  # what translators have saved since waits for a colleague, and takes nothing from readers
    number = swedish.text_version if translation.is_made_of_translations_of(swedish) else 0
    rows.filter(pk=translation.pk).update(text_version=number)


def revision_of_readers(thing: Drafted) -> Revision | None:
    """What readers have, as a revision: made of the row where it was never kept. None where they have nothing."""
    rows = type(thing)._base_manager.filter(pk=thing.pk)
    row = rows.select_related("live_revision").filter(live=True).first()
    if row is None or row.live_revision_id:
        return row.live_revision if row else None
    made = Revision.objects.create(
        content_object=row,
        base_content_type=row.get_base_content_type(),
        content=row.serializable_data(),
        object_str=str(row),
    )
    rows.update(live_revision=made)
    rows.filter(latest_revision=None).update(latest_revision=made)
    return made


def drafted_models() -> list[type[Drafted]]:
    return [model for model in apps.get_models() if issubclass(model, Drafted)]
