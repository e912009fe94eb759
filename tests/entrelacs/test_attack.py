"""A sample of the attack (`tests.entrelacs.attack`), always the same; ``make attaque`` goes on for as long as it is told to."""

import os
import pathlib

import pytest

from tests.entrelacs.attack import oracles, paths, shrink, waits
from tests.entrelacs.attack.__main__ import main
from tests.entrelacs.attack.generators import GENERATORS
from tests.entrelacs.attack.shrink import shrunk

SIZES = {"threads": 4, "tasks": 4, "order": 16, "constructs": 4, "paths": 24, "waits": 16, "hidden": 8}
SHARE = 4
"""Programs of one test."""
STATES = 150
"""States of one of their searches, at most."""


def batches():
    return [(name, first) for name, size in SIZES.items() for first in range(0, size, SHARE)]


@pytest.mark.parametrize(("name", "first"), batches())
def test_nothing_disagrees(name, first, monkeypatch):
    monkeypatch.setattr(oracles, "STATES", STATES)
    generator = GENERATORS[name]
    for seed in range(first, first + SHARE):
        source = generator.source(seed)
        disagreement, found = oracles.inside(source, generator.alone, seed)
        disagreement = disagreement or generator.right(source, found)
        assert disagreement is None, f"python -m tests.entrelacs.attack --programme {name}/{seed}\n{disagreement.text}"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="non vérifié : les vrais fils d'exécution (pas de fork sur ce système)")
@pytest.mark.parametrize(("name", "first", "number"), [("threads", 1_000, 4), ("tasks", 1_000, 4), ("objects", 1_014, 16)])
def test_real_threads_do_nothing_else(name, first, number):
    batch = [(source, oracles.tried(source)) for source in map(GENERATORS[name].source, range(first, first + number))]
    assert not oracles.real(batch, runs=4)


def test_a_program_is_always_the_same():
    for generator in GENERATORS.values():
        assert generator.source(3) == generator.source(3) != generator.source(4)


LOSES = """
import threading
n = 0
def f():
    global n
    unused = 1
    n += 1
threads = [threading.Thread(target=f) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(n)
"""


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # threads of pytest's workers
def test_a_fault_is_seen_and_made_small(monkeypatch, tmp_path, capsys):
    """The attack can fail: a search that never stops before a shared location is caught, and the program that shows it is short."""
    from entrelacs.execution.machine import Machine

    quiet = Machine.note_access
    monkeypatch.setattr(shrink, "PATIENCE", 600)  # on a loaded machine too
    for name in ("note_access", "passes"):
        monkeypatch.setattr(Machine, name, lambda machine, key, write: quiet(machine, key, write) or machine.reduce)
    path = pathlib.Path(tmp_path, "loses.py")
    path.write_text(LOSES, encoding="utf-8")
    assert main(["--programme", str(path)]) == 1
    said = capsys.readouterr().out
    assert "DÉSACCORD (" in said and "--programme" in said and "unused" not in said.partition("Programme réduit")[2]


def test_what_shrinks_still_disagrees():
    assert shrunk("a = 1\nb = 2\nif a:\n    print(b)\n", lambda text: "print(" in text) == "print(b)\n"


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # threads of pytest's workers
@pytest.mark.skipif(not hasattr(os, "fork"), reason="non vérifié : un programme plus petit et sans fin (pas de fork sur ce système)")
def test_a_smaller_program_may_have_no_end(monkeypatch):
    """Nor a bound to what it takes: neither the time nor the memory of the attack is its own."""
    disagrees = {
        "small": lambda: True,
        "agrees": lambda: False,
        "endless": lambda: sum(iter(int, 1)) == 0,  # in C: no signal of Python's would end it
        "huge": lambda: len(bytearray(2 * shrink.MEMORY)) > 0,
    }
    asked = shrink.apart(lambda text: disagrees[text]())
    found = []
    for text in disagrees:
        monkeypatch.setattr(shrink, "SECONDS", 1 if text == "endless" else 60)
        found += [text] if asked(text) else []
    assert found == ["small"]


def test_every_path_is_tried():
    assert len({paths.source(seed) for seed in range(len(paths.PAIRS))}) == len(set(paths.PAIRS))
    assert len({waits.source(seed) for seed in range(len(waits.PROGRAMS))}) == len(waits.PROGRAMS)
