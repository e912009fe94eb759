"""What the site serves besides its pages: the archive works alone, in an empty folder, with Python and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as etree
import zipfile
from pathlib import Path

import pytest

from cours import files, publication
from cours.publication import FOLDER, make_archive, make_robots
from entrelacs_page.page import PageError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("archive") / "cours.zip"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        make_archive(target)
    finally:
        os.chdir(before)
    return target


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the archive gives, the only one that it gives."""
    folder = tmp_path_factory.mktemp("dossier vide")
    shutil.unpack_archive(archive, folder)
    assert [path.name for path in folder.iterdir()] == [FOLDER]
    return folder / FOLDER


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python alone: no site-packages, so none of ours; no network would change that."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | {"PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-S", *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300)


def test_a_program_runs_and_is_explored(unpacked: Path) -> None:
    done = run(unpacked, "exemples/accueil/guichets.py")
    assert done.returncode == 0 and done.stdout.startswith("solde final : "), done.stderr
    where = run(unpacked, "-c", "import entrelacs; print(entrelacs.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(unpacked), where
    done = run(unpacked, "-m", "entrelacs", "explorer", "exemples/accueil/guichets.py")
    assert done.returncode == 0 and "tous les entrelacements ont été parcourus" in done.stdout, done.stdout + done.stderr


def test_exercises_are_listed_given_and_corrected(unpacked: Path) -> None:
    listed = run(unpacked, "-m", "entrelacs", "exercice")
    every = list((ROOT / "exemples/exercices").glob("*/*/exercice.toml"))
    assert listed.returncode == 0 and listed.stdout.startswith(f"{len(every)} exercices"), listed.stdout + listed.stderr
    given = run(unpacked, "-m", "entrelacs", "exercice", "condition/parking")
    answer = Path("mes-exercices/condition/parking.py")
    assert given.returncode == 0 and (unpacked / answer).is_file(), given.stdout + given.stderr
    assert run(unpacked, "-m", "entrelacs", "exercice", "condition/parking", str(answer)).returncode == 1
    shutil.copy(unpacked / "exemples/exercices/condition/parking/solution.py", unpacked / answer)
    assert run(unpacked, "-m", "entrelacs", "exercice", "condition/parking", str(answer)).returncode == 0


def test_what_its_guide_and_the_page_command_exists(unpacked: Path) -> None:
    guide = (unpacked / "LISEZMOI.md").read_text(encoding="utf-8") + (ROOT / "docs/projet/chez-vous.md").read_text(encoding="utf-8")
    words = [word.strip("`.,;:") for line in guide.splitlines() if "python" in line or "`" in line for word in line.split()]
    programs = {word for word in words if word.startswith("exemples/") and word.endswith(".py")}
    assert programs and all((unpacked / name).is_file() for name in programs), programs
    assert {"LICENSE", "LICENSE-COURS"} <= {path.name for path in unpacked.iterdir()}


def test_every_program_of_the_pages_is_there_and_nothing_else(archive: Path) -> None:
    names = {name.removeprefix(f"{FOLDER}/") for name in zipfile.ZipFile(archive).namelist()}
    shown = {path.relative_to(ROOT).as_posix() for path in (ROOT / "exemples").rglob("*.py")}
    engine = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src/entrelacs").rglob("*.py")}
    assert shown | engine <= names
    assert not [name for name in names if "__pycache__" in name or "/." in name or name.endswith(".pyc")]


def test_it_is_made_again_only_when_something_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    program = tmp_path / "exemples/page/salut.py"
    program.parent.mkdir(parents=True)
    program.write_text("print('bonjour')\n")
    target = tmp_path / "docs/cours.zip"
    make_archive(target)
    first = target.read_bytes()
    with monkeypatch.context() as patched:  # nothing is compressed again, nor written: the preview does not start again
        patched.setattr(files, "write", lambda *_: pytest.fail("made again, and nothing had changed"))
        make_archive(target)
    os.utime(target, (1, 1))
    files.write(target, first)
    assert target.stat().st_mtime == 1
    program.write_text("print('bonsoir')\n")
    make_archive(target)
    assert target.read_bytes() != first
    assert b"bonsoir" in zipfile.ZipFile(target).read(f"{FOLDER}/exemples/page/salut.py")
    target.write_bytes(b"cut short")
    make_archive(target)
    assert zipfile.is_zipfile(target)


@pytest.mark.parametrize("address", ["", "https://cours.exemple/"])
def test_robots_name_the_map_only_when_there_is_an_address(tmp_path: Path, address: str) -> None:
    import jinja2

    make_robots(tmp_path / "robots.txt")
    text = jinja2.Template((tmp_path / "robots.txt").read_text()).render(config={"site_url": address})
    assert "User-agent: *" in text
    assert [line for line in text.splitlines() if "Sitemap" in line] == [f"Sitemap: {address}sitemap.xml"] * bool(address)


NEWS = """\
# Nouveautés

Présentation.

## 1er mai 2027

- Des accolades {{ 7 * 6 }}, et [une page](../mecanismes/lock.md#deux) & [une autre](chez-vous.md), [ailleurs](https://exemple.org/a.md).

## 28 avril 2027

Un texte.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("address", ["", "https://cours.exemple/c/"])
def test_the_feed_tells_the_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    import jinja2

    monkeypatch.chdir(tmp_path)
    publication.NEWS.parent.mkdir(parents=True)
    publication.NEWS.write_text(NEWS, encoding="utf-8")
    publication.make_feed()
    text = jinja2.Template(publication.FEED.read_text(encoding="utf-8")).render(config={"site_url": address})
    feed = etree.fromstring(text)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2027-05-01T00:00:00Z", "2027-04-28T00:00:00Z"]
    assert feed.findtext(f"{ATOM}updated") == "2027-05-01T00:00:00Z"
    assert len({entry.findtext(f"{ATOM}id") for entry in (feed, *entries)}) == 3
    assert entries[0].find(f"{ATOM}link").get("href") == f"{address}projet/nouveautes/#1er-mai-2027"
    said = entries[0].findtext(f"{ATOM}content")
    assert "{{ 7 * 6 }}" in said
    assert [found for found in re.findall('href="([^"]*)"', said)] == [
        f"{address}mecanismes/lock/#deux", f"{address}projet/chez-vous/", "https://exemple.org/a.md",
    ]  # fmt: skip


def test_news_without_a_date_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    publication.NEWS.parent.mkdir(parents=True)
    publication.NEWS.write_text(NEWS.replace("28 avril 2027", "Fin avril"), encoding="utf-8")
    with pytest.raises(PageError, match=r"nouveautes\.md:9 .*Fin avril"):
        publication.make_feed()


def test_the_extension_makes_what_is_missing_of_a_site_and_nothing_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from markdown import Markdown

    monkeypatch.chdir(tmp_path)
    Markdown(extensions=["cours.publication"])
    assert not list(tmp_path.iterdir())
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n")
    html = Markdown(extensions=["cours.publication"]).convert("/// archive\n///\n")
    assert all((tmp_path / target).is_file() for target in publication.MADE)
    assert f'href="../{publication.ARCHIVE.relative_to("docs").as_posix()}"' in html and "Mo)" in html
