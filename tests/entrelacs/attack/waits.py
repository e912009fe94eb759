"""Every wait that may expire, while the other side does the least that may be: what is seen next, before and after.

Without a step of its own, what the other side does could be taken for done when the wait begins: the program would never be
seen to give up. The searches, one of which stops everywhere, must agree.
"""

import textwrap

from .writing import Draw

BODIES = ("pass", "global x\nx = 1", "box.append(1)", "1 / 0")
SEEN_OF_THREADS = ("t.is_alive()", "threading.active_count()", "len(threading.enumerate())", "x", "len(box)")
SEEN_OF_FUTURES = ("future.done()", "future.running()", "threading.active_count()", "x", "len(box)")

#: What the program makes first; what one thread does; the waits of the main thread for it; what it looks at afterwards.
PRIMITIVES = (
    ("c = threading.Lock()\nc.acquire()", "c.release()", ("c.acquire(timeout=0.1)", "c.acquire(False)"), ("c.locked()",)),
    ("c = threading.RLock()", "with c: pass", ("c.acquire(timeout=0.1)", "c.acquire(False)"), ("x",)),
    ("c = threading.Event()", "c.set()", ("c.wait(0.1)", "c.wait(0)"), ("c.is_set()",)),
    ("c = threading.Semaphore(0)", "c.release()", ("c.acquire(timeout=0.1)", "c.acquire(False)"), ("x",)),
    ("c = threading.BoundedSemaphore(1)\nc.acquire()", "c.release()", ("c.acquire(timeout=0.1)",), ("x",)),
    ("c = threading.Condition()\nc.acquire()", "with c: c.notify()", ("c.wait(0.1)", "c.wait_for(lambda: box, 0.1)"), ("len(box)",)),
    ("c = threading.Condition()\nc.acquire()", "with c:\n    box.append(1)\n    c.notify()", ("c.wait(0.1)", "c.wait_for(lambda: box, 0.1)"), ("len(box)",)),
    ("c = threading.Barrier(2)", "c.wait()", ("c.wait(0.1) >= 0",), ("c.broken", "c.n_waiting")),
    ("c = queue.Queue()", "c.put(1)", ("c.get(timeout=0.1)", "c.get_nowait()"), ("c.qsize()", "c.empty()")),
    ("c = queue.Queue(1)\nc.put(0)", "c.get()", ("c.put(1, timeout=0.1)", "c.put_nowait(1)"), ("c.qsize()", "c.full()")),
    ("c = queue.LifoQueue()", "c.put(1)", ("c.get(timeout=0.1)",), ("c.qsize()",)),
    ("c = queue.SimpleQueue()", "c.put(1)", ("c.get(timeout=0.1)", "c.get(False)"), ("c.qsize()", "c.empty()")),
)
ENDS = ("pass", "t.join(0.1)", "t.join(0)")
WAITS_FOR_THREADS = ("t.join(0.1)", "t.join(timeout=0)", "t.join(0.1); t.join(0.1)", "t.join(0.1); t.join()")
WAITS_FOR_FUTURES = (
    "future.result(0.1)", "future.exception(0.1)", "concurrent.futures.wait([future], timeout=0.1)",
    "list(concurrent.futures.as_completed([future], timeout=0.1))", "future.result()", "future.cancel()",
)  # fmt: skip
STEPS = ("pass", "global x\nx = 1", "await asyncio.sleep(0)", "await asyncio.sleep(0.1)", "await asyncio.to_thread(box.append, 1)", "1 / 0")
WAITS_FOR_TASKS = (
    "await asyncio.wait([t], timeout=0.1)", "await asyncio.wait_for(t, 0.1)", "await asyncio.wait_for(asyncio.shield(t), 0.1)",
    "async with asyncio.timeout(0.1): await t", "t.cancel()\nawait t", "[await one for one in asyncio.as_completed([t], timeout=0.1)]",
)  # fmt: skip
SEEN_OF_TASKS = ("t.done()", "t.cancelled()", "threading.active_count()", "x", "len(box)")
CAUGHT = "except (Exception, asyncio.CancelledError) as problem:\n    print(type(problem).__name__)\n"
HEAD = "import asyncio, concurrent.futures, queue, threading\nx, box = 0, []\n"


def block(head, body):
    return head + "\n" + textwrap.indent(body, "    ") + "\n"


def tries(wait):
    return block("try:", wait) + CAUGHT


def threads():
    """A thread, a timer, or two threads, waited for."""
    for body in BODIES:
        for wait in WAITS_FOR_THREADS:
            for seen in SEEN_OF_THREADS:
                does = HEAD + block("def f():", body)
                yield f"{does}t = threading.Thread(target=f)\nt.start()\n{wait}\nprint({seen})\n"
                yield f"{does}t = threading.Timer(0.1, f)\nt.start()\n{wait}\nprint({seen})\n"
                yield f"{does}t, u = (threading.Thread(target=f) for _ in range(2))\nt.start()\nu.start()\n{wait}\nu.join()\nprint({seen})\n"
                yield f"{does}t, u = (threading.Thread(target=f) for _ in range(2))\nt.start()\nu.start()\nu.join()\n{wait}\nprint({seen})\n"


def primitives():
    for setup, body, waits, looks in PRIMITIVES:
        for wait in waits:
            for end in ENDS:
                for seen in (*looks, "t.is_alive()"):
                    yield (
                        HEAD + setup + "\n" + block("def f():", body) + "t = threading.Thread(target=f, daemon=True)\nt.start()\n"
                        + tries(f"print({wait})") + f"{end}\nprint({seen})\n"
                    )  # fmt: skip


def pools():
    for body in BODIES:
        for wait in WAITS_FOR_FUTURES:
            for seen in SEEN_OF_FUTURES:
                does = HEAD + block("def f():", body)
                uses = f"future = pool.submit(f)\n{tries(wait)}print({seen})\n"
                yield f"{does}pool = concurrent.futures.ThreadPoolExecutor(1)\n{uses}"
                yield does + block("with concurrent.futures.ThreadPoolExecutor(1) as pool:", uses)


def tasks():
    for step in STEPS:
        for wait in WAITS_FOR_TASKS:
            for seen in SEEN_OF_TASKS:
                main = f"t = asyncio.create_task(f())\n{tries(wait)}print({seen})"
                yield HEAD + block("async def f():", step) + block("async def main():", main) + "asyncio.run(main())\n"


PROGRAMS = list(dict.fromkeys((*threads(), *primitives(), *pools(), *tasks())))
DRAWN = Draw("waits").sample(PROGRAMS, len(PROGRAMS))


def source(seed):
    """The program of this seed: all come in turn, in an order drawn once."""
    return DRAWN[seed % len(DRAWN)]
