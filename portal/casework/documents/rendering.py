"""A summary becomes a PDF: words by Django's template here, drawing in a sealed child process."""

import multiprocessing
import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from threading import Lock

from django.template.loader import render_to_string
from django.utils.translation import override
from pebble import ProcessExpired, ProcessPool

from portal.casework.documents import sealed_renderer
from portal.casework.documents.application_summary import ApplicationSummary
from portal.casework.documents.errors import DocumentFailed
from portal.casework.documents.limits import refuse_too_large
from portal.settings.languages import SOURCE, described

TEMPLATE = "documents/application_summary.html"
SECONDS = 20
SECONDS_IN_QUEUE = 20
CHILDREN = 2
DOCUMENTS_PER_CHILD = 50  # memory creeps by a third of a megabyte for each


def render(summary: ApplicationSummary) -> bytes:
    """The document as a tagged PDF. Raises DocumentTooLarge or DocumentFailed; never returns half a document."""
    refuse_too_large(summary)
    return draw(as_html(summary))


def as_html(summary: ApplicationSummary) -> str:
    """The document's words in Swedish and, beside them, in the summary's other language."""
    languages = (SOURCE,) if summary.language is None else (SOURCE, described(summary.language))
    with override(SOURCE.code):
        return render_to_string(TEMPLATE, {"summary": summary, "languages": languages})


def draw(html: str, *, seconds: float = SECONDS) -> bytes:
    """Draw an HTML document in a child process that is killed when the time is out. Raises DocumentFailed."""
    try:
        drawing = _children().schedule(sealed_renderer.draw, args=(html,), timeout=seconds)
        return _waited_for(drawing, seconds + SECONDS_IN_QUEUE)
    except TimeoutError as error:
        raise DocumentFailed("the document took too long to draw") from error
    except ProcessExpired as error:
        raise DocumentFailed("the renderer ended before the document was drawn") from error
    except (BrokenProcessPool, RuntimeError) as error:
        close()
        raise DocumentFailed("the renderer could not be started") from error
    except Exception as error:
        raise DocumentFailed(f"the renderer failed: {type(error).__name__}") from error


def _waited_for(drawing: Future[bytes], seconds: float) -> bytes:
    try:
        return drawing.result(timeout=seconds)
    except TimeoutError:
        drawing.cancel()  # it may still stand in the queue
        raise


def close() -> None:
    """End the children; the next document starts new ones."""
    with _one_at_a_time:
        pools = list(_pools.values())
        _pools.clear()
    for pool in pools:
        pool.stop()
        pool.join()


_pools: dict[int, ProcessPool] = {}
_one_at_a_time = Lock()


def _children() -> ProcessPool:
    """This process's children. Spawned, not forked: nothing of the web process's memory goes with them."""
    with _one_at_a_time:
        if os.getpid() not in _pools:
            _pools.clear()  # a parent's, when this process was forked from one that had drawn
            _pools[os.getpid()] = ProcessPool(
                max_workers=CHILDREN,
                max_tasks=DOCUMENTS_PER_CHILD,
                initializer=sealed_renderer.seal,
                context=multiprocessing.get_context("spawn"),
            )
        return _pools[os.getpid()]
