"""The content security policy of each surface, and the browser features that nobody here needs."""

from typing import Any

from csp.constants import NONCE, NONE, SELF

from .surfaces import Surface

# No nonce and no inline script: a page kept by a proxy is the same page for everyone.
_PUBLIC: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["vagval"],
}

# Sign-in shows the authenticator's QR picture as a data: image.
_CASEWORK = {**_PUBLIC, "img-src": [SELF, "data:"]}

# Wagtail's admin: see docs/decisions/ on the editing surface's policy.
_EDITING: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src-elem": [SELF, "'unsafe-inline'"],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [SELF],
}

CONTENT_SECURITY_POLICIES = {
    Surface.PUBLIC: _PUBLIC,
    Surface.CASEWORK: _CASEWORK,
    Surface.EDITING: _EDITING,
}

PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
