"""The exercises are corrected by exploration as the page says, and that page lists every one of them."""

import re
import shlex
from pathlib import Path

import pytest

from entrelacs.__main__ import main
from tests.exemples import exercises

PAGE = "docs/exercer/index.md"
_COMMAND = re.compile(r"python -m entrelacs (corriger exemples/exercices/(\S+)/depart\.py.*)")


def pytest_generate_tests(metafunc):
    if "exercise" in metafunc.fixturenames:
        folder = metafunc.config.racine / "exemples/exercices"
        found = [source.parent for source in exercises.sources(metafunc.config.racine)]
        metafunc.parametrize("exercise", found, ids=[path.relative_to(folder).as_posix() for path in found])


@pytest.fixture(scope="module")
def page(request) -> str:
    return (request.config.racine / PAGE).read_text(encoding="utf-8")


@pytest.fixture
def command(page, exercise, root, monkeypatch) -> list[str]:
    """How the page says to correct this exercise: the plain command, or its own when it needs a constant."""
    monkeypatch.chdir(root)
    name = exercise.relative_to(root / "exemples/exercices").as_posix()
    own = [shlex.split(words) for words, path in _COMMAND.findall(page) if path == name]
    return own[-1] if own else ["corriger", f"exemples/exercices/{name}/depart.py"]


def test_start_is_refused(command, capsys):
    assert main(command) == 1
    assert capsys.readouterr().out.startswith("FAUX")


def test_solution_is_accepted(command, capsys):
    assert main([word.replace("depart.py", "solution.py") for word in command]) == 0
    assert capsys.readouterr().out.startswith("JUSTE")


def test_every_exercise_is_listed_once(page, root: Path):
    """Each in the row of the page that holds it, under the name of its folder."""
    listed = []
    for line in page.splitlines():
        if row := re.match(r"\| \[[^\]]+\]\(\.\./[\w-]+/([\w-]+)\.md#exercices\) \|", line):
            listed += [f"{row[1]}/{name}" for name in re.findall(r"`([\w-]+)`", line)]
    folder = root / "exemples/exercices"
    assert sorted(listed) == [source.parent.relative_to(folder).as_posix() for source in exercises.sources(root)]
