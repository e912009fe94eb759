"""The process of its own in which the command line explores: it cannot act, it ends, and nobody notices it otherwise."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

import entrelacs
from entrelacs.execution import guard

STUCK = "import re\nre.match('(a+)+b', 'a' * 60)\n"
SPINNING = "import threading\nx = 0\ndef f():\n    global x\n    while x < 10 ** 9:\n        x += 1\nfor _ in range(3):\n    threading.Thread(target=f).start()\n"
FORKED = hasattr(os, "fork")


FAR = ["--max-pas", "100000000", "--max-etats", "100000000"]
"""Limits that no machine reaches in a second."""


def start(path, *options):
    command = [sys.executable, "-m", "entrelacs", "explorer", str(path), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def started(path):
    """A command that is under way, leader of its group."""
    source = (
        "import signal, sys\n"
        "from entrelacs.__main__ import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background has its children ignore it\n"
        f"print('ready', flush=True)\nsys.exit(main(['explorer', {str(path)!r}, *{FAR!r}], guarded=True))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )
    child.stdout.readline()
    time.sleep(1)
    return child


@pytest.fixture
def program(tmp_path):
    def write(source):
        path = tmp_path / "program.py"
        path.write_text(source, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("source", [STUCK, SPINNING])
def test_it_ends_after_the_limit_and_names_what_raises_it(source, program):
    child = start(program(source), "--delai", "1", *FAR)
    out, err = child.communicate(timeout=120)  # a machine under load is slow; without its guard, it would not end
    assert child.returncode == 2 and "INCOMPLET" in out + err and "--delai" in out + err


def test_json_is_one_object_even_then(program):
    child = start(program(STUCK), "--delai", "0,5", "--json")
    answer = json.loads(child.communicate()[0])
    assert answer["verdict"] == "incomplete" and "opération" in answer["reason"]


@pytest.mark.skipif(not FORKED, reason="another way of interrupting")
@pytest.mark.parametrize("source", [STUCK, SPINNING])
def test_an_interruption_ends_it(source, program):
    child = started(program(source))
    os.killpg(child.pid, signal.SIGINT)
    out, err = child.communicate(timeout=120)
    assert child.returncode == 2, err
    assert "arrêté avant la fin" in err and "Traceback" not in err


@pytest.mark.skipif(not FORKED, reason="another way of ending")
@pytest.mark.parametrize("source", [STUCK, SPINNING])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_ending_the_parent_ends_the_child(how, source, program):
    child = started(program(source))
    child.send_signal(how)
    child.communicate(timeout=120)
    with pytest.raises(ProcessLookupError):  # nobody is left in the group
        for _ in range(50):
            os.killpg(child.pid, 0)
            time.sleep(0.1)


ACTS = {
    "open('{}', 'w')": "open",
    "__import__('os').system('touch {}')": "os.system",
    "__import__('os').mkdir('{}')": "os.mkdir",
    "__import__('os').fork()": "os.fork",
    "__import__('subprocess').run(['touch', '{}'])": "subprocess.Popen",
    "__import__('socket').socket()": "socket",
    "__import__('os').listdir('/')": "os.listdir",
    "open('/etc/hostname').read()": "open",
    "__import__('_thread').start_new_thread(max, (1, 2))": "_thread",
    "__import__('ctypes').CDLL(None)": "ctypes",
    "__import__('shutil').rmtree('{}')": "shutil",
}


def test_the_hook_stops_what_would_act(tmp_path):
    """The lists of `allowed` are not what holds here: it is the explorer's own process that tries."""
    mark = tmp_path / "mark"
    lines = ["import subprocess, socket, shutil, ctypes, sys", "from entrelacs.bounds import faults", "from entrelacs.execution import guard", "guard.confine(60)"]
    for act in ACTS:
        lines += ["try:", f"    {act.format(mark)}", "except faults.Trespass as refusal:", "    print(refusal)", "else:", f"    print({act!r})"]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, cwd=tmp_path)
    said = done.stdout.splitlines()
    assert len(said) == len(ACTS), done
    for line, (act, event) in zip(said, ACTS.items(), strict=True):
        if not (event == "_thread" and sys.version_info < (3, 12)):  # CPython 3.11 does not announce it
            assert line.startswith(f"l'explorateur allait agir hors de l'exploration ({event}"), (act, line)
    assert not any(tmp_path.iterdir())


def test_the_api_has_a_process_of_its_own_too():
    source = "import threading\nx = 0\ndef f():\n    global x\n    x += 1\nthreads = [threading.Thread(target=f) for _ in '12']\nfor t in threads: t.start()\nfor t in threads: t.join()\nprint(x)\nassert x == 2\n"
    here, apart = entrelacs.explore(source), entrelacs.explore(source, apart=True)
    assert (apart.verdict, apart.outcomes, apart.states) == (here.verdict, here.outcomes, here.states)
    assert apart.replay(apart.failures[0].schedule) == here.replay(here.failures[0].schedule)
    assert len(apart.graph.nodes) == len(here.graph.nodes)
    with pytest.raises(SyntaxError):
        entrelacs.explore("x =", apart=True)
    found = entrelacs.explore(STUCK, apart=True, seconds=0.5)
    assert found.verdict == "incomplete" and "0.5 s" in found.reason


def test_a_file_beside_the_program_does_not_pass_for_a_module(program):
    path = program("import queue\nprint(queue.Queue().empty())\n")
    for name in ("argparse", "copy", "copyreg", "enum", "queue", "random", "statistics", "threading"):
        (path.parent / f"{name}.py").write_text(f"open({str(path.parent / 'mark')!r}, 'w')\n")
    command = [sys.executable, "-m", "entrelacs", "explorer", path.name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folder for folder in sys.path if folder.endswith("src"))}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=path.parent, env=environment)
    assert done.returncode == 0 and "True" in done.stdout and not (path.parent / "mark").exists(), done


def test_an_answer_holds_nothing_but_data():
    import io
    import pickle

    with pytest.raises(pickle.UnpicklingError):
        guard.Reader(io.BytesIO(pickle.dumps(os.system))).load()


def test_a_search_gives_what_it_found_when_its_time_is_over():
    for seconds in (0.3, 1.0):  # on a loaded machine, the first may pass before anything is found
        found = entrelacs.explore(SPINNING.replace("10 ** 9", "40") + "assert x == 120\n", seconds=seconds)
        if found.states > 1:
            break
    assert found.reason == f"délai de {seconds} s dépassé" and found.verdict in ("incomplete", "failure") and found.states > 1
