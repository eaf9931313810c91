"""What all deeds share: the case is locked, visible to whoever acts, and in the right status."""

from typing import TypeVar
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied

from portal.accounts.models import User
from portal.casework.models import Case
from portal.casework.models.ground import MadeOnce

Made = TypeVar("Made", bound=MadeOnce)


class CaseIsClosed(Exception):
    """Nothing can be written in a closed case. `case` is the one."""

    def __init__(self, case: Case) -> None:
        super().__init__(str(case))
        self.case = case


def hold(case: Case, *, by: User) -> Case:
    """The case, held for this transaction, so that deeds in one case happen one after another.

    Raises PermissionDenied for somebody who is not assigned to it.
    """
    held = Case.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=case.pk).first()
    if held is None:
        raise PermissionDenied
    return held


def hold_open(case: Case, *, by: User) -> Case:
    """As `hold`, for writing. Raises CaseIsClosed when the case is closed."""
    held = hold(case, by=by)
    if not held.is_open:
        raise CaseIsClosed(held)
    return held


def key_for(request_key: UUID, *, by: User, within: object) -> UUID:
    """The key under which a form's row is kept: the form's own, bound to who sends it and where it belongs."""
    return uuid5(request_key, f"{by.pk} {within}")


def made_before(model: type[Made], *, municipality_id: int, request_key: UUID) -> Made | None:
    """What the same form has made already, if it was sent twice."""
    return model._default_manager.filter(municipality_id=municipality_id, request_key=request_key).first()
