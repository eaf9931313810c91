"""The forms in which texts are written: what must be mended before others get to read them.

What has drafts is saved as it is, and mended before a colleague is asked. What readers have as soon as it is saved is
mended at once, or somebody writes in the same form why it stays as it is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks import Block, ListBlock, StructBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

ASKS_FOR_APPROVAL = ("action-submit", "action-restart-workflow")
LEAST_REASON, LONGEST_REASON = 10, 1000
REASON, EXPLAINED = "reason", "reason_for"


class Problem(NamedTuple):
    """What must be mended: the field, the number of the block in it, the words, and the part of the block.

    `key` is what a reason for it is bound to; it is another one as soon as the text changes. `check` is what found it.
    """

    field: str
    number: int | None
    words: str
    part: str = ""
    key: str = ""
    check: str = ""


_checks: list[Callable[[Any], Iterable[Problem]]] = []
_keepers: list[Callable[..., object]] = []


def check_before_asking(check: Callable[[Any], Iterable[Problem]], keep: Callable[..., object]) -> None:
    """Let `check(thing)` say what must be mended, and `keep(by, thing, keys, reason)` why it is not. Once, at start."""
    _checks[:], _keepers[:] = [check], [keep]


class MeetsChecks(forms.BaseModelForm):
    """A draft may be saved as it is; to ask for approval, every check has to be met."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own, of which its stubs say nothing
        if not self.errors and any(self.data.get(name) for name in ASKS_FOR_APPROVAL):
            self.show(problems_of(self.instance))

    def show(self, problems: Iterable[Problem]) -> None:
        """Each beside its field or its block; what is of none on top."""
        blocks: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            if problem.number is not None:
                blocks[problem.field].append(problem)
            else:
                field = problem.field if problem.field in self.fields else NON_FIELD_ERRORS
                self.add_error(None if field == NON_FIELD_ERRORS else field, problem.words)
        for field, found in blocks.items():
            self.add_error(field, _beside(getattr(self.instance, field), found))


def problems_of(thing: Any) -> list[Problem]:
    return [problem for check in _checks for problem in check(thing)]


def _beside(stream: Sequence[Any], problems: Iterable[Problem]) -> StreamBlockValidationError:
    numbered: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.number is not None:
            numbered[problem.number].append(problem)
    return StreamBlockValidationError(
        block_errors={number: _in_block(stream[number].block, found) for number, found in numbered.items()}
    )


def _in_block(block: Block, problems: list[Problem]) -> ValidationError:
    if isinstance(block, StructBlock):
        parts: dict[str, list[ValidationError]] = defaultdict(list)
        for problem in problems:
            parts[problem.part].append(ValidationError(problem.words))
        of_the_whole = parts.pop("", [])
        beside = {part: ValidationError(errors) for part, errors in parts.items()}
        return StructBlockValidationError(block_errors=beside, non_block_errors=of_the_whole)
    errors = [ValidationError(problem.words) for problem in problems]
    return (
        ListBlockValidationError(non_block_errors=errors) if isinstance(block, ListBlock) else ValidationError(errors)
    )


def room_for_a_reason() -> forms.CharField:
    return forms.CharField(
        label=_("Why it stays as it is"),
        required=False,
        min_length=LEAST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MendedOrExplained(MeetsChecks):
    """What the checks find is mended, or somebody who has seen it writes in the form why it stays as it is.

    A reason holds for what the form has shown: what the next change brings is shown first.
    """

    later: ClassVar[frozenset[str]] = frozenset()  # checks that can be met only once it is saved

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[REASON] = room_for_a_reason()
        self.shown: tuple[str, ...] = ()

    @property
    def to_explain(self) -> str:
        """What a reason written now would be for, between one showing of the form and the next."""
        return " ".join(self.shown) or str(self.data.get(EXPLAINED, ""))

    @property
    def asks_for_a_reason(self) -> bool:
        return bool(self.shown) or (self.is_bound and bool(self[REASON].value()))

    def _post_clean(self) -> None:
        super()._post_clean()
        if set(self.errors) <= {REASON}:
            problems = [one for one in problems_of(self.instance) if one.check not in self.later]
            self.shown = tuple(one.key for one in problems)
            if not self._is_explained():
                self.show(problems)

    def _is_explained(self) -> bool:
        seen = set(str(self.data.get(EXPLAINED, "")).split())
        return bool(self.cleaned_data.get(REASON)) and seen.issuperset(self.shown)

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        if commit:
            self.keep_reason(saved, by=getattr(self, "for_user", None))
        return saved

    def keep_reason(self, thing: Any, *, by: Any) -> None:
        """Keep the reason with what has been saved, where there was something to explain."""
        if self.shown:
            for keep in _keepers:
                keep(by=by, thing=thing, keys=self.shown, reason=self.cleaned_data[REASON])


class GuidanceForm(MeetsChecks, WagtailAdminPageForm):
    """Wagtail's form of a page."""


class CheckedForm(MeetsChecks, WagtailAdminModelForm):
    """Wagtail's form of a text with drafts."""


class ExplainedForm(MendedOrExplained, WagtailAdminModelForm):
    """Wagtail's form of a text that readers have as soon as it is saved."""

    reason = room_for_a_reason()  # declared, so that a panel may say that it is its own
