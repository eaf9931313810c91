"""What the papers in the repository promise is there."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "content").rglob("README.md")])
LINK = re.compile(r"\]\(([^)#\s]+)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
OUTSIDE = ("http", "page:", "wizard:")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_every_link_between_papers_leads_somewhere(paper: Path):
    for target in LINK.findall(paper.read_text()):
        if not target.startswith(OUTSIDE) and target != "…":
            assert (paper.parent / target).exists(), target


def test_every_command_that_is_named_exists():
    from django.core.management import get_commands

    named = {command for paper in PAPERS for command in COMMAND.findall(paper.read_text())}
    assert named - set(get_commands()) == set()


def test_every_file_named_in_the_readme_exists():
    for path in re.findall(r"(?:tests|deploy|docs|content)/[\w/.-]+\.\w+", (ROOT / "README.md").read_text()):
        assert (ROOT / path).exists(), path


def test_bare_make_lists_every_target_that_is_described():
    # -s: the suite is itself started by make, whose inner calls would say which folder they enter
    command = ["make", "-s", "--no-print-directory"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    described = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [line.split()[0] for line in listed.splitlines()] == described
