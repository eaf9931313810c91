"""What becomes of an approved text. Named in WAGTAIL_FINISH_WORKFLOW_ACTION, which Wagtail reads while it loads its
models: nothing of Wagtail's can be imported here.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: "WorkflowState", user: Any = None) -> None:
    """Publish exactly what was read. Raises PermissionDenied where somebody has written since."""
    thing = workflow_state.content_object
    asked = workflow_state.current_task_state
    revision = asked.revision
    if thing.get_latest_revision().pk != revision.pk or revision.created_at > asked.started_at:
        raise PermissionDenied
    revision.publish(user=user, skip_permission_checks=True)
