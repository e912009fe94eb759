"""What CPython has and the model lacks is refused, with the line; what neither has fails as it does in CPython."""

import pytest

from entrelacs import explore

LACKING = {
    "import threading\nprint(threading.TIMEOUT_MAX, threading.__all__)": (2, "threading.__all__"),
    "from functools import singledispatch": (1, "functools.singledispatch"),
    "import time\n\ntime.strftime('%Y')": (3, "time.strftime"),
    "import threading\nthreading.Lock()._at_fork_reinit()": (2, "l'attribut interne _at_fork_reinit de Lock"),
    "import queue\nfile = queue.Queue()\nfile.mutex.acquire()": (3, "l'attribut mutex de Queue"),
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
    assert (found.verdict, found.line, found.reason) == ("unsupported", line, f"{what} n'est pas modélisé")


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


def test_hasattr_tells_the_version():
    import threading

    found = explore("import threading\nprint(hasattr(threading.RLock(), 'locked'))")
    assert found.outcomes[0].output == f"{hasattr(threading.RLock(), 'locked')}\n"
