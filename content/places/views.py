"""Public pages: find a municipality, read of one; who gives advice; what is known of a country.

Nothing that is asked for is kept: an address is not logged (docs/running.md), and a search is answered from memory.
"""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.places import cards, register
from content.places.choices import TakesPart
from content.places.contact_ways import Checked
from content.places.hours import weeks
from content.places.languages import in_every_language, spoken
from content.places.models import AdviceOrganisation, MunicipalityEntry
from content.places.names import INVENTED, country_choices
from content.places.paths import Pages
from content.published import PublishedPages
from content.reading import is_past

LONGEST_SEARCH = 100
SEARCH, COUNTRY = "q", "country"


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    """Find a municipality by its name, or through its county."""
    typed = _asked(request, SEARCH)
    found = register.find(typed) if typed else None
    context = {"typed": typed, "found": found, "counties": register.counties().values()}
    return _shown(request, "municipalities", Pages.MUNICIPALITIES, context, is_answer=found is not None)


@require_safe
def municipality_or_county(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a municipality, or the list of those in a county: one address holds both."""
    if place := register.place_called(slug):
        return _municipality(request, place)
    if county := register.county_called(slug):
        context = {"county": county, "places": register.places_in(county)}
        return _shown(request, "county", Pages.MUNICIPALITIES, context, which=slug)
    meant = [place for place in register.places().values() if register.fold(slug) in place.folded]
    if len(meant) != 1:
        raise Http404
    return HttpResponsePermanentRedirect(reverse("places:municipality", args=[meant[0].slug]))


def _municipality(request: HttpRequest, place: register.Place) -> HttpResponse:
    entry = (
        MunicipalityEntry.objects.filter(municipality__code=place.code)
        .prefetch_related("contacts", "hours", "other_hours")
        .first()
    )
    context: dict[str, Any] = {"place": place, "entry": entry, "TakesPart": TakesPart, **_checked(entry)}
    if entry:
        today = timezone.localdate()
        context |= {"weeks": weeks(entry.hours.all(), entry.other_hours.all(), on=today), "spoken": spoken(entry)}
    return _shown(request, "municipality", Pages.MUNICIPALITIES, context, which=place.slug)


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Everybody who gives advice independently, or that nobody has been entered yet."""
    shown = AdviceOrganisation.objects.filter(is_shown=True).prefetch_related("contacts")
    return _shown(request, "organisations", Pages.ORGANISATIONS, {"organisations": shown})


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One of those who give advice."""
    shown = AdviceOrganisation.objects.filter(is_shown=True, slug=slug).prefetch_related("contacts").first()
    if shown is None:
        raise Http404
    names = [register.counties()[code].name for code in shown.counties if code in register.counties()]
    context = {"organisation": shown, "counties": names, "spoken": spoken(shown), **_checked(shown)}
    return _shown(request, "organisation", Pages.ORGANISATIONS, context, which=slug)


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The countries on which we have a card today, and a way to ask for any other."""
    asked = _asked(request, COUNTRY)
    if asked:
        if not _is_country(asked):
            raise BadRequest("no country")
        return HttpResponseRedirect(reverse("places:country", args=[asked.lower()]))
    live = sorted((cards.Card(code=card.code) for card in cards.live_cards()), key=lambda card: card.name)
    return _shown(request, "countries", Pages.COUNTRIES, {"cards": live, "choices": country_choices()})


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of a country, or that we have no card on it."""
    if not _is_country(code.upper()) or code != code.lower():
        raise Http404
    card = cards.read_card(code.upper(), get_language() or "")
    return _shown(request, "country", Pages.COUNTRIES, {"card": card}, which=code, is_answer=card.is_empty)


def _is_country(code: str) -> bool:
    return code == INVENTED or code in dict(country_choices())


def _asked(request: HttpRequest, name: str) -> str:
    """What was typed. Raises BadRequest for what our form cannot send."""
    values = request.GET.getlist(name)
    if len(values) > 1 or any(len(value) > LONGEST_SEARCH for value in values):
        raise BadRequest("a search that is none of ours")
    return values[0].strip() if values else ""


def _checked(entry: Checked | None) -> dict[str, Any]:
    return {"checked": entry, "check_overdue": bool(entry and is_past(entry.next_check_on))}


def _shown(
    request: HttpRequest,
    template: str,
    pages: Pages,
    context: dict[str, Any],
    *,
    which: str = "",
    is_answer: bool = False,
) -> HttpResponse:
    """The page with its addresses in every language. An answer to a search is not for search engines to keep."""
    addresses = in_every_language(pages, which, request.GET if is_answer else None)
    furniture = {"published_pages": PublishedPages.fetch(), "is_answer": is_answer}
    response = render(request, f"content/places/{template}.html", {**context, **addresses, **furniture})
    if is_answer:
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response
