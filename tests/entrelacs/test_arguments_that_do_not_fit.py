"""Too few arguments, too many, or one under an unknown name: refused in the words of the version of Python that runs.

What a function does with arguments that it takes is the matter of the conformance tests.
"""

import builtins
import functools
import json
import subprocess
import sys

import pytest

from entrelacs import explore
from entrelacs.operations.misfits import ABOUT_ARGUMENTS

NOT_TRIED = frozenset(("breakpoint", "copyright", "credits", "exit", "help", "input", "license", "open", "quit", "exec", "eval", "compile"))
"""Built-in functions that act, or that an exploration refuses."""
FUNCTIONS = sorted(
    f"{name}" for name, value in vars(builtins).items() if callable(value) and not name.startswith("_") and name not in NOT_TRIED and not (isinstance(value, type) and issubclass(value, BaseException))
)
MODULES = {
    "functools": ("partial", "reduce", "cmp_to_key", "wraps", "lru_cache", "singledispatch", "total_ordering"),
    "itertools": ("accumulate", "chain", "combinations", "count", "cycle", "islice", "pairwise", "product", "repeat", "starmap", "takewhile", "tee", "zip_longest", "groupby", "compress"),
    "time": ("sleep", "monotonic", "perf_counter", "time"),
    "threading": ("Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "Semaphore", "Thread", "Timer", "active_count", "current_thread", "enumerate", "get_ident", "local"),
    "queue": ("LifoQueue", "PriorityQueue", "Queue", "SimpleQueue"),
    "contextlib": ("ExitStack", "closing", "contextmanager", "nullcontext", "suppress"),
    "collections": ("Counter", "OrderedDict", "defaultdict", "deque"),
    "copy": ("copy", "deepcopy"),
    "heapq": ("heappop", "heappush", "heapify", "nlargest"),
    "random": ("choice", "randint", "random", "shuffle"),
    "asyncio": ("Barrier", "Condition", "Event", "Lock", "Queue", "Semaphore", "TaskGroup", "create_task", "current_task", "gather", "get_running_loop", "run", "shield", "sleep", "timeout", "to_thread", "wait", "wait_for"),
    "concurrent.futures": ("Future", "ThreadPoolExecutor", "wait", "as_completed"),
}
OBJECTS = {
    "threading.Lock()": ("acquire", "release", "locked"),
    "threading.RLock()": ("acquire", "release"),
    "threading.Condition()": ("acquire", "release", "wait", "wait_for", "notify", "notify_all"),
    "threading.Event()": ("set", "clear", "is_set", "wait"),
    "threading.Semaphore()": ("acquire", "release"),
    "threading.Barrier(2)": ("wait", "reset", "abort"),
    "threading.Thread()": ("start", "join", "is_alive", "run"),
    "threading.Timer(1, print)": ("cancel", "start"),
    "queue.Queue()": ("put", "get", "put_nowait", "get_nowait", "task_done", "join", "qsize", "empty", "full"),
    "queue.SimpleQueue()": ("put", "get", "put_nowait", "get_nowait", "qsize", "empty"),
    "concurrent.futures.Future()": ("set_result", "set_exception", "result", "done", "cancel", "add_done_callback"),
    "concurrent.futures.ThreadPoolExecutor(1)": ("submit", "map", "shutdown"),
    "contextlib.ExitStack()": ("enter_context", "callback", "close", "pop_all", "push", "__exit__"),
    "asyncio.Lock()": ("acquire", "release", "locked"),
    "asyncio.Event()": ("set", "clear", "is_set", "wait"),
    "asyncio.Queue()": ("put", "get", "put_nowait", "get_nowait", "task_done", "join", "qsize"),
    "asyncio.Semaphore()": ("acquire", "release", "locked"),
    "[]": ("append", "extend", "insert", "pop", "remove", "sort", "index", "clear"),
    "{}": ("get", "pop", "setdefault", "update", "popitem", "items"),
    "set()": ("add", "discard", "remove", "pop", "clear"),
    "''": ("join", "split", "replace", "upper", "startswith"),
}  # fmt: skip
CALLS = [
    *FUNCTIONS,
    *(f"{module}.{name}" for module, names in MODULES.items() for name in names),
    *(f"{made}.{name}" for made, names in OBJECTS.items() for name in names),
]
BLOCKING = frozenset(("threading.Event().wait", "threading.Barrier(2).wait", "queue.Queue().get", "queue.SimpleQueue().get", "concurrent.futures.Future().result"))
"""Those that would wait for ever, with no argument or None."""
IMPORTS = f"import {', '.join(MODULES)}\n"
SHAPES = ("", "None", "None, None", "None, None, None", "None, None, None, None", "None, None, None, None, None, None, None, None", "none_of_these=None", "None, none_of_these=None")
TRIED = """
import io, json, sys, warnings
warnings.simplefilter("ignore")
for call in json.load(sys.stdin):
    said = None
    try:
        eval(call)
    except TypeError as error:
        said = str(error)
    except BaseException:
        pass
    sys.stderr.write(json.dumps(said) + "\\n")
"""


def calls(callee):
    tried = [f"{callee}({shape})" for shape in SHAPES[2 if callee in BLOCKING else 0 :]]
    # An unknown keyword: CPython has two messages, according to whether the call is written with a dot.
    return tried[:-2] if callee.startswith("''") else tried


@functools.cache
def cpython():
    """The message of the TypeError that CPython raises for each of the calls; None where it raises none."""
    every = [call for callee in CALLS for call in calls(callee)]
    done = subprocess.run([sys.executable, "-c", IMPORTS + TRIED], input=json.dumps(every), capture_output=True, text=True, timeout=600)
    return dict(zip(every, [json.loads(line) for line in done.stderr.splitlines() if line.startswith(("null", '"'))], strict=True))


@pytest.mark.parametrize("callee", CALLS)
def test_what_cpython_does_not_take_is_refused_in_its_words(callee):
    refused = [(call, said) for call in calls(callee) if (said := cpython()[call]) is not None and ABOUT_ARGUMENTS.search(said)]
    for call, said in refused:
        found = explore(f"{IMPORTS}try:\n    {call}\nexcept TypeError as error:\n    print(error)\n")
        assert found.verdict == "unsupported" or [outcome.output for outcome in found.outcomes] == [f"{said}\n"], (call, said, found)
