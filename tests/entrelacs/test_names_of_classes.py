"""The classes of the model bear, in CPython's messages and texts, the names of those that they stand for."""

import importlib
import re
from functools import partial
from types import FunctionType

import pytest

from entrelacs import explore
from entrelacs.lowering.operators import OPERATOR_METHODS, WITH_OPERATORS
from entrelacs.operations.library import SOURCES
from tests.entrelacs.attack.oracles import executed
from tests.entrelacs.support.accepted import simulated

OBJECTS = [
    "threading.Lock()", "threading.RLock()", "threading.Condition()", "threading.Semaphore()", "threading.BoundedSemaphore()",
    "threading.Event()", "threading.Barrier(2)", "threading.local()", "threading.Thread()", "threading.Timer(1, print)",
    "queue.Queue()", "queue.SimpleQueue()", "queue.PriorityQueue()", "concurrent.futures.Future()", "concurrent.futures.ThreadPoolExecutor()",
    "asyncio.Lock()", "asyncio.Event()", "asyncio.Condition()", "asyncio.Semaphore()", "asyncio.Queue()", "asyncio.Barrier(2)",
    "asyncio.TaskGroup()", "contextvars.ContextVar('v')", "contextvars.ContextVar('w').set(1)", "contextvars.Context()",
    "random.Random(1)", "contextlib.ExitStack()", "contextlib.nullcontext()", "contextlib.suppress(ValueError)", "functools.partial(print)",
    "manager()", "a_function", "logging.getLogger('a')", "pathlib.Path('a')",
]  # fmt: skip
STATEMENTS = """
x.nothing ¦ del x.nothing ¦ x + 1 ¦ 1 + x ¦ -x ¦ ~x ¦ +x ¦ x ** 2 ¦ x // 2 ¦ x << 1 ¦ x % 2 ¦ x @ x ¦ x += 1 ¦ x |= x ¦ divmod(x, 2) ¦ pow(x, 2) ¦
x < 1 ¦ x < x ¦ 1 < x < 2 ¦ x[0] ¦ x[0] = 1 ¦ len(x) ¦ 1 in x ¦ "a" in x ¦ [*x] ¦ {**x} ¦ a, b = x ¦ iter(x) ¦ a_function(*x) ¦ a_function(**x) ¦
dict(**x) ¦ list(x) ¦ dict(x) ¦ set(x) ¦ bytes(x) ¦ for i in x: pass ¦ any(x) ¦ zip(x) ¦ sum([x]) ¦ sum([1, x]) ¦ max(x) ¦ max([x, x]) ¦ min(1, x) ¦
sorted([x, x]) ¦ int(x) ¦ float(x) ¦ abs(x) ¦ round(x) ¦ round(1.5, x) ¦ ",".join([x]) ¦ f"{x:d}" ¦ format(x, "d") ¦ "%d" % x ¦
"a" + x ¦ "a" * x ¦ b"a" + x ¦ "abc"[x] ¦ "abc".split(x) ¦ "a".startswith(x) ¦ str(1, x) ¦ [1][x] ¦ [1, 2][x:] ¦ [] + x ¦ [1] * x ¦ [].extend(x) ¦
{}.update(x) ¦ set().union(x) ¦ collections.deque(x) ¦ range(x) ¦ chr(x) ¦ ord(x) ¦ (1).to_bytes(x) ¦ math.sqrt(x) ¦ heapq.heapify(x) ¦
heapq.heappush(x, 1) ¦ heapq.heappop(x) ¦ bisect.bisect([1], x) ¦ enumerate(x) ¦ enumerate([], x) ¦ time.sleep(x) ¦ isinstance(1, x) ¦
issubclass(x, int) ¦ raise x ¦ hasattr(x, x) ¦ getattr(x, 1) ¦ hasattr(x, 1) ¦ getattr(1, x) ¦ print(1, sep=x) ¦ print(1, end=x) ¦
print(type(x)) ¦ print([type(x)], (1, type(x))) ¦ print(f"{type(x)}") ¦ print(str(type(x))) ¦ print(type(x).__name__, type(x).__qualname__, type(x).__module__)
"""
STATEMENTS = [statement.strip() for statement in STATEMENTS.split("¦")]
"""Uses of an object `x` that most objects do not allow."""
PRELUDE = """
import bisect, collections, contextlib, heapq, math, time
def a_generator():
    yield
def a_function(*values, **named):
    pass
@contextlib.contextmanager
def manager():
    yield
"""
REFUSED = {"format(x, \"d\")", "print(type(x).__name__, type(x).__qualname__, type(x).__module__)", "print(type(x))", "print([type(x)], (1, type(x)))", 'print(f"{type(x)}")', "print(str(type(x)))"}
"""What may be refused instead: a text that depends on the version, or that the clock would decide."""


def told(statements, expression):
    """A program that tells what each statement does with an object."""
    module = re.match(r"([a-z.]+)\.", expression)
    lines = [PRELUDE, f"import {module[1]}\n" if module else ""]
    for statement in statements:
        lines.append(f"x = {expression}\ntry:\n    {statement}\nexcept Exception as error:\n    print(type(error).__name__, error)\nelse:\n    print('fine')\n")
    return "".join(lines)


@pytest.mark.parametrize("expression", OBJECTS)
def test_an_object_of_the_model_is_called_as_cpython_calls_it(expression):
    statements, refused, source, run = simulated(STATEMENTS, partial(told, expression=expression), str)
    assert refused <= REFUSED
    theirs, error = executed(source)
    assert error is None and run.failure is None
    assert list(zip(statements, run.output.splitlines())) == list(zip(statements, theirs.splitlines()))


def test_classes_of_the_library_with_operators_are_known():
    """Their operators, written in Python, read what others may change, even with a constant: the lowering must not skip them."""
    names = set()
    for module in {*SOURCES.values(), *SOURCES}:
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, type) and not name.startswith("_") and any(
                isinstance(getattr(value, method, None), FunctionType) for method in OPERATOR_METHODS
            ):
                names.add(name)
    assert names - WITH_OPERATORS <= DECLINE


DECLINE = {"ChainMap", "ItemsView", "KeysView", "Mapping", "MutableMapping", "MutableSet", "NormalDist", "Fraction", "MutableSequence", "Set", "UserDict", "Callable"}
"""Those whose operators decline a constant whatever they hold, or hold nothing that changes. A text, that a set takes for its
letters, is not left to Python with the operators of sets."""


@pytest.mark.parametrize("look", ["len(d.keys() & 'ab')", "len(d.keys() - 'ac')", "len('abc' - d.keys())", "len(d.keys() ^ 'ab')", "+c", "-c", "c.__pos__()", "c | c", "Counter.__pos__(c)"])
def test_operators_of_a_counter_read_it(look):
    source = f"""
import threading
from collections import Counter
c = Counter('aab')
d = dict.fromkeys('abc')
def take():
    del c['a'], d['b']
def see():
    global seen
    seen = {look}
threads = [threading.Thread(target=work) for work in (take, see)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(seen)
"""
    assert len(explore(source).outcomes) >= 2
