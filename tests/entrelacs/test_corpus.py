"""Every classic of the corpus does what reasoning says, no more and no less."""

import pytest

from entrelacs import explore, replay
from tests.entrelacs.support import programs
from tests.entrelacs.support.explorations import CASES, explored, in_one_process
from tests.entrelacs.support.summary import failure_key, summarize

every_case = in_one_process(CASES.values())


@every_case
def test_outcomes_and_failures_are_exactly_those_announced(case):
    found = explored(case.id)
    summary = summarize(found)
    assert summary["verdict"] == ("failure" if case.failures else "ok"), summary
    if case.at_least:
        assert case.outcomes <= set(summary["outcomes"])
    else:
        assert set(summary["outcomes"]) == case.outcomes
    kinds = {key if key in case.failures else key.split(":")[0] for key in summary["failures"]}
    assert kinds == case.failures


@every_case
def test_every_schedule_replays_to_what_it_promises(case):
    found = explored(case.id)
    constants = case.constants
    # A replay costs a compilation: the first few outcomes, and every failure.
    for outcome in found.outcomes[:4]:
        run = replay(case.source, outcome.schedule, constants=constants)
        assert run.output == outcome.output
        assert (run.failure and failure_key(run.failure)) == (outcome.failure and failure_key(outcome.failure))
        assert str(run.schedule) == str(outcome.schedule)
    for failure in found.failures:
        run = replay(case.source, failure.schedule, constants=constants)
        if failure.kind == "livelock":
            # The schedule leads into the cycle: nothing has ended there, nothing is blocked.
            assert run.failure is None or run.failure.kind == "livelock"
        else:
            assert run.failure is not None
            assert failure_key(run.failure) == failure_key(failure)
            assert (run.failure.thread, run.failure.line) == (failure.thread, failure.line)


@every_case
def test_probabilities_are_a_distribution(case):
    found = explored(case.id)
    total = sum(outcome.probability for outcome in found.outcomes)
    assert all(0 < outcome.probability <= 1 + 1e-9 for outcome in found.outcomes)
    if any(failure.kind == "livelock" for failure in found.failures):
        assert total <= 1 + 1e-9
    else:
        assert total == pytest.approx(1)
    if found.schedules is not None:
        assert found.schedules >= len(found.outcomes)


@in_one_process(case for case in CASES.values() if case.repairs and not case.constants)
def test_a_repair_removes_what_was_wrong(case):
    wrong = next(other for other in programs.corpus() if other.name == case.repairs and not other.constants)
    repaired, before = summarize(explored(case.id)), summarize(
        explored(wrong.id) if wrong.id in CASES else explore(wrong.source, first_failure=True)
    )
    assert repaired["verdict"] == "ok", repaired
    assert before["failures"] or set(repaired["outcomes"]) < set(before["outcomes"]), "what does it repair?"


def test_a_search_that_meets_its_limit_says_so():
    found = explore(CASES["philosophers"].source, max_states=10)
    assert found.verdict == "incomplete"
    assert found.reason


def test_fifo_wakeups_are_some_of_the_documented_ones():
    case = CASES["notify_which"]
    documented = set(summarize(explore(case.source))["outcomes"])
    assert set(summarize(explore(case.source, wakeups="fifo"))["outcomes"]) <= documented
    # Three threads queue for a lock in a known order: first come, first served, or anyone.
    queue = (
        "import threading\n"
        "lock = threading.Lock()\n"
        "condition = threading.Condition()\n"
        "order = []\n"
        "waiting = []\n"
        "def work(name):\n"
        "    with condition:\n"
        "        condition.wait_for(lambda: len(waiting) == name)\n"
        "        waiting.append(name)\n"
        "        condition.notify_all()\n"
        "        condition.wait()\n"
        "        while len(waiting) < 3:\n"
        "            condition.wait()\n"
        "        order.append(name)\n"
        "threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]\n"
        "for thread in threads: thread.start()\n"
        "with condition:\n"
        "    condition.wait_for(lambda: len(waiting) == 2)\n"
        "    waiting.append('go')\n"
        "    condition.notify(1)\n"
        "while not order: pass\n"
        "with condition:\n"
        "    condition.notify()\n"
        "for thread in threads: thread.join()\n"
        "print(*order)\n"
    )
    assert set(summarize(explore(queue))["outcomes"]) == {"0 1", "1 0"}


def test_the_corpus_is_large_enough():
    names = {case.name for case in programs.corpus()}
    assert len(names) >= 150
    assert sum(1 for case in programs.corpus() if case.repairs) >= 40
