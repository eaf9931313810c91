"""The second person's task, the reasons given for what a check found, bundles, and outside readers."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from content.finding.models import ChangeKind
from content.publishing.asking import may_approve

LONGEST_PREVIEW = timedelta(days=30)


class SecondPerson(AbstractGroupApprovalTask):
    """Somebody else than the one who asks reads the text and approves it, or sends it back."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """For everybody: what is approved is what was read."""
        return True

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        state = obj.current_workflow_state
        return actions if state and may_approve(user, obj, asked_by=state.requested_by_id) else []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        states = super().get_task_states_user_can_moderate(user, **kwargs).select_related("workflow_state", "revision")
        theirs = [
            state.pk
            for state in states
            if (thing := state.revision.content_object)
            and may_approve(user, thing, asked_by=state.workflow_state.requested_by_id)
        ]
        return TaskState.objects.filter(pk__in=theirs)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> str | None:
        """Do it, and lead whoever published to what the change touches in other languages."""
        from content.publishing.deeds import decide

        return decide(task_state, super().on_action, by=user, action_name=action_name, **kwargs)


class Override(models.Model):
    """A reason to publish although a check found something. It holds for exactly that text."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey()
    check_name = models.CharField(max_length=30)
    found = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(_("reason"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "fingerprint"], name="one_reason_for_one_finding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}: {self.check_name}"


class BundleState(models.TextChoices):
    """Where a bundle is."""

    DRAFT = "draft", _("Being put together")
    ASKED = "asked", _("Waits for a colleague")
    APPROVED = "approved", _("Approved, not published yet")
    PUBLISHED = "published", _("Published")
    GIVEN_UP = "given-up", _("Given up")


class Bundle(models.Model):
    """Texts that are published together, in all their languages, with a law edition: at one moment or not at all."""

    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(
        _("note for readers"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences for the list of what has changed. Leave it empty to say nothing there."),
    )
    note_kind = models.CharField(
        _("what sort of change"), max_length=12, choices=ChangeKind.choices, default=ChangeKind.WORDING
    )
    planned_for = models.DateTimeField(
        _("to be published"),
        null=True,
        blank=True,
        help_text=_("Published by itself from this moment, once it is approved. Empty: somebody publishes it by hand."),
    )
    edition = models.CharField(_("law edition that has been read"), max_length=40, blank=True)
    read_through = models.DateField(_("read as it stood on"), null=True, blank=True)
    read_reason = models.TextField(_("what was read, and where"), max_length=4000, blank=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    state = models.CharField(max_length=10, choices=BundleState.choices, default=BundleState.DRAFT, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)  # why it was sent back
    failure = models.TextField(blank=True)  # why it could not be published, last time
    takes_back = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="taken_back_by")

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-made_at"]
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.state in (BundleState.DRAFT, BundleState.ASKED, BundleState.APPROVED)

    @property
    def can_be_changed(self) -> bool:
        return self.state == BundleState.DRAFT


class BundleItem(models.Model):
    """One Swedish page or drafted text of a bundle. `revision` is what was asked about; `before` what readers had."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    thing: Any = GenericForeignKey()
    must_be_ready = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    taken_up = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    before = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["bundle", "content_type", "object_id"], name="a_text_once_in_a_bundle")
        ]

    def __str__(self) -> str:
        return f"{self.bundle_id}: {self.content_type_id}/{self.object_id}"


class OutsideReader(models.Model):
    """A named person who may read a draft for some days. Nothing is kept of the reading but how often it was opened."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    office = models.CharField(_("office"), max_length=120)
    purpose = models.CharField(_("why this person reads it"), max_length=300)
    until = models.DateField(_("through"))
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True)
    thing: Any = GenericForeignKey()
    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, null=True, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    openings = models.PositiveIntegerField(default=0, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(content_type__isnull=False, object_id__isnull=False, bundle__isnull=True)
                | models.Q(content_type__isnull=True, object_id__isnull=True, bundle__isnull=False),
                name="an_outside_reader_reads_a_text_or_a_bundle",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.until >= timezone.localdate()
