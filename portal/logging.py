"""Log lines say what went wrong in which part of the code, never who asked for what."""

import logging
import traceback
from typing import Any


class WithoutRequest(logging.Filter):
    """Drop the request, and the address and arguments it put into the line."""

    def filter(self, record: logging.LogRecord) -> bool:
        if hasattr(record, "request"):
            match = getattr(record.request, "resolver_match", None)
            record.msg = f"{getattr(record, 'status_code', '')} in {match.view_name if match else 'no view'}"
            record.args = ()
            del record.request
        return True


class WithoutWords(logging.Formatter):
    """Tracebacks tell where and what kind of error, not what it says: the database quotes whole rows in its errors."""

    def formatException(self, ei: Any) -> str:
        lines: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None:
            kind = type(error)
            lines[:0] = [*traceback.format_tb(error.__traceback__), f"{kind.__module__}.{kind.__qualname__}\n"]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines).rstrip()
