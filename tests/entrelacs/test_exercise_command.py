"""``python -m entrelacs exercice``: list, start, correction, and what is kept of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from entrelacs.__main__ import main
from tests.entrelacs.test_exercise_check import answer, written
from tests.entrelacs.test_exercise_specification import HEAD


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A folder with two exercises, one of them done in its page, and where one works."""
    written(tmp_path / "ex")
    page_kind = tmp_path / "ex/page/guess"
    page_kind.mkdir()
    (page_kind / "exercice.toml").write_text(HEAD.format(kind="prédire"), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.entrelacs]\nexercices = "ex"\n', encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    status = main(["exercice", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_list(course, capsys, monkeypatch):
    monkeypatch.chdir(course / "below")  # from anywhere in the course
    status, out, _ = run(capsys)
    assert status == 0 and out.startswith("2 exercices, dont 0 fait ici.")
    assert "tickets  réparer, niveau 1, 5 min" in out and "dans la page" in out


def test_start_then_answer_then_list(course, capsys):
    status, out, _ = run(capsys, "page/tickets")
    path = course / "mes-exercices/page/tickets.py"
    assert status == 0 and "Vendez." in out and "À vous : lignes 11 à 15." in out and path.is_file()

    status, out, _ = run(capsys, "tickets", str(path))
    assert status == 1 and out.startswith("FAUX : à la fin, ce qui doit être vrai ne l'est pas toujours.")
    assert "Cela se voit avec « deux guichets »." in out and "Thread-1" in out
    assert "1 essai" in run(capsys)[1]

    exercise = written(course / "again")
    path.write_text(exercise.frame.solution().text, encoding="utf-8")
    status, out, _ = run(capsys, "tickets", str(path))
    assert status == 0 and "JUSTE : prouvé sur" in out and "dans 3 harnais" in out and "  - trois guichets, deux billets" in out
    assert "dont 1 fait ici" in run(capsys)[1]

    status, out, _ = run(capsys, "tickets")  # asked again: what was written is not lost
    assert status == 0 and "Votre programme vous attend" in out and path.read_text(encoding="utf-8") == exercise.frame.solution().text
    assert json.loads((course / "mes-exercices/progression.json").read_text(encoding="utf-8")) == {"page/tickets": {"juste": True, "essais": 2}}


def test_one_done_in_its_page(course, capsys):
    status, out, _ = run(capsys, "guess")
    assert status == 0 and "se fait dans la page « page »" in out and not (course / "mes-exercices").exists()
    status, _, err = run(capsys, "guess", str(course / "pyproject.toml"))
    assert status == 2 and "il n'y a rien à corriger ici" in err


def test_a_file_as_editors_leave_it(course, capsys):
    """A mark at the start, the line ends of Windows: the same answer. What cannot be read is said, with what to do."""
    text = written(course / "again").frame.solution().text
    path = course / "mine.py"
    for content in (b"\xef\xbb\xbf" + text.encode(), text.replace("\n", "\r\n").encode()):
        path.write_bytes(content)
        status, out, _ = run(capsys, "tickets", str(path))
        assert status == 0 and "JUSTE" in out
    path.write_bytes(text.encode("utf-16"))
    assert "n'est pas écrit en UTF-8. Enregistrez-le dans cet encodage" in run(capsys, "tickets", str(path))[2]
    assert "« below » est un dossier" in run(capsys, "tickets", "below")[2]
    path.write_bytes(b"")
    assert "Ce fichier n'est pas une réponse à cet exercice" in " ".join(run(capsys, "tickets", str(path))[1].split())


def test_asked_again_a_file_that_cannot_be_read_is_left_as_it_is(course, capsys):
    run(capsys, "tickets")
    path = course / "mes-exercices/page/tickets.py"
    path.write_bytes("# é\n".encode("latin-1"))
    status, out, _ = run(capsys, "tickets")
    assert status == 0 and "Votre programme vous attend" in out and path.read_bytes() == b"# \xe9\n"


def test_a_harness_is_shown(course, capsys):
    path = course / "mine.py"
    path.write_text(written(course / "again").frame.solution().text, encoding="utf-8")
    status, out, _ = run(capsys, "tickets", str(path), "--montrer", "deux clients ensemble devant les guichets")
    assert status == 0 and "together = threading.Barrier(THREADS)" in out and "with lock:" in out
    status, _, err = run(capsys, "tickets", str(path), "--montrer", "non")
    assert status == 2 and "Harnais : deux guichets" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ticket"], "aucun exercice ne s'appelle « ticket ». Proches : tickets, page/tickets."),
        (["tickets", "nothing.py"], "le fichier « nothing.py » n'existe pas"),
        (["tickets", "--dossier", "nowhere"], "le dossier « nowhere » n'existe pas"),
    ],
)
def test_what_is_not_there(course, capsys, arguments, said):
    status, _, err = run(capsys, *arguments)
    assert status == 2 and said in err


