"""Protected identity of one person closes the whole case to those who are not named for it."""

from portal.accounts.models import User
from portal.casework.models import Case, ProtectedIdentity

from .access import protect_case, unprotect_case


class CannotProtect(Exception):
    """Whoever came in an emergency closes a case to nobody: a colleague who has it does, or the head."""


def follow_protection(case: Case, *, by: User) -> None:
    """Let the case be protected while somebody in it is, and no longer when nobody is. Raises CannotProtect."""
    if not case.people.exclude(protected_identity=ProtectedIdentity.NONE).exists():
        unprotect_case(by=by, case=case)
    elif not protect_case(by=by, case=case) and not Case.objects.filter(pk=case.pk, has_protected=True).exists():
        raise CannotProtect
