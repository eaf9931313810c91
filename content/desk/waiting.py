"""What waits for somebody, matter by matter: how much, since or until when, and where one mends it.

Each matter asks the database a fixed number of questions, however much there is.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.desk.matter import Thing, Waiting, edit_address, list_address, matter_of
from content.desk.models import Link
from content.dialogue.choices import Audience
from content.dialogue.deeds import to_follow_up, unanswered
from content.dialogue.models import Faq, Notice
from content.models import GuidancePage, StartPage
from content.places.cards import about_to_expire
from content.places.models import AdviceOrganisation, MunicipalityEntry
from content.practice.deeds import waiting_for_review
from content.translation.overview import behind
from eligibility.verification import read_editions
from portal.formatting import long_date
from portal.settings.languages import SOURCE

CARDS_WITHIN = 30  # days
NOTICES_WITHIN = timedelta(days=7)


Matter = Callable[[], Waiting | None]
_others: list[Matter] = []


def add(matter: Matter) -> None:
    """Let another area's matter stand on the desk too. Said again, it holds once."""
    if matter not in _others:
        _others.append(matter)


def everything() -> list[Waiting]:
    """Every matter of which there is something, in the order in which it matters to readers."""
    matters: Iterable[Matter] = (
        law_not_read,
        pages_past_their_day,
        links_that_died,
        translations_behind,
        cards_that_go,
        questions_without_answer,
        answers_past_their_day,
        follow_ups,
        examples_to_review,
        places_past_their_day,
        notices_that_end,
        *_others,
    )
    return [waiting for matter in matters if (waiting := matter()) is not None]


def law_not_read() -> Waiting | None:
    """The edition in force today, where nobody has read it as of today."""
    today = timezone.localdate()
    in_force = next(
        (
            read
            for read in read_editions()
            if read.edition.in_force_from <= today and (read.edition.in_force_until or today) >= today
        ),
        None,
    )
    if in_force is None or not in_force.can_be_moved:
        return None
    words = _("The ordinance %(edition)s has not been read as it stands today.") % {
        "edition": in_force.edition.ordinance
    }
    said_of_day = _("Read through %(day)s.") % {"day": long_date(in_force.through)}
    return Waiting(words=words, day=in_force.through, said_of_day=said_of_day, url=reverse("content_editions"))


def pages_past_their_day() -> Waiting | None:
    today, things = timezone.localdate(), []
    for model in (StartPage, GuidancePage):
        late = model.objects.live().filter(locale__language_code=SOURCE.code, next_check_on__lt=today)
        things += [
            Thing(title=title, url=reverse("wagtailadmin_pages:edit", args=[pk]), day=day)
            for pk, title, day in late.values_list("pk", "title", "next_check_on")
        ]
    words = ngettext(
        "%(count)s page is past its review date.", "%(count)s pages are past their review date.", len(things)
    )
    return matter_of(things, words, _("Since %(day)s"), reverse("wagtailadmin_explore_root"))


def links_that_died() -> Waiting | None:
    url = reverse("desk_links")
    things = [Thing(title=link.url, url=url, day=link.failing_since) for link in Link.objects.dead()]
    words = ngettext("%(count)s link no longer works.", "%(count)s links no longer work.", len(things))
    return matter_of(things, words, _("Since %(day)s"), url)


def translations_behind() -> Waiting | None:
    """Parts whose Swedish has changed since they were translated, language by language."""
    states = [state for state in behind() if state.behind]
    total = sum(state.behind for state in states)
    if not total:
        return None
    words = ngettext(
        "The translation of %(count)s part is behind the Swedish text.",
        "The translations of %(count)s parts are behind the Swedish text.",
        total,
    ) % {"count": total}
    things = tuple(
        Thing(
            title=f"{state.language.swedish_name}: {state.behind}",
            url=reverse("translation:in_language", args=[state.language.code]),
        )
        for state in states
    )
    return Waiting(words=words, url=reverse("translation:overview"), things=things)


