"""The record of ``docs/comprendre/gil.md``: current, complete, and saying what the prose around it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path("exemples/comprendre/gil")
COUNTERS = (
    "compteur_bascule.py",
    "../situation-de-competition/compteur.py",
    "../situation-de-competition/compteur_appel.py",
    "compteur_propriete.py",
    "compteur_boucle.py",
)


@pytest.fixture
def record(root: Path) -> dict:
    return json.loads((root / FOLDER / "releve.json").read_text(encoding="utf-8"))


def show(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", f"{FOLDER.as_posix()}/releve.py"]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=60)


def finals(record: dict, interpreter: str, program: str) -> list[int]:
    return [int(line.rpartition("= ")[2]) for line in record["resultats"][interpreter][program]]


def gil_versions(record: dict, low: int, high: int) -> list[str]:
    names = [name for name in record["resultats"] if name.endswith("avec GIL")]
    return [name for name in names if low <= int(name.split(".")[1]) <= high]


def test_the_table_of_the_page_is_printed_from_the_record(root: Path) -> None:
    run = show(root)
    assert run.returncode == 0, run.stderr
    transcript = (root / FOLDER / "releve.txt").read_text(encoding="utf-8")
    assert transcript.partition("\n")[2].rstrip("\n") == run.stdout.rstrip("\n")
    page = (root / "docs/comprendre/gil.md").read_text(encoding="utf-8")
    assert f'--8<-- "{FOLDER.as_posix()}/releve.txt:2:"' in page


def test_every_measured_program_is_shown_on_a_page(root: Path, record: dict) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (root / "docs/comprendre").glob("*.md"))
    for program in record["empreintes"]:
        path = (root / FOLDER / program).resolve().relative_to(root)
        assert f'--8<-- "{path.as_posix()}"' in pages, path


def test_a_changed_program_makes_the_record_stale(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "exemples/comprendre"
    shutil.copytree(root / "exemples/comprendre", copy)
    assert show(tmp_path).returncode == 0
    with (copy / "situation-de-competition/compteur.py").open("a", encoding="utf-8") as program:
        program.write("# un mot de plus\n")
    run = show(tmp_path)
    assert run.returncode == 1
    assert "Pour le renouveler : python" in run.stderr


def test_the_record_is_complete(record: dict) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
    assert len(record["interpreteurs"]) == len(record["resultats"]) == 10
    for results in record["resultats"].values():
        assert set(results) == set(record["empreintes"])
        assert all(len(runs) == record["essais"] for runs in results.values())


def test_the_prose_says_what_the_record_says(record: dict) -> None:
    unlocked = "../situation-de-competition/compteur.py"
    for interpreter in record["resultats"]:
        assert set(finals(record, interpreter, "compteur_verrou.py")) == {500_000}
        assert set(finals(record, interpreter, "ajouts.py")) == {500_000}
        for program in COUNTERS[2:]:
            assert min(finals(record, interpreter, program)) < 500_000, (interpreter, program)
        assert min(finals(record, interpreter, "../famine-equite/deux_fils.py")) >= 5_000, interpreter
        assert any("RuntimeError" in line for line in record["resultats"][interpreter]["dictionnaire.py"]), interpreter
    for interpreter in gil_versions(record, 7, 9):
        assert min(finals(record, interpreter, unlocked)) < 500_000, interpreter
    recent = gil_versions(record, 10, 15)
    assert len(recent) == 6
    for interpreter in recent:
        for program in COUNTERS[:2]:
            assert set(finals(record, interpreter, program)) == {500_000}, (interpreter, program)
    (free_threaded,) = (name for name in record["resultats"] if name.endswith("sans GIL"))
    assert min(finals(record, free_threaded, unlocked)) < 250_000
