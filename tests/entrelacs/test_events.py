"""What operations do, do not get and wait for, as data; and that each verb has its sentence."""

import textwrap
from typing import get_args

import pytest

from entrelacs import Event, Standing, explore
from entrelacs.execution.access import Access
from entrelacs.model.locks import Acquire
from entrelacs.model.printing import Print
from entrelacs.results import How, Verb
from entrelacs.telling.sentences import SENTENCES, STATES, tell

VERBS, STANDINGS = frozenset(get_args(Verb)), frozenset(get_args(How))
THREADS = "import atexit, queue, random, threading, time\nfrom concurrent.futures import ThreadPoolExecutor, as_completed, wait\nThread = threading.Thread\n"
TASKS = "import asyncio, threading, time\n"


def graph_of(source, **options):
    found = explore(source, **options)
    assert found.verdict in ("ok", "failure"), found.reason
    return found


def events_of(source, **options):
    """All that is told of a program: what its steps do, what its threads are about to do, and what they wait for."""
    found = graph_of(source, **options)
    views = [view for node in found.graph.nodes for view in node.threads]
    return {
        *(event for edge in found.graph.edges for event in edge.step.events),
        *(event for view in views for event in (view.doing, view.waiting) if event is not None),
        *(event for failure in found.failures for _, event in failure.stuck),
    }


