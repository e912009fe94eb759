"""What must be true of every program, whatever it does. The first thing that is not is told as a `Disagreement`.

Three roads are taken one program at a time, in this process: the searches (`searches`), drawn runs and replays (`runs`), and the
steps deduced instead of executed (`deduced`). Two are taken by batches, in processes of their own: another hash seed and other
interpreters (`elsewhere`), real threads with forced preemption (`real`).
"""

import contextlib
import dataclasses
import functools
import io
import itertools
import threading
import traceback
import warnings

from entrelacs import explore, simulate
from entrelacs.bounds.refusals import Unsupported
from tests.entrelacs.support import cpython
from tests.entrelacs.support.explorations import PACKAGE
from tests.entrelacs.support.summary import failure_key, summarize_with_schedules

STATES = 1_500
"""States of a search, at most: what is met before must be true all the same."""
SEEDS = range(3)
VERDICTS = ("ok", "failure", "incomplete", "unsupported")


@dataclasses.dataclass(frozen=True)
class Disagreement:
    """Two answers about one program that cannot both be right."""

    oracle: str
    text: str


def known(found):
    """What an exploration says, without what the searches may tell differently (sizes, probabilities)."""
    return {
        "outputs": {outcome.output for outcome in found.outcomes},
        "ends": {outcome.output for outcome in found.outcomes if outcome.failure is None},
        "failures": {(*_key(failure),) for failure in found.failures if failure.kind != "deadlock"},
        "deadlocks": {failure.waits for failure in found.failures if failure.kind == "deadlock"},
    }


def _key(failure):
    return failure_key(failure), failure.thread, failure.line


def tried(source, **options):
    """An exploration, or the traceback of an exception that should never have left it."""
    try:
        found = explore(source, **{"max_states": STATES, **options})
    except Exception:
        return "".join(traceback.format_exc().splitlines(keepends=True)[-4:])
    return found if found.verdict in VERDICTS else f"verdict {found.verdict}: {found.reason}"


ROADS = {
    "infer": {"infer": False},
    "reduce": {"reduce": False},
    "merge": {"merge": False},
    "neither": {"reduce": False, "merge": False},
    "fifo": {"wakeups": "fifo"},
}


ALWAYS = ("infer", "reduce", "merge")
SOMETIMES = ("neither", "twice", "fifo")


def searches(source, found, chosen=("twice", *ROADS)):
    """The searches agree: reduced, unreduced, unmerged, without deductions, a second time; fifo adds nothing."""
    if isinstance(found, str):
        yield Disagreement("internal", found)
        return
    if found.verdict == "unsupported":
        return
    if "twice" in chosen and (again := tried(source)) != found:
        yield Disagreement("twice", f"{again}\n{found}")
    for name in chosen:
        if name == "twice":
            continue
        other = tried(source, **ROADS[name])
        if isinstance(other, str):
            yield Disagreement(name, other)
        elif other.verdict == "unsupported":
            continue  # refusing is right: more switch points make more states, and what cannot be written in one shows
        else:
            yield from _compared(name, found, other)


def _compared(name, found, other):
    """Whether what `other` says is in `found`, and the other way round when both are whole."""
    one, two = known(found), known(other)
    if found.reason or other.reason:
        one["failures"] = {key for key in one["failures"] if key[0] != "livelock"}
        two["failures"] = {key for key in two["failures"] if key[0] != "livelock"}
    for kind in one:
        if not found.reason and (more := two[kind] - one[kind]):
            yield Disagreement(name, f"{kind} only with {name}: {sorted(map(str, more))[:3]}")
        if not other.reason and name != "fifo" and (less := one[kind] - two[kind]):
            yield Disagreement(name, f"{kind} never with {name}: {sorted(map(str, less))[:3]}")


