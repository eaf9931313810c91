"""Who may approve what: the one rule of two people."""

from typing import Any

from content.permissions import authors


def may_approve(user: Any, page: Any, *, asked_by: int | None) -> bool:
    """Whether this person may be the second one.

    Not who asked for it, and not who has written any of it since it was last published. Two who have written it
    together may: the last to write asks, the other approves, and no sentence has been seen by its writer alone.
    """
    if user.pk == asked_by:
        return False
    page = page.specific
    if user.pk not in authors(page):
        return True
    latest = page.latest_revision
    return bool(asked_by and latest and latest.user_id == asked_by)