A, B, MAIN = (1, "A"), (2, "B"), (0, "MainThread")
PROGRAMS = {
    "a counter": (
        """
        n = 0
        def more():
            global n
            n += 1
        a, b = Thread(target=more, name="A"), Thread(target=more, name="B")
        a.start(); b.start(); a.join(); b.join()
        print(n)
        """,
        [
            Event("read", "n"), Event("read", "n", "0"), Event("write", "n", "2"), Event("print", value="2"),
            Event("join", "A"), Event("await_end", "A", holders=(A,)),
        ],
    ),
    "a thread started by another": (
        """
        lock = threading.Lock()
        def first():
            with lock:
                Thread(target=print, name="B").start()
        Thread(target=first, name="A").start()
        with lock:
            pass
        """,
        [Event("start", "B")],
    ),
    "a variable deleted": (
        """
        n = 0
        def forget():
            global n
            del n
        Thread(target=forget, name="A").start()
        try:
            print(n)
        except NameError:
            pass
        """,
        [Event("delete", "n")],
    ),
    "a list": (
        """
        some = [3]
        def more():
            some.append(1)
        Thread(target=more, name="A").start()
        for x in some:
            some[0] = 2
        if some:
            del some[0]
        len(some)
        """,
        [
            Event("call", "some.append(1)"), Event("advance", "some"), Event("write", "some[0]", "2"), Event("delete", "some[0]"),
            Event("read", "some", "[2, 1]"), Event("call", "len(some)", "1"),
        ],
    ),
    "a list that others see while it changes": (
        """
        class Number:
            def __eq__(self, other): return False
        some = [2, 1]
        Thread(target=lambda: some.sort(), name="A").start()
        Thread(target=lambda: some.insert(0, 3), name="B").start()
        Number() in some
        len(some)
        """,
        [
            Event("read_item", "Number() in some", amount=0), Event("take_to_sort", "some.sort()"),
            Event("give_back_sorted", "some.sort()"), Event("begin_change", "some.insert(0, 3)"),
            Event("move_item", "some.insert(0, 3)", amount=1), Event("end_change", "some.insert(0, 3)"),
        ],
    ),
    "a list that grows from a generator": (
        """
        some = []
        def numbers():
            yield 1
            yield len(some)
        Thread(target=lambda: some.extend(numbers()), name="A").start()
        len(some)
        """,
        [Event("add_item", "some.extend(numbers())")],
    ),
    "a set that others see while it changes": (
        """
        some = {1, 2, 3}
        Thread(target=lambda: some.intersection_update({4}), name="A").start()
        len(some)
        """,
        [Event("change_item", "some.intersection_update({4})")],
    ),
    "a shared generator": (
        """
        def numbers():
            yield 1
            yield 2
        some = numbers()
        Thread(target=lambda: next(some), name="A").start()
        next(some)
        """,
        [Event("resume_generator")],
    ),
    "draws": (
        """
        print(random.randint(1, 2))
        """,
        [Event("draw", "randint", "1"), Event("draw", "randint", "2")],
    ),
    "addresses": (
        """
        a, b = object(), object()
        print(id(a) < id(b))
        """,
        [Event("read_address")],
    ),
    "the clock": (
        """
        start = time.monotonic()
        def nap():
            time.sleep(0.5)
        a = Thread(target=nap, name="A")
        a.start()
        a.join()
        print(time.monotonic() - start > 1)
        """,
        [Event("read_clock"), Event("sleep", amount=0.5), Event("wake", amount=0.5)],
    ),
    "exits": (
        """
        lock = threading.Lock()
        def work():
            with lock:
                pass
        with lock:
            Thread(target=work, name="A").start()
        atexit.register(print, "bye")
        """,
        [Event("run_exits"), Event("await_others", holders=(A,))],
    ),
    "threads that look at one another": (
        """
        made = []
        def make():
            made.append(Thread(target=print))
        a = Thread(target=make, name="A")
        a.start()
        made.append(Thread(target=print))
        a.is_alive()
        a.join(1)
        """,
        [
            Event("create"), Event("create", "Thread-1 (print)"), Event("end", "A"), Event("read", "A.is_alive()", "True"),
            Event("give_up", "A", choice="expired"),
        ],
    ),
    "a loop without end": (
        """
        flag = False
        def raise_it():
            global flag
            flag = True
        Thread(target=raise_it, name="A").start()
        while True:
            if flag: break
            for _ in range(3000): pass
        """,
        [Event("spin")],
    ),
    "locks": (
        """
        lock = threading.Lock()
        def work():
            with lock:
                pass
        Thread(target=work, name="A").start()
        if lock.acquire(False):
            lock.release()
        if lock.acquire(timeout=1):
            lock.release()
        """,
        [
            Event("acquire", "lock"), Event("acquire", "lock", choice="trying"), Event("acquire", "lock", choice="refused"),
            Event("acquire", "lock", choice="expired"), Event("release", "lock"), Event("await_lock", "lock", holders=(MAIN,)),
            Event("await_lock", "lock", holders=(A,)),
        ],
    ),
    "semaphores": (
        """
        tokens = threading.Semaphore(1)
        def work():
            tokens.acquire()
            tokens.release(2)
        Thread(target=work, name="A").start()
        tokens.acquire(False)
        tokens.acquire()
        """,
        [
            Event("take_token", "tokens"), Event("take_token", "tokens", choice="refused"), Event("put_tokens", "tokens", amount=2),
            Event("await_token", "tokens"),
        ],
    ),
    "events": (
        """
        ready = threading.Event()
        def work():
            ready.wait()
            ready.wait(1)
        Thread(target=work, name="A").start()
        ready.set()
        ready.clear()
        """,
        [
            Event("await", "ready"), Event("pass", "ready", choice="set"), Event("receive", "ready"), Event("clear", "ready"),
            Event("set", "ready"), Event("set", "ready", waiters=(A,)), Event("give_up", "ready", choice="expired"),
        ],
    ),
    "conditions": (
        """
        condition = threading.Condition()
        def work(timeout):
            with condition:
                condition.wait(timeout)
        Thread(target=work, args=(None,), name="A").start()
        Thread(target=work, args=(1,), name="B").start()
        with condition:
            condition.notify()
        with condition:
            condition.notify_all()
        """,
        [
            Event("wait", "condition", also=("verrou de condition",)), Event("wake_and_retake", "verrou de condition"),
            Event("retake", "verrou de condition"), Event("give_up", "condition", choice="expired"),
            Event("notify", "condition", amount=1), Event("notify", "condition", amount=1, waiters=(B,)),
            Event("notify", "condition", waiters=(A, B)), Event("await_notification", "condition"),
            Event("await_lock", "verrou de condition", choice="notified", holders=(MAIN,)),
        ],
    ),
    "barriers": (
        """
        barrier = threading.Barrier(2, action=lambda: None)
        def work():
            try:
                barrier.wait()
                barrier.wait()
            except threading.BrokenBarrierError:
                pass
        Thread(target=work, name="A").start()
        barrier.wait()
        barrier.abort()
        barrier.reset()
        """,
        [
            Event("arrive", "barrier"), Event("arrive", "barrier", amount=0), Event("open", "barrier"), Event("cross", "barrier"),
            Event("break", "barrier"), Event("reset", "barrier"), Event("await_emptying", "barrier"),
            Event("await_parties", "barrier", amount=1),
        ],
    ),
    "queues": (
        """
        some = queue.Queue(1)
        def work():
            for _ in range(2):
                some.get()
                some.task_done()
        Thread(target=work, name="A").start()
        some.put("x")
        some.put("y")
        some.join()
        """,
        [
            Event("put", "some", "'x'"), Event("get", "some"), Event("get", "some", "'x'"), Event("task_done", "some"),
            Event("await_room", "some"), Event("await_item", "some"), Event("await_processing", "some"),
        ],
    ),
    "a pool": (
        """
        with ThreadPoolExecutor(1, initializer=len, initargs=([],)) as pool:
            first, second = pool.submit(len, [1]), pool.submit(len, [])
            first.done()
            second.cancel()
            first.add_done_callback(lambda future: None)
            for future in as_completed([first]):
                future.result()
        """,
        [
            Event("submit", "pool"), Event("take_work", "pool"), Event("await_work", "pool"), Event("close", "pool"),
            Event("be_free", "pool"), Event("look_at", "first"), Event("cancel", "second"), Event("observe", "first"),
            Event("start_work", "first"), Event("fill", "first"), Event("await_result"), Event("await_result", "first"),
            Event("receive_done", "first"),
        ],
    ),
    "a pool that cannot be used": (
        """
        with ThreadPoolExecutor(1, initializer=len) as pool:
            pool.submit(len, [1]).exception()
        """,
        [Event("disable", "pool")],
    ),
}
A, B, C = (1, "Task-1"), (2, "Task-2"), (3, "Task-3")
ASYNC = {
    "tasks": (
        """
        n = 0
        async def more():
            global n
            seen = n
            await asyncio.sleep(0)
            n = seen + 1
        async def main():
            await asyncio.gather(more(), more())
        asyncio.run(main())
        """,
        [
            Event("begin"), Event("create_task", "Task-2"), Event("go_on"), Event("drain_loop"), Event("read", "n", "0"),
            Event("write", "n", "1"), Event("await", "Task-2", also=("Task-3",), holders=(B, C)), Event("pass_on", "gather"),
            Event("receive_result", "Task-2", also=("Task-3",)), Event("run_loop", "Task-1", holders=(A,)), Event("leave_loop"),
        ],
    ),
    "delays and cancellations": (
        """
        async def work():
            await asyncio.sleep(2)
        async def main():
            task = asyncio.create_task(work())
            asyncio.get_running_loop().call_soon(len, [])
            try:
                async with asyncio.timeout(1):
                    await task
            except TimeoutError:
                pass
            await asyncio.wait([task], timeout=3)
            asyncio.create_task(work())
        asyncio.run(main())
        """,
        [
            Event("wake", amount=2.0), Event("expire", amount=1.0), Event("learn_cancellation"),
            Event("call_back", "len()"), Event("see_finished", "Task-2", amount=1), Event("cancel_rest"),
            Event("await", "Task-2", holders=(B,)),
        ],
    ),
    "a task that keeps its loop": (
        """
        lock = threading.Lock()
        async def idle():
            pass
        async def main():
            asyncio.create_task(idle())
            lock.acquire()
            lock.acquire()
        asyncio.run(main())
        """,
        [Event("await_turn", "Task-1", holders=(A,)), Event("await_lock", "lock", holders=(A,))],
    ),
    "a wait that is given up": (
        """
        async def main():
            future = asyncio.get_running_loop().create_future()
            await asyncio.wait([future], timeout=1)
            await future
        asyncio.run(main())
        """,
        [Event("give_up_all"), Event("await", "future", choice="unfilled"), Event("run_loop", "Task-1", holders=(A,))],
    ),
    "groups": (
        """
        async def fail():
            raise ValueError
        async def main():
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(fail())
            except* ValueError:
                pass
        asyncio.run(main())
        """,
        [Event("report_failure"), Event("see_finished", "Task-2", amount=1)],
    ),
    "primitives of tasks": (
        """
        async def main():
            lock, queue, barrier = asyncio.Lock(), asyncio.Queue(1), asyncio.Barrier(2)
            event, tokens = asyncio.Event(), asyncio.Semaphore(1)
            async def other():
                async with lock:
                    await asyncio.sleep(0)
                await queue.get()
                await asyncio.sleep(0)
                await queue.get()
                queue.task_done(); queue.task_done()
                await tokens.acquire()
                event.set()
                await barrier.wait()
            await tokens.acquire()
            task = asyncio.create_task(other())
            async with lock:
                await asyncio.sleep(0)
            await queue.put(1)
            await queue.put(2)
            await queue.join()
            tokens.release()
            await event.wait()
            await barrier.wait()
        asyncio.run(main())
        """,
        [
            Event("obtain", "lock"), Event("await_lock", "lock", holders=(A,)), Event("await_room", "queue"),
            Event("find_room", "queue"), Event("await_item", "queue"), Event("find_item", "queue"), Event("await_end", "queue"),
            Event("find_finished", "queue"), Event("await_token", "tokens"), Event("await_flag", "event"),
            Event("await_opening", "barrier", amount=1, of=2),
        ],
    ),
    "a loop and a thread": (
        """
        ready = threading.Event()
        async def answer():
            return 1
        async def main():
            global loop
            loop = asyncio.get_running_loop()
            ready.set()
            await asyncio.to_thread(len, [])
        def ask():
            ready.wait()
            asyncio.run_coroutine_threadsafe(answer(), loop)
        a = threading.Thread(target=ask, name="A")
        a.start()
        async def whole():
            await main()
            await asyncio.to_thread(a.join)
        asyncio.run(whole())
        """,
        [Event("post"), Event("receive_coroutine")],
    ),
    "a loop that sleeps": (
        """
        async def main():
            global future
            future = asyncio.get_running_loop().create_future()
            started.set()
            await future
        started = threading.Event()
        def fill():
            started.wait()
            future.set_result(1)
        threading.Thread(target=fill, name="A").start()
        asyncio.run(main())
        """,
        [
            Event("await_awakening"), Event("call", "future.set_result()", choice="unheard"), Event("call", "future.set_result()"),
            Event("read", "future.done()", "False"),
        ],
    ),
    "loops by hand": (
        """
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, name="A", daemon=True).start()
        loop.call_soon_threadsafe(loop.stop)
        """,
        [Event("run_endless_loop")],
    ),
}
EVERY = {name: (THREADS + textwrap.dedent(body), told) for name, (body, told) in PROGRAMS.items()}
EVERY |= {name: (TASKS + textwrap.dedent(body), told) for name, (body, told) in ASYNC.items()}


