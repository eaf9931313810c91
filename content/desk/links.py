"""Goes through the links, one at a time and with a pause before a site is asked again."""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol
from urllib.parse import urlsplit

from django.utils import timezone

from content.desk.asking import Answer
from content.desk.collecting import links_of_ours
from content.desk.models import Link

PAUSE: Final = 1.0  # seconds between two questions to one site


class Asks(Protocol):
    def ask(self, url: str) -> Answer: ...


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How many were asked, how many did not answer as they should, and how many are dead."""

    asked: int
    failed: int
    dead: int


def check_links(asks: Asks, *, sleep: Callable[[float], None] = time.sleep) -> Checked:
    """Ask every address that stands in our texts now, and forget those that no longer do.

    Each answer is kept at once: broken off, it has lost nothing, and the next time asks all again.
    """
    found = links_of_ours()
    Link.objects.exclude(url__in=found).delete()
    failed = 0
    last_asked: dict[str, float] = {}
    for url in _by_turns(found):
        host = urlsplit(url).hostname or ""
        if host in last_asked and (left := last_asked[host] + PAUSE - time.monotonic()) > 0:
            sleep(left)
        answer = asks.ask(url)
        last_asked[host] = time.monotonic()
        link, _ = Link.objects.get_or_create(url=url)
        link.found_in = found[url]
        failed += _keep(link, answer, timezone.localdate())
    return Checked(asked=len(found), failed=failed, dead=Link.objects.dead().count())


def _keep(link: Link, answer: Answer, today: date) -> bool:
    """Write down what came of it. An answer that says nothing changes nothing but the time of asking."""
    link.checked_at, link.status = timezone.now(), answer.status
    if answer.works:
        link.trouble, link.failing_since, link.last_failed_on, link.failed_days = "", None, None, 0
    elif answer.trouble is not None:
        link.trouble = answer.trouble
        link.failing_since = link.failing_since or today
        link.failed_days += link.last_failed_on != today
        link.last_failed_on = today
    link.save()
    return answer.trouble is not None


def _by_turns(urls: Iterable[str]) -> Iterator[str]:
    """Every address, the sites taking turns, so that no site is asked often and nobody waits for long."""
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for url in sorted(urls):
        waiting[urlsplit(url).hostname or ""].append(url)
    while waiting:
        for host in list(waiting):
            yield waiting[host].popleft()
            if not waiting[host]:
                del waiting[host]
