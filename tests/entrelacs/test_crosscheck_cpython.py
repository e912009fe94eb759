"""What real threads do is among what the explorer found.

Every program of the corpus, and some generated ones, run many times on real CPython with forced preemption; every
observed output, exception or block must have been explored.  ENTRELACS_RUNS sets how many runs each program gets.
"""

import os

import pytest

from tests.entrelacs.support import cpython
from tests.entrelacs.support.explorations import CASES, DEEP, explored
from tests.entrelacs.support.summary import summarize

RUNS = int(os.environ.get("ENTRELACS_RUNS", "200" if DEEP else "6"))
SHARDS = 8

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="non vérifié : les vrais fils d'exécution (pas de fork sur ce système)")


def job(case_id, summary, runs=RUNS):
    """A request for `forced_runs.py`: how long to wait depends on what can happen."""
    case = CASES[case_id]
    endless, stuck = "livelock" in summary["failures"], "deadlock" in summary["failures"]
    if endless or not summary["outcomes"]:
        runs = min(runs, 3)
    return {
        "name": case.name,
        "source": case.source,
        "constants": case.constants,
        "runs": runs,
        "seed": 20,
        "patience": 0.15 if stuck else 10,
        "limit": 0.4 if endless else 60,
    }


def surprises(observed, summary):
    """The observations that the explorer did not foresee."""
    found = []
    for kind, output, exception, count in observed:
        if kind == "ended" and not exception:
            expected = output.removesuffix("\n") in summary["outcomes"]
        elif kind == "ended":
            expected = exception in summary["failures"]
        else:
            expected = {"stuck": "deadlock", "endless": "livelock"}.get(kind) in summary["failures"]
        if not expected:
            found.append((kind, output, exception, count))
    return found


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("label", cpython.interpreters())
def test_what_real_threads_do_was_explored(label, shard):
    if not DEEP and label != next(iter(cpython.interpreters())) and not label.endswith("t"):
        # The other versions get a sample: the same programs behave alike there, with or without the GIL.
        chosen = [case_id for number, case_id in enumerate(CASES) if number % (SHARDS * 4) == shard]
    else:
        chosen = [case_id for number, case_id in enumerate(CASES) if number % SHARDS == shard]
    summaries = {case_id: summarize(explored(case_id)) for case_id in chosen}
    answers = cpython.ask(
        cpython.interpreters()[label],
        "forced_runs.py",
        [job(case_id, summaries[case_id]) for case_id in chosen],
        timeout=280 if not DEEP else 3600,
    )
    wrong = {
        case_id: unforeseen
        for case_id, answer in zip(chosen, answers)
        if (unforeseen := surprises(answer["observed"], summaries[case_id]))
    }
    assert not wrong


def test_the_forced_runs_do_force():
    """The check can fail: preemption makes an increment disappear, which CPython does not do by itself."""
    request = job("lost_update", {"outcomes": ["1", "2"], "failures": []}, runs=40)
    executable = next(iter(cpython.interpreters().values()))
    for seed in range(20):
        observed = cpython.ask(executable, "forced_runs.py", [{**request, "seed": seed}], timeout=120)[0]["observed"]
        if surprises(observed, {"outcomes": ["2"], "failures": []}):
            return
    pytest.fail("800 forced runs have not lost one increment")


def test_a_blocked_program_is_seen_to_be_blocked():
    request = job("self_deadlock", {"outcomes": [], "failures": ["deadlock"]}, runs=1)
    executable = next(iter(cpython.interpreters().values()))
    observed = cpython.ask(executable, "forced_runs.py", [request], timeout=60)[0]["observed"]
    assert observed == [["stuck", "holding\n", "", 1]]
    assert surprises(observed, {"outcomes": ["20"], "failures": []})
