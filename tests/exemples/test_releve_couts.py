"""The record of ``docs/pratiquer/couts-et-contention.md``: shown whole, drawn as it is, and saying what the prose around it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exemples import plots

FOLDER = plots.RECORD.parent


@pytest.fixture
def record(root: Path) -> dict:
    return json.loads((root / plots.RECORD).read_text(encoding="utf-8"))


def show(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", f"{FOLDER.as_posix()}/releve.py"]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=60)


def values(record: dict, program: str) -> list[list[float]]:
    """For each interpreter, the measures of ``program``, in order."""
    return [[float(v.split()[0]) for v in results[program].values()] for results in record["resultats"].values()]


def test_the_table_of_the_page_is_printed_from_the_record(root: Path) -> None:
    run = show(root)
    assert run.returncode == 0, run.stderr
    transcript = (root / FOLDER / "releve.txt").read_text(encoding="utf-8")
    assert transcript.partition("\n")[2].rstrip("\n") == run.stdout.rstrip("\n")
    page = (root / "docs/pratiquer/couts-et-contention.md").read_text(encoding="utf-8")
    assert f'--8<-- "{FOLDER.as_posix()}/releve.txt:2:"' in page


def test_a_changed_program_makes_the_record_stale(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / FOLDER
    shutil.copytree(root / FOLDER, copy)
    assert show(tmp_path).returncode == 0
    with (copy / "calcul.py").open("a", encoding="utf-8") as program:
        program.write("# un mot de plus\n")
    run = show(tmp_path)
    assert run.returncode == 1
    assert "Pour le renouveler : python" in run.stderr


def test_the_record_is_complete(record: dict) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
    assert record["charge"] > 0
    assert len(record["interpreteurs"]) == len(record["resultats"])
    for results in record["resultats"].values():
        assert set(results) == set(record["empreintes"])


@pytest.mark.parametrize("drawing", plots.DRAWINGS)
def test_a_drawing_is_what_the_record_says(drawing: str, root: Path, record: dict) -> None:
    text = (root / drawing).read_text(encoding="utf-8")
    assert text == plots.draw(drawing, root), "make update (ou : python -m tests.update)"
    program = plots.DRAWINGS[drawing][0]
    for value in (v for results in record["resultats"].values() for v in results[program].values()):
        assert f">{plots.french(value)}<" in text


def test_the_prose_says_what_the_record_says(record: dict) -> None:
    for lock, *_, semaphore in values(record, "cout_verrou.py"):
        assert lock < 1000  # under a microsecond
        assert semaphore > 3 * lock
    for inside, outside in values(record, "verrou_long.py"):
        assert 200 <= inside and 50 <= outside and inside > 2.5 * outside
    for times in values(record, "segments.py"):
        assert times == sorted(times, reverse=True)
        assert times[0] > 4 * times[-1]
    for name, times in zip(record["resultats"], values(record, "calcul.py"), strict=True):
        if name.endswith("avec GIL"):
            assert min(times[1:]) > 0.8 * times[0], name
