"""The pages of the guidance."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, ClassVar

from csp.constants import SELF
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, Panel
from wagtail.locks import BaseLock, WorkflowLock
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content import reading
from content.blocks import GuidanceBlocks
from content.fields import BlocksField
from content.forms import GuidanceForm
from content.permissions import GuidancePermissions, WaitsForAColleague
from content.provenance import TranslatedBy
from content.published import PublishedPages
from content.tokens import check_tokens
from portal.settings.languages import SOURCE, described

PLAIN_TEXT_FIELDS = ("title", "menu_title", "search_description", "intro")


class Guidance(Page):
    """What the start page and the guidance pages have in common.

    The translation fields belong to one language; everything else follows the Swedish page through wagtail-localize.
    """

    key = models.CharField(max_length=50, blank=True, editable=False)
    menu_title = models.CharField(_("title in menus"), max_length=60)
    intro = models.TextField(_("introduction"), help_text=_("Two or three sentences on what the reader finds here."))
    body = BlocksField(GuidanceBlocks(), verbose_name=_("text"), blank=True)

    checked_by = models.CharField(
        _("checked by"),
        max_length=200,
        blank=True,
        help_text=_("Name and office of the person who read the whole page against its sources."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_check_on = models.DateField(_("next check by"), null=True, blank=True)

    translated_by = models.CharField(
        _("translated by"),
        max_length=10,
        choices=TranslatedBy.choices,
        default=TranslatedBy.SOURCE,
        editable=False,
    )
    translation_checked_by = models.CharField(max_length=200, blank=True, editable=False)
    translation_checked_on = models.DateField(null=True, blank=True, editable=False)
    translation_checked_text = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    base_form_class = GuidanceForm
    content_panels: ClassVar[list[Panel]] = [
        HelpPanel(template="content/publishing/checks_panel.html"),
        *Page.content_panels,
        FieldPanel("intro"),
        HelpPanel(template="content/admin/figures_hint.html"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("checked_by"), FieldPanel("checked_on"), FieldPanel("next_check_on")],
            heading=_("Checked"),
        ),
    ]
    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("menu_title"),
                FieldPanel("search_description"),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Address and menus"),
        )
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in ("title", "slug", "menu_title", "search_description", "intro", "body")),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("key", "show_in_menus", "checked_by", "checked_on", "next_check_on")
        ),
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    exclude_fields_in_copy: ClassVar[list[str]] = ["key"]
    # The public surface has no sessions, so it could not remember that a reader has passed.
    private_page_options: ClassVar[list[str]] = []
    show_in_menus_default = True
    shows_contents = True

    def clean(self) -> None:
        super().clean()
        problems: dict[str, ValidationError] = {}
        for name, texts in self.texts():
            try:
                check_tokens(*texts)
            except ValidationError as error:
                problems[name] = error
        if problems:
            raise ValidationError(problems)

    def permissions_for_user(self, user: Any) -> GuidancePermissions:
        return GuidancePermissions(user, self)

    def get_lock(self) -> BaseLock | None:
        lock: BaseLock | None = super().get_lock()
        return WaitsForAColleague(self, lock.task) if isinstance(lock, WorkflowLock) else lock

    def texts(self) -> Iterator[tuple[str, list[str]]]:
        """Every text of the page, by the name of its field."""
        for name in PLAIN_TEXT_FIELDS:
            yield name, [getattr(self, name)]
        yield "body", list(reading.sources_of(self.body))

    def fingerprint(self) -> str:
        """Changes when any text of the page changes."""
        return hashlib.sha256(json.dumps(list(self.texts())).encode()).hexdigest()

    @property
    def translation_changed_since_check(self) -> bool:
        """Whether the translation was checked once and is no longer the text that was checked."""
        return bool(self.translation_checked_on) and self.translation_checked_text != self.fingerprint()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_preview = getattr(request, "is_preview", False)
        return {**super().get_context(request, *args, **kwargs), **reading.reading_of(self, is_preview=is_preview)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """In the language of the address: a page that has been translated has moved, one that has not says so."""
        reader = described(get_language() or "").code
        if reader != self.locale.language_code:
            translated = PublishedPages.fetch().translation(self.translation_key, reader)
            if translated:
                return HttpResponseRedirect(translated.url)
        return super().serve(request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """A preview is a public page that the editor beside it may show in a frame."""
        response: HttpResponse = super().serve_preview(request, mode_name)
        response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
        return response


class StartPage(Guidance):
    """The first page, one for each language."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["content.GuidancePage"]
    template = "content/start_page.html"
    shows_contents = False

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail does it, but a child's fields come with the child: one question fewer for each page read."""
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        child = GuidancePage.objects.child_of(self).select_related("locale").filter(slug=slug).first()
        child = child or self._swedish_child(slug)
        if child is None:
            raise Http404
        return child.route(request, rest)

    def _swedish_child(self, slug: str) -> "GuidancePage | None":
        """A page with a Swedish address asked for in another language: its reader stays among her own furniture."""
        if self.locale.language_code == SOURCE.code:
            return None
        swedish = GuidancePage.objects.live().filter(locale__language_code=SOURCE.code, slug=slug)
        return swedish.select_related("locale").first()


class GuidancePage(Guidance):
    """One matter, told in full."""

    parent_page_types: ClassVar[list[str]] = ["content.StartPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "content/guidance_page.html"

    class Meta:
        verbose_name = _("guidance page")
        verbose_name_plural = _("guidance pages")


class StarterRecord(models.Model):
    """What load_starter last put into a page, so that it never overwrites what an editor has done since.

    A record without a page says that the page was deleted, and is not to come back.
    """

    key = models.CharField(max_length=50)
    language = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "language"], name="one_record_per_starter_text")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
