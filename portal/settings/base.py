"""Settings for demo and development, and the ground that production.py hardens and test.py lightens."""

from portal.database.configuration import database
from portal.settings import languages
from portal.settings.env import ROOT, counted, kept_secret, listed, optional, var_folder
from portal.settings.policies import PERMISSIONS_POLICY as PERMISSIONS_POLICY
from portal.settings.surfaces import ACCOUNTS_PREFIX, chosen_surfaces

VAR = var_folder()
SURFACES = chosen_surfaces()

DEBUG = False
SECRET_KEY = kept_secret("SECRET_KEY")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
PUBLIC_URL = optional("PUBLIC_URL", "http://localhost:8000")
# Where case work is, for a deployment that serves the public pages alone; empty where the two need not meet.
CASEWORK_URL = optional("CASEWORK_URL").rstrip("/")

# The key that protects what case work stores about people; not the SECRET_KEY, so that each can be changed alone.
CASEWORK_MASTER_KEY = kept_secret("CASEWORK_MASTER_KEY")
# Keys that still open what they sealed, and seal nothing more; docs/running.md says how a key is exchanged.
CASEWORK_MASTER_KEYS_OLD = listed("CASEWORK_MASTER_KEYS_OLD")

# What signs the packages of cases (Ed25519), and the public keys of other installations: "name:hexadecimal".
CASEWORK_SIGNING_KEY = kept_secret("CASEWORK_SIGNING_KEY")
CASEWORK_TRUSTED_KEYS = listed("CASEWORK_TRUSTED_KEYS")

# Municipalities, by code, that have decided to name those who have read in the list that a client may have.
CASEWORK_READERS_NAMED = listed("CASEWORK_READERS_NAMED")

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "portal.accounts",
    "portal.blanks",
    "portal.casework",
    "content",
    "content.translation",
    "content.glossary",
    "content.finding",
    "content.feedback",
    "content.places",
    "content.practice",
    "content.publishing",
    "content.dialogue",
    "content.desk",
    "portal.genuine",
    "eligibility",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.CompressedForEverybody",
    "portal.middleware.SurfaceHeaders",
    "portal.middleware.SurfacePolicy",
    "content.csp.SignWagtailScripts",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "eligibility.api.door.MachinesDoor",
    "portal.middleware.StaffSession",
    "portal.casework.doors.refusals.RefusalsAreLogged",
    "portal.middleware.SurfaceLanguage",
    "portal.middleware.ReadableInput",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.middleware.StaffAuthentication",
    "portal.middleware.StaffMessages",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.SecondFactorForStaff",
    "portal.middleware.BrokenForms",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
# Doors are told by the address. Without this a header could move one address under another's (SCRIPT_NAME).
FORCE_SCRIPT_NAME = ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": database(
        optional("DATABASE_URL"),
        optional("DATABASE_OWNER_URL"),
        as_owner=optional("DATABASE_ROLE") == "owner",
        folder=VAR,
    )
}
DATABASE_APP_ROLE = optional("DATABASE_APP_ROLE", "vagval_app")

# People who sign in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff_home"
ACCOUNT_ADAPTER = "portal.accounts.adapters.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # an accepted invitation has verified the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignInForm",
    "reauthenticate": "portal.accounts.forms.ReauthenticateForm",
    "change_password": "portal.accounts.forms.ChangePasswordForm",
    "reset_password": "portal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.ResetPasswordKeyForm",
}
# allauth's own limits hold: five failed passwords or codes for an account in five minutes, ten failures and thirty
# attempts a minute from one address. Each server process counts by itself, in memory, unless CACHES names a shared one.
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "portal.accounts.adapters.SecondFactor"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up, so there is nobody to keep from locking an address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.SecondFactorForm",
    "reauthenticate": "portal.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "portal.accounts.forms.SetUpAppForm",
    "add_webauthn": "portal.accounts.forms.AddKeyForm",
    "edit_webauthn": "portal.accounts.forms.EditKeyForm",
}
# Sign-in through a municipality's own identity provider: see portal/accounts/oidc. No account is made by it, none is
# found by an e-mail address, and its tokens are thrown away.
SOCIALACCOUNT_ADAPTER = "portal.accounts.oidc.adapter.MunicipalIdentity"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_STORE_TOKENS = False
IDENTITY_PROVIDERS_ON_LOOPBACK = True  # over http, on this very machine: for tests and demo, never in production
MFA_TOTP_ISSUER = "Vägval"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]

