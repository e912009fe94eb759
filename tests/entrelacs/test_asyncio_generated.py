"""Random asyncio programs: what one drawn run does, and what CPython does, is among what was explored.

ENTRELACS_EXAMPLES sets how many programs are tried (one in five of it).
"""

import os
import sys

import pytest

from entrelacs import explore, simulate
from tests.entrelacs.support import async_programs, cpython

NUMBER = max(1, int(os.environ.get("ENTRELACS_EXAMPLES", "40")) // 5)
STATES = 1_500
DRAWN = 8
RUNS = 8


def explored(seed):
    """A program, what it may print and how it may fail; None when it is too large for the suite."""
    source = async_programs.program(seed)
    found = explore(source, max_states=STATES)
    assert found.verdict in ("ok", "failure", "incomplete"), (source, found)
    if found.reason:
        return None
    outputs = {outcome.output for outcome in found.outcomes if outcome.failure is None}
    return source, outputs, {failure.exception or failure.kind for failure in found.failures}


PROGRAMS = range(NUMBER)


@pytest.mark.parametrize("seed", PROGRAMS)
def test_what_one_drawn_run_does_was_explored(seed):
    known = explored(seed)
    if known is None:
        return
    source, outputs, failures = known
    for draw in (None, *range(DRAWN)):
        run = simulate(source, seed=draw, max_steps=5_000)
        if run.failure is None:
            assert run.output in outputs, (draw, source)
        else:
            assert (run.failure.exception or run.failure.kind) in failures, (draw, source)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="non vérifié : les vrais fils d'exécution (pas de fork sur ce système)")
@pytest.mark.timeout(300)
def test_what_cpython_does_was_explored():
    known = {f"program{seed}": found for seed in PROGRAMS if (found := explored(seed)) is not None}
    jobs = [
        {"name": name, "source": source, "constants": {}, "runs": RUNS, "seed": 3, "patience": 0.3, "limit": 20}
        for name, (source, _, _) in known.items()
    ]
    # The interpreter that explores: versions of asyncio do not all do the same.
    for answer in cpython.ask(sys.executable, "forced_runs.py", jobs, timeout=280):
        source, outputs, failures = known[answer["name"]]
        for kind, output, exception, _ in answer["observed"]:
            if kind == "ended" and not exception:
                assert output in outputs, source
            else:
                assert kind == "stuck" and "deadlock" in failures or exception.partition(":")[0] in failures, (
                    kind,
                    exception,
                    source,
                )
