"""Drafts of forms: kept while somebody types and when a form arrives after its session has ended.

A form that may be kept carries a token that says for whom it was shown and at which address. Whoever holds the page
can therefore leave a draft to that colleague, and to nobody else, also when the session is over; only she sees it.
"""

import json
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from portal.accounts.access import case_work_membership
from portal.accounts.models import User
from portal.accounts.sending_again import TOKEN as CSRF_TOKEN
from portal.accounts.sending_again import form_outlived_session
from portal.casework.models import Case, Draft, Person
from portal.casework.models.draft import week_from_now
from portal.database.row_security import enter

TOKEN = "draft_token"  # noqa: S105  the name of a field
SHOWN = "utkast"
LONGEST_PATH = 200
LONGEST = 64 * 1024
_SALT = "portal.casework.drafts"
_OLDEST = 3 * 24 * 60 * 60  # a page left open over a week-end can still be sent


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose form it is, and its address."""

    user_id: int
    path: str


def token_for(user: User, path: str) -> str:
    """What the form carries."""
    return signing.dumps([user.pk, path], salt=_SALT)


def place_of(token: str) -> Place | None:
    """What a token says; None for one that is not ours or too old."""
    try:
        user_id, path = signing.loads(token, salt=_SALT, max_age=_OLDEST)
    except signing.BadSignature:
        return None
    return Place(user_id=user_id, path=path)


@transaction.atomic
def keep_draft(token: str, fields: QueryDict) -> bool:
    """Keep what was typed for the one the form was shown to. False where it cannot be: then nothing is kept.

    Asks no session: the token says whose it is. Someone who has left the municipality, or the case, keeps nothing.
    """
    place = place_of(token)
    text = _packed(fields)
    if place is None or len(text) > LONGEST or len(place.path) > LONGEST_PATH:
        return False
    user = User.objects.filter(pk=place.user_id, is_active=True).first()
    membership = case_work_membership(user) if user else None
    if user is None or membership is None or membership.municipality_id is None:
        return False
    enter(user.pk, membership.municipality_id)
    case_id, person_id = _about(place.path)
    if case_id is not None and not Case.objects.visible_to(user).filter(pk=case_id).exists():
        return False
    if person_id is not None and not Person.objects.filter(pk=person_id, case=case_id).exists():
        return False
    draft = Draft.objects.filter(user=user, path=place.path).select_for_update().first()
    draft = draft or Draft(municipality_id=membership.municipality_id, user=user, path=place.path, case_id=case_id)
    draft.fields = text
    draft.saved_at, draft.forget_after = timezone.now(), week_from_now()
    draft.save()
    return True


def _packed(fields: QueryDict) -> str:
    left_out = {CSRF_TOKEN, TOKEN}
    return json.dumps([[name, value] for name, values in fields.lists() if name not in left_out for value in values])


def _about(path: str) -> tuple[UUID | None, UUID | None]:
    """The case and the person in an address."""
    try:
        named = resolve(path).kwargs
    except Resolver404:
        raise Http404 from None
    return named.get("case_id"), named.get("person_id")


def draft_of(user: User, path: str) -> Draft | None:
    """What this colleague left here and has not saved."""
    return Draft.objects.filter(user=user, path=path, forget_after__gt=timezone.now()).first()


def drafts_of(user: User) -> list[Draft]:
    """All that this colleague left and has not saved, newest first; not what it says."""
    found = Draft.objects.filter(user=user, forget_after__gt=timezone.now())
    return list(found.select_related("case").defer("fields_sealed"))


def typed_in(draft: Draft) -> QueryDict:
    """The fields as they were left."""
    fields = QueryDict(mutable=True)
    for name, value in json.loads(draft.fields):
        fields.appendlist(name, value)
    fields._mutable = False
    return fields


def throw_away(user: User, path: str) -> None:
    """Forget what was left here."""
    Draft.objects.filter(user=user, path=path).delete()


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is filled in with: what is sent; on the way back to a draft, what was left; otherwise nothing."""
    if request.method == "POST":
        return request.POST
    if SHOWN not in request.GET:
        return None
    draft = draft_of(cast(User, request.user), request.path)  # behind the door somebody is signed in
    return typed_in(draft) if draft else None


def settle(request: HttpRequest, response: HttpResponse) -> None:
    """A form that was saved leaves no draft."""
    if request.method == "POST" and TOKEN in request.POST and response.status_code == 302:
        throw_away(cast(User, request.user), request.path)


@receiver(form_outlived_session, dispatch_uid="casework.keep_what_outlived_its_session")
def keep_what_outlived_its_session(request: HttpRequest, **_: Any) -> bool:
    """A form of case work that comes after its session has ended is kept for the one it was shown to."""
    return keep_draft(request.POST.get(TOKEN, ""), request.POST)
