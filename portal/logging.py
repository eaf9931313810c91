"""Log lines say what went wrong in which part of the code, never who asked for what."""

import logging


class WithoutRequest(logging.Filter):
    """Drop the request, and the address and arguments it put into the line."""

    def filter(self, record: logging.LogRecord) -> bool:
        if hasattr(record, "request"):
            match = getattr(record.request, "resolver_match", None)
            record.msg = f"{getattr(record, 'status_code', '')} in {match.view_name if match else 'no view'}"
            record.args = ()
            del record.request
        return True
