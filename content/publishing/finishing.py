"""What becomes of an approved page. Named in WAGTAIL_FINISH_WORKFLOW_ACTION, which Wagtail reads while it loads its
models: nothing of Wagtail's can be imported here.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: "WorkflowState", user: Any = None) -> None:
    """Publish exactly what was read. Raises PermissionDenied where somebody has written since."""
    page = workflow_state.content_object
    revision = workflow_state.current_task_state.revision
    if page.get_latest_revision().pk != revision.pk:
        raise PermissionDenied
    revision.publish(user=user, skip_permission_checks=True)
