"""manage.py identity_provider set|take_away|list: where a municipality's staff sign in."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from portal.accounts import secrecy
from portal.accounts.models import IdentityProvider, Municipality
from portal.accounts.oidc.discovery import discover
from portal.accounts.oidc.fetching import is_safe_address
from portal.accounts.oidc.identities import set_provider, take_away_provider
from portal.accounts.oidc.refusals import Refused
from portal.settings.env import optional

LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
SECRET = "IDENTITY_PROVIDER_SECRET"  # noqa: S105  the variable's name
_LONGEST = 200


class Command(BaseCommand):
    help = "Let a municipality's staff sign in through its own identity provider (OpenID Connect)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        setting = verbs.add_parser(
            "set", help=f"new or changed; the client's secret is asked for, or read from {SECRET}"
        )
        setting.add_argument("code", help="the municipality's four digits")
        setting.add_argument("--issuer", required=True, help="exactly as the provider writes it")
        setting.add_argument("--client-id", required=True)
        setting.add_argument("--acr", action="append", metavar="VALUE", help=f"accepted assurance; {LOA3} if not given")
        setting.add_argument("--max-age-hours", type=float, default=12, help="since signing in there; 12 if not given")
        verbs.add_parser("take_away", help="end sign-in through a municipality").add_argument("code")
        verbs.add_parser("list", help="what is set, without secrets")

    def handle(self, *, verb: str, **options: Any) -> None:
        {"set": self._set, "take_away": self._take_away, "list": self._list}[verb](options)

    def _set(self, options: dict[str, Any]) -> None:
        place = self._place(options["code"])
        provider = IdentityProvider.objects.filter(municipality=place).first() or IdentityProvider(municipality=place)
        provider.issuer = self._checked_issuer(options["issuer"])
        provider.client_id = options["client_id"]
        provider.accepted_acr = options["acr"] or [LOA3]
        provider.max_age = round(options["max_age_hours"] * 3600)
        if any(not 0 < len(text) <= _LONGEST or " " in text for text in (provider.client_id, *provider.accepted_acr)):
            raise CommandError("Client id and acr values are words of 1 to 200 characters without spaces.")
        if not 60 <= provider.max_age <= 24 * 3600:
            raise CommandError("--max-age-hours is between a minute and 24 hours.")
        taken = IdentityProvider.objects.filter(issuer=provider.issuer, client_id=provider.client_id)
        if taken.exclude(pk=provider.pk).exists():
            raise CommandError("Another municipality has this client at this issuer. Each needs its own.")
        provider.client_secret_sealed = secrecy.seal(self._secret())
        forgotten = set_provider(provider)
        self.stdout.write(f"Set for {place}. Register at the provider:")
        for name, what in (("municipal_callback", "redirect URI"), ("municipal_logout", "back-channel logout URI")):
            self.stdout.write(f"  {what}: {settings.PUBLIC_URL.rstrip('/')}{reverse(name, args=[place.code])}")
        if forgotten:
            self.stdout.write(f"{forgotten} people were connected to an earlier issuer and are so no longer.")

    def _take_away(self, options: dict[str, Any]) -> None:
        provider = IdentityProvider.objects.filter(municipality=self._place(options["code"])).first()
        if provider is None:
            raise CommandError("This municipality has no identity provider.")
        self.stdout.write(f"Taken away. {take_away_provider(provider)} people were connected.")
        self.stdout.write("Those who have no password here are invited again, after their access has been ended.")

    def _list(self, options: dict[str, Any]) -> None:
        for row in IdentityProvider.objects.select_related("municipality"):
            acr = " ".join(row.accepted_acr)
            self.stdout.write(f"{row.municipality.code} {row.municipality}: {row.issuer} as {row.client_id}")
            self.stdout.write(f"     acr {acr}; {row.max_age / 3600:g} hours since signing in there")

    @staticmethod
    def _place(code: str) -> Municipality:
        try:
            return Municipality.objects.get(code=code)
        except Municipality.DoesNotExist:
            raise CommandError(f"No municipality has the code {code}.") from None

    @staticmethod
    def _checked_issuer(issuer: str) -> str:
        if not is_safe_address(issuer) or len(issuer) > _LONGEST or "?" in issuer:
            raise CommandError("An issuer is an https address of at most 200 characters, without query or fragment.")
        try:
            discover(issuer)
        except Refused as refused:
            raise CommandError(f"The provider does not describe itself as {issuer}: {refused.reason}.") from None
        return issuer

    @staticmethod
    def _secret() -> str:
        secret = optional(SECRET) or getpass.getpass("The client's secret: ")
        if not secret:
            raise CommandError("A client without a secret is not accepted.")
        return secret
