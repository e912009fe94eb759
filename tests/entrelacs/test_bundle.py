"""One program made of several files does what the files do: both are run, and compared."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from entrelacs import explore
from entrelacs.project.bundle import join

PROJECTS = Path(__file__).parent / "projects"
KEYWORDS = frozenset("def class return for while with try except finally raise yield match case if elif else assert async".split())
NAMES = sorted(folder.name for folder in PROJECTS.iterdir() if (folder / "main.py").exists())


def run(file, folder):
    """What a program prints, and how it ends."""
    command = [sys.executable, "-B", "-W", "error", str(file)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"})
    return done.stdout, done.returncode, done.stderr.strip().rpartition("\n")[2].replace("errors.", "").replace("__main__.", "")


def made(name):
    return join(PROJECTS / name / "main.py", path=[])


def test_there_are_enough_of_them():
    assert len(NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_does_what_the_project_does(name, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(made(name).text, encoding="utf-8")
    assert run(program, tmp_path) == run(PROJECTS / name / "main.py", PROJECTS / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_is_explored_as_any_program(name):
    printed, status, _ = run(PROJECTS / name / "main.py", PROJECTS / name)
    found = explore(made(name).text)
    assert found.verdict == ("failure" if status else "ok"), found.reason
    assert {outcome.output for outcome in found.outcomes} == {printed}


@pytest.mark.parametrize("name", NAMES)
def test_each_line_says_where_it_comes_from(name):
    found = made(name)
    lines = found.text.splitlines()
    assert len(lines) == len(found.table)
    seen = 0
    for line, place in zip(lines, found.table, strict=True):
        if place is None:
            assert not line or line.startswith("# ") or line.startswith("from __future__")
        else:
            written = (PROJECTS / name / place[0]).read_text(encoding="utf-8").splitlines()[place[1] - 1]
            first = re.match(r"\s*\w*", line)[0]
            if first.strip() in KEYWORDS:
                assert re.match(r"\s*\w*", written)[0] == first or f" {first.strip()} " in written
                seen += 1
    assert seen or name in ("comprehension_variables", "effects_of_modules_in_order")  # nothing but simple statements
