"""Who signs in, for which municipality, in which role. Residents have no accounts."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user known by e-mail address; without a password nobody can sign in until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """The one who installs the portal."""
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person on the staff of a municipality or the national coordinator's office."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as Wagtail and allauth show it."""
        return self.name

    def get_short_name(self) -> str:
        """The given name."""
        return self.name.split(" ")[0]


class Municipality(models.Model):
    """One of Sweden's 290 municipalities, by its official four-digit code."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=100)
    county_code = models.CharField(_("county code"), max_length=2)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    SOCIAL_WORKER = "social_worker", _("social worker")
    HEAD_OF_UNIT = "head_of_unit", _("head of unit")
    COORDINATOR = "coordinator", _("coordinator")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")


MUNICIPAL_ROLES = (Role.SOCIAL_WORKER, Role.HEAD_OF_UNIT)

_municipal = [role.value for role in MUNICIPAL_ROLES]
_ROLE_AND_MUNICIPALITY_AGREE = models.Q(role__in=_municipal, municipality__isnull=False) | (
    ~models.Q(role__in=_municipal) & models.Q(municipality__isnull=True)
)


class Membership(models.Model):
    """A user's role; the municipal roles belong to one municipality, the national ones to none."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "role", "municipality"], nulls_distinct=False, name="one_role_once"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(municipality__isnull=False), name="one_municipality_per_user"
            ),
            models.CheckConstraint(condition=_ROLE_AND_MUNICIPALITY_AGREE, name="municipal_roles_have_a_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime | None = None) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(
            accepted_at=None,
            withdrawn_at=None,
            expires_at__gt=now or timezone.now(),
            wrong_codes__lt=Invitation.MAX_WRONG_CODES,
        )


class Invitation(models.Model):
    """The only way to an account: a link, and a code that is told by another way than the link.

    Neither is stored, only what recognises them. Forgotten 90 days after it has expired
    (`manage.py forget_invitations`); AccountEvent keeps who gave access to whom.
    """

    MAX_WRONG_CODES = 5

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["expires_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=_ROLE_AND_MUNICIPALITY_AGREE, name="invited_municipal_roles_have_a_municipality"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"


class AccountEvent(models.Model):
    """Who gave or took whose access, and when. Never changed, never removed; holds no address and no name."""

    append_only = True

    class Kind(models.TextChoices):
        INVITED = "invited", _("invited")
        WITHDRAWN = "withdrawn", _("invitation withdrawn")
        ACCEPTED = "accepted", _("invitation accepted")
        ENDED = "ended", _("access ended")
        # Sign-in through the municipality; the two last are about no user and no role.
        CONNECTED = "connected", _("sign-in through the municipality connected")
        PROVIDER_SET = "provider_set", _("identity provider set")
        PROVIDER_GONE = "provider_gone", _("identity provider taken away")

    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.kind}"


class IdentityProvider(models.Model):
    """Where a municipality's own staff sign in, by OpenID Connect. Changed by `manage.py identity_provider` alone.

    Who is who there stands in allauth's SocialAccount as (issuer, subject).
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.PROTECT, related_name="identity_provider")
    issuer = models.CharField(max_length=200)
    client_id = models.CharField(max_length=200)
    client_secret_sealed = models.TextField()
    accepted_acr = ArrayField(models.CharField(max_length=200))
    max_age = models.PositiveIntegerField(default=12 * 60 * 60)  # seconds since somebody signed in there
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["municipality__name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["issuer", "client_id"], name="one_municipality_per_client"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.issuer}"


class LogoutNotice(models.Model):
    """A provider has told that somebody signed out there: sessions from before are over. Forgotten after a day
    (`manage.py forget_invitations`), when no such session can live any more and the token is too old to be replayed.
    """

    issuer = models.CharField(max_length=200)
    token_id = models.CharField(max_length=255)
    subject = models.CharField(max_length=255, blank=True)
    session = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["issuer", "token_id"], name="one_notice_per_token"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
