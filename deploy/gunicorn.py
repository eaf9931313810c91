"""gunicorn for Vägval: sync workers, and no access log, since addresses are nobody's business."""

import logging
from typing import Any

accesslog = None
errorlog = "-"
loglevel = "warning"
worker_class = "sync"
timeout = 60
max_requests = 2000
max_requests_jitter = 200
control_socket_disable = True
forwarder_headers = ""


def without_address(record: logging.LogRecord) -> bool:
    """Drop what gunicorn says of a broken request (with the sender's address), and the address of one that failed."""
    if str(record.msg).startswith("Error handling request"):
        record.msg, record.args = "Error handling a request", ()
    return not str(record.msg).startswith("Invalid request from")


def on_starting(server: Any) -> None:
    server.log.error_log.addFilter(without_address)
