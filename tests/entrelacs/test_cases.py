"""Small programs, mostly found by attacking the explorer: each gets the answer that its header announces, by every road."""

from dataclasses import replace

import pytest

from entrelacs import explore, simulate
from entrelacs.bounds.limits import LIMITS
from tests.entrelacs.support import cases
from tests.entrelacs.support.summary import summarize

EVERY = cases.every()
EXPLORED = [case for case in EVERY if case.refused is None and "limit" not in case.header]
SEEDS = range(4)
STATES = 60
"""States of an unreduced search that the ordinary suite affords."""
SCHEDULES = 50
"""Schedules that the ordinary suite affords to enumerate one by one."""

# The tests of one case go to one process, which explores it once.
ids = {"ids": lambda case: case.id}


def grouped(some):
    return [pytest.param(case, marks=pytest.mark.xdist_group(case.id)) for case in some]


known = {}
limits = replace(LIMITS, memory=300)
"""No case needs more; those that would take everything take less time."""


def explored(case):
    if case.id not in known:
        known[case.id] = explore(case.source, filename=case.path.name, limits=limits)
    return known[case.id]


@pytest.mark.parametrize("case", grouped(EVERY), **ids)
def test_the_answer_is_the_one_announced(case):
    found = explored(case)
    summary, header = summarize(found), case.header
    if case.refused is not None:
        line, reason = case.refused
        assert found.verdict == "unsupported" and reason in found.reason and found.line == line, found
        return
    if "limit" in header:
        assert found.reason and header["limit"] in found.reason and found.verdict in ("incomplete", "failure"), found
        return
    assert found.verdict in ("ok", "failure"), summary
    outcomes = set(summary["outcomes"])
    if "outcomes" in header:
        assert outcomes == set(header["outcomes"])
    assert outcomes >= set(header.get("outcomes include", ()))
    assert not outcomes & set(header.get("never", ()))
    wanted = set(header.get("failures", ()))
    assert {key if key in wanted else key.split(":")[0] for key in summary["failures"]} == wanted, summary
    if "failing lines" in header:
        assert {failure.line for failure in found.failures} == set(header["failing lines"])


@pytest.mark.parametrize("case", grouped(EXPLORED), **ids)
def test_what_one_drawn_run_does_was_explored(case):
    """The cheapest oracle: a run that draws its threads at random may only end as the exploration says."""
    summary = summarize(explored(case))
    for seed in SEEDS:
        run = simulate(case.source, seed=seed, max_steps=5_000)
        if run.failure is None:
            assert run.output.removesuffix("\n") in summary["outcomes"], seed
        elif run.failure.kind != "livelock":
            assert summary["failures"], (seed, run.failure)


@pytest.mark.parametrize("case", grouped(case for case in EXPLORED if "slow" not in case.header), **ids)
def test_with_and_without_the_reductions_the_answers_are_the_same(case):
    reduced = explored(case)
    searches = [{"infer": False}, {"reduce": False}]
    if reduced.schedules is not None and reduced.schedules <= SCHEDULES:
        searches.append({"merge": False})
    for options in searches:
        whole = explore(case.source, filename=case.path.name, max_states=STATES, **options)
        if whole.reason:  # too large to be walked whole: what was found must at least be true
            found, known = summarize(whole), summarize(reduced)
            assert set(found["outcomes"]) <= set(known["outcomes"]), options
            assert set(found["failures"]) - {"livelock"} <= set(known["failures"]), options
        else:
            assert summarize(whole) == summarize(reduced), options
            if "infer" in options:  # what is deduced changes no state and no step
                assert (whole.states, whole.transitions, whole.schedules) == (reduced.states, reduced.transitions, reduced.schedules)
