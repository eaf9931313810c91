"""The sealed child: what a task in it can reach, and what is told of one that fails."""

import os
import socket
from pathlib import Path

import pytest

from portal.drawing import pool, sealed
from portal.drawing.errors import DocumentFailed, DocumentTooLarge
from tests.drawing import tasks


def test_a_task_in_the_box_gives_its_answer() -> None:
    assert pool.in_child(len, "abc") == 3
    assert pool.in_child(tasks.start_a_thread) == "done"


def test_nothing_in_the_box_reaches_a_network_or_starts_a_program() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        ended = pool.in_child(tasks.reach_out, port)
        past_python = pool.in_child(tasks.reach_out_past_python, port)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert set(ended.values()) == {"PermissionError"}, ended
    assert all(answer < 0 for answer in past_python.values()), past_python


def test_the_box_reads_fonts_and_code_alone_and_writes_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.write_text("x")
    ended = pool.in_child(tasks.open_files, str(own))
    assert ended.pop("code") == "done"
    assert set(ended.values()) == {"PermissionError"}, ended
    assert own.exists()


def test_the_settings_and_data_of_this_folder_are_outside_the_box() -> None:
    for outside in ("", "var", "locale", ".env", "docs"):
        assert not any((sealed.ROOT / outside).is_relative_to(folder) for folder in sealed._readable())


def test_the_box_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    pool.close()
    assert set(pool.in_child(tasks.environment)) <= set(sealed._KEPT_ENVIRONMENT)


def test_what_the_box_was_started_with_is_wiped_from_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_MASTER_KEY", "a key of everything")
    pool.close()
    started_with = Path(f"/proc/{pool.in_child(os.getpid)}/environ").read_bytes()
    assert not started_with.strip(b"\0")
    assert pool.in_child(tasks.look_at_itself) == {"environ": "PermissionError", "root": "PermissionError"}
    pool.close()


def test_nothing_in_the_box_takes_from_another_process_or_changes_its_own_rights(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.touch(mode=0o600)
    ended = pool.in_child(tasks.take_from_others, os.getpid(), str(own))
    assert all(answer < 0 for answer in ended.values()), ended
    assert own.stat().st_mode & 0o777 == 0o600


def test_more_memory_than_half_a_gigabyte_is_refused() -> None:
    assert pool.in_child(tasks.take_memory, 200) == 200 * 1024**2
    with pytest.raises(DocumentFailed) as failure:
        pool.in_child(tasks.take_memory, 400)
    assert "MemoryError" in str(failure.value.__cause__)


def test_a_task_that_takes_too_long_is_ended_and_the_next_is_done() -> None:
    with pytest.raises(DocumentFailed, match="too long"):
        pool.in_child(tasks.take_time, seconds=0.3)
    assert pool.in_child(len, "abc") == 3


def test_each_task_has_as_many_seconds_of_work_by_the_clock_that_ends_it() -> None:
    for _ in range(2):
        assert sealed.CPU_SECONDS - 1 < pool.in_child(tasks.seconds_left) <= sealed.CPU_SECONDS


def test_a_failure_is_told_without_the_words_of_the_document() -> None:
    with pytest.raises(DocumentFailed) as failure:
        pool.in_child(tasks.fail_with, "Samir Al-Khatib")
    told = f"{failure.value} {failure.value.__cause__} {failure.value.__cause__.__cause__}"
    assert "ValueError at tasks.py" in told
    assert "Samir" not in told


def test_a_refusal_of_ours_is_told_as_it_is() -> None:
    with pytest.raises(DocumentFailed) as failure:
        pool.in_child(tasks.refuse)
    assert isinstance(failure.value.__cause__, DocumentTooLarge)
    assert str(failure.value.__cause__) == "more than fits"


def test_the_web_process_is_not_in_the_box() -> None:
    assert "PATH" in os.environ
    assert Path("/etc/passwd").read_bytes()
