"""The form in which a page is written: what must be mended before somebody else is asked to approve it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError

ASKS_FOR_APPROVAL = ("action-submit", "action-restart-workflow")


class Problem(NamedTuple):
    """What must be mended: the name of the field, the number of the block in it, and the words."""

    field: str
    number: int | None
    words: str


_checks: list[Callable[[Any], Iterable[Problem]]] = []


def check_before_asking(check: Callable[[Any], Iterable[Problem]]) -> None:
    """Let `check(page)` say what must be mended first. Called once, at start."""
    _checks[:] = [check]


class GuidanceForm(WagtailAdminPageForm):
    """Wagtail's form of a page. A draft may be saved as it is; to ask for approval, every check has to be met."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and any(self.data.get(name) for name in ASKS_FOR_APPROVAL):
            for check in _checks:
                self._show(check(self.instance))

    def _show(self, problems: Iterable[Problem]) -> None:
        blocks: dict[int, list[str]] = defaultdict(list)
        for problem in problems:
            if problem.number is not None:
                blocks[problem.number].append(problem.words)
            else:
                field = problem.field if problem.field in self.fields else NON_FIELD_ERRORS
                self.add_error(None if field == NON_FIELD_ERRORS else field, problem.words)
        if blocks:
            self.add_error("body", StreamBlockValidationError(block_errors=dict(self._beside(blocks))))

    def _beside(self, blocks: dict[int, list[str]]) -> Iterable[tuple[int, ValidationError]]:
        body = self.instance.body
        for number, words in blocks.items():
            several = body[number].block_type == "steps"
            errors = [ValidationError(word) for word in words]
            yield number, ListBlockValidationError(non_block_errors=errors) if several else ValidationError(errors)
