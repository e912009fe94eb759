"""Types that a program writes: ``Queue[int]``, ``Lock | None``; as CPython, or nothing."""

import pytest

from entrelacs import explore
from tests.entrelacs.attack.oracles import executed

IMPORTS = """\
import argparse, asyncio, collections, collections.abc, concurrent.futures, contextlib, contextvars, dataclasses, enum, functools, itertools, logging
import pathlib, queue, random, threading, time, types, typing, unittest
from dataclasses import dataclass, field
"""
NAMES = (
    "queue.Queue queue.SimpleQueue queue.PriorityQueue threading.Thread threading.Lock threading.RLock threading.Event threading.Condition threading.Barrier "
    "threading.Semaphore threading.Timer threading.local asyncio.Queue asyncio.Task asyncio.Future asyncio.Lock asyncio.Event asyncio.TaskGroup "
    "concurrent.futures.Future concurrent.futures.ThreadPoolExecutor contextlib.suppress contextlib.ExitStack contextlib.nullcontext "
    "contextvars.ContextVar contextvars.Token contextvars.Context random.Random pathlib.Path pathlib.PurePath logging.Logger logging.StreamHandler "
    "logging.LoggerAdapter unittest.TestCase argparse.Namespace functools.partial functools.cached_property itertools.chain itertools.count "
    "itertools.islice collections.Counter collections.deque collections.abc.Iterator enum.Enum types.SimpleNamespace map zip filter enumerate range "
    "print len sorted min iter super property time.sleep"
).split()
TYPES = ("{} | None", "None | {}", "int | {}", "{}[int]", "list[{}]", "dict[str, {}]", "typing.Optional[{}]", "{}.nothing", "{}.__name__", "{}.__class__", "{}", "len({})", "list({})")
RIGHT = {
    "a variable": "q: queue.Queue[int] = queue.Queue()\nq.put(1)\nprint(q.get())",
    "a parameter": "def f(q: queue.Queue[int]) -> queue.Queue[int] | None:\n    q.put(1)\nq = queue.Queue()\nf(q)\nprint(q.get())",
    "an attribute": "class A:\n    q: queue.Queue[int]\n    def __init__(self):\n        self.q: queue.Queue[str] = queue.Queue()\nprint(A().q.empty())",
    "a field": "@dataclass\nclass A:\n    q: queue.Queue[int] = field(default_factory=queue.Queue)\n    t: threading.Thread | None = None\n    lock: threading.Lock = field(default_factory=threading.Lock)\n    r: typing.Optional[threading.RLock] = None\nprint(A().q.empty(), A().t, A().lock.locked())",
    "an alias": "Jobs = queue.Queue[int]\nq = Jobs(3)\nq.put(1)\nprint(q.get(), q.maxsize, Jobs)",
    "a base": "class Q(queue.Queue[int]):\n    def twice(self, x):\n        self.put(x)\n        self.put(x)\nq = Q()\nq.twice(1)\nprint(q.get(), Q[int])",
    "a queue that is opened": "q = queue.Queue[int]()\nq.queue.append(3)\nprint(q.get())",
    "tasks": (
        "async def work(q: asyncio.Queue[int]) -> None:\n    await q.put(1)\nasync def main():\n    q: asyncio.Queue[int] = asyncio.Queue()\n"
        "    task: asyncio.Task[None] = asyncio.create_task(work(q))\n    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()\n"
        "    future.set_result(2)\n    await task\n    print(await q.get(), await future)\nasyncio.run(main())"
    ),
    "a pool": "fs: list[concurrent.futures.Future[int]] = []\nwith concurrent.futures.ThreadPoolExecutor(1) as pool:\n    fs.append(pool.submit(int))\nprint(fs[0].result())",
    "a context": "v: contextvars.ContextVar[int] = contextvars.ContextVar('v', default=3)\nt: contextvars.Token[int] = v.set(5)\nv.reset(t)\nprint(v.get())",
    "annotations": "class A:\n    q: queue.Queue[int]\n    t: threading.Thread | None\nprint(A.__annotations__)",
    "a path": "p = pathlib.Path('a')\nprint(type(p) is pathlib.Path, isinstance(p, pathlib.Path), p.__class__ is pathlib.PosixPath, pathlib.Path, type(p), [p / 'b'])",
}


def run(statements, imports=IMPORTS):
    """What is found of a program; and what the real one prints."""
    source = f"{imports}try:\n    " + statements.replace("\n", "\n    ") + "\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
    return explore(source), source


@pytest.mark.parametrize("name", NAMES)
def test_a_type_is_that_of_cpython_or_refused(name):
    answered = 0
    module = name.rpartition(".")[0]
    for written in TYPES:
        found, source = run(f"print({written.format(name)})", f"import typing{', ' * bool(module)}{module}\n")
        if found.verdict == "unsupported":
            continue
        theirs, error = executed(source)
        assert error is None and found.verdict == "ok" and [outcome.output for outcome in found.outcomes] == [theirs], written
        answered += 1
    assert answered or name in ("map", "zip", "filter", "enumerate", "iter"), "all is refused"


@pytest.mark.parametrize("program", RIGHT)
def test_what_is_annotated_works(program):
    found, source = run(RIGHT[program])
    theirs, error = executed(source)
    assert error is None and found.verdict == "ok", found.reason
    assert [outcome.output for outcome in found.outcomes] == [theirs]


@pytest.mark.parametrize("what, said", [
    ("queue.Queue()", "<Queue>"), ("[threading.Lock()]", "[<Lock>]"), ("queue.Queue[int]", "Queue[int]"), ("threading.Thread | None", "Thread | NoneType"),
    ("'entrelacs.model.queue', 1", "('entrelacs.model.queue', 1)"), ("'entrelacs.model.queue'", "entrelacs.model.queue"),
])  # fmt: skip
def test_no_address_in_the_message_of_a_failure(what, said):
    (failure,) = explore(f"{IMPORTS}raise ValueError({what})\n").failures
    assert failure.message == said


def test_a_text_that_may_be_the_program_s_own_is_not_renamed():
    found, _ = run("print(['entrelacs.model.queue.Queue', queue.Queue[int]])")
    assert found.verdict == "unsupported"
