"""Light settings for the tests: same database, same policies, quick passwords, nothing written outside var/."""

from .base import *  # noqa: F403
from .base import DATABASES, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nobody's password
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nobody's data: what a power cut would lose need not be on the disk before a test goes on.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c synchronous_commit=off -c jit=off")
ACCOUNT_RATE_LIMITS = False
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there, and warnings fail the tests
