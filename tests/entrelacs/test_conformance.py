"""Every promise of the modelled API is kept as CPython keeps it: same outputs, same exceptions, same messages."""

import sys

import pytest

from entrelacs import simulate
from tests.entrelacs.support import cpython, programs
from tests.entrelacs.support.explorations import explore
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


@pytest.mark.parametrize("cell", [cell for cell in MINE if cell.file == "queue" and not cell.simulated], ids=lambda cell: cell.id)
def test_a_queue_that_shows_its_inside_is_the_same(cell):
    """The one written in Python, for the programs that touch ``mutex`` or ``queue``, does what the other does."""
    output, failures = real(cell)
    found = summarize(explore(cell.source + "\nqueue.Queue().mutex\n"))
    assert found["failures"] == sorted(set(failures)), found
    if not failures:
        assert found["outcomes"] == [output.removesuffix("\n")]
