"""The guide of the package, followed to the letter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from entrelacs_page.claims import OPTIONS
from tests.conftest import ROOT, run_tool

GUIDE = (ROOT / "src/entrelacs_page/README.md").read_text(encoding="utf-8")
COUNTER = """\
import threading

TURNS = 50
counter = 0


def count():
    global counter
    for _ in range(TURNS):
        counter += 1


threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("counter =", counter)
"""


def fence(language: str) -> str:
    """The first block of the guide in this language."""
    return re.search(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/counter.py").write_text(COUNTER, encoding="utf-8")
    return tmp_path


def test_three_lines_and_a_claim_make_a_site_that_a_false_claim_stops(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    (folder / "mkdocs.yml").write_text(f"site_name: Course\n{fence('yaml')}", encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(f"# Counter\n\n{fence('markdown')}", encoding="utf-8")
    status, printed = run_tool(["mkdocs", "build", "--strict"], folder)
    assert status == 0, printed
    made = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "Failure proven" in made and "<entrelacs-joueur" in made
    (folder / "docs/index.md").write_text(f"# Counter\n\n{fence('markdown').replace('counter = 1', 'counter = 0')}", encoding="utf-8")
    status, printed = run_tool(["mkdocs", "build", "--strict"], folder)
    assert status == 1 and "docs/index.md:3 : « Without a lock, a turn may get lost. »" in printed, printed


def test_the_report_is_written(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", fence("python")], cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"})
    assert done.returncode == 0 and "<entrelacs-joueur" in (folder / "counter.html").read_text(encoding="utf-8")


def test_every_key_is_told() -> None:
    assert re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE) == list(OPTIONS)
    assert set(yaml.safe_load(fence("yaml"))["markdown_extensions"][0]) == {"entrelacs_page"}
    assert set(yaml.safe_load(re.sub(r"^///.*", "", fence("markdown"), flags=re.MULTILINE))) <= set(OPTIONS)
