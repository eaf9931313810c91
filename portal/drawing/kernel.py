"""The kernel's own locks around a process: which files it may read, which calls it may make. For Linux; needs no root.

Landlock keeps it to reading below certain folders, without network; seccomp refuses sockets, programs, new processes.
Where a kernel has neither, ``sealed`` still refuses the same from within Python.
"""

import ctypes
import errno
import os
import platform
import struct
from contextlib import closing, suppress
from pathlib import Path

NO_NEW_PRIVILEGES = 38
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, BELOW_PATH = 1, 1
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
FILE_RIGHTS_BY_VERSION = {1: 13, 2: 14, 3: 15, 5: 16}  # so many bits; none but reading is ever allowed
NETWORK_SINCE, SCOPES_SINCE = 4, 6
ALL_TCP, OTHER_SOCKETS_AND_SIGNALS = 0b11, 0b11

LOAD, JUMP_IF, JUMP_IF_ANY, JUMP_IF_AT_LEAST, ANSWER = 0x20, 0x15, 0x45, 0x35, 0x06
AT_CALL, AT_ARCHITECTURE, AT_FIRST_ARGUMENT = 0, 4, 16
ALLOWED, REFUSED = 0x7FFF0000, 0x00050000
FILTER, EVERY_THREAD = 1, 1
A_THREAD = 0x10000
FOREIGN_CALLS = 0x40000000  # the other numbering that x86_64 knows
NEW_CLONE = 435
# io_uring_setup; pidfd_send_signal, pidfd_open, pidfd_getfd; open_tree, move_mount, fsopen, fsconfig, fsmount have one
# number everywhere.
ALIKE_EVERYWHERE = (425, 424, 434, 438, 428, 429, 430, 431, 432)

ARCHITECTURES = {
    # name, seccomp's own call, clone, then: socket, connect, accept, sendto, bind, listen, socketpair, accept4,
    # fork, vfork, execve, execveat, kill, ptrace, process_vm_readv, process_vm_writev,
    # unshare, setns, mount, bpf, perf_event_open, userfaultfd, add_key, request_key, keyctl,
    # chmod, fchmod, fchmodat, chown, fchown, lchown, fchownat, shmget
    "x86_64": (
        *(0xC000003E, 317, 56),
        (
            *(41, 42, 43, 44, 49, 50, 53, 288, 57, 58, 59, 322, 62, 101, 310, 311),
            *(272, 308, 165, 321, 298, 323, 248, 249, 250, 90, 91, 268, 92, 93, 94, 260, 29),
        ),
    ),
    "aarch64": (
        *(0xC00000B7, 277, 220),
        (
            *(198, 203, 202, 206, 200, 201, 199, 242, 221, 281, 129, 117, 270, 271),
            *(97, 268, 40, 280, 241, 282, 217, 218, 219, 52, 53, 55, 54, 194),
        ),
    ),
}


def lock(readable: list[Path]) -> None:
    """Keep this process, for good, to reading below these paths. What the kernel does not know stays unlocked."""
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        _done(libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        with suppress(OSError):
            _lock_files(libc, readable)
        with suppress(OSError):
            _lock_calls(libc)


def _done(answer: int) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer


def _lock_files(libc: ctypes.CDLL, readable: list[Path]) -> None:
    version = _done(libc.syscall(CREATE_RULESET, None, 0, ASK_VERSION))
    rights = max(bits for since, bits in FILE_RIGHTS_BY_VERSION.items() if since <= version)
    handled = [(1 << rights) - 1]
    if version >= NETWORK_SINCE:
        handled.append(ALL_TCP)
    if version >= SCOPES_SINCE:
        handled.append(OTHER_SOCKETS_AND_SIGNALS)
    ruleset = struct.pack(f"{len(handled)}Q", *handled)
    rules = os.fdopen(_done(libc.syscall(CREATE_RULESET, ruleset, len(ruleset), 0)), closefd=True)
    with closing(rules):
        for path in readable:
            _allow_reading(libc, rules.fileno(), path)
        _done(libc.syscall(RESTRICT_SELF, rules.fileno(), 0))


def _allow_reading(libc: ctypes.CDLL, rules: int, path: Path) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # a folder that this machine does not have
    try:
        rights = READ_FILE | READ_FOLDER if path.is_dir() else READ_FILE
        _done(libc.syscall(ADD_RULE, rules, BELOW_PATH, struct.pack("=Qi", rights, folder), 0))
    finally:
        os.close(folder)


def _lock_calls(libc: ctypes.CDLL) -> None:
    if platform.machine() not in ARCHITECTURES:
        return
    architecture, seccomp, clone, refused = ARCHITECTURES[platform.machine()]
    steps = _steps(architecture, clone, refused)
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    wanted = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    _done(libc.syscall(seccomp, FILTER, EVERY_THREAD, wanted))


def _steps(architecture: int, clone: int, refused: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """The filter: (what, steps on if so, steps on if not, with which number). A thread may start, a process may not."""
    no, yes = (ANSWER, 0, 0, REFUSED | errno.EPERM), (ANSWER, 0, 0, ALLOWED)
    steps = [
        (LOAD, 0, 0, AT_ARCHITECTURE),
        (JUMP_IF, 1, 0, architecture),
        no,
        (LOAD, 0, 0, AT_CALL),
        (JUMP_IF_AT_LEAST, 0, 1, FOREIGN_CALLS),
        no,
        (JUMP_IF, 0, 1, NEW_CLONE),
        (ANSWER, 0, 0, REFUSED | errno.ENOSYS),  # the library then tries the old one, whose flags can be read here
    ]
    for call in (*refused, *ALIKE_EVERYWHERE):
        steps += [(JUMP_IF, 0, 1, call), no]
    return [
        *steps,
        (JUMP_IF, 1, 0, clone),
        yes,
        (LOAD, 0, 0, AT_FIRST_ARGUMENT),
        (JUMP_IF_ANY, 0, 1, A_THREAD),
        yes,
        no,
    ]
