"""Explorations that several tests look at, each done once per process."""

import functools
import pathlib

import pytest

import entrelacs
from entrelacs import explore

from . import programs
from .programs import DEEP

PACKAGE = pathlib.Path(entrelacs.__file__).parent.parent
"""The folder that holds the package."""

CASES = {case.id: case for case in programs.corpus() if DEEP or not case.deep}


@functools.cache
def explored(case_id):
    """The exploration of a corpus case."""
    case = CASES[case_id]
    return explore(case.source, constants=case.constants)


def in_one_process(cases):
    """Parametrize a test with cases of the corpus: the tests of one case go to one process, which explores it once."""
    return pytest.mark.parametrize("case", [pytest.param(case, marks=pytest.mark.xdist_group(case.id), id=case.id) for case in cases])
