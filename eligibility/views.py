"""The wizard: one address, nothing kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eligibility.addresses import in_every_language
from eligibility.submission import Submission, read_submission
from eligibility.turning import page_for


@csrf_exempt  # no cookie to forge with on this surface, and a POST changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def wizard(request: HttpRequest) -> HttpResponse:
    """Answer the answers so far with the next question, or with where they lead."""
    sent = read_submission(request.POST) if request.method == "POST" else Submission()
    page = page_for(sent, today=timezone.localdate())
    response = render(request, page.template, {"page": page, **in_every_language("eligibility:wizard")})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