def runs(source, found):
    """What is announced replays as announced, and what drawn runs do is announced."""
    for outcome in found.outcomes[:40]:
        run = found.replay(outcome.schedule)
        if run.output != outcome.output or _told(run.failure) != _told(outcome.failure):
            yield Disagreement("replay", f"{outcome.schedule}: {run.output!r} {_told(run.failure)} ≠ {outcome.output!r} {_told(outcome.failure)}")
    for failure in found.failures:
        if failure.kind == "livelock":
            continue
        told = [_told(one) for one in found.replay(failure.schedule).failures]
        if _told(failure) not in told:
            yield Disagreement("replay", f"{failure.schedule}: {told} without {_told(failure)}")
    if found.reason:
        return
    all_known = known(found)
    for seed in (None, *SEEDS):
        try:
            run = simulate(source, seed=seed, max_steps=3_000)
        except Unsupported:  # drawn runs stop at every access, where more has to be written
            continue
        if run.failure is not None and run.failure.kind == "livelock":
            continue
        if run.output not in all_known["ends" if run.failure is None else "outputs"]:
            yield Disagreement("simulate", f"seed {seed}: {run.output!r} {_told(run.failure)}")
        elif run.failure is not None and failure_key(run.failure) not in {failure_key(failure) for failure in found.failures}:
            yield Disagreement("simulate", f"seed {seed}: {_told(run.failure)}")


def _told(failure):
    return None if failure is None else (failure_key(failure), failure.thread, failure.line, failure.waits)


def deduced(source, **options):
    """Each step that the search deduces leads where executing it leads, depth first or in the order that finds a failure soon."""
    for first_failure in (False, True):
        found = tried(source, check=True, first_failure=first_failure, **options)
        if isinstance(found, str):
            yield Disagreement("deduced", found)


def confirmed(source, oracle, generator=None):
    """Whether a program, smaller than the one that disagreed, still does in the same way."""
    found = tried(source)
    if oracle == "internal":
        disagreement, _ = inside(source)
        return disagreement is not None and disagreement.oracle == oracle
    if not _explored(found):
        return False
    if oracle in others():
        return bool(elsewhere([(source, found)], oracle))
    if oracle == "real threads":
        return bool(real([(source, found)], 20))
    if oracle == "own":
        return generator.right(source, found) is not None
    road = deduced(source) if oracle == "deduced" else runs(source, found) if oracle in ("replay", "simulate") else searches(source, found, (oracle,))
    try:
        return any(disagreement.oracle == oracle for disagreement in road)
    except Exception:
        return False


def inside(source, alone=False, turn=None):
    """The first disagreement of the roads taken in this process, and what was found.

    All the roads, or with a number `turn` those of every program and one of the others in turn. A program of one thread (`alone`)
    leaves the searches nothing to differ about.
    """
    found = tried(source)
    try:
        for disagreement in itertools.chain.from_iterable(_chosen(source, found, alone, turn)):
            return disagreement, found
    except Exception:
        return Disagreement("internal", traceback.format_exc(limit=-3)), found
    return None, found


def _chosen(source, found, alone, turn):
    """The roads to take, one after the other."""
    some = SOMETIMES if turn is None else (SOMETIMES[turn % len(SOMETIMES)],)
    yield searches(source, found, () if alone else (*ALWAYS, *some))
    if _explored(found):
        yield runs(source, found)
        if not alone:
            yield deduced(source)


def _explored(found):
    return not isinstance(found, str) and found.verdict != "unsupported"


# -- in other processes ----------------------------------------------------------------------------


@functools.cache
def others():
    """The interpreters that explore again: this one under another hash seed, then those of other versions."""
    known = cpython.interpreters()
    first, *rest = known
    return {"another hash seed": known[first], **{label: known[label] for label in rest}}


REWORDED = {
    "called match pattern must be a type": "called match pattern must be a class",
    " and no __dict__ for setting new attributes": "",
    "int expected at most 2 arguments, got 3": "int() takes at most 2 arguments (3 given)",
}
"""Messages that CPython words otherwise since one of its versions; each exploration has those of its own."""


