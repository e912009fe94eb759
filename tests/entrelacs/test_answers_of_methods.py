"""What the methods of the model answer, asked with arguments that hardly fit: as CPython's do, or a refusal."""

from functools import partial

import pytest

from tests.entrelacs.attack.oracles import executed
from tests.entrelacs.support.accepted import simulated

IMPORTS = "import asyncio, collections, concurrent.futures, contextlib, contextvars, functools, queue, random, threading"
OBJECTS = [
    "threading.Lock()", "threading.RLock()", "threading.Condition()", "threading.Semaphore()", "threading.BoundedSemaphore()",
    "threading.Event()", "threading.Barrier(1)", "threading.local()", "threading.Thread(None, int, 't')", "threading.Timer(0.01, int)",
    "queue.Queue(1)", "queue.LifoQueue()", "queue.PriorityQueue()", "queue.SimpleQueue()", "concurrent.futures.Future()",
    "contextvars.ContextVar('v')", "contextvars.ContextVar('v', default=3)", "contextvars.Context()",
    "stack()", "contextlib.nullcontext(4)", "contextlib.suppress(ValueError)", "manager()", "functools.partial(int, 1)",
    "collections.deque([1, 2])", "collections.Counter('aab')", "collections.ChainMap({1: 2})", "collections.OrderedDict(a=1)",
    "collections.defaultdict(int)", "collections.UserList([1])", "collections.UserDict({1: 2})", "collections.UserString('a')",
]  # fmt: skip
HEAD = f"""{IMPORTS}
@contextlib.contextmanager
def manager():
    yield 1
def stack():
    made = contextlib.ExitStack()
    made.callback(int)
    return made
def shown(answer):
    return repr(answer) if type(answer) in (int, float, str, bool, type(None), list, tuple, dict) else type(answer).__name__
"""
ARGUMENTS = ["", "1", "0", "None", "'a'", "int", "[1]", "1, 2", "False", "timeout=0", "False, None", "{1: 2}", "ValueError()", "lambda *a: 7", "[2, 1], 1"]
MAY_BLOCK = frozenset(("get", "put", "wait", "wait_for", "result", "exception", "join", "acquire"))
WITHOUT_BLOCKING = ["0", "False", "False, None", "timeout=0", "0, timeout=0"]
NOT_ASKED = frozenset((
    "ident", "native_id", "getstate", "setstate",  # numbers that are made up, a state of a thousand numbers
    "all_tasks_done", "not_empty", "not_full", "mutex", "queue",  # parts, which have their own tests
    "SimpleQueue.get_nowait", "Timer.getName",  # CPython takes any keyword there; it numbers the timers of the whole process
    "Context.keys", "Context.values", "Context.items",  # iterators of another type
))  # fmt: skip


def statements(expression):
    namespace = {}
    exec(HEAD, namespace)
    made = eval(expression, namespace)
    for name in dir(made):
        if name.startswith("_") or {name, f"{type(made).__name__}.{name}"} & NOT_ASKED:
            continue
        waits = name in MAY_BLOCK and type(made).__module__.partition(".")[0] in ("threading", "_thread", "queue", "_queue", "concurrent")
        for arguments in WITHOUT_BLOCKING if waits else ARGUMENTS:
            yield f"x.{name}({arguments})"


def program(expression, asked):
    """A program that tells what each call answers, or that its arguments do not fit: the words of that are CPython's own affair."""
    lines = [HEAD]
    for statement in asked:
        lines.append(
            f"x = {expression}\ntry:\n    print(shown({statement}))\nexcept TypeError:\n    print('does not fit')\n"
            "except Exception as error:\n    print(type(error).__name__)\n"
        )
    return "".join(lines)


@pytest.mark.parametrize("expression", OBJECTS)
def test_methods_answer_as_those_of_cpython(expression):
    asked, _, source, run = simulated(statements(expression), partial(program, expression), "print(shown({}))".format, max_steps=50_000)
    theirs, error = executed(source)
    assert error is None
    assert list(zip(asked, run.output.splitlines(), strict=True)) == list(zip(asked, theirs.splitlines(), strict=True))