@pytest.mark.parametrize(("source", "wanted"), EVERY.values(), ids=EVERY)
def test_what_operations_do_is_data(source, wanted):
    told = events_of(source, choose_random="random" in source.partition("Thread =")[2])
    missing = [event for event in wanted if event not in told]
    assert not missing, [event for event in told if event.verb in {one.verb for one in missing}]


def test_every_verb_is_shown_by_a_program():
    assert {event.verb for _, wanted in EVERY.values() for event in wanted} == VERBS


def test_every_verb_has_a_sentence_and_no_other_has_one():
    assert set(SENTENCES) == VERBS
    assert set(STATES) == STANDINGS


def test_nothing_is_told_while_the_search_goes_on(monkeypatch):
    asked = []
    for op in (Access, Acquire, Print):
        monkeypatch.setattr(op, "event", lambda self, done=False, result=None, op=op: asked.append(op))
    source = THREADS + "lock, n = threading.Lock(), 0\ndef f():\n    global n\n    with lock:\n        n += 1\n    print(n)\n"
    found = graph_of(source + "Thread(target=f).start()\nf()\n")
    assert not asked
    assert found.graph.edges and {*asked} == {Access, Acquire, Print}


CLOSING = """
    barrier = threading.Barrier(2, action=lambda: None)
    def pass_it():
        try:
            barrier.wait()
        except threading.BrokenBarrierError:
            pass
    Thread(target=pass_it, name="A").start()
    Thread(target=pass_it, name="B").start()
    barrier.reset()
    barrier.abort()
"""
OBJECTS = {
    "locks": {
        Standing("free"), Standing("held", 1, holder=MAIN), Standing("held", 1, holder=(1, "A")),
    },
    "semaphores": {Standing("tokens", 0), Standing("tokens", 1)},
    "events": {Standing("set"), Standing("clear")},
    "conditions": {Standing("threads_waiting", 0), Standing("threads_waiting", 2)},
    "queues": {Standing("items", 0), Standing("items", 1)},
    "a pool": {
        Standing("tasks_waiting", 1), Standing("pending"), Standing("running"), Standing("done"), Standing("cancelled"),
    },
    "primitives of tasks": {Standing("tasks_arrived", 0, 2), Standing("tasks_arrived", 1, 2), Standing("free")},
    "a barrier": {
        Standing("threads_arrived", 1, 2), Standing("open"), Standing("resetting"), Standing("broken"),
    },
}  # fmt: skip
EVERY_OBJECT = {name: (EVERY.get(name, (THREADS + textwrap.dedent(CLOSING), ()))[0], wanted) for name, wanted in OBJECTS.items()}