def _reworded(value):
    if isinstance(value, str):
        for old, new in REWORDED.items():
            value = value.replace(old, new)
        return value
    return [_reworded(item) for item in value] if isinstance(value, list) else value


def elsewhere(batch, label):
    """{index: disagreement} of the programs of a batch, [(source, found), …], explored by another process."""
    programs = [["", source, {}] for source, _ in batch]
    request = {"path": str(PACKAGE), "programs": programs, "states": STATES, "schedules": True}
    answers = cpython.ask(others()[label], "explore_all.py", request, timeout=600, environment={"PYTHONHASHSEED": "7"}, options=())
    wrong = {}
    for index, ((_, found), answer) in enumerate(zip(batch, answers)):
        mine = summarize_with_schedules(found)
        if label != "another hash seed":  # sizes and schedules may differ between versions, and lines in some
            if found.reason or answer["reason"] or "asyncio" in batch[index][0]:  # each version has an asyncio of its own
                continue
            if "unhashable type: 'slice'" in f"{mine}{answer}":  # it has a hash from 3.12 on
                continue
            mine, answer = ({key: _reworded(value) for key, value in one.items() if key in ("verdict", "outcomes", "failures")} for one in (mine, answer))
        if mine != answer:
            wrong[index] = Disagreement(label, "\n".join(f"{key}: {mine[key]} ≠ {answer[key]}" for key in mine if mine[key] != answer[key]))
    return wrong


def real(batch, runs=6, patience=0.2, invented=False):
    """{index: disagreement} of the programs of a batch that do on real threads what was not foreseen.

    Those that may show made-up numbers are left out, unless they are `invented` and known not to show them.
    """
    told = [(index, source, found) for index, (source, found) in enumerate(batch) if _explored(found) and not found.reason]
    chosen = [(index, source, found) for index, source, found in told if invented or not found.invented]
    jobs = []
    for index, source, found in chosen:
        kinds = {failure.kind for failure in found.failures}
        stuck, endless = "deadlock" in kinds, "livelock" in kinds
        jobs.append({"name": f"attack{index}", "source": source, "constants": {}, "runs": min(runs, 3) if endless or stuck else runs, "seed": 20,
                     "patience": patience if stuck else 10, "limit": 0.4 if endless else 60})  # fmt: skip
    first = next(iter(cpython.interpreters().values()))
    wrong = {}
    for (index, source, found), answer in zip(chosen, cpython.ask(first, "forced_runs.py", jobs, timeout=3600)):
        unforeseen = _unforeseen(found, answer["observed"])
        if unforeseen and patience < 3:  # a loaded machine is slow: look again, more patiently
            again = real([(source, found)], runs * 3, 5, invented)
            unforeseen = again[0].text if again else None
        if unforeseen:
            wrong[index] = Disagreement("real threads", unforeseen)
    return wrong


def _unforeseen(found, observed):
    ends = known(found)
    failures = {failure_key(failure) for failure in found.failures}
    locked = {outcome.output for outcome in found.outcomes if outcome.failure is not None and outcome.failure.kind == "deadlock"}
    for kind, output, exception, _ in observed:
        if kind == "ended" and not exception:
            right = output in ends["ends"]
        elif kind == "ended":
            right = exception in failures and output in ends["outputs"]
        elif kind == "stuck":
            right = "deadlock" in failures and (output in locked or exception)
        else:
            right = kind == "endless" and "livelock" in failures
        if not right:
            return f"{kind}: {output!r} {exception}"
    return None


def executed(source):
    """What this interpreter prints when it runs a program that has one thread: output, and the exception that ended it."""
    text, namespace = io.StringIO(), {"__name__": "__main__"}
    threading._counter = itertools.count(1).__next__  # the names of threads begin again, as in a process of its own
    try:
        with contextlib.redirect_stdout(text), warnings.catch_warnings(action="ignore"):
            exec(compile(source, "<programme>", "exec"), namespace)
    except Exception as error:
        return text.getvalue(), f"{type(error).__name__}: {error}"
    return text.getvalue(), None
