"""What machines read of a page: found where it is written, and no date rather than a wrong one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cours import metadata
from cours.metadata import changed, complete, french
from entrelacs_page.page import PageError
from tests.required_tools import not_checked

PAGE = '# Verrou\n\n!!! objectif "Objectif · 12 min"\n    Savoir.\n'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A course of two pages, committed on two days."""
    if shutil.which("git") is None:
        not_checked("les dates des pages (git manque)")
    folder = tmp_path / "cours"
    (folder / "docs/été").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name, text in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}.items():
        monkeypatch.setenv(name, text)
    git("init", "-q")
    commit("docs/verrou.md", "2026-05-01")
    commit("docs/été/index.md", "2026-06-02")
    commit("docs/verrou.md", "2026-07-03")
    commit("README.md", "2026-08-04")
    changed.cache_clear()
    yield folder
    changed.cache_clear()


def git(*arguments: str, **environment: str) -> None:
    own = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    subprocess.run(["git", *arguments], check=True, env=os.environ | own | environment, capture_output=True)


def commit(name: str, day: str) -> None:
    path = Path(name)
    path.write_text((path.read_text() if path.is_file() else PAGE) + "\n", encoding="utf-8")
    git("add", name)
    git("commit", "-qm", name, GIT_COMMITTER_DATE=f"{day}T12:00:00+0000", GIT_AUTHOR_DATE="2020-01-01T12:00:00+0000")


def test_a_page_was_changed_when_git_says(repository: Path) -> None:
    assert changed() == {"docs/verrou.md": date(2026, 7, 3), "docs/été/index.md": date(2026, 6, 2)}


@pytest.mark.parametrize("why", ["shallow", "outside", "below", "no git"])
def test_no_date_when_git_cannot_tell(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    if why == "shallow":
        git("clone", "-q", "--depth", "1", repository.as_uri(), str(tmp_path / "copie"))
        monkeypatch.chdir(tmp_path / "copie")
    elif why == "outside":
        shutil.copytree(repository / "docs", tmp_path / "archive/docs")
        monkeypatch.chdir(tmp_path / "archive")
    elif why == "below":
        shutil.copytree(repository / "docs", repository / "archive/docs")
        monkeypatch.chdir(repository / "archive")
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
    assert changed() == {}


def test_what_is_found(repository: Path) -> None:
    meta: dict[str, object] = {"description": "Ce qu'il faut : un verrou.", "avant": ["été/index.md"]}
    Path("docs/été/index.md").write_text(PAGE.replace("# Verrou", "# L'`été`"), encoding="utf-8")
    complete(meta, Path("docs/verrou.md"), PAGE)
    assert meta == {
        "description": "Ce qu’il faut\u00a0: un verrou.",
        "avant": ["été/index.md"],
        "minutes": 12,
        "modifie": "2026-07-03",
        "revision_date": "Modifié le 3 juillet 2026",
        "prerequis": [{"titre": "L’été", "adresse": "été/"}],
    }


def test_the_home_page_counts_the_minutes_of_all(repository: Path) -> None:
    Path("mkdocs.yml").write_text("nav: [index.md, verrou.md, été/index.md]\n", encoding="utf-8")
    Path("docs/index.md").write_text("# Accueil\n", encoding="utf-8")
    meta: dict[str, object] = {}
    complete(meta, Path("docs/index.md"), "# Accueil\n")
    assert meta["minutes"] == 24


def test_a_page_to_read_before_must_exist(repository: Path) -> None:
    with pytest.raises(PageError, match=r"docs/verrou\.md:1 .*docs/absente\.md"):
        complete({"avant": ["absente.md"]}, Path("docs/verrou.md"), PAGE)


def test_a_description_is_plain_text(repository: Path) -> None:
    with pytest.raises(PageError, match=r"docs/verrou\.md:1 .*description.* \" < "):
        complete({"description": 'Un "mot" < deux.'}, Path("docs/verrou.md"), PAGE)


def test_dates_are_french() -> None:
    assert [french(date(2027, 5, 1)), french(date(2026, 12, 31))] == ["1ᵉʳ mai 2027", "31 décembre 2026"]
    assert len(metadata.MONTHS) == 12
