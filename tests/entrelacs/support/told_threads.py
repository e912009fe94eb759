"""Small programs with threads, and events that must be told of each; states that objects must take."""

from entrelacs import Event, Standing

IMPORTS = "import atexit, queue, random, threading, time\nfrom concurrent.futures import ThreadPoolExecutor, as_completed, wait\nThread = threading.Thread\n"

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
    "a thread that several start in turn": (
        """
        lock = threading.Lock()
        some = Thread(target=print, name="B")
        def start():
            with lock:
                try:
                    some.start()
                except RuntimeError:
                    pass
        Thread(target=start, name="A").start()
        start()
        """,
        [Event("claim", "B"), Event("start", "B")],
    ),
    "a thread seen while it starts": (
        """
        some = Thread(target=int, name="B")
        def look():
            return threading.active_count(), some.ident is None, some.is_alive()
        Thread(target=look, name="A").start()
        some.start()
        """,
        [Event("enlist", "B"), Event("identify", "B"), Event("start", "B"), Event("delist", "B"), Event("end", "B")],
    ),
    "a daemon that fails": (
        """
        def fail():
            raise ValueError
        Thread(target=fail, name="A", daemon=True).start()
        """,
        [Event("die", "A")],
    ),
    "a pool that the end of the main thread closes": (
        """
        pool = ThreadPoolExecutor(1)
        Thread(target=pool.submit, args=(int,), name="A").start()
        """,
        [Event("close_pools", "MainThread")],
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
BARRIER = """
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
"""By name of a program; « a barrier » is the one above."""
