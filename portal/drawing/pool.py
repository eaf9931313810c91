"""The warm children that draw: each task goes to one of them, and is killed when its time is out."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from threading import Lock
from typing import Any

from pebble import ProcessExpired, ProcessPool

from portal.drawing import sealed
from portal.drawing.attachment import Attachment
from portal.drawing.caps import refuse_misnamed, refuse_too_large
from portal.drawing.errors import DocumentFailed

SECONDS = 20
SECONDS_IN_QUEUE = 20
# One death may be told of twice: by the child, and by its pool, which then drops what has just been handed to it.
DEATHS_FORGIVEN = 2
CHILDREN = 2
FOR_STRANGERS = 1
"""A child apart, for files that somebody else made: should one get the better of it, it sees no other document."""
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


def in_child(task: Callable[..., Any], *args: Any, seconds: float = SECONDS, strangers: bool = False) -> Any:
    """What a function of a module answers when it runs in a sealed child. Raises DocumentFailed.

    `strangers` is whether it opens a file that was not made here. An error of a class of ours is its cause; of any
    other error only the kind and the place are told.
    """
    for _ in range(0 if strangers else DEATHS_FORGIVEN):
        with suppress(ChildDied):
            return _answer(task, args, seconds, strangers)
    return _answer(task, args, seconds, strangers)


class ChildDied(DocumentFailed):
    """The child ended before it had answered."""


def _answer(task: Callable[..., Any], args: tuple[Any, ...], seconds: float, strangers: bool) -> Any:
    try:
        return _waited_for(_handed_out(task, args, seconds, strangers), seconds + SECONDS_IN_QUEUE)
    except TimeoutError as error:
        raise DocumentFailed("the document took too long to draw") from error
    except ProcessExpired as error:
        of_time = error.exitcode == -signal.SIGXCPU
        ended = f"the renderer ended with {error.exitcode} before the document was drawn"
        raise (DocumentFailed if of_time else ChildDied)(ended) from error
    except (BrokenProcessPool, RuntimeError) as error:
        close()
        raise ChildDied("the renderer could not be started, or ended at rest") from error
    except CancelledError as error:
        raise ChildDied("the renderer was closed for another document's sake") from error
    except Exception as error:
        raise DocumentFailed(f"the renderer failed: {type(error).__name__}") from error


def _handed_out(task: Callable[..., Any], args: tuple[Any, ...], seconds: float, strangers: bool) -> Future[Any]:
    """The task in a pool that takes it: one whose child died at rest takes no more, and is replaced by a new one."""
    try:
        return _children(strangers).schedule(sealed.run, args=(task, *args), timeout=seconds)
    except RuntimeError:
        close()
        return _children(strangers).schedule(sealed.run, args=(task, *args), timeout=seconds)


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


_pools: dict[tuple[int, bool], ProcessPool] = {}
_one_at_a_time = Lock()


def _children(strangers: bool) -> ProcessPool:
    """This process's children. Spawned, not forked: nothing of the web process's memory goes with them."""
    with _one_at_a_time:
        if any(process != os.getpid() for process, _strangers in _pools):
            _pools.clear()  # a parent's, when this process was forked from one that had drawn
        which = os.getpid(), strangers
        if which not in _pools:
            _pools[which] = ProcessPool(
                max_workers=FOR_STRANGERS if strangers else CHILDREN,
                max_tasks=TASKS_PER_CHILD,
                initializer=sealed.seal,
                context=multiprocessing.get_context("spawn"),
            )
        return _pools[which]
