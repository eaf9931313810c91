"""Asks an address outside whether it is still there, and never an address of an inner network.

The name is looked up once, every address that it has must be public, and the connection goes to the very address that
was looked at: a name that answers something else a moment later leads nowhere.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from requests.adapters import BaseAdapter, HTTPAdapter

from content.desk.models import Trouble

TIMEOUT: Final = (5, 10)  # seconds to connect, seconds between two pieces of an answer
LONGEST: Final = 60  # seconds for all of it, however it answers
MOST_REDIRECTS: Final = 5
PORT: Final = 443
# The page is there, but not for a machine, or not now: neither alive nor dead is known.
_SAYS_NOTHING: Final = frozenset({401, 403, 408, 425, 429, 503})
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
Resolve = Callable[[str], Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of asking. `is_known` is False where the answer says nothing of whether the page is there."""

    status: int | None = None
    trouble: Trouble | None = None
    is_known: bool = True

    @property
    def works(self) -> bool:
        return self.is_known and self.trouble is None


class InnerNetwork(Exception):
    """The name leads to an address that is not public."""


class NameNotKnown(Exception):
    """Nobody knows the name."""


def resolve(host: str) -> Sequence[str]:
    """Every address of a name."""
    try:
        return sorted({str(found[4][0]) for found in socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError) as error:
        raise NameNotKnown(host) from error


def public_address(host: str, resolve: Resolve) -> str:
    """One address of the name. Raises InnerNetwork if any of them is not for everybody, and NameNotKnown."""
    found = resolve(host)
    if not found:
        raise NameNotKnown(host)
    if not all(_is_public(address) for address in found):
        raise InnerNetwork(host)
    return found[0]


def _is_public(address: str) -> bool:
    known = ipaddress.ip_address(address.split("%")[0])
    inner = _carried(known)
    return known.is_global and not known.is_multicast and (inner is None or inner.is_global)


def _carried(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The older address that a newer one carries, and leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


class ToThatAddress(HTTPAdapter):
    """Connects to the address that was looked at, and still asks the site to prove that it has the name."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        super().__init__()

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        host_params, pool_kwargs = super().build_connection_pool_key_attributes(request, verify, cert)
        name = host_params["host"]
        host_params["host"] = public_address(name.strip("[]"), self._resolve)
        return host_params, {**pool_kwargs, "assert_hostname": name, "server_hostname": name}

    def add_headers(self, request: Any, **_kwargs: Any) -> None:
        request.headers["Host"] = urlsplit(request.url).hostname


class Asker:
    """Asks one address at a time. `adapter` is what carries the requests, `trusted` who may vouch for a name."""

    def __init__(self, adapter: BaseAdapter | None = None, *, trusted: str | None = None) -> None:
        self._adapter = adapter or ToThatAddress(resolve)
        self._trusted = trusted

    def ask(self, url: str) -> Answer:
        """Whether the page is there. A site that answers a letter at a time is left to itself after a while."""
        answers: list[Answer] = []
        asking = threading.Thread(target=lambda: answers.append(self._ask(url)), daemon=True)
        asking.start()
        asking.join(LONGEST)
        return answers[0] if answers else Answer(trouble=Trouble.TIMEOUT)

    def _ask(self, url: str) -> Answer:
        """HEAD, and GET where HEAD does not say."""
        try:
            with self._session() as session:
                answer = _follow(session, "HEAD", url)
                return answer if answer.works else _follow(session, "GET", url)
        except InnerNetwork:
            return Answer(trouble=Trouble.PRIVATE)
        except NameNotKnown:
            return Answer(trouble=Trouble.NAME)
        except requests.exceptions.SSLError:
            return Answer(trouble=Trouble.CERTIFICATE)
        except requests.exceptions.Timeout:
            return Answer(trouble=Trouble.TIMEOUT)
        except (requests.exceptions.RequestException, ValueError):
            return Answer(trouble=Trouble.REFUSED)

    def _session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False  # no proxy and no password of ours goes along
        session.headers["User-Agent"] = f"Vagval link check (+{settings.PUBLIC_URL})"
        session.verify = self._trusted or True
        session.mount("https://", self._adapter)
        return session


def _follow(session: requests.Session, method: str, url: str) -> Answer:
    for _ in range(MOST_REDIRECTS + 1):
        if not _may_be_asked(url):
            return Answer(trouble=Trouble.REDIRECTS)
        # Only the head of an answer is read, whatever comes after it.
        with session.request(method, url, timeout=TIMEOUT, allow_redirects=False, stream=True) as response:
            if not response.is_redirect:
                return _answer(response.status_code)
            url = urljoin(url, response.headers["Location"])
    return Answer(trouble=Trouble.REDIRECTS)


def _may_be_asked(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname) and parts.port in (None, PORT) and not parts.username


def _answer(status: int) -> Answer:
    if status in _SAYS_NOTHING or 500 < status < 600:
        return Answer(status=status, is_known=False)
    return Answer(status=status, trouble=Trouble.STATUS if status >= 400 else None)
