"""The editors' pages on translations."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from content.checking import may_vouch_for
from content.models import Guidance
from content.provenance import TranslatedBy
from content.translation.checking import check_parts
from content.translation.forms import CheckPartsForm, ImportForm
from content.translation.machine_work import translate_what_is_missing
from content.translation.machines import machine_translator
from content.translation.memory import Memory, Suggestion
from content.translation.minor import declare_minor_edit, touched_by_changes
from content.translation.models import ShownSegment
from content.translation.overview import TRANSLATED_LANGUAGES, behind
from content.translation.pairing import laid_beside
from content.translation.po import export_po, import_po, read_po, store_translation
from content.translation.shown import segments_of, shown_in, source_of
from portal.accounts.models import User
from portal.settings.languages import BY_CODE, SOURCE, Language

ICON = "wagtail-localize-language"


def overview(request: HttpRequest) -> HttpResponse:
    """Every language, counted in parts."""
    _translator(request)
    return _page(request, "overview", {"states": behind()}, _("Translations"))


def in_language(request: HttpRequest, code: str) -> HttpResponse:
    """Every page in one language, with the PO file out and in."""
    user, language = _translator(request), _language(code)
    form = ImportForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        locale = _locale(language)
        read = read_po(form.cleaned_data["text"], locale, without_outdated=form.cleaned_data["without_outdated"])
        if not read.problems:
            made_by = TranslatedBy(form.cleaned_data["made_by"])
            import_po(by=user, locale=locale, read=read, made_by=made_by, tool=form.cleaned_data["tool"])
            messages.success(request, _imported(len(read.new), read.unchanged, read.outdated))
            return redirect("translation:in_language", code)
        problems = list(read.problems)
    [state] = behind([language])
    context = {"state": state, "form": form, "problems": problems, "machine": _machine_for(language)}
    return _page(request, "in_language", context, _("Translations"), language.swedish_name)


def po_file(request: HttpRequest, code: str) -> HttpResponse:
    """Every part in one language, as a file for those who translate."""
    _translator(request)
    language = _language(code)
    response = HttpResponse(export_po(_locale(language)), content_type="text/x-gettext-translation; charset=utf-8")
    day = timezone.localdate().isoformat()
    response.headers["Content-Disposition"] = f'attachment; filename="vagval-{language.code}-{day}.po"'
    return response


@require_POST
def by_machine(request: HttpRequest, code: str) -> HttpResponse:
    """Let the machine translate what has no translation, in every page of the language."""
    user, language = _translator(request), _language(code)
    if not _machine_for(language):
        raise Http404
    made, refused = translate_what_is_missing(by=user, locale=_locale(language))
    messages.success(
        request,
        _("Translated by the machine: %(made)s parts. Left, since a figure or a link was lost: %(refused)s.")
        % {"made": made, "refused": refused},
    )
    return redirect("translation:in_language", code)


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One part on the editors' page: the Swedish, what readers have, what waits, and what may help."""

    segment: StringSegment
    shown: ShownSegment | None
    waiting: StringTranslation | None
    suggestions: tuple[Suggestion, ...]

    @property
    def is_behind(self) -> bool:
        """Whether the Swedish is another than what was translated; it may be a draft that readers do not have yet."""
        return self.shown is not None and not self.shown.is_missing and self.shown.matches_id != self.segment.string_id

    @property
    def needs_work(self) -> bool:
        return self.shown is None or self.shown.is_missing or self.is_behind

    @property
    def can_be_checked(self) -> bool:
        return not self.needs_work

    @property
    def draft(self) -> str:
        if self.waiting:
            return self.waiting.data
        return self.shown.data if self.shown and not self.shown.is_missing else ""


def parts(request: HttpRequest, page_id: int) -> HttpResponse:
    """A translated page part by part: translate what is behind, and say who checked what."""
    user = _translator(request)
    page = _translated_page(page_id)
    may_check = may_vouch_for(user, page)
    form = CheckPartsForm(request.POST or None, initial={"checked_on": timezone.localdate()})
    if request.method == "POST" and may_check and form.is_valid():
        orders = {int(number) for number in request.POST.getlist("part") if number.isdecimal() and len(number) < 9}
        made = check_parts(by=user, page=page, orders=orders, **form.cleaned_data)
        messages.success(
            request, ngettext("%(count)s part is checked.", "%(count)s parts are checked.", made) % {"count": made}
        )
        return redirect("translation:parts", page.pk)
    context = {"page": page, "rows": list(_rows(page)), "form": form, "may_check": may_check}
    return _page(request, "parts", context, _("Parts of the translation"), page.title)