@pytest.mark.parametrize(("source", "wanted"), EVERY_OBJECT.values(), ids=EVERY_OBJECT)
def test_in_what_state_objects_are_is_data(source, wanted):
    seen = {object.standing for node in graph_of(source).graph.nodes for object in node.primitives}
    assert wanted <= seen, seen


def test_a_lock_taken_again_says_how_often():
    source = "import threading\nlock = threading.RLock()\nn = 0\ndef f():\n    global n\n    with lock, lock:\n        n += 1\nthreading.Thread(target=f, name='A').start()\nf()\n"
    seen = {(lock.standing, lock.state) for node in graph_of(source).graph.nodes for lock in node.primitives}
    assert (Standing("held", 2, holder=(1, "A")), "tenu par A (2 fois)") in seen


def test_every_state_is_that_of_an_object():
    assert {standing.how for wanted in OBJECTS.values() for standing in wanted} == STANDINGS


@pytest.mark.parametrize("how", sorted(STANDINGS))
def test_a_state_has_its_words(how):
    words = tell(Standing(how, 2, 3, (1, "A")))
    assert words and "{" not in words and "None" not in words


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_sentence_is_a_clause(verb):
    whole = Event(verb, "gather" if verb == "pass_on" else "x", "1", amount=2, of=3)
    assert tell(whole).strip() == tell(whole) != "" and "{" not in tell(whole) and "None" not in tell(whole)
