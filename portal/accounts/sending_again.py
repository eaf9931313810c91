"""Nothing typed is lost when a session has ended meanwhile: what was sent comes back, to be sent once more.

What is shown is the sender's own request and is kept nowhere. Another site's request is never shown, so that nobody
can be led to send what a stranger wrote.
"""

from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.settings.surfaces import CASEWORK_PREFIX

# Asked when a form comes after its session has ended; whoever can keep it until its sender is back answers True.
form_outlived_session = Signal()

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field


def can_be_sent_again(request: HttpRequest) -> bool:
    """Whether this is a form of case work, sent from a page of ours."""
    if request.method != "POST" or not request.path.startswith(CASEWORK_PREFIX):
        return False
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def is_kept(request: HttpRequest) -> bool:
    """Whether somebody keeps what was typed until its sender has signed in again."""
    return any(kept for _receiver, kept in form_outlived_session.send(sender=None, request=request))


def send_again(request: HttpRequest, *, signed_out: bool) -> HttpResponse:
    """The page that holds what was typed, and the way to sign in where that is lacking."""
    fields = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
    return render(request, "accounts/send_again.html", {"fields": fields, "signed_out": signed_out}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a form without a valid token, which is what a form becomes when somebody signs in again."""
    if can_be_sent_again(request) and request.user.is_authenticated:  # in this order: elsewhere there is no user
        return send_again(request, signed_out=False)
    return render(request, "403_csrf.html", status=403)
