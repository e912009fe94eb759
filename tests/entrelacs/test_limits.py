"""Each limit stops what has no end, says so with the option that raises it, and lets the search go on when that option is used."""

import json
import shlex
import subprocess
import sys

import pytest

from entrelacs import explore
from entrelacs.__main__ import main
from entrelacs.answer.analysis import Analysis
from entrelacs.bounds import limits
from entrelacs.bounds.limits import LIMITS, TABLE, Limits
from entrelacs.execution.memory import taken_memory

COUNTER = """\
import threading
n = 0
def add():
    global n
    for _ in range(TIMES):
        n += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(n)
"""
SMALL, LONG = COUNTER.replace("TIMES", "2"), COUNTER.replace("TIMES", "12")
PROGRAMS = {
    "states": (SMALL, 20),
    "steps": (SMALL, 6),
    "memory": (LONG.replace("n = 0", "n = 0\nkept = []").replace("n += 1", "n += 1; kept.append('x' * 20_000)"), 1),
    "seconds": (COUNTER.replace("TIMES", "60").replace("range(2)", "range(4)"), 1),
    "state_size": ("kept = 'x' * 1_500_000\nimport threading\nthread = threading.Thread(target=print)\nthread.start()\nthread.join()\nprint(len(kept))\n", 1),
    "turns": ("n = 0\nwhile n < 250_000:\n    n += 1\nprint(n)\n", 100_000),
    "output": ("for _ in range(30):\n    print('x' * 10)\n", 100),
}


@pytest.mark.parametrize("name", [name for name in TABLE if name != "memory"])
def test_a_limit_stops_the_search_and_tells_its_option(name, tmp_path, capsys):
    source, most = PROGRAMS[name]
    found = explore(source, limits=Limits(**{name: most}))
    assert (found.verdict, found.limit) == ("incomplete", name)
    assert found.reason == TABLE[name].message.format(most=most)
    path = tmp_path / "prog.py"
    path.write_text(source, encoding="utf-8")
    assert main(["explorer", str(path), TABLE[name].option, str(most)]) == 2
    said = capsys.readouterr().out
    assert found.reason in said and f"({TABLE[name].option} N)" in said


def test_the_limit_of_memory_stops_the_search_and_tells_its_option(tmp_path):
    """In a new process: one that has run other tests holds free memory, which the search takes before it asks for more."""
    source, most = PROGRAMS["memory"]
    path = tmp_path / "prog.py"
    path.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "entrelacs", "explorer", str(path), TABLE["memory"].option, str(most)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert said.returncode == 2 and TABLE["memory"].message.format(most=most) in said.stdout, said
    assert f"({TABLE['memory'].option} N)" in said.stdout
    found = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, encoding="utf-8").stdout)
    assert (found["verdict"], found["limit"]) == ("incomplete", TABLE["memory"].option)


@pytest.mark.parametrize("name", sorted(PROGRAMS.keys() - {"seconds", "memory"}))
def test_a_limit_is_raised_by_the_option_that_it_names(name):
    source, most = PROGRAMS[name]
    assert explore(source, limits=Limits(**{name: most * 10})).verdict == "ok"


def test_the_command_says_which_limits_hold(capsys):
    with pytest.raises(SystemExit):
        main(["explorer", "--help"])
    said = capsys.readouterr().out
    for name, limit in TABLE.items():
        assert limit.option in said and (name == "seconds" or f"({getattr(LIMITS, name)})" in " ".join(said.split()))


def test_every_limit_is_in_the_table():
    assert TABLE.keys() == PROGRAMS.keys() == vars(limits.LIMITS).keys()


# -- the first failure ---------------------------------------------------------------------------

