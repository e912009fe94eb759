"""What CPython has and the model lacks is refused, with the line; what neither has fails as it does in CPython."""

import threading

import pytest

from entrelacs import explore

LACKING = {
    "import threading\nprint(threading.TIMEOUT_MAX, threading.__all__)": (2, "threading.__all__"),
    "from functools import get_cache_token": (1, "functools.get_cache_token"),
    "import time\n\ntime.get_clock_info('time')": (3, "time.get_clock_info"),
    "import threading\nthreading.Lock()._at_fork_reinit()": (2, "l'attribut interne _at_fork_reinit de Lock"),
    "import asyncio\nasync def f():\n    asyncio.get_running_loop().add_signal_handler(2, print)\nasyncio.run(f())": (
        3,
        "l'attribut add_signal_handler de Loop",
    ),
    "import concurrent.futures\nconcurrent.futures.ProcessPoolExecutor()": (2, "concurrent.futures.ProcessPoolExecutor"),
}


@pytest.mark.parametrize("source", LACKING)
def test_what_the_model_lacks_is_refused(source):
    found = explore(source)
    line, what = LACKING[source]
    assert (found.verdict, found.line) == ("unsupported", line) and found.reason.startswith(f"{what} n'est pas modélisé : "), found


@pytest.mark.parametrize(
    "source, message",
    [
        ("import threading\nthreading.Thread().nothing", "'Thread' object has no attribute 'nothing'"),
        ("import math\nmath.nothing()", "module 'math' has no attribute 'nothing'"),
        ("import threading\nclass T(threading.Thread): pass\nT().nothing", "'T' object has no attribute 'nothing'"),
    ],
)
def test_what_nobody_has_fails_as_in_cpython(source, message):
    (failure,) = explore(source).failures
    assert (failure.exception, failure.message) == ("AttributeError", message)


BORROWED = {
    "import threading\nclass T(threading.Thread):\n    def __init__(self):\n        super().__init__()\n        self._started = 1\nT()": (
        5,
        "_started, nom interne de Thread,",
    ),
    "import threading\nclass C(threading.Condition):\n    def __init__(self):\n        super().__init__()\n        self.queue = []\nC()": (
        5,
        "queue est un nom que le modèle de Condition garde pour lui",
    ),
    "import threading\nclass E(threading.Event):\n    flag = True": (2, "flag est un nom que le modèle de Event garde pour lui"),
    "class C:\n    def __getattribute__(self, name): return 1": (1, "__getattribute__ redéfini"),
    "made = KeyboardInterrupt\nmade()": (2, "KeyboardInterrupt vient du clavier"),
}


@pytest.mark.skipif(not hasattr(threading.Thread, "_stop"), reason="since CPython 3.13, Thread has no _stop")
def test_a_thread_with_a_stop_of_its_own_is_told_what_python_does_with_it():
    found = explore("import threading\nclass T(threading.Thread):\n    def _stop(self): pass\nT()")
    assert found.verdict == "unsupported" and "join() l'appelle" in found.reason, found


@pytest.mark.parametrize("source", BORROWED)
def test_what_the_model_cannot_follow_in_a_subclass_or_a_name_is_refused(source):
    found = explore(source)
    line, reason = BORROWED[source]
    assert (found.verdict, found.line) == ("unsupported", line) and found.reason.startswith(reason), found


def test_a_subclass_may_have_its_own_attributes_and_methods():
    source = """\
import queue, threading
class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.value, self.queue, self.lock, self._result = 1, [], threading.Lock(), 2
    def run(self): self.value += self._result
    def stop(self): return self.value
class Box(queue.Queue):
    label = "box"
    def put(self, item, *rest): super().put(item * 2, *rest)
worker, box = Worker(), Box(3)
worker.start(); worker.join(); box.put_nowait(4)
print(worker.stop(), box.get(), box.label, box.maxsize)
"""
    assert [outcome.output for outcome in explore(source).outcomes] == ["3 8 box 3\n"]


def test_hasattr_tells_the_version():
    import threading

    found = explore("import threading\nprint(hasattr(threading.RLock(), 'locked'))")
    assert found.outcomes[0].output == f"{hasattr(threading.RLock(), 'locked')}\n"
