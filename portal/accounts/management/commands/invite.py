"""manage.py invite EMAIL --name NAME --role ROLE [--municipality CODE]: the first administrator, and any in need."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from portal.accounts.invitations import AlreadyHasAccount, IssuedInvitation, issue_invitation
from portal.accounts.models import MUNICIPAL_ROLES, Municipality, Role


class Command(BaseCommand):
    help = "Invite someone to the portal. Prints a link and a code, once: send them by two different ways."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--municipality", metavar="CODE", help="four digits, for the roles in a municipality")

    def handle(self, *, email: str, name: str, role: str, municipality: str | None, **options: Any) -> None:
        place = self._place(Role(role), municipality)
        try:
            validate_email(email)
            issued = issue_invitation(email=email, name=name, role=Role(role), municipality=place, by=None)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        except AlreadyHasAccount:
            raise CommandError(f"{email} has an account already.") from None
        self._tell(issued)

    @staticmethod
    def _place(role: Role, code: str | None) -> Municipality | None:
        if (role in MUNICIPAL_ROLES) != bool(code):
            raise CommandError("Give --municipality for social_worker and head_of_unit, and for no other role.")
        if not code:
            return None
        try:
            return Municipality.objects.get(code=code)
        except Municipality.DoesNotExist:
            raise CommandError(f"No municipality has the code {code}.") from None

    def _tell(self, issued: IssuedInvitation) -> None:
        path = reverse("accept_invitation", args=[issued.token])
        self.stdout.write(f"Link: {settings.PUBLIC_URL.rstrip('/')}{path}")
        self.stdout.write(f"Code: {issued.code}")
        self.stdout.write(
            f"Both are needed, until {issued.invitation.expires_at:%Y-%m-%d}. Send the link, tell the code."
        )