WIDE = """\
import threading
a, b = threading.Lock(), threading.Lock()
n = 0
def work(first, second):
    global n
    with first:
        with second:
            n += 1
    n += 1
threads = [threading.Thread(target=work, args=(a, b) if k else (b, a)) for k in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
RIGHT = SMALL


def test_a_search_may_stop_at_its_first_failure():
    found = explore(WIDE, first_failure=True)
    assert found.verdict == "failure" and found.failures[0].kind == "deadlock" and found.states < 5_000
    assert "première" in found.reason and found.schedules is None
    assert found.replay(found.failures[0].schedule).failure.kind == "deadlock"


def test_a_search_for_the_first_failure_sees_everything_when_there_is_none():
    one, other = explore(RIGHT, first_failure=True), explore(RIGHT)
    assert (one.verdict, one.states, one.transitions, one.schedules, set(one.outcomes)) == (
        "ok", other.states, other.transitions, other.schedules, set(other.outcomes),
    )  # fmt: skip


def test_the_first_failure_replays_from_the_command_line(tmp_path, capsys):
    path = tmp_path / "prog.py"
    path.write_text(WIDE, encoding="utf-8")
    assert main(["explorer", str(path), "--premiere-faute"]) == 1
    said = capsys.readouterr().out
    assert "FAUTE TROUVÉE, et il peut y en avoir d'autres : la recherche s'est arrêtée à la première" in said
    command = next(line for line in said.splitlines() if "rejouer" in line).split("python -m entrelacs ")[1]
    assert main(shlex.split(command)) == 1
    assert "Faute : interblocage" in capsys.readouterr().out


def test_a_failure_is_told_while_the_search_goes_on(tmp_path, capsys, monkeypatch):
    from entrelacs import api
    from entrelacs.search import search

    monkeypatch.setattr(search, "PATIENCE", 0.0)
    monkeypatch.setattr(api, "AHEAD_SECONDS", 60)  # the states that it looks at are what is tried
    path = tmp_path / "prog.py"
    path.write_text(WIDE, encoding="utf-8")
    assert main(["explorer", str(path), "--max-etats", "1500"]) == 2  # depth first, the failure is far
    said = capsys.readouterr()
    assert "Une faute est déjà trouvée" in said.err and "interblocage" in said.err and "acquiert b" in said.err


def test_a_thread_that_never_ends_does_not_hide_the_first_failure(monkeypatch):
    """It waits for a while and does something again, without end; the other one fails."""
    monkeypatch.setattr("entrelacs.execution.machine.FUEL_ALONE", 4_000)  # the turns that it may do alone: time is not what is tried
    source = (
        "import threading\nstop, kept = threading.Event(), []\ndef beat():\n    while not stop.wait(0.05):\n        kept.append(1)\n"
        "def use():\n    assert len(kept) < 2\nthreads = [threading.Thread(target=f) for f in (beat, use)]\nfor thread in threads: thread.start()\n"
    )
    found = explore(source, first_failure=True)
    assert found.verdict == "failure" and found.states < 500


def test_a_search_that_has_to_start_again_follows_no_other_schedule():
    """Once `x` is known to be shared, the main thread stops before it: the way to another state would start a thread too late."""
    source = (
        "import threading\nx, lock = 0, threading.Lock()\ndef take(value):\n    global x\n    x = value\n    for _ in range(16):\n"
        "        with lock:\n            pass\nthreads = [threading.Thread(target=take, args=(value,)) for value in (1, 2)]\n"
        "for thread in threads:\n    x = 0\n    thread.start()\nfor thread in threads:\n    thread.join()\nprint(x)\n"
    )
    found = explore(source, first_failure=True)
    assert found.verdict == "ok" and {outcome.output for outcome in found.outcomes} == {"1\n", "2\n"}


def test_a_search_whose_time_ends_while_it_has_to_start_again_has_found_no_failure(monkeypatch):
    """Whatever the moment: what it then gives has no state that failed, and tells the memory taken."""
    from entrelacs.search import search

    ended = 0
    for moments in range(1, 60):
        clock = iter(range(moments))
        monkeypatch.setattr(search.time, "monotonic", lambda: next(clock, 1e9))  # noqa: B023
        graphs = []
        monkeypatch.setattr("entrelacs.api.Analysis", lambda graph: graphs.append(graph) or Analysis(graph))  # noqa: B023
        known = explore(WIDE, seconds=1e6)
        (graph,) = graphs
        assert known.verdict != "internal", known
        assert graph.failed is None or graph.states[graph.failed].failures or graph.states[graph.failed].deadlock
        assert (known.memory is None) == (taken_memory() is None)
        ended += known.states == 1 and moments > 2
    assert ended  # some moments fall where a new conflict is known and its path is not over
