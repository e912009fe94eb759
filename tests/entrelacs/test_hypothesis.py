"""Generated programs: the explorer and a reference written apart find the same.

Some 200 programs in the ordinary suite, always the same; ENTRELACS_EXAMPLES=5000 draws more of them, at random.
"""

import os

from hypothesis import given, settings

from entrelacs import replay
from tests.entrelacs.support import async_reference, reference, strategies
from tests.entrelacs.support.explorations import explore
from tests.entrelacs.support.summary import failure_key, summarize

EXAMPLES = int(os.environ.get("ENTRELACS_EXAMPLES", "0"))


def generated(share):
    """Settings: `share` examples in the ordinary suite, the number asked for otherwise."""
    return settings(max_examples=EXAMPLES or share, derandomize=not EXAMPLES, database=None)


def agree(summary, expected):
    """Whether a summary says what the reference says.

    Once a thread has died of an exception, whether the rest then blocks is not asked of the explorer.
    """
    failures = set(summary["failures"])
    must = expected.failures if expected.deadlock_first else expected.failures - {"deadlock"}
    return set(summary["outcomes"]) == expected.outputs and must <= failures <= expected.failures


@generated(90)
@given(strategies.programs)
def test_threads(program):
    expected = reference.run(program)
    source = reference.render(program)
    found = explore(source)
    assert agree(summarize(found), expected), f"{summarize(found)}\n{expected}\n{source}"
    for failure in found.failures:
        run = replay(source, failure.schedule)
        assert run.failure and failure_key(run.failure) == failure_key(failure), source


@generated(12)
@given(strategies.programs)
def test_threads_without_reduction(program):
    source = reference.render(program)
    assert summarize(explore(source, reduce=False)) == summarize(explore(source)), source


@generated(12)
@given(strategies.programs)
def test_threads_without_merging(program):
    """Whatever is told of a state that is met again: schedules walked one by one, as many as can be, lead nowhere else."""
    source = reference.render(program)
    found, walked = explore(source), explore(source, merge=False, max_states=800)
    merged, one_by_one = summarize(found), summarize(walked)
    if walked.reason is None:
        assert one_by_one == merged and walked.schedules == found.schedules, source
    assert set(one_by_one["outcomes"]) <= set(merged["outcomes"]) and set(one_by_one["failures"]) <= set(merged["failures"]), source


@generated(80)
@given(strategies.async_programs)
def test_tasks(program):
    expected = async_reference.run(program)
    source = async_reference.render(program)
    found = summarize(explore(source))
    assert agree(found, expected), f"{found}\n{expected}\n{source}"


@generated(12)
@given(strategies.async_programs)
def test_tasks_without_reduction(program):
    source = async_reference.render(program)
    assert summarize(explore(source, reduce=False)) == summarize(explore(source)), source
