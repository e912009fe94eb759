"""The command line: what it prints and how it ends."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from entrelacs import explore
from entrelacs.__main__ import main

COUNTER = """\
import threading

TOURS = 5
n = 0


def add():
    global n
    for _ in range(TOURS):
        n += 1


threads = [threading.Thread(target=add, name=name) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("n =", n)
"""
ORDER = """\
import threading

a, b = threading.Lock(), threading.Lock()


def take(first, second):
    with first:
        with second:
            pass


threads = [threading.Thread(target=take, args=pair, name=name) for name, pair in (("A", (a, b)), ("B", (b, a)))]
for thread in threads:
    thread.start()
"""


@pytest.fixture
def program(tmp_path):
    def write(source):
        path = tmp_path / "prog.py"
        path.write_text(source, encoding="utf-8")
        return str(path)

    return write


def test_a_program_without_failure(program, capsys):
    assert main(["explorer", program(COUNTER), "--constante", "TOURS=1"]) == 0
    shown = capsys.readouterr().out
    assert "TERMINÉ SANS FAUTE" in shown and "n = 1" in shown and "n = 2" in shown


def test_a_failure_is_drawn_with_one_column_per_thread_and_replays(program, capsys):
    path = program(ORDER)
    assert main(["explorer", path]) == 1
    shown = capsys.readouterr().out
    assert "FAUTE TROUVÉE" in shown and "interblocage" in shown
    header = next(line for line in shown.splitlines() if line.startswith("pas"))
    assert [cell.strip() for cell in header.split("│")] == ["pas", "A", "B", "ce qui change"]
    command = next(line for line in shown.splitlines() if "rejouer" in line).split("python -m entrelacs ")[1]
    assert main(command.split()) == 1
    assert "Faute : interblocage" in capsys.readouterr().out


def test_the_command_that_replays_gives_a_text_back_as_it_was(program, capsys):
    path = program("import threading\nMOT = 'oui'\nn = 0\ndef add():\n    global n\n    n += 1\nthread = threading.Thread(target=add)\nthread.start()\nassert n, MOT\n")
    assert main(["explorer", path, "--constante", "MOT=\"deux 'mots'\""]) == 1
    command = next(line for line in capsys.readouterr().out.splitlines() if "rejouer" in line).split("python -m entrelacs ")[1]
    assert main(shlex.split(command)) == 1
    assert "deux 'mots'" in capsys.readouterr().out


def test_a_schedule_that_ends_before_the_program_says_who_could_go_next(program, capsys):
    path = program(COUNTER)
    short = ["rejouer", path, "--constante", "TOURS=1", "--ordonnancement", "1"]
    assert main(short) == 2
    told = "L'ordonnancement s'arrête là ; le programme n'est pas fini."
    assert f"{told} Peuvent faire le pas suivant : A (1), B (2)." in capsys.readouterr().out
    assert main([*short, "--langue", "en"]) == 2
    assert "The schedule stops there; the program is not over. Those who could take the next step: A (1), B (2)." in capsys.readouterr().out
    assert main([*short, "--reel", "--langue", "fr"]) == 2
    assert told in capsys.readouterr().out
    assert main([*short[:-1], str(explore(Path(path), constants={"TOURS": 1}).outcomes[0].schedule)]) == 0
    assert told not in capsys.readouterr().out
    path = program(ORDER)  # nobody can go on: it is a deadlock, not a schedule that is too short
    assert main(["rejouer", path, "--ordonnancement", str(explore(Path(path)).failures[0].schedule)]) == 1
    assert told not in capsys.readouterr().out


def test_json_is_one_object(program, capsys):
    assert main(["explorer", "--json", program(ORDER)]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == "failure"
    assert {"output", "schedule", "probability"} == set(answer["outcomes"][0])
    assert answer["failures"][0]["kind"] == "deadlock" and "exception" not in answer["failures"][0]
    assert sum(outcome["probability"] for outcome in answer["outcomes"]) == pytest.approx(1)


def test_a_limit_is_not_a_proof(program, capsys):
    assert main(["explorer", program(COUNTER), "--max-etats", "5"]) == 2
    said = capsys.readouterr().out
    assert "INCOMPLET" in said and "%" not in said


def test_a_failure_met_before_the_limit_is_not_said_to_be_the_only_one(program, capsys):
    wide = ORDER.replace('("B", (b, a)))', '("B", (b, a)), ("C", (a, b)), ("D", (b, a)))')
    assert main(["explorer", program(wide), "--max-etats", "100"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("FAUTE TROUVÉE, et il peut y en avoir d'autres : limite de 100 états atteinte")
    assert "tous les entrelacements" not in said and "illimité" not in said and "%" not in said
    assert "Un chemin vers la faute : interblocage" in said


def test_simulate_prints_what_the_program_prints(program, capsys):
    assert main(["simuler", program(COUNTER)]) == 0
    assert capsys.readouterr().out == "n = 10\n"


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["explorer", "absent.py"], "« absent.py » n'existe pas"),
        (["explorer", "PROG", "--constante", "TOURS"], "on attend NOM=VALEUR"),
        (["explorer", "PROG", "--constante", "ABSENTE=1"], "pas de constante « ABSENTE »"),
        (["rejouer", "PROG", "--ordonnancement", "deux"], "ordonnancement illisible"),
        (["rejouer", "PROG", "--ordonnancement", "7*2"], "ordonnancement impossible : au pas 1"),
    ],
)
def test_misuse_is_one_clear_message(program, capsys, arguments, message):
    path = program(COUNTER)
    assert main([path if word == "PROG" else word for word in arguments]) == 2
    error = capsys.readouterr().err
    assert message in error and "Traceback" not in error


def test_an_unknown_option_is_refused_in_french(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["explorer"])
    assert ended.value.code == 2
    assert "il manque : FICHIER" in capsys.readouterr().err


def test_a_program_that_cannot_be_modelled_is_refused_with_its_line(program, capsys):
    assert main(["explorer", program("import threading\nimport socket\n")]) == 2
    error = capsys.readouterr().err
    assert "prog.py:2" in error and "socket" in error


def test_a_syntax_error_has_its_line(program, capsys):
    assert main(["explorer", program("x = 1\ny = (\n")]) == 2
    assert "prog.py:2" in capsys.readouterr().err


def test_it_runs_as_a_module(program):
    ended = subprocess.run([sys.executable, "-m", "entrelacs", "explorer", program(ORDER)], capture_output=True, timeout=60)
    assert ended.returncode == 1 and "interblocage" in ended.stdout.decode()


def test_every_draw_is_explored_when_asked(program, capsys):
    path = program("import random\nprint(random.randint(1, 3))\n")
    assert main(["explorer", path]) == 2
    assert "sans graine" in capsys.readouterr().err
    assert main(["explorer", path, "--tirages", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert sorted(outcome["output"] for outcome in answer["outcomes"]) == ["1\n", "2\n", "3\n"]
    (two,) = (outcome["schedule"] for outcome in answer["outcomes"] if outcome["output"] == "2\n")
    assert main(["rejouer", path, "--tirages", "--ordonnancement", two]) == 0
    assert "2" in capsys.readouterr().out


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_the_terminal(program, capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    many = ORDER.replace('(("A", (a, b)), ("B", (b, a)))', '(("A", (a, b)), ("B", (b, a)), ("C", (a, b)), ("D", (b, a)), ("E", (a, b)))')
    for source, header in ((ORDER, ["pas", "A", "B", "ce qui change"]), (many, None)):
        assert main(["explorer", program(source)]) == 1
        drawn = [line for line in capsys.readouterr().out.splitlines() if "│" in line or "┼" in line]
        assert drawn and max(map(len, drawn)) <= columns
        if header:
            assert [cell.strip() for cell in drawn[0].split("│")] == header


def test_a_closed_pipe_is_no_error(program):
    command = f'"{sys.executable}" -m entrelacs explorer "{program(ORDER)}" | head -1'
    ended = subprocess.run(command, shell=True, capture_output=True, timeout=60)
    assert b"FAUTE" in ended.stdout and ended.stderr == b""


def test_what_has_no_end_is_said_in_one_line(program, capsys):
    assert main(["explorer", program("while True: pass\n")]) == 1
    shown = capsys.readouterr().out
    assert "Aucune exécution ne se termine." in shown and "interblocage actif" in shown


def test_a_file_that_is_not_utf8_is_refused(tmp_path, capsys):
    path = tmp_path / "latin.py"
    path.write_bytes("# \xe9\n".encode("latin-1"))
    assert main(["explorer", str(path)]) == 2
    assert "UTF-8" in capsys.readouterr().err


SPINNING = "import threading\nready = False\ndef work():\n    global ready\n    ready = True\nthreading.Thread(target=work).start()\nwhile not ready:\n    pass\nprint('end')\n"
RARE = "import threading\nready, turns = False, 0\ndef work():\n    global ready\n    ready = True\nthreading.Thread(target=work).start()\nwhile not ready and turns < 60:\n    turns += 1\nprint('end' if turns < 60 else 'late')\n"


def test_what_is_certain_is_said_so_and_nothing_else(tmp_path, capsys):
    """An outcome that follows whatever happens, after a loop of any length; one that hardly ever fails to follow."""
    path = tmp_path / "program.py"
    for source, shares in ((SPINNING, {"100 %"}), (RARE, {"> 99,99 %", "< 0,01 %"})):
        path.write_text(source, encoding="utf-8")
        main(["explorer", str(path)])
        said = capsys.readouterr().out
        assert {share for share in ("100 %", "> 99,99 %", "< 0,01 %") if f"{share}  " in said} == shares, said
        assert {outcome.probability == 1 for outcome in explore(source).outcomes} == {source is SPINNING}
