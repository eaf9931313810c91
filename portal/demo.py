"""The lifelike people of the demo: who signs in, in which role. Invented; they exist on this machine alone."""

import base64
import hashlib
import time
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from portal.accounts.models import Membership, Municipality, Role, User

PASSWORD = "demo-vagval-2026"  # noqa: S105  opens the embedded demo database and nothing else


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    email: str
    name: str
    role: Role
    municipality: str | None = None

    @property
    def totp_secret(self) -> str:
        """The secret of this person's authenticator: known to all, as the person is nobody."""
        return base64.b32encode(hashlib.sha256(self.email.encode()).digest()[:20]).decode()

    def code_of_this_moment(self) -> str:
        """The six digits that the authenticator shows now."""
        return format_hotp_value(hotp_value(self.totp_secret, int(time.time()) // app_settings.TOTP_PERIOD))


PEOPLE = (
    DemoPerson(email="anna@malmo.example", name="Anna Andersson", role=Role.SOCIAL_WORKER, municipality="1280"),
    DemoPerson(email="bo@malmo.example", name="Bo Berg", role=Role.SOCIAL_WORKER, municipality="1280"),
    DemoPerson(email="helga@malmo.example", name="Helga Holm", role=Role.HEAD_OF_UNIT, municipality="1280"),
    DemoPerson(email="cecilia@goteborg.example", name="Cecilia Carlsson", role=Role.SOCIAL_WORKER, municipality="1480"),
    DemoPerson(email="karin@samordnaren.example", name="Karin Karlsson", role=Role.COORDINATOR),
    DemoPerson(email="erik@samordnaren.example", name="Erik Ek", role=Role.EDITOR),
    DemoPerson(email="ada@samordnaren.example", name="Ada Alm", role=Role.ADMINISTRATOR),
)


def make_person(person: DemoPerson) -> tuple[User, bool]:
    """The user with role, checked address and second factor, and whether it was made just now."""
    if user := User.objects.filter(email=person.email).first():
        return user, False
    user = User.objects.create_user(person.email, PASSWORD, name=person.name)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    municipality = Municipality.objects.get(code=person.municipality) if person.municipality else None
    Membership.objects.create(user=user, role=person.role, municipality=municipality)
    TOTP.activate(user, person.totp_secret)
    return user, True
