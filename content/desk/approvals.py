"""What waits for one person: what she may approve, and what is approved and lies unpublished.

Unlike the other matters these differ from reader to reader: nobody is asked to approve what she has written herself.
The rule of two people is asked of each thing, so the questions to the database grow with what waits, which is little.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState

from content.desk.matter import Thing, Waiting, matter_of
from content.desk.waiting import examples_to_review
from content.practice.models import MAY_PUBLISH
from content.publishing.bundles import may_approve_bundle
from content.publishing.models import Bundle, BundleState
from portal.accounts.access import may_edit
from portal.accounts.models import User


def for_person(user: User) -> list[Waiting]:
    """What this person may approve or publish now. Nothing for who does not work in these rooms."""
    if not may_edit(user):
        return []
    return [waiting for matter in (to_approve, to_publish) if (waiting := matter(user)) is not None]


def told_in_letters(user: User) -> list[Waiting]:
    """The same, and the examples of good practice for who may publish them."""
    examples = examples_to_review() if may_edit(user) and user.has_perm(MAY_PUBLISH) else None
    return [*for_person(user), *([examples] if examples else [])]


def to_approve(user: User) -> Waiting | None:
    """Pages and other texts, and bundles, for which somebody has asked a colleague."""
    things = [*_texts(user), *_bundles(user)]
    words = ngettext(
        "%(count)s text or bundle waits for your approval.",
        "%(count)s texts and bundles wait for your approval.",
        len(things),
    )
    return matter_of(things, words, _("Since %(day)s"), reverse("wagtailadmin_home"))


def to_publish(user: User) -> Waiting | None:
    """Approved bundles that nobody has published, but for those that will be by themselves."""
    by_itself = Q(planned_for__gt=timezone.now(), failure="")
    things = [
        Thing(
            title=bundle.name, url=_address(bundle), day=bundle.approved_at and timezone.localdate(bundle.approved_at)
        )
        for bundle in Bundle.objects.filter(state=BundleState.APPROVED).exclude(by_itself)
    ]
    words = ngettext(
        "%(count)s approved bundle is not published yet.",
        "%(count)s approved bundles are not published yet.",
        len(things),
    )
    return matter_of(things, words, _("Since %(day)s"), reverse("publishing_admin:bundles"))


def _texts(user: User) -> Iterator[Thing]:
    """Of any kind that is approved: whose task it is says who may."""
    finder = AdminURLFinder(user)
    states = TaskState.objects.reviewable_by(user).select_related("revision").order_by("started_at")
    for state in states.prefetch_related("revision__content_object"):
        if text := state.revision and state.revision.content_object:
            url = finder.get_edit_url(text) or reverse("wagtailadmin_home")
            yield Thing(title=str(text), url=url, day=_day_of(state.started_at))


def _bundles(user: User) -> Iterator[Thing]:
    for bundle in Bundle.objects.filter(state=BundleState.ASKED):
        if may_approve_bundle(user, bundle):
            title = _("Bundle: %(name)s") % {"name": bundle.name}
            yield Thing(title=title, url=_address(bundle), day=_day_of(bundle.asked_at))


def _address(bundle: Bundle) -> str:
    return reverse("publishing_admin:bundle", args=[bundle.pk])


def _day_of(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
