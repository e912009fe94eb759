"""The conformance programs themselves: deterministic on real CPython, their version marks still needed."""

import pytest

from tests.entrelacs.support import cpython, programs

CELLS = programs.cells()


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