def test_two_of_one_name(course, capsys):
    written(course / "ex/../again")
    (course / "again/page").rename(course / "ex/other")
    status, _, err = run(capsys, "tickets")
    assert status == 2 and "plusieurs exercices s'appellent « tickets » : other/tickets, page/tickets" in err


def test_a_specification_that_cannot_be_read(course, capsys):
    (course / "ex/page/guess/exercice.toml").write_text("genre = 1\n", encoding="utf-8")
    status, _, err = run(capsys)
    assert status == 2 and "genre inconnu « 1 »" in err


def test_what_was_done_is_never_lost(course, capsys):
    (course / "mes-exercices").mkdir()
    kept = course / "mes-exercices/progression.json"
    kept.write_text("{", encoding="utf-8")
    status, _, err = run(capsys)
    assert status == 2 and "progression.json ne peut pas être lu" in err and kept.read_text(encoding="utf-8") == "{"


def test_no_course_here(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = run(capsys)
    assert status == 2 and "aucun exercice ici" in err


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ([], 0, "JUSTE"),
        ([("    with lock:", "    while True:\n        pass\n    if True:")], 1, "peut tourner sans fin"),
        ([("    with lock:", "    while True:\n        sold.append(0)\n    if True:")], 2, "NON JUGÉ"),
        ([("    with lock:", "    sold.append('x' * 10**10)\n    with lock:")], 2, ""),
        ([("    with lock:", "    lock.acquire()\n    if True:")], 1, "FAUX"),
    ],
)
def test_an_answer_is_guarded(course, changes, status, said):
    """In a process of its own, as the shell calls it: it can neither hang the checker nor act."""
    exercise = written(course / "again")
    (course / "mine.py").write_text(answer(exercise, *changes), encoding="utf-8")
    command = [sys.executable, "-m", "entrelacs", "exercice", "tickets", "mine.py", "--delai", "5"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=course)
    assert done.returncode == status, done.stdout + done.stderr
    assert said in done.stdout


STATEMENT = """
Voici un [sémaphore](semaphore.md#ici) et sa [preuve](https://exemple.fr/preuve), que l'on
lit d'abord.

- un premier point, assez long
  pour deux lignes ;
- un second.

```console title="Une sortie"
--8<-- "exemples/exercices/page/tickets/depart.txt"
```
Réparez.
"""


def test_the_statement_without_what_only_a_page_shows(course, capsys):
    path = course / "ex/page/tickets/exercice.toml"
    told = path.read_text(encoding="utf-8").replace('enonce = "Vendez."', f'enonce = """{STATEMENT}"""\nindices = ["Un."]'.replace('title="Une sortie"', 'title=\\"Une sortie\\"'))
    path.write_text(told.replace('--8<-- "exemples/exercices/page/tickets/depart.txt"', '--8<-- \\"exemples/exercices/page/tickets/depart.txt\\"'), encoding="utf-8")
    (path.parent / "depart.txt").write_text("$ python depart.py\n[2,  2]\n", encoding="utf-8")
    status, out, _ = run(capsys, "tickets")
    assert status == 0
    assert "un sémaphore (page « semaphore ») et sa preuve (https://exemple.fr/preuve), que l'on" in " ".join(out.split())
    assert "Une sortie :\n    $ python depart.py\n    [2,  2]\nRéparez." in out
    assert "assez long pour deux lignes" in " ".join(out.split()) and "\n- un second." in out
    assert "](" not in out and "```" not in out and "8<" not in out
    assert "1 indice dans la page « page » du cours" in out


def test_the_next_one_waits_for_what_is_read_before(course, capsys):
    """`tickets` asks for a page whose exercise is to be done first; once done, or when nothing else is left, it comes."""
    folder = written(course / "ex", folder="other/first").folder
    path = course / "ex/page/tickets/exercice.toml"
    path.write_text('avant = ["mecanismes/other.md#ici"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    hard = folder / "exercice.toml"
    hard.write_text(hard.read_text(encoding="utf-8").replace("niveau = 1", "niveau = 3"), encoding="utf-8")
    assert "Le prochain : other/first, les billets (réparer, niveau 3)." in run(capsys)[1]
    (course / "mes-exercices").mkdir()
    progress = course / "mes-exercices/progression.json"
    progress.write_text(json.dumps({"other/first": {"juste": True, "essais": 1}}), encoding="utf-8")
    assert "Le prochain : page/tickets," in run(capsys)[1]
    progress.write_text(json.dumps({name: {"juste": True, "essais": 1} for name in ("other/first", "page/tickets")}), encoding="utf-8")
    assert "Le prochain" not in run(capsys)[1]
