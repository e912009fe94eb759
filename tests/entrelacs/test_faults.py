"""Whose fault it is: what the explorer does wrong is never taken for a failure of the program, nor the reverse."""

import gc
import os
import sys

import pytest

from entrelacs import Exploration, explore
from entrelacs.__main__ import main
from entrelacs.bounds import process
from entrelacs.execution.machine import Machine

PROGRAM = """\
import threading

lock = threading.Lock()
n = 0


def add():
    global n
    try:
        with lock:
            n += 1
    except BaseException as error:
        print("seen by the program:", error)
    finally:
        print("end")


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([n].index(2))
"""


def wrong(text, target):
    """A function that goes wrong as if it were written in the explorer, where `target` is."""
    names = {}
    name = target
    while name not in sys.modules:
        name = name.rpartition(".")[0]
    path = sys.modules[name].__file__
    exec(compile(f"\ndef injected(*arguments, **keywords): {text}", path, "exec"), names)
    return names["injected"]


STAGES = {
    "compile": "entrelacs.lowering.loops.iterate",
    "scopes": "entrelacs.lowering.scopes.Scopes.global_names",
    "operation": "entrelacs.operations.variables.Variables.global_",
    "location": "entrelacs.execution.locations.Locations.location",
    "model": "entrelacs.model.lock.Lock.__enter__",
    "choices": "entrelacs.model.lock.Acquire.choices",
    "execute": "entrelacs.model.lock.Release.execute",
    "step": "entrelacs.execution.machine.Machine.enabled",
    "snapshot": "entrelacs.state.frames.Frames.frames",
    "search": "entrelacs.search.search.Search.add",
    "analysis": "entrelacs.answer.analysis.Analysis.outcomes",
}
MISTAKES = ["assert False, 'injected'", "injected_name", "{}['injected']", "[][0]", "None.injected", "1 / 0"]


def test_without_a_fault_of_ours_the_program_is_right():
    found = explore(PROGRAM)
    assert [outcome.output for outcome in found.outcomes] == ["end\nend\n0\n"], found


@pytest.mark.parametrize("stage", STAGES)
def test_a_fault_of_ours_has_a_verdict_and_a_status_of_its_own(stage, monkeypatch, tmp_path, capsys):
    explore("print(1)")  # the prelude is compiled, once
    for mistake in MISTAKES[: 2 if stage == "operation" else None]:  # an operation fails for the program, but for what nobody writes on purpose
        monkeypatch.setattr(STAGES[stage], wrong(mistake, STAGES[stage]))
        found = explore(PROGRAM, filename=f"{stage}: {mistake}")  # never compiled before
        assert found.verdict == "internal" and not found.failures and not found.outcomes, found
        assert "injected" in found.report and "Python 3" in found.report
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    assert main(["explorer", str(path)]) == 3
    shown = capsys.readouterr()
    assert "l'explorateur s'est trompé, pas votre programme" in shown.err and "injected" in shown.err
    assert "TERMINÉ" not in shown.out and "FAUTE" not in shown.out


@pytest.mark.parametrize("function", ["entrelacs.command.screen.table", "entrelacs.api.run_schedule", "entrelacs.command.screen.describe"])
@pytest.mark.parametrize("mistake", ["assert False, 'injected'", "{}['injected']", "int('injected')"])
def test_a_fault_of_ours_while_telling(function, mistake, monkeypatch, tmp_path, capsys):
    path = tmp_path / "program.py"
    path.write_text("import threading\nn = 0\ndef add():\n    global n\n    n += 1\nthread = threading.Thread(target=add)\nthread.start()\nassert n\n")
    monkeypatch.setattr(function, wrong(mistake, function))
    assert main(["explorer", str(path)]) == 3
    assert "l'explorateur s'est trompé" in capsys.readouterr().err


FORGED = [
    "class Unsupported(Exception): pass\nraise Unsupported('faux refus')",
    "class Exhausted(BaseException):\n    __module__ = 'entrelacs.bounds.refusals'\nraise Exhausted('fausse limite')",
    "made = type('Unsupported', (BaseException,), {'__module__': 'entrelacs.bounds.refusals', 'reason': 'faux', 'line': 3})\nraise made('x')",
    "raise AssertionError('x')",
    "raise RecursionError('maximum')",
    "raise MemoryError",
    "made = MemoryError('x')\ndef f():\n    raise made\nf()",
    "def f():\n    yield\ng = f()\nnext(g)\ng.throw(MemoryError())",
    "def f():\n    yield\nf().throw(MemoryError)",
    "def f():\n    yield from g()\ndef g():\n    yield\nf = f()\nnext(f)\nf.throw(MemoryError)",
    "import asyncio\nasync def main():\n    f = asyncio.get_running_loop().create_future()\n    f.set_exception(MemoryError())\n    await f\nasyncio.run(main())",
    "from concurrent.futures import ThreadPoolExecutor\ndef f():\n    raise MemoryError\nwith ThreadPoolExecutor(1) as p:\n    p.submit(f).result()",
    "from contextlib import contextmanager\n@contextmanager\ndef f():\n    yield\nwith f():\n    raise MemoryError",
    "class A:\n    def __eq__(self, other): raise MemoryError\n[A()].index(1)",
    "def f():\n    {}['x']\nf()",
    "import threading\nthreading.Lock().release()",
    "import queue\nqueue.Queue().get_nowait()",
    "class A:\n    def __eq__(self, other): return None.x\n[A()].index(1)",
    "import asyncio\nasync def f():\n    raise KeyError('x')\nasync def main():\n    await asyncio.gather(f())\nasyncio.run(main())",
    "import asyncio\nasync def main():\n    f = asyncio.get_running_loop().create_future()\n    f.set_exception(IndexError('x'))\n    await f\nasyncio.run(main())",
    "def f():\n    return f()\nf()",
]


