"""The wizard in a frame on somebody else's page: the one page of ours that may be framed.

It keeps nothing, sets no cookie, runs no script and changes nothing, so that nobody can be tricked by what is laid over
it into more than a wrong answer to a question of her own.
"""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eligibility.views import answer_with_page

ADDRESS = "eligibility:embedded"


@csrf_exempt  # no cookie to forge with on this surface, and a POST changes nothing
@xframe_options_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def embedded_wizard(request: HttpRequest) -> HttpResponse:
    """The same wizard, in a slim frame and without script."""
    framable = csp_replace({"frame-ancestors": settings.EMBED_ANCESTORS, "script-src": [NONE]})(answer_with_page)
    return framable(request, address=ADDRESS, base="eligibility/embedded.html")
