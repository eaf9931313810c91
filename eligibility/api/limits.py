"""How often one address may ask: counted for a minute in this process' memory, under a name that nobody can undo.

Each server process counts by itself, so that with two of them an address may ask twice as often. That is enough to keep
one program from taking the place of everybody else; whoever needs more puts a limit into the proxy in front.
"""

import secrets
import time
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

from eligibility.api.problems import Problem

MINUTE = 60
SAME_HOME = 64  # the part of an IPv6 address that one subscriber is given; the rest she chooses herself


class Minute:
    """Who has asked how often in this minute. The salt lives as long as the counts, and so nothing can be linked."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._begin(clock())

    def _begin(self, now: float) -> None:
        self._ends = now + MINUTE
        self._salt = secrets.token_bytes(32)
        self._counts: Counter[bytes] = Counter()  # a process cannot answer so much in a minute that this grows large

    def count(self, what: str, address: str) -> int:
        """How often this address has asked for this, this time included."""
        with self._lock:
            if self._clock() >= self._ends:
                self._begin(self._clock())
            name = blake2b(f"{what} {address}".encode("utf-8", "replace"), key=self._salt, digest_size=16).digest()
            self._counts[name] += 1
            return self._counts[name]

    @property
    def seconds_left(self) -> int:
        """Whole seconds until everybody may ask again."""
        return max(1, int(self._ends - self._clock()) + 1)


MINUTE_OF_THIS_PROCESS = Minute()


def must_not_ask_too_often(request: HttpRequest, setting: str, minute: Minute = MINUTE_OF_THIS_PROCESS) -> None:
    """Raises Problem where an address asks more often in a minute than the setting of that name says; 0 is no limit."""
    most = getattr(settings, setting)
    if most and minute.count(setting, address_of(request)) > most:
        raise Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            f"At most {most} a minute from one address. Wait until the minute is over.",
            {"Retry-After": str(minute.seconds_left)},
        )


def address_of(request: HttpRequest) -> str:
    """Who asks: as the proxy in front says, or else the other end of the line; an IPv6 subscriber counts as one."""
    header = settings.CLIENT_ADDRESS_HEADER
    told = (header and request.headers.get(header, "")) or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(told.strip())
    except ValueError:
        return told
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, SAME_HOME), strict=False))
    return str(address)
