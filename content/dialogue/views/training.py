"""The training path for those who are new to the work: in Swedish, open to everybody, and nothing is kept."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.dialogue.addresses import TRAINING, address
from content.dialogue.training import shown, steps
from content.reading import absolute
from portal.settings.languages import SOURCE
from portal.settings.surfaces import CASEWORK_PREFIX, Surface


@require_safe
def path_of_steps(request: HttpRequest) -> HttpResponse:
    """All the steps, and what one needs for them."""
    here = address(TRAINING, SOURCE.code)
    if get_language() != SOURCE.code:
        return redirect(here)
    context = {"steps": steps(), "casework": _casework(), "translations": [(SOURCE.code, here)]}
    return render(request, "content/dialogue/training.html", context | {"canonical": absolute(here)})


@require_safe
def step_of_path(request: HttpRequest, step: str) -> HttpResponse:
    """One step, with its questions."""
    found = next((one for one in steps() if one.slug == step), None)
    if found is None:
        raise Http404
    here = f"{address(TRAINING, SOURCE.code)}{found.slug}/"
    if get_language() != SOURCE.code:
        return redirect(here)
    before, after = _neighbours(found.number)
    context = {
        "shown": shown(found),
        "count": len(steps()),
        "before": before,
        "after": after,
        "casework": _casework(),
        "translations": [(SOURCE.code, here)],
        "canonical": absolute(here),
    }
    return render(request, "content/dialogue/training_step.html", context)


def _neighbours(number: int) -> tuple[object, object]:
    known = {one.number: one for one in steps()}
    return known.get(number - 1), known.get(number + 1)


def _casework() -> str:
    """Where cases are opened; empty where this deployment knows of none."""
    if Surface.CASEWORK in settings.SURFACES:
        return CASEWORK_PREFIX
    return f"{settings.CASEWORK_URL}{CASEWORK_PREFIX}" if settings.CASEWORK_URL else ""