# A left computer is not a breach: a session ends after 15 idle minutes, and after 8 hours whatever happens.
SESSION_COOKIE_AGE = 15 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_ABSOLUTE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.accounts.sending_again.csrf_failure"
CSRF_COOKIE_SAMESITE = "Lax"

# Bad input has a small room to be bad in
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
EDITING_UPLOAD_MAX = 12 * 1024 * 1024  # a picture, a translation or an agency's blank, with its form
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# A case that comes as a file, with its form. Django keeps files up to 2.5 MB in memory: none touches the disk.
CASEWORK_PACKAGE_MAX = 2 * 1024 * 1024 + 64 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "no-referrer"  # staff rooms say their own in portal.middleware.SurfaceHeaders
X_FRAME_OPTIONS = "DENY"  # but for one page: eligibility/embedding.py

# Whose pages may show the wizard in a frame: addresses of sites, or * for any. Nothing else of ours can be framed.
EMBED_ANCESTORS = listed("EMBED_ANCESTORS", "*")

# What one address may ask of /api/ in a minute, counted in the memory of each server process; 0 is no limit.
API_ASSESSMENTS_A_MINUTE = counted("API_ASSESSMENTS_A_MINUTE", 60)
API_READINGS_A_MINUTE = counted("API_READINGS_A_MINUTE", 300)
FEEDBACK_A_MINUTE = counted("FEEDBACK_A_MINUTE", 12)  # answers to whether a page helped
API_CHECKS_A_MINUTE = counted("API_CHECKS_A_MINUTE", 30)  # of documents, on the page as well
PRACTICE_SUBMISSIONS_A_MINUTE = counted("PRACTICE_SUBMISSIONS_A_MINUTE", 3)  # examples, from one address
PRACTICE_SUBMISSIONS_AN_HOUR = counted("PRACTICE_SUBMISSIONS_AN_HOUR", 60)  # from everybody, counted in the database
# The header in which a proxy tells who asks, where one is in front and drops what a client sent under that name.
CLIENT_ADDRESS_HEADER = ""

# Languages
LANGUAGE_CODE = languages.SOURCE.code
LANGUAGES = [(language.code, language.own_name) for language in languages.PUBLISHED]
LANGUAGES_BIDI = [language.code for language in languages.ALL if language.right_to_left]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.publishing.finishing.publish_approved"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation begins as a draft
# A class with the interface of content.translation.machines.MachineTranslator, or none.
MACHINE_TRANSLATOR = optional("MACHINE_TRANSLATOR")
if MACHINE_TRANSLATOR:
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "content.translation.machines.ForWagtailLocalize", "OPTIONS": {}}
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Vägval"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILADMIN_LOGIN_URL = f"{ACCOUNTS_PREFIX}login/"
WAGTAIL_FRONTEND_LOGIN_URL = f"{ACCOUNTS_PREFIX}login/"

# Where a person who has to leave the page at once is taken: a page nobody asks about.
QUICK_EXIT_URL = optional("QUICK_EXIT_URL", "https://www.smhi.se/")

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = optional("DEFAULT_FROM_EMAIL", "vagval@localhost")

# No addresses, no answers: gunicorn's access log is off (deploy/), and Django says only what went wrong.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "portal.logging.WithoutWords", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "filters": {"no_request": {"()": "portal.logging.WithoutRequest"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_request"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
