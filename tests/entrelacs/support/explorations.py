"""Explorations that several tests look at, each done once per process."""

import functools
import pathlib

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
