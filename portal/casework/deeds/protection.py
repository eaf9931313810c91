"""Protected identity of one person closes the whole case to those who are not named for it."""

from portal.accounts.models import User
from portal.casework.models import Case, ProtectedIdentity

from .access import protect_case, unprotect_case


def follow_protection(case: Case, *, by: User) -> None:
    """Let the case be protected while somebody in it is, and no longer when nobody is."""
    if case.people.exclude(protected_identity=ProtectedIdentity.NONE).exists():
        protect_case(by=by, case=case)
    else:
        unprotect_case(by=by, case=case)
