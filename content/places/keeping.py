"""Registers that readers have as soon as they are saved: each change is kept, so that there is a way back."""

from typing import Any

from django.http import HttpRequest
from wagtail.snippets.views.snippets import CreateView, EditView


class _SavedByHand:
    """Wagtail would save while somebody types, and readers would have half a telephone number."""

    autosave_enabled: bool

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of Django's view
        self.autosave_enabled = False


class AddToRegister(_SavedByHand, CreateView):
    pass


class ChangeInRegister(_SavedByHand, EditView):
    def save_instance(self) -> Any:
        """What stood there before the first change is kept, too."""
        before = self.model.objects.get(pk=self.object.pk)
        if before.latest_revision_id is None:
            before.save_revision(clean=False)
        return super().save_instance()
