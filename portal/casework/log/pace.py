"""How many cases one colleague opens in a short time. A person at work never comes near; a script that drains does.

At NOTICE_AT the heads of unit are told, in the same request; at LIMIT no further case opens until some time has gone.
The cases somebody has open already stay open to her.
"""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from portal.accounts.models import User
from portal.casework.log.noticing import raise_notice
from portal.casework.models import NoticeKind
from portal.casework.models.event import READINGS

LATELY = timedelta(minutes=10)
NOTICE_AT = 30
LIMIT = 60


class TooManyCases(Exception):
    """Somebody has opened so many cases lately that one more has to wait."""


def keep_pace(user: User, case_id: UUID) -> None:
    """Before a case is opened: is it one more than somebody reads in at work? Raises TooManyCases."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT others, known FROM casework_reach(%s, %s, %s)",
            [case_id, f"{LATELY.total_seconds()} seconds", list(READINGS)],
        )
        others, known = cursor.fetchone()
    if known or others + 1 < NOTICE_AT:
        return
    raise_notice(NoticeKind.MANY_CASES, about=user, within=LATELY)
    if others >= LIMIT:
        raise TooManyCases
