"""Doors of wagtail-localize through which one person could change what readers see: they lead nowhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.models import DraftStateMixin
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsView

_sync: Any = UpdateTranslationsView.as_view()


def closed(request: HttpRequest, **_which: Any) -> HttpResponse:
    """Refuse. A translation stays a translation: taking it away would put the Swedish text in its place at once."""
    raise PermissionDenied


def closed_for_publishing(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Translations may be brought in step with the Swedish text, and are not published all at once in passing."""
    source = TranslationSource.objects.filter(pk=translation_source_id).select_related("specific_content_type").first()
    model = source.specific_content_type.model_class() if source else None
    if request.POST.get("publish_translations") and model and issubclass(model, DraftStateMixin):
        raise PermissionDenied
    response: HttpResponse = _sync(request, translation_source_id=translation_source_id)
    return response
