"""Approving one page, or one drafted text."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from content.drafted import drafted_models
from content.models import Guidance
from content.publishing.asking import may_approve
from content.publishing.models import SecondPerson
from content.publishing.things import fresh, is_swedish
from content.translation.minor import touched_by_changes

WORKFLOW = "Två personer"
TASK = "Väntar på en kollega"


def set_up_two_people(groups: list[Group]) -> None:
    """Every page and drafted text waits for a second person of these groups.

    Safe to run again; somebody's changes are mended.
    """
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    task = SecondPerson.objects.filter(name=TASK).first() or SecondPerson.objects.create(name=TASK)
    task.groups.set(groups)
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    SecondPerson.objects.filter(pk=task.pk).update(active=True)
    WorkflowTask.objects.filter(workflow=workflow).exclude(task_id=task.pk).delete()
    WorkflowTask.objects.get_or_create(workflow=workflow, task_id=task.pk, defaults={"sort_order": 0})
    root = Page.get_first_root_node()
    WorkflowPage.objects.exclude(page=root).delete()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    for model in drafted_models():
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )


@transaction.atomic
def decide(task_state: TaskState, act: Callable[..., Any], *, by: Any, action_name: str, **kwargs: Any) -> str | None:
    """Approve or send back. Raises PermissionDenied for who may not; gives where to go on."""
    thing = fresh(task_state.workflow_state.content_object, held=True)
    if not may_approve(by, thing, asked_by=task_state.workflow_state.requested_by_id):
        raise PermissionDenied
    act(task_state, by, action_name, **kwargs)
    if action_name != "approve" or not isinstance(thing, Guidance) or not is_swedish(thing):
        return None
    return reverse("translation:change", args=[thing.pk]) if touched_by_changes(fresh(thing)) else None
