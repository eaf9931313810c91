"""Drafted texts in the editors' rooms: nobody has a button that publishes, and whoever may edit may take away."""

from typing import Any

from django.db.models import Case, QuerySet, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, UnpublishView

from content.drafted import Drafted
from portal.settings.languages import SOURCE


class NobodyPublishesAlone(ModelPermissionPolicy):
    """Wagtail's permissions, but for publishing: approving it is the only way."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "publish" and bool(super().user_has_permission(user, action))


class TakeAway(UnpublishView):
    """Taking away what is wrong is always safe."""

    permission_required = "change"


class DraftedViewSet(SnippetViewSet):
    """Lists tell the language, and what is live or a draft."""

    model: type[Drafted]
    unpublish_view_class = TakeAway
    search_backend_name = None
    copy_view_enabled = False

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_index_view_kwargs(**kwargs)
        columns = (LocaleColumn(label=_("Language")), LiveStatusTagColumn(label=_("Status")))
        return {**told, "list_display": [*self.list_display, *columns]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Drafted]:
        """The Swedish texts first, which are written here. Wagtail's filter shows one language."""
        swedish_first = Case(When(locale__language_code=SOURCE.code, then=0), default=1)
        model: Any = self.model
        rows: QuerySet[Drafted] = model._default_manager.select_related("locale")
        return rows.order_by(swedish_first, *model._meta.ordering)

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return NobodyPublishesAlone(self.model)
