"""Explorations that several tests look at, each done once per process."""

import functools
import pathlib

import pytest

import entrelacs

from . import programs
from .programs import DEEP

if not hasattr(entrelacs, "explore"):
    # Every test that explores imports this module: it is named among what was not checked.
    pytest.skip("non vérifié : l'exploration des programmes (entrelacs.explore n'existe pas encore)", allow_module_level=True)

from entrelacs import explore  # noqa: E402

PACKAGE = pathlib.Path(entrelacs.__file__).parent.parent
"""The folder that holds the package."""

CASES = {case.id: case for case in programs.corpus() if DEEP or not case.deep}


@functools.cache
def explored(case_id):
    """The exploration of a corpus case."""
    case = CASES[case_id]
    return explore(case.source, constants=case.constants)