@require_POST
def translate_part(request: HttpRequest, page_id: int, segment_id: int) -> HttpResponse:
    """Keep one part's new translation, to be published with the page."""
    user = _translator(request)
    page = _translated_page(page_id)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    segment = get_object_or_404(
        StringSegment.objects.select_related("string", "context"),
        pk=segment_id,
        context__object_id=page.translation_key,
    )
    try:
        store_translation(
            by=user, segment=segment, locale=page.locale, text=request.POST.get("text", ""), made_by=TranslatedBy.PERSON
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The part is kept. Readers have it when the page is published."))
    return redirect(f"{reverse('translation:parts', args=[page.pk])}#part-{segment.order}")


def change(request: HttpRequest, page_id: int) -> HttpResponse:
    """What a changed Swedish page touches in other languages; a minor edit touches nothing."""
    user = _translator(request)
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, Guidance) or page.locale.language_code != SOURCE.code:
        raise Http404
    may_declare = page.permissions_for_user(user).can_edit()
    if request.method == "POST":
        if not may_declare:
            raise PermissionDenied
        made = declare_minor_edit(by=user, page=page, names=set(request.POST.getlist("part")))
        messages.success(
            request,
            ngettext(
                "The translations of %(count)s part hold for the new wording.",
                "The translations of %(count)s parts hold for the new wording.",
                made,
            )
            % {"count": made},
        )
        return redirect("translation:change", page.pk)
    context = {"page": page, "touched": touched_by_changes(page), "may_declare": may_declare}
    return _page(request, "change", context, _("What the change touches"), page.title)


def _rows(page: Guidance) -> Iterator[PartRow]:
    source = source_of(page.translation_key)
    if source is None:
        return
    segments = segments_of(source)
    shown = laid_beside(segments, shown_in(page.translation_key, page.locale))
    made = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=page.locale)
    by_place = {(one.context_id, one.translation_of_id): one for one in made}
    memory: Memory | None = None
    for segment in segments:
        row = shown.get(segment.order)
        translation = by_place.get((segment.context_id, segment.string_id))
        is_waiting = translation is not None and (row is None or translation.data != row.data)
        suggestions: tuple[Suggestion, ...] = ()
        if translation is None:
            memory = memory or Memory(page.locale)
            suggestions = tuple(memory.suggestions(segment.string))
        yield PartRow(segment=segment, shown=row, waiting=translation if is_waiting else None, suggestions=suggestions)


def _translator(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User) or not user.has_perm("wagtail_localize.submit_translation"):
        raise PermissionDenied
    return user


def _language(code: str) -> Language:
    language = BY_CODE.get(code)
    if language not in TRANSLATED_LANGUAGES:
        raise Http404
    return language


def _locale(language: Language) -> Locale:
    return Locale.objects.get_or_create(language_code=language.code)[0]


def _translated_page(page_id: int) -> Guidance:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, Guidance) or page.locale.language_code == SOURCE.code:
        raise Http404
    if not Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale).exists():
        raise Http404
    return page


def _machine_for(language: Language) -> str:
    machine = machine_translator()
    return machine.name if machine and (SOURCE.code, language.code) in machine.languages() else ""


def _imported(new: int, unchanged: int, outdated: int) -> str:
    return _(
        "Imported: %(new)s parts, to be published page by page. Unchanged: %(unchanged)s. Left out: %(outdated)s."
    ) % {"new": new, "unchanged": unchanged, "outdated": outdated}


def _page(request: HttpRequest, name: str, context: dict[str, object], title: str, subtitle: str = "") -> HttpResponse:
    head = {"header_title": title, "page_title": title, "page_subtitle": subtitle, "header_icon": ICON}
    return render(request, f"content/translation/{name}.html", {**context, **head})
