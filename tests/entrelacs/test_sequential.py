"""Without threads, an explored program does what CPython does, in the same order."""

import os
import warnings

import pytest

from entrelacs import simulate
from entrelacs.bounds.refusals import Unsupported
from tests.entrelacs.support import sequential

PROGRAMS = int(os.environ.get("ENTRELACS_EXAMPLES", "0")) or 60
PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
def test_the_order_of_evaluation_is_that_of_cpython(part):
    refused = 0
    for seed in range(part, PROGRAMS, PARTS):
        source = sequential.program(seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            output, failure = sequential.on_cpython(source)
        if " at 0x" in output:
            continue
        try:
            run = simulate(source)
        except Unsupported as refusal:
            refused += 1
            assert "interne" not in refusal.reason, source
            continue
        ended = run.failure and (run.failure.exception, run.failure.message)
        assert (run.output, ended) == (output, failure), f"seed {seed}:\n{source}"
    assert refused < PROGRAMS / PARTS / 4