@pytest.mark.parametrize("source", FORGED)
def test_what_the_program_raises_is_its_own(source):
    found = explore(source)
    assert found.verdict == "failure" and found.failures[0].kind == "exception", found


def test_a_program_catches_what_it_raises():
    source = "made = type('Unsupported', (BaseException,), {'__module__': 'entrelacs.bounds.refusals'})\ntry:\n    raise made\nexcept BaseException:\n    print('caught')\n"
    assert [outcome.output for outcome in explore(source).outcomes] == ["caught\n"]


LIMITS = [
    "class A:\n    def __eq__(self, other): return self == other\nA() == A()",
    "x = [0] * 10 ** 12",
    "raise ExceptionGroup('a', [ValueError()] * 10 ** 13)",
    "x = []\ntry:\n    x = [0] * 10 ** 12; raise ValueError\nexcept MemoryError:\n    pass",
    # Since CPython 3.14 the stack itself is measured, and 30,000 lists fit in the usual 8 MB.
    "nested = []\nfor i in range(100_000): nested = [nested]\nprint(len(repr(nested)))",
]


@pytest.mark.parametrize("source", LIMITS)
def test_what_python_cannot_do_is_a_limit(source):
    found = explore("try:\n    pass\nexcept ValueError:\n    pass\n" + source)
    assert found.verdict == "incomplete" and not found.failures, found


@pytest.mark.parametrize("source", ["x = " + "(" * 150 + "1" + ")" * 150, "y = 1\nx = " + " + ".join(["y"] * 5_000), "x = -" + "-" * 20_000 + "1"])
def test_a_program_too_deep_to_be_compiled_is_refused_or_read(source):
    try:
        found = explore(source)
    except SyntaxError:
        return
    assert isinstance(found, Exploration) and found.verdict in ("ok", "unsupported")


@pytest.mark.parametrize("source", ["return 1", "break", "def f():\n    x = 1\n    global x", "x = 1\0", "await 1", "def f():\n    nonlocal x"])
def test_an_error_of_syntax_is_told_as_python_does(source):
    with pytest.raises(SyntaxError):
        explore(source)


@pytest.mark.parametrize("threshold", [gc.get_threshold()[0], 0], ids=["usual", "no collection"])
def test_what_is_asked_of_the_process_is_given_back(threshold, monkeypatch):
    usual = gc.get_threshold()
    gc.set_threshold(threshold, *usual[1:])
    before, meanwhile = (sys.getrecursionlimit(), gc.get_threshold()), []
    note = Machine.restart
    monkeypatch.setattr(Machine, "restart", lambda machine: meanwhile.append(gc.get_threshold()[0]) or note(machine))
    try:
        explore("print(1)")
        assert (sys.getrecursionlimit(), gc.get_threshold()) == before
    finally:
        gc.set_threshold(*usual)
    assert set(meanwhile) == {process.YOUNG if threshold else 0}  # whoever wants no collection gets none


def test_a_recursion_that_python_allows_is_explored_from_a_deep_call():
    def deep(levels):
        return explore("def f(n): return n and f(n - 1)\nprint(f(900))") if levels == 0 else deep(levels - 1)

    assert [outcome.output for outcome in deep(300).outcomes] == ["0\n"]


ASTRAY = {
    "a source that cannot be read": ("entrelacs.search.search.Search.add", "{}['injected']"),
    "a file": ("entrelacs.search.search.Search.add", "open('/injected', 'w')"),
    "a file of the analysis": ("entrelacs.answer.analysis.Analysis.outcomes", "open('/injected', 'w')"),
    "a file, between two steps": ("entrelacs.execution.machine.Machine.enabled", "open('/injected', 'w')"),
    "a file of the library": ("entrelacs.state.frames.Frames.frames", "__import__('shutil').copyfile(__import__('os').__file__, '/injected')"),
    "a file, while telling": ("entrelacs.api.fault_report", "open('/injected', 'w')"),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that is not forked knows nothing of what is injected")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # threads of pytest's workers
@pytest.mark.parametrize("case", ASTRAY)
def test_what_the_guard_stops_in_the_explorer_is_a_fault_of_the_explorer(case, monkeypatch, tmp_path, capfd):
    """The traceback of a fault of ours names files that the guard does not let it read; what it would do itself is no act of the program."""
    explore("print(1)")
    target, mistake = ASTRAY[case]
    beside = tmp_path / "beside.py"  # the fault is written in a file that is neither ours nor Python's
    beside.write_text(f"def injected(*arguments, **keywords): {mistake}")
    made = wrong(mistake, target)
    if "source" in case:
        names = {}
        exec(compile(beside.read_text(), str(beside), "exec"), names)
        made = names["injected"]
    monkeypatch.setattr(target, made)
    if "telling" in case:
        monkeypatch.setattr("entrelacs.search.search.Search.add", wrong("{}['injected']", "entrelacs.search.search.Search.add"))
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    status = main(["explorer", str(path)], guarded=True)
    shown = capfd.readouterr()
    assert status == 3 and "l'explorateur s'est trompé, pas votre programme" in shown.err and "injected" in shown.err, shown
    assert "ne peut pas être modélisé" not in shown.err and "TERMINÉ" not in shown.out