def cards_that_go() -> Waiting | None:
    found = about_to_expire(CARDS_WITHIN)
    things = [
        Thing(title=f"{one.card} – {one.topic.label}", url=edit_address(one.card), day=one.expires_on) for one in found
    ]
    words = ngettext(
        "%(count)s statement on a country card disappears within a month.",
        "%(count)s statements on country cards disappear within a month.",
        len(things),
    )
    return matter_of(things, words, _("First on %(day)s"), list_address("places", "countrycard"))


def questions_without_answer() -> Waiting | None:
    things = [Thing(title=one.text[:80], url=edit_address(one), day=one.due_on) for one in unanswered()]
    words = ngettext(
        "%(count)s question from a municipality has no answer.",
        "%(count)s questions from municipalities have no answer.",
        len(things),
    )
    return matter_of(things, words, _("First to be answered by %(day)s"), list_address("dialogue", "question"))


def answers_past_their_day() -> Waiting | None:
    late = Faq.objects.filter(
        locale__language_code=SOURCE.code, live=True, next_check_on__lt=timezone.localdate()
    ).order_by("next_check_on")
    things = [Thing(title=one.question, url=edit_address(one), day=one.next_check_on) for one in late]
    words = ngettext(
        "%(count)s published answer is past its review date.",
        "%(count)s published answers are past their review date.",
        len(things),
    )
    return matter_of(things, words, _("Since %(day)s"), list_address("dialogue", "faq"))


def follow_ups() -> Waiting | None:
    things = [
        Thing(title=f"{one.municipality}: {one.follow_up[:80]}", url=edit_address(one), day=one.follow_up_by)
        for one in to_follow_up().select_related("municipality")
    ]
    words = ngettext(
        "%(count)s talk with a municipality is to be followed up.",
        "%(count)s talks with municipalities are to be followed up.",
        len(things),
    )
    return matter_of(things, words, _("First by %(day)s"), f"{list_address('dialogue', 'talk')}?follow_up=waiting")


def examples_to_review() -> Waiting | None:
    things = []
    for one in waiting_for_review():
        submission = getattr(one, "submission", None)
        came_on = submission.sent_at if submission else one.changed_at
        things.append(
            Thing(title=one.title, url=reverse("practice_review", args=[one.pk]), day=timezone.localdate(came_on))
        )
    words = ngettext(
        "%(count)s example of good practice waits for review.",
        "%(count)s examples of good practice wait for review.",
        len(things),
    )
    return matter_of(things, words, _("Since %(day)s"), reverse("practice_office"))


def places_past_their_day() -> Waiting | None:
    today = timezone.localdate()
    municipalities = MunicipalityEntry.objects.filter(next_check_on__lt=today).select_related("municipality")
    organisations = AdviceOrganisation.objects.filter(next_check_on__lt=today)
    found: list[Any] = [*municipalities, *organisations]
    things = [Thing(title=str(one), url=edit_address(one), day=one.next_check_on) for one in found]
    words = ngettext(
        "The contacts of %(count)s municipality or organisation are past their review date.",
        "The contacts of %(count)s municipalities and organisations are past their review date.",
        len(things),
    )
    return matter_of(things, words, _("Since %(day)s"), f"{list_address('places', 'municipalityentry')}?check=late")


def notices_that_end() -> Waiting | None:
    now = timezone.now()
    ending = Notice.objects.filter(
        locale__language_code=SOURCE.code, ends_at__gt=now, ends_at__lte=now + NOTICES_WITHIN
    ).order_by("ends_at")
    things = [
        Thing(
            title=f"{Audience(one.audience).label}: {one.text[:80]}",
            url=edit_address(one),
            day=timezone.localdate(one.ends_at),
        )
        for one in ending
    ]
    words = ngettext("%(count)s notice ends within a week.", "%(count)s notices end within a week.", len(things))
    return matter_of(things, words, _("First on %(day)s"), list_address("dialogue", "notice"))
