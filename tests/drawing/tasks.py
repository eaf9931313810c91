"""What the tests let a sealed child try."""

import ctypes
import os
import resource
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

from portal.drawing import sealed
from portal.drawing.errors import DocumentTooLarge

Tried = dict[str, str]


def tried(**attempts: Any) -> Tried:
    """What each attempt ended with: the name of its error, or "done"."""
    ended = {}
    for name, attempt in attempts.items():
        try:
            attempt()
            ended[name] = "done"
        except BaseException as error:
            ended[name] = type(error).__name__
    return ended


def reach_out(port: int) -> Tried:
    return tried(
        connect=lambda: socket.create_connection(("127.0.0.1", port), timeout=1),
        listen=lambda: socket.create_server(("127.0.0.1", 0)),
        unix=lambda: socket.socket(socket.AF_UNIX),
        look_up=lambda: socket.getaddrinfo("localhost", 80),
        program=lambda: subprocess.run(["/bin/true"], check=False),
        by_name=lambda: os.system("true"),  # noqa: S605, S607
        fork=os.fork,
    )


def reach_out_past_python(port: int) -> dict[str, int]:
    """The same by the C library, where no audit hook of Python hears of it. A negative answer is a refusal."""
    libc = ctypes.CDLL(None)
    return {
        "socket": libc.socket(2, 1, 0),
        "open": libc.open(b"/etc/passwd", os.O_RDONLY),
        "write": libc.open(b"/tmp/vagval-written", os.O_WRONLY | os.O_CREAT, 0o600),
        "program": libc.execv(b"/bin/true", None),
        "fork": libc.fork(),
    }


def look_at_itself() -> Tried:
    return tried(
        environ=lambda: Path("/proc/self/environ").read_bytes(),
        root=lambda: Path("/proc/self/root/etc/passwd").read_bytes(),
    )


def take_from_others(process: int, own: str) -> dict[str, int]:
    """Calls of the kernel's by the C library. A negative answer is a refusal."""
    libc = ctypes.CDLL(None)
    new_user = 0x10000000
    return {
        "signal": libc.kill(process, 0),
        "handle": libc.syscall(434, process, 0),
        "rights": libc.chmod(own.encode(), 0o777),
        "namespace": libc.unshare(new_user),
        "shared_memory": libc.shmget(0, 100, 0),
    }


def open_files(own: str) -> Tried:
    import weasyprint

    return tried(
        passwords=lambda: Path("/etc/passwd").read_bytes(),
        own=lambda: Path(own).read_bytes(),
        write=lambda: Path("/tmp/vagval-written").write_bytes(b"x"),  # noqa: S108
        code=lambda: Path(weasyprint.__file__).read_bytes(),
        write_code=lambda: Path(weasyprint.__file__).with_name("x.py").write_text("x"),
        remove=lambda: Path(own).unlink(),
    )


def environment() -> list[str]:
    return sorted(os.environ)


def start_a_thread() -> str:
    done: list[str] = []
    thread = threading.Thread(target=lambda: done.append("done"))
    thread.start()
    thread.join()
    return done[0]


def take_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024**2))


def take_time() -> NoReturn:
    while True:
        time.process_time()


def die(child: int | None = None) -> int:
    """End this child as a fault in a library would; or only if it is the one meant. Answers which child it is."""
    if child in (None, os.getpid()):
        ctypes.string_at(0)
    return os.getpid()


def seconds_left() -> float:
    """Until the kernel ends this child, by the clock that it looks at."""
    return resource.getrlimit(resource.RLIMIT_CPU)[0] - time.clock_gettime(sealed._COUNTED_IN_TICKS)


def fail_with(words: str) -> NoReturn:
    raise ValueError(words)


def refuse() -> NoReturn:
    raise DocumentTooLarge("more than fits")


def resident() -> int:
    """This child's memory in use, in kB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") // 1024
