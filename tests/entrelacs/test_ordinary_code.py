"""Ordinary code, as any code base writes it: one outcome, that of the CPython that runs."""

import functools
import sys

import pytest

from entrelacs import explore
from tests.entrelacs.support import cpython, programs

CELLS = [cell for cell in programs.cells(programs.ORDINARY) if cell.runs_on(sys.version_info[:2])]


@functools.cache
def real():
    """What each program does on this CPython: {Cell.id: {"output", "failures"}}."""
    here = next(iter(cpython.interpreters().values()))
    answers = cpython.ask(here, "run_cells.py", [[cell.id, cell.source] for cell in CELLS], timeout=120)
    return {cell.id: answer for cell, answer in zip(CELLS, answers, strict=True)}


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.id)
def test_ordinary_code_does_what_it_does_on_cpython(cell):
    theirs = real()[cell.id]
    assert not theirs["failures"], "the program itself is wrong"
    found = explore(cell.source)
    assert found.verdict == "ok", found.reason or found.failures
    assert [outcome.output for outcome in found.outcomes] == [theirs["output"]]


def test_the_programs_are_many():
    assert len(CELLS) >= 60
    assert len({cell.id for cell in CELLS}) == len(CELLS)
