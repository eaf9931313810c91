"""What is written where: a page of the form at a time, or a column of rows at once."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from portal.blanks.deeds import Refused, save_rules
from portal.blanks.forms import MorePeopleForm
from portal.blanks.models import BlankVersion
from portal.blanks.rules import Rule, Slot, read_fields, read_mapping
from portal.blanks.showing import Sheet, sheets, suggestions
from portal.blanks.slot_forms import RowsForm, SlotForm, initial_of
from portal.blanks.views.doors import CoordinatorsRequest, coordinator_only, headings, version_or_404


@coordinator_only
def map_sheet(request: CoordinatorsRequest, pk: int, number: int) -> HttpResponse:
    """Say what is written in each field of one page."""
    version = version_or_404(pk)
    all_sheets = sheets(version)
    if not 1 <= number <= len(all_sheets):
        raise Http404
    sheet = all_sheets[number - 1]
    forms = _slot_forms(request, version, sheet)
    # Every form is looked at, so that all errors are shown at once.
    if request.method == "POST" and all([form.is_valid() for form in forms]):  # noqa: C419
        return _save(request, version, {form.slot: form.rule for form in forms}, number, len(all_sheets))
    context = {
        "version": version,
        "sheet": sheet,
        "sheets": all_sheets,
        "forms": forms,
        "wrong": [form for form in forms if form.errors],
    }
    title = _("Page %(page)s: what is written where") % {"page": sheet.page}
    return render(request, "blanks/map_sheet.html", context | headings(title, str(version.blank)))


@coordinator_only
def map_rows(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """Map a column of rows by a pattern over the names of its fields."""
    version = version_or_404(pk)
    fields = read_fields(version.fields)
    form = RowsForm(request.POST or None, fields=fields)
    if form.is_valid():
        rules = form.rules
        if _done(request, version, dict(rules)):
            said = ngettext("%(count)s field was mapped.", "%(count)s fields were mapped.", len(rules))
            messages.success(request, said % {"count": len(rules)})
            return redirect("blanks_rows", pk)
    context = {"version": version, "form": form, "fields": [field for field in fields if field.can_be_filled]}
    return render(request, "blanks/map_rows.html", context | headings(_("Rows for several people"), str(version.blank)))


@coordinator_only
def more_people(request: CoordinatorsRequest, pk: int) -> HttpResponse:
    """Say what happens when there are more people than rows."""
    version = version_or_404(pk)
    form = MorePeopleForm(request.POST or None, initial={"more_people": version.more_people})
    if form.is_valid() and _done(request, version, {}, form.cleaned_data["more_people"]):
        messages.success(request, _("Saved."))
        return redirect("blanks_version", pk)
    context = {"version": version, "form": form}
    return render(
        request, "blanks/more_people.html", context | headings(_("More people than rows"), str(version.blank))
    )


def _slot_forms(request: CoordinatorsRequest, version: BlankVersion, sheet: Sheet) -> list[SlotForm]:
    rules, suggested = read_mapping(version.mapping), suggestions(version)
    return [
        SlotForm(
            request.POST if request.method == "POST" else None,
            prefix=f"s{number}",
            field=field,
            slot=slot,
            number=number,
            suggested=suggested.get(slot) if slot not in rules else None,
            initial=initial_of(rules.get(slot) or suggested.get(slot)),
        )
        for number, slot, field in sheet.slots
    ]


def _save(
    request: CoordinatorsRequest, version: BlankVersion, changed: dict[Slot, Rule | None], number: int, last: int
) -> HttpResponse:
    if _done(request, version, changed):
        messages.success(request, _("Saved."))
    if "next" in request.POST and number < last:
        return redirect("blanks_sheet", version.pk, number + 1)
    return redirect("blanks_version", version.pk)


def _done(
    request: CoordinatorsRequest,
    version: BlankVersion,
    changed: dict[Slot, Rule | None],
    more_people: str | None = None,
) -> bool:
    try:
        save_rules(by=request.user, version=version, changed=changed, more_people=more_people)
    except Refused as refused:
        messages.error(request, refused.message)
        return False
    return True
