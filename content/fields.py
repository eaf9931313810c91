"""A StreamField whose blocks stay out of migrations."""

from collections.abc import Sequence
from typing import Any

from wagtail.fields import StreamField


class BlocksField(StreamField):
    """The column is JSON whatever the blocks are, so a changed block needs no migration."""

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
