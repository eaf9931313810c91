"""Hardening only: everything else is base.py. Each variable stands in docs/running.md."""

import environ

from .base import *  # noqa: F403
from .base import SURFACES
from .env import listed, optional, required
from .surfaces import Surface

SECRET_KEY = required("SECRET_KEY")
if SURFACES - {Surface.PUBLIC}:  # nobody signs in there, so the key need not lie there
    CASEWORK_MASTER_KEY = required("CASEWORK_MASTER_KEY")
    CASEWORK_SIGNING_KEY = required("CASEWORK_SIGNING_KEY")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS") or [required("ALLOWED_HOSTS")]
PUBLIC_URL = WAGTAILADMIN_BASE_URL = required("PUBLIC_URL")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-vagval"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-vagval-csrf"
IDENTITY_PROVIDERS_ON_LOOPBACK = False
globals().update(environ.Env.email_url_config(optional("EMAIL_URL", "smtp://localhost:25")))
EMAIL_TIMEOUT = 10

# Sign-in attempts and /api/ are limited by it: the proxy in front sets it, and drops what a client sent under the name.
CLIENT_ADDRESS_HEADER = ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Real-IP"
