"""The record that *Erreurs courantes* shows: current, complete, and saying what the prose of *Pratiquer* says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path("exemples/pratiquer/erreurs-courantes")


@pytest.fixture
def record(root: Path) -> dict:
    return json.loads((root / FOLDER / "releve.json").read_text(encoding="utf-8"))


def outputs(record: dict, program: str, low: int, high: int) -> set[str]:
    """What ``program`` printed under the interpreters 3.``low`` to 3.``high``."""
    return {"\n".join(printed[program]) for name, printed in record["sorties"].items() if low <= int(name.split(".")[1]) <= high}


def test_the_record_is_complete(record: dict) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
    assert len(record["interpreteurs"]) == len(record["sorties"]) == 9
    assert [name.rpartition(".")[0] for name in record["sorties"]] == ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15", "3.13"]
    assert list(record["sorties"])[-1].endswith("sans GIL")
    assert all(set(printed) == set(record["empreintes"]) for printed in record["sorties"].values())


def test_the_prose_says_what_the_record_says(record: dict) -> None:
    (daemon,) = outputs(record, "fil_demon.py", 8, 15)
    assert "terminé" not in daemon
    (handled,) = outputs(record, "signal_sous_verrou.py", 8, 15)
    assert handled == "traité par MainThread\nverrou obtenu : False"
    (forked,) = outputs(record, "fork_sous_verrou.py", 8, 15)
    assert "enfant : 1 fil, verrou obtenu : False" in forked
    assert outputs(record, "../cache/cached_property.py", 8, 11) == {"calculs : 1"}
    assert outputs(record, "../cache/cached_property.py", 12, 15) == {"calculs : 2"}
    assert not any("ShutDown" in text for text in outputs(record, "../bonnes-pratiques/fermer_file.py", 8, 12))
    (closed,) = outputs(record, "../bonnes-pratiques/fermer_file.py", 13, 15)
    assert closed.endswith("ShutDown : la file est fermée et vide")


def test_a_changed_program_makes_the_record_stale(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "exemples/pratiquer", tmp_path / "exemples/pratiquer")
    command = [sys.executable, "-X", "utf8", f"{FOLDER.as_posix()}/releve.py"]

    def show() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60)

    assert show().returncode == 0
    with (tmp_path / FOLDER / "fil_demon.py").open("a", encoding="utf-8") as program:
        program.write("# un mot de plus\n")
    run = show()
    assert run.returncode == 1 and "Pour le renouveler : python" in run.stderr
