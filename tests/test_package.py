"""The explorer as a package of its own: what an empty environment gets, and its README, followed to the letter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from importlib import metadata
from pathlib import Path

import pytest

from cours import publication

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GUIDE = ROOT / "src/entrelacs/README.md"
FENCE = re.compile(r'^```(?:python title="([\w.]+)"|console)\n(.*?)^```$', re.MULTILINE | re.DOTALL)
"""A file, under its name, or commands and what they print; « … » stands for what is left out."""
TESTING = ("pytest", "pluggy", "iniconfig", "packaging", "pygments")
"""What an environment holds where pytest is installed."""
OUTSIDE = "python -m pip install "
"""What the test has done already: it reaches no network."""


def build(folder: Path, target: Path) -> Path:
    """The wheel of a project, made without downloading anything."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet", "-w", str(target), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the package, and nothing else."""
    folder = tmp_path_factory.mktemp("bare") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    return python


def run(bare: Path, *words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody would who has nothing of ours in the environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ENTRELACS", "LC_", "LANG", "COLUMNS"))}
    return subprocess.run(
        [bare, *words], cwd=folder, env=clean | {"PYTHONUTF8": "1"} | environment, capture_output=True, text=True, encoding="utf-8"
    )


def names(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def entry_points(wheel: Path) -> str:
    archive = zipfile.ZipFile(wheel)
    (path,) = [name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt")]
    return archive.read(path).decode()


def test_it_holds_its_packages_whole_and_nothing_of_the_course(wheel: Path) -> None:
    files = (path for package in publication.packages(ROOT / "pyproject.toml") for path in (ROOT / "src" / package).rglob("*"))
    there = {path.relative_to(ROOT / "src").as_posix() for path in files if path.is_file() and "__pycache__" not in path.parts}
    assert names(wheel) == there and "entrelacs_pytest/__init__.py" in there and not any(name.startswith("cours") for name in there)
    assert {"entrelacs/py.typed", "entrelacs/CHANGELOG.md", "entrelacs/telling/english.toml"} <= there
    assert {"entrelacs_page/english.toml", *(f"entrelacs_page/assets/{name}" for name in publication.ASSETS)} <= there


def test_it_asks_for_nothing_and_says_its_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (path,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    told = Parser().parsestr(archive.read(path).decode())
    assert all(re.search(r"; extra == ['\"]\w+['\"]$", needed) for needed in told.get_all("Requires-Dist")) and told["Requires-Python"] == PROJECT["requires-python"]
    assert (told["License-Expression"], told.get_all("License-File")) == ("MIT", ["LICENSE"])
    assert told.get_payload().startswith("# entrelacs\n\n*Explore every interleaving")
    latest = re.search(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", (GUIDE.parent / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert latest and latest[1] == told["Version"] == PROJECT["version"]


def test_the_archive_of_the_site_installs_the_same(wheel: Path, tmp_path: Path) -> None:
    publication.make_archive(tmp_path / "course.zip")
    zipfile.ZipFile(tmp_path / "course.zip").extractall(tmp_path)
    other = build(tmp_path / publication.FOLDER, tmp_path / "wheel")
    assert (other.name, names(other), entry_points(other)) == (wheel.name, names(wheel), entry_points(wheel))


def steps() -> list[tuple[str, str]]:
    """The files and the commands of the guide, in order."""
    return FENCE.findall(GUIDE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tested(bare: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the package and pytest, as this one has it."""
    folder = tmp_path_factory.mktemp("tested") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / bare.relative_to(bare.parents[1])
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    for name in TESTING:
        for file in metadata.files(name) or ():
            there = packages / file.parts[0]
            if ".." not in file.parts and not there.exists():
                there.symlink_to(Path(str(file.locate())).parents[len(file.parts) - 2] if len(file.parts) > 1 else file.locate())
    return python


def test_its_readme_can_be_followed_in_an_empty_environment(bare: Path, tested: Path, tmp_path: Path) -> None:
    followed = compared = 0
    for name, body in steps():
        if name:
            (tmp_path / name).write_text(body, encoding="utf-8")
            continue
        for command, printed in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
            if command.startswith(OUTSIDE):
                continue
            words = [word.strip('"') for word in command.split()]
            python = tested if "pytest" in words else bare
            done = run(python, *words[1:], folder=tmp_path)
            followed += 1
            if python == tested:
                assert in_order(printed, done.stdout), f"$ {command}\n{done.stdout}{done.stderr}"
                compared += 1
            elif printed and "chemin/de" not in command:
                assert done.stdout == printed, f"$ {command}\n{done.stdout}{done.stderr}"
                compared += 1
            elif "--real" in words:
                assert "REPRODUCED: exception AssertionError “seats = -1”, thread MainThread." in done.stdout, done.stdout + done.stderr
    assert (followed, compared) == (9, 6)


def in_order(printed: str, whole: str) -> bool:
    """Whether these pieces, each on one line, are printed in this order."""
    pieces = [piece for line in printed.splitlines() for piece in line.split("…") if piece]
    return re.search(".*".join(map(re.escape, pieces)), whole, re.DOTALL) is not None


def test_the_command_and_the_types_are_installed_with_it(bare: Path, tmp_path: Path) -> None:
    command = bare.with_name("entrelacs" + bare.suffix)
    assert "explore" in subprocess.run([command, "--help"], cwd=tmp_path, capture_output=True, text=True, env={"LANG": "C", "PYTHONUTF8": "1"}).stdout
    script = "import entrelacs; print(*sorted(entrelacs.__all__))"
    public = run(bare, "-c", script, folder=tmp_path).stdout.split()
    guide = GUIDE.read_text(encoding="utf-8")
    assert {"explore", "replay", "simulate", "speak"} <= set(public)
    assert all(f"`{name}(" in guide for name in public if name.islower())


def test_it_speaks_french_to_who_does(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "salut.py").write_text("print('salut')\n", encoding="utf-8")
    assert run(bare, "-m", "entrelacs", "explorer", "salut.py", folder=tmp_path, LANG="fr_FR.UTF-8").stdout.startswith("TERMINÉ SANS FAUTE")
    assert run(bare, "-m", "entrelacs", "explorer", "salut.py", folder=tmp_path, LANG="de_DE.UTF-8").stdout.startswith("DONE, NO FAILURE")


def test_it_installs_where_no_test_may_reach(bare: Path, tmp_path: Path) -> None:
    """The environment has nothing else, and the folder of the repository is out of its sight."""
    listed = run(bare, "-c", "import importlib.metadata as m, entrelacs; print(*[d.name for d in m.distributions()], entrelacs.__file__)", folder=tmp_path)
    *distributions, file = listed.stdout.split()
    assert distributions == ["entrelacs"] and "venv" in file and str(ROOT) not in file
