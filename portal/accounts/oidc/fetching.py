"""The only way this portal speaks with an identity provider: JSON, over https, quickly or not at all."""

import ipaddress
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from .refusals import Reason, Refused

SECONDS = 5
_LARGEST_ANSWER = 256 * 1024


def is_safe_address(address: object) -> bool:
    """Whether what we ask for there arrives unread and unchanged."""
    if not isinstance(address, str) or len(address) > 2000 or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or port == 0 or parts.username is not None or parts.password is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (
        parts.scheme == "http" and settings.IDENTITY_PROVIDERS_ON_LOOPBACK and _is_this_machine(host)
    )


def fetch_json(
    address: str, *, form: Mapping[str, str] | None = None, auth: AuthBase | None = None, refusal: Reason
) -> dict[str, Any]:
    """The object that is answered with 200; `form` is posted, otherwise it is a GET. No redirect is followed.

    Raises Refused: UNREACHABLE where nothing comes in time, `refusal` where something else comes.
    """
    if not is_safe_address(address):
        raise Refused(refusal)
    try:
        with requests.request(
            "GET" if form is None else "POST",
            address,
            data=form,
            auth=auth,
            headers={"Accept": "application/json"},
            timeout=SECONDS,
            allow_redirects=False,
            stream=True,
        ) as response:
            body = _read(response)
    except (requests.RequestException, HTTPError):
        raise Refused(Reason.UNREACHABLE) from None
    if response.status_code != 200:
        raise Refused(refusal)
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(refusal) from None
    if not isinstance(answer, dict):
        raise Refused(refusal)
    return answer


def _read(response: requests.Response) -> bytes:
    """The whole body, unless it is too long or drips: a timeout of requests counts from byte to byte only."""
    until, body = time.monotonic() + SECONDS, b""
    while chunk := response.raw.read1(65_536, decode_content=True):
        body += chunk
        if len(body) > _LARGEST_ANSWER or time.monotonic() > until:
            raise Refused(Reason.UNREACHABLE)
    return body


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
