"""How we test the rules: an overview, a page for each thing proven, and a page for each case."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from eligibility.addresses import addresses_of
from eligibility.proof.collected import collected_cases
from eligibility.proof.presenting import present_case
from eligibility.proof.topics import all_groups, topics_by_slug
from eligibility.wording.case_titles import CASE_TITLES

keep_for_an_hour = cache_control(public=True, max_age=3600)


@require_safe
@keep_for_an_hour
def overview(request: HttpRequest) -> HttpResponse:
    """What is tested, and how many cases prove it."""
    cases = collected_cases()
    context = {
        "groups": all_groups(),
        "number": len(cases),
        "signed": sum(bool(case.reviewer) for case in cases.values()),
        "translations": addresses_of("eligibility:proof"),
    }
    return render(request, "eligibility/proof/overview.html", context)


@require_safe
@keep_for_an_hour
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """One condition, each way it can stand, and the cases that prove it."""
    found = topics_by_slug().get(topic)
    if found is None:
        raise Http404
    context = {
        "topic": found,
        "proven": [(each, _listed(each.cases)) for each in found.proven],
        "translations": addresses_of("eligibility:proof_topic", topic=topic),
    }
    return render(request, "eligibility/proof/topic.html", context)


@require_safe
@keep_for_an_hour
def case(request: HttpRequest, name: str) -> HttpResponse:
    """One household: what was told, what is expected, what the law answers."""
    found = collected_cases().get(name)
    if found is None:
        raise Http404
    context = {
        "case": present_case(name, found),
        "translations": addresses_of("eligibility:proof_case", name=name),
    }
    return render(request, "eligibility/proof/case.html", context)


def _listed(names: tuple[str, ...]) -> list[dict[str, Any]]:
    cases = collected_cases()
    return [{"name": name, "title": CASE_TITLES[name], "on": cases[name].on} for name in names]
