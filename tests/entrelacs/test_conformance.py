"""Every promise of the modelled API is kept as CPython keeps it: same outputs, same exceptions, same messages."""

import sys

import pytest

from entrelacs import explore, simulate
from tests.entrelacs.support import cpython, programs
from tests.entrelacs.support.summary import summarize

CELLS = programs.cells()
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
MINE = [cell for cell in CELLS if cell.runs_on(sys.version_info[:2])]


def real(cell):
    """What CPython does: (output, failures)."""
    answer = cpython.cell_results(next(iter(cpython.interpreters())))[cell.id]
    return answer["output"], answer["failures"]


@pytest.mark.parametrize("cell", [cell for cell in MINE if not cell.simulated], ids=lambda cell: cell.id)
def test_explored(cell):
    output, failures = real(cell)
    found = summarize(explore(cell.source))
    assert found["verdict"] == ("failure" if failures else "ok"), found
    assert found["failures"] == sorted(set(failures))
    if not failures:
        assert found["outcomes"] == [output.removesuffix("\n")]


@pytest.mark.parametrize("cell", MINE, ids=lambda cell: cell.id)
def test_simulated(cell):
    output, failures = real(cell)
    run = simulate(cell.source)
    assert run.output == output
    assert (run.failure is not None) == bool(failures)


@pytest.mark.parametrize("cell", [cell for cell in MINE if cell.simulated], ids=lambda cell: cell.id)
def test_what_the_clock_decides_is_one_of_several_outcomes(cell):
    output, _ = real(cell)
    found = summarize(explore(cell.source))
    assert output.removesuffix("\n") in found["outcomes"]
    assert len(found["outcomes"]) > 1, "only one outcome: the mark [simulate] is not needed"


@pytest.mark.parametrize("label", cpython.interpreters())
def test_the_programs_are_deterministic_on_every_cpython(label):
    """Each program gives the same on every interpreter that it is meant for, messages apart, and twice in a row."""
    first = cpython.cell_results(label)
    cpython.cell_results.cache_clear()
    assert cpython.cell_results(label) == first


@pytest.mark.parametrize(
    ("label", "cell"),
    [(label, cell) for label in cpython.interpreters() for cell in CELLS if not cell.runs_on(cpython.version_of(label))],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_version_marks_are_still_needed(label, cell):
    """A program kept away from an interpreter really does something else there than where it is meant to run."""
    elsewhere = cpython.ask(cpython.interpreters()[label], "run_cells.py", [[cell.id, cell.source]], timeout=60)[0]
    meant = [other for other in cpython.interpreters() if cell.runs_on(cpython.version_of(other))]
    if not meant:
        pytest.skip(f"non vérifié : « {cell.title} » (aucun CPython de cette machine n'est concerné)")
    assert cpython.cell_results(meant[0])[cell.id] != elsewhere


def test_there_is_one_program_per_promise():
    assert len(CELLS) >= 250
    assert len({cell.id for cell in CELLS}) == len(CELLS)
