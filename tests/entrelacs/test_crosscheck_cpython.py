"""What real threads do is among what the corpus announces, and among what the reference finds.

Every program of the corpus, and generated ones, run many times on real CPython with forced preemption; every observed
output, exception or block must be foreseen.  (That the explorer finds exactly what is announced is tested elsewhere.)
ENTRELACS_RUNS sets how many runs each program gets.
"""

import os
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from entrelacs import explore
from tests.entrelacs.attack import oracles
from tests.entrelacs.support import async_reference, cases, cpython, forced_runs, programs, reference, strategies

RUNS = int(os.environ.get("ENTRELACS_RUNS", "200" if programs.DEEP else "6"))
EXAMPLES = int(os.environ.get("ENTRELACS_EXAMPLES", "40"))
SHARDS = 4
FIRST = next(iter(cpython.interpreters()))
TIMEOUT = 3600 if programs.DEEP else 280

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="non vérifié : les vrais fils d'exécution (pas de fork sur ce système)")


def job(name, source, constants, outcomes, failures, runs=RUNS):
    """A request for `forced_runs.py`: how long to wait depends on what can happen."""
    endless, stuck = "livelock" in failures, "deadlock" in failures
    return {
        "name": name,
        "source": source,
        "constants": constants,
        "runs": min(runs, 3) if endless or not outcomes else runs,
        "seed": 20,
        "patience": 0.15 if stuck else 10,
        "limit": 0.4 if endless else 60,
    }


def case_job(case, runs=RUNS):
    return job(case.name, case.source, case.constants, case.outcomes, case.failures, runs)


def surprises(observed, allows_output, allows_failure):
    """The observations that were not foreseen."""
    found = []
    for kind, output, exception, count in observed:
        if kind == "ended" and not exception:
            expected = allows_output(output)
        elif kind == "ended":
            expected = allows_failure(exception)
        else:
            expected = kind != "crashed" and allows_failure({"stuck": "deadlock", "endless": "livelock"}[kind])
        if not expected:
            found.append((kind, output, exception, count))
    return found


@pytest.mark.timeout(TIMEOUT + 20)
@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("label", cpython.interpreters())
def test_what_real_threads_do_is_announced(label, shard):
    # The other versions with the GIL get a quarter of the programs: a sample, larger with ENTRELACS_DEEP=1.
    step = SHARDS if programs.DEEP or label == FIRST or label.endswith("t") else 4 * SHARDS
    chosen = programs.corpus()[shard::step]
    answers = cpython.ask(cpython.interpreters()[label], "forced_runs.py", [case_job(case) for case in chosen], timeout=TIMEOUT)
    wrong = {
        case.id: unforeseen
        for case, answer in zip(chosen, answers)
        if (unforeseen := surprises(answer["observed"], case.allows_output, case.allows_failure))
    }
    assert not wrong


CASES = [
    case
    for case in cases.every()
    if case.refused is None
    and "limit" not in case.header
    and case.id.split("/")[0] in (("asyncio", "library", "search", "state", "threads") if programs.DEEP else ("threads",))
    and not {"atexit", "get_event_loop"} & set(re.findall(r"\w+", case.source))  # a forced run ends before them, or has its own loop
]
"""All areas with ENTRELACS_DEEP=1; those left out ask about other things than threads."""


@pytest.mark.timeout(TIMEOUT + 20)
def test_what_real_threads_do_in_the_cases_is_found():
    batch = [(case.source, explore(case.source, filename=case.path.name)) for case in CASES]
    wrong = oracles.real(batch, RUNS if programs.DEEP else 3, invented=True)
    assert not wrong, {CASES[index].id: disagreement.text for index, disagreement in wrong.items()}


@pytest.mark.timeout(TIMEOUT + 20)
@pytest.mark.parametrize(("model", "strategy"), [(reference, strategies.programs), (async_reference, strategies.async_programs)])
def test_what_real_threads_do_is_found_by_the_reference(model, strategy):
    """Ties the reference, by which the explorer is judged on generated programs, to real threads."""
    drawn = []

    @settings(max_examples=EXAMPLES, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(program):
        drawn.append((model.render(program), model.run(program)))

    draw()
    jobs = [job(f"generated{i}", source, {}, found.outputs, found.failures, runs=4) for i, (source, found) in enumerate(drawn)]
    answers = cpython.ask(cpython.interpreters()[FIRST], "forced_runs.py", jobs, timeout=TIMEOUT)
    for (source, found), answer in zip(drawn, answers):
        outputs = found.outputs | {output + "\n" for output in found.outputs}
        assert not surprises(answer["observed"], outputs.__contains__, found.failures.__contains__), source


def test_a_print_is_one_write(monkeypatch):
    """As in the model; with one write for each value, another thread's line could fall inside a line."""
    sink = forced_runs._Sink()
    monkeypatch.setattr(forced_runs.sys, "stdout", sink)
    forced_runs._print_whole("a", 1, sep="-")
    assert sink.parts == ["a-1\n"]


def case_named(name):
    return next(case for case in programs.corpus() if case.id == name)


def test_the_forced_runs_do_force():
    """The check can fail: preemption makes an increment disappear, which CPython does not do by itself."""
    case = case_named("lost_update")
    for seed in range(20):
        request = {**case_job(case, runs=40), "seed": seed}
        observed = cpython.ask(cpython.interpreters()[FIRST], "forced_runs.py", [request], timeout=120)[0]["observed"]
        if surprises(observed, case_named("lost_update_repaired").allows_output, case.allows_failure):
            return
    pytest.fail("800 forced runs have not lost one increment")


def test_a_blocked_program_is_seen_to_be_blocked():
    case, repaired = case_named("self_deadlock"), case_named("self_deadlock_repaired")
    observed = cpython.ask(cpython.interpreters()[FIRST], "forced_runs.py", [case_job(case, runs=1)], timeout=60)[0]["observed"]
    assert observed == [["stuck", "holding\n", "", 1]]
    assert surprises(observed, repaired.allows_output, repaired.allows_failure)


def test_a_spinning_program_is_seen_to_spin():
    case = case_named("after_you")
    observed = cpython.ask(cpython.interpreters()[FIRST], "forced_runs.py", [case_job(case, runs=1)], timeout=60)[0]["observed"]
    assert [seen[0] for seen in observed] == ["endless"]
