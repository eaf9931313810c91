"""The warm children that draw: each task goes to one of them, and is killed when its time is out."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import Any

from pebble import ProcessExpired, ProcessPool

from portal.drawing import sealed
from portal.drawing.attachment import Attachment
from portal.drawing.caps import refuse_misnamed, refuse_too_large
from portal.drawing.errors import DocumentFailed

SECONDS = 20
SECONDS_IN_QUEUE = 20
CHILDREN = 2
TASKS_PER_CHILD = 200


def draw(html: str, *, attachments: tuple[Attachment, ...] = (), seconds: float = SECONDS) -> bytes:
    """The PDF of an HTML document, drawn in a child process, with these files inside.

    Raises DocumentTooLarge before a child hears of it, or DocumentFailed; never returns half a document. The HTML says
    its language, its title, and in ``dcterms.created`` its day: there is no other clock.
    """
    refuse_misnamed(attachments)
    refuse_too_large(html, attachments)
    pdf: bytes = in_child(sealed.draw, html, attachments, seconds=seconds)
    return pdf


def in_child(task: Callable[..., Any], *args: Any, seconds: float = SECONDS) -> Any:
    """What a function of a module answers when it runs in a sealed child. Raises DocumentFailed.

    An error of a class of ours is its cause; of any other error only the kind and the place are told.
    """
    try:
        drawing = _children().schedule(sealed.run, args=(task, *args), timeout=seconds)
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


def _waited_for(drawing: Future[Any], seconds: float) -> Any:
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
                max_tasks=TASKS_PER_CHILD,
                initializer=sealed.seal,
                context=multiprocessing.get_context("spawn"),
            )
        return _pools[os.getpid()]
