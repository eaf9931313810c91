"""The way out of the letters, for whoever holds the link in one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.desk.digest import is_ours, unsubscribe
from portal.settings.languages import SOURCE


@csrf_exempt  # no cookie to forge with on this surface; the signed address is what lets in
@require_http_methods(["GET", "HEAD", "POST"])
def no_more_letters(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first, since programs open the links in letters; a POST ends it. Safe to do again."""
    if not is_ours(token):
        raise Http404
    if request.method == "POST":
        unsubscribe(token)
    with translation.override(SOURCE.code):
        response = render(request, "content/desk/no_more_letters.html", {"is_done": request.method == "POST"})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
