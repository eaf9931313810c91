"""The page for people who look after programs and municipal sites: what can be asked, with real answers."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from eligibility.addresses import in_every_language
from eligibility.api.editions import edition_shown
from eligibility.api.example import EXAMPLE
from eligibility.api.reading import read_case_json
from eligibility.api.receiving import LARGEST_BODY
from eligibility.api.shapes import plain
from eligibility.law import as_json, assess
from eligibility.law.case_files import MOST_PERSONS
from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.verification import as_read

FIGURES_SHOWN = ("adult_amount", "household_cap")
KEYS_SHOWN = ("edition", "wording", "in_force_from", "in_force_until", "verified_through", "figures")


@require_safe
def machines(request: HttpRequest) -> HttpResponse:
    """What a program can ask, and how a municipality shows the wizard in a page of its own."""
    return render(
        request,
        "eligibility/machines.html",
        {
            **in_every_language("eligibility:machines"),
            "language_selector": "components/language_selector.html",
            "public_url": settings.PUBLIC_URL.rstrip("/"),
            "figures_example": _indented(_some_figures(timezone.localdate())),
            "question_example": _indented(EXAMPLE),
            "answer_example": _indented(_answer()),
            "most_persons": MOST_PERSONS,
            "most_kilobytes": LARGEST_BODY // 1024,
            "assessments_a_minute": settings.API_ASSESSMENTS_A_MINUTE,
            "readings_a_minute": settings.API_READINGS_A_MINUTE,
        },
    )


def _some_figures(on: date) -> Mapping[str, Any]:
    """The beginning of what /api/v1/editions/{day} answers."""
    edition = edition_shown(edition_on(on, EDITIONS))
    shown = replace(edition, figures={name: edition.figures[name] for name in FIGURES_SHOWN})
    whole: Any = plain(shown)
    return {key: whole[key] for key in KEYS_SHOWN}


def _answer() -> Mapping[str, Any]:
    case = read_case_json(json.dumps(EXAMPLE).encode())
    return as_json(as_read(assess(case.household, case.on)))


def _indented(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
