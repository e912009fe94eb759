"""An exploration interrupted at any moment (Ctrl-C, the handler of a signal) ends there, and leaves nothing behind."""

import gc
import sys

import pytest

from entrelacs import explore
from entrelacs.execution import kernel
from tests.entrelacs.support.summary import summarize

PROGRAM = """\
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
n = 0


@contextlib.contextmanager
def held():
    with lock:
        yield


def add():
    global n
    try:
        with held():
            n += 1
    except BaseException:
        print("seen by the program")
        raise
    finally:
        print("end")


with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(add) for _ in range(2)]
print(n)
"""


class Alarm(Exception):
    """What the handler of a signal raises: no class that the program knows."""


class Bell:
    """Rings at the nth function call, in the place where a signal would be handled."""

    def __init__(self, moment, error):
        self.moment, self.left, self.error = moment, moment, error

    def __call__(self, frame, event, argument):
        self.left -= 1
        # What these raise is lost when a generator is being destroyed (and an expression that `any` has left is), as it would be with a
        # real signal.
        if self.left <= 0 <= self.moment and frame.f_code.co_name not in ("caught", "outside", "alive", "<genexpr>"):
            sys.settrace(None)
            raise self.error


def traced(bell):
    """Explore, listening for the bell; each time a program that was never compiled."""
    previous = sys.gettrace()
    gc.disable()  # the destruction of garbage would move the moments
    sys.settrace(bell)
    try:
        explore(f"{PROGRAM}# {bell.moment}, {bell.error}\n")
    finally:
        sys.settrace(previous)
        gc.enable()


@pytest.fixture(scope="module")
def expected():
    return summarize(explore(PROGRAM))


@pytest.fixture(scope="module")
def length():
    bell = Bell(-1, Alarm())
    traced(bell)
    return -bell.left


@pytest.mark.parametrize("error", [Alarm, KeyboardInterrupt])
def test_it_ends_at_once_and_the_next_exploration_is_whole(expected, length, error):
    assert expected["verdict"] == "ok" and expected["outcomes"] == ["end\nend\n2"]
    for moment in range(1, length * 9 // 10, length // 20):
        with pytest.raises(error, match="rung"):
            traced(Bell(moment, error("rung")))
        assert kernel._here.machine is None
    assert summarize(explore(PROGRAM)) == expected


def test_a_refusal_is_not_for_the_program_to_catch():
    found = explore("try:\n    import socket\nexcept Exception:\n    print('caught')\nfinally:\n    print('end')\n")
    assert (found.verdict, found.line) == ("unsupported", 2)


def test_a_refusal_in_another_thread_or_task_ends_the_exploration():
    pool = "from concurrent.futures import ThreadPoolExecutor\ndef f():\n    import socket\nprint(ThreadPoolExecutor(1).submit(f).exception())\n"
    task = "import asyncio\nasync def f():\n    import socket\nasync def main():\n    print(await asyncio.gather(f(), return_exceptions=True))\nasyncio.run(main())\n"
    for source in (pool, task):
        found = explore(source)
        assert (found.verdict, found.line) == ("unsupported", 3), found
