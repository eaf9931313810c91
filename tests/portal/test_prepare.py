"""What `make demo` says on a machine where something is missing and nobody may install it."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

NO_PACKAGES = "#!/bin/sh\nexit 1\n"
SOMEBODY_WITHOUT_RIGHTS = "#!/bin/sh\necho 1000\n"


def _machine(tmp_path: Path, **commands: str) -> str:
    """A PATH with the ordinary commands, and these in the place of the machine's own. There is no sudo."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "dirname", "grep", "cut", "mkdir", "python3", "env"):
        found = next(path for place in os.defpath.split(":") if (path := Path(place) / name).exists())
        (folder / name).symlink_to(found)
    for name, script in commands.items():
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    return str(folder)


def _prepare(what: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/bash", str(ROOT / "deploy" / "prepare.sh"), what],
        env={"PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_line_says_exactly_what_to_install(tmp_path: Path):
    path = _machine(tmp_path, **{"dpkg-query": NO_PACKAGES, "id": SOMEBODY_WITHOUT_RIGHTS})
    outcome = _prepare("demo", path)
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    (line,) = outcome.stderr.splitlines()
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core" in line


def test_the_tests_need_a_browser_besides(tmp_path: Path):
    path = _machine(tmp_path, **{"dpkg-query": NO_PACKAGES, "id": SOMEBODY_WITHOUT_RIGHTS})
    (line,) = _prepare("test", path).stderr.splitlines()
    assert "chromium-headless-shell" in line


def test_an_older_python_is_named(tmp_path: Path):
    path = _machine(tmp_path)
    (Path(path) / "python3").unlink()
    (Path(path) / "python3").write_text("#!/bin/sh\nexit 1\n")
    (Path(path) / "python3").chmod(0o755)
    outcome = _prepare("demo", path)
    assert outcome.returncode == 1
    assert "Python 3.11" in outcome.stderr
