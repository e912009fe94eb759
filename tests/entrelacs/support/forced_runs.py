"""Run programs many times on the real threads of this interpreter, with forced preemption.

    python forced_runs.py < request.json > answer.json

The request is a list of {"name", "source", "constants", "runs", "seed", "patience", "limit"}; the answer, a list of
{"name", "observed": [[kind, output, detail, count], …]} where kind is

* "ended": the program came to its end; detail "" or the first uncaught exception, as "Type: message";
* "stuck": nothing moved for `patience` seconds: every thread is blocked;
* "endless": still running after `limit` seconds: it spins.

Every run has a process of its own (fork: cheap, and a blocked thread dies with it).  Preemption is forced from a trace
function called before every bytecode instruction: it sleeps there now and then, which gives the GIL away, or on a
free-threaded build widens the window between two instructions.  An asyncio program runs on an event loop whose ready
queue is shuffled.  Only the standard library, CPython ≥ 3.11, a system with fork.
"""

import _thread
import ast
import asyncio
import builtins
import collections
import concurrent.futures.thread
import inspect
import io
import json
import os
import queue  # noqa: F401  imported before the forks, for their speed, like the modules that the programs use
import random
import select
import signal
import sys
import threading
import time

WIDTH = 6
LIBRARY = (
    "threading.py", "queue.py", "futures/thread.py", "futures/_base.py", "functools.py", "contextlib.py", "logging/__init__.py", "sched.py",
    "collections/__init__.py", "graphlib.py", "_collections_abc.py", "os.py", "<frozen os>", "<frozen _collections_abc>",
)
"""The modules, written in Python, between whose instructions another thread may come."""
SPARED = frozenset(("_wait_for_tstate_lock", "_stop"))
"""Before CPython 3.13, the end of a thread as those who join it see it: two of them at once meet a bug of CPython there
(`assert not lock.locked()` in `_stop`), that the model does not follow."""

# Kept here, out of the reach of the programs.
_sleep = time.sleep
_clock = time.monotonic


class _Sink:
    """Standard output of one run: what was printed so far, shared with the watchdog."""

    encoding = "utf-8"

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass

    def text(self):
        return "".join(self.parts)


_print = print


def _print_whole(*values, file=None, **options):
    """``print`` in one write, the step that the model takes it for: CPython writes each value apart, and `_Sink` is no C code."""
    text = io.StringIO()
    try:
        _print(*values, file=text, **options)
    finally:
        (sys.stdout if file is None else file).write(text.getvalue())


def _shuffled_loop(rng):
    """A new event loop that draws the order of the tasks that are ready.

    Callbacks (those of the program, of gather, of shield…) are called in the order of their registration, says the documentation of
    ``call_soon``: a task that became ready after one of them does not go on before it.
    """

    def steps_a_task(handle):
        function = handle._callback
        return type(function).__name__ == "TaskStepMethWrapper" or isinstance(getattr(function, "__self__", None), asyncio.Task)

    def shuffled(handles):
        order, tasks = [], []
        for handle in [*handles, None]:
            if handle is not None and steps_a_task(handle):
                tasks.append(handle)
                continue
            rng.shuffle(tasks)
            order += tasks
            tasks = []
            if handle is not None:
                order.append(handle)
        return order

    class ShuffledLoop(asyncio.SelectorEventLoop):
        def _run_once(self):
            if len(self._ready) > 1:
                ready = shuffled(self._ready)
                # An order is drawn, not a postponement: a callback that is ready runs in this turn of the loop or,
                # half of the time, one of them alone does and the others stay ready.
                if all(map(steps_a_task, ready)) and rng.random() < 0.5:
                    first, rest = ready[0], ready[1:]
                    self._ready.clear()
                    self._ready.append(first)
                    try:
                        super()._run_once()
                    finally:
                        self._ready.extendleft(reversed(rest))
                    return
                self._ready.clear()
                self._ready.extend(ready)
            super()._run_once()

    return ShuffledLoop()


def _child(job, number, pipe):
    """One run, in the forked process; writes its result on `pipe` and exits, whatever threads are left."""
    rng = random.Random(f"{job['seed']}/{number}")
    sink = _Sink()
    failures = []
    moves = [0]
    finished = _thread.allocate_lock()

    def answer(kind, detail=""):
        if not finished.acquire(blocking=False):
            return
        os.write(pipe, json.dumps([kind, sink.text(), detail]).encode())
        os._exit(0)

    def describe(exception):
        return f"{type(exception).__name__}: {exception}"

    def in_thread(arguments):
        if arguments.exc_type is not SystemExit:
            failures.append(describe(arguments.exc_value))

    def watchdog():
        # Counts its own turns rather than the clock, so that a loaded machine, which slows it down as well, does
        # not pass for a blocked program.
        still, seen, start = 0, -1, _clock()
        while True:
            _sleep(0.02)
            if moves[0] == seen:
                still += 1
            else:
                still, seen = 0, moves[0]
            if still * 0.02 >= job["patience"]:
                answer("stuck", failures[0] if failures else "")
            if _clock() - start > job["limit"]:
                answer("endless", failures[0] if failures else "")

    # Each run draws how often and how long it sleeps: some races want many short windows, others one or two long ones
    # at the right place, while all the others go on.
    often, pauses, few = rng.choice(
        (
            (0.05, (0,), 0),
            (0.3, (0, 0.0001), 0),
            (0.1, (0.0001, 0.001), 0),
            (0, (0.003,), 1),
            (0, (0.003,), 2),
            (0.01, (0, 0.0005), 2),
        )
    )
    # For each thread, the numbers of the instructions before which it sleeps for long.
    marks = collections.defaultdict(lambda: {int(rng.expovariate(1 / 25)) for _ in range(few)})
    counts = collections.Counter()
    # A third of the runs trace nothing but the program itself; the others enter the standard library's locks too.
    library = rng.random() < 0.66
    draw = rng.random
    filename = job["name"] + ".py"

    def traced(code):
        return code.co_filename == filename or library and code.co_filename.endswith(LIBRARY) and code.co_name not in SPARED

    def pause():
        moves[0] += 1
        if draw() < often:
            _sleep(rng.choice(pauses))
        if few:
            me = _thread.get_ident()
            counts[me] += 1
            if counts[me] in marks[me]:
                _sleep(0.003)

    def trace(frame, event, argument):
        if event == "call":
            if not traced(frame.f_code):
                return None
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
        if event == "return" and frame.f_code.co_flags & inspect.CO_GENERATOR:
            # CPython 3.11 reports a yield when the generator is marked as suspended already but has not handed its value
            # over: another thread let in at that moment makes it lose the value, which no program without tracing can do.
            return trace
        pause()
        return trace

    def force():
        """From now on, `pause` before every instruction."""
        if sys.version_info < (3, 12):
            threading.settrace(trace)
            sys.settrace(trace)
            return
        # Later versions may not report the instructions of a frame that a trace function asks for when it is called.
        monitoring = sys.monitoring
        monitoring.use_tool_id(monitoring.DEBUGGER_ID, "forced runs")
        event = monitoring.events.INSTRUCTION
        monitoring.register_callback(
            monitoring.DEBUGGER_ID, event, lambda code, offset: pause() if traced(code) else monitoring.DISABLE
        )
        monitoring.set_events(monitoring.DEBUGGER_ID, event)

    sys.setswitchinterval(rng.choice((1e-6, 1e-4, 5e-3)))
    sys.stdout, builtins.print = sink, _print_whole
    threading.excepthook = in_thread
    _thread.start_new_thread(watchdog, ())
    source = job["source"]
    code = compile(source, filename, "exec")
    if number and "asyncio" in source:  # the first run keeps CPython's own order

        def run(main, *, debug=None):
            with asyncio.Runner(loop_factory=lambda: _shuffled_loop(rng), debug=debug) as runner:
                return runner.run(main)

        asyncio.run = run
    try:
        force()
        try:
            exec(code, {"__name__": "__main__", "__builtins__": builtins})
        finally:
            sys.settrace(None)
    except BaseException as exception:
        failures.append(describe(exception))
    # The interpreter closes the pools, waits for the non-daemon threads, then cuts off the others.
    concurrent.futures.thread._python_exit()
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    answer("ended", failures[0] if failures else "")


def _with_constants(source, constants):
    """The program's text with its constants replaced: functions read them as globals, so the text must change."""
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in constants:
            node.value = ast.copy_location(ast.Constant(constants[node.targets[0].id]), node.value)
    return ast.unparse(tree)


def _start(job, number):
    """Fork one run; its process and the pipe on which it will answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            _child(job, number, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def observe(jobs):
    """For each job, all results of its runs with how often each was seen."""
    for job in jobs:
        if job["constants"]:
            job["source"] = _with_constants(job["source"], job["constants"])
    seen = [collections.Counter() for _ in jobs]
    # Most runs sleep most of the time: a few go on side by side.
    todo = [(index, number) for index, job in enumerate(jobs) for number in range(job["runs"])]
    todo.reverse()
    running = {}
    try:
        while todo or running:
            while todo and len(running) < WIDTH:
                index, number = todo.pop()
                child, pipe = _start(jobs[index], number)
                running[pipe] = index, child, _clock() + jobs[index]["limit"] + 60
            for pipe in select.select(list(running), [], [], 1)[0]:
                index, child, _ = running.pop(pipe)
                _collect(seen[index], child, pipe)
            for pipe, (index, child, deadline) in list(running.items()):
                if _clock() > deadline:  # its own watchdog should have spoken
                    os.kill(child, signal.SIGKILL)
                    del running[pipe]
                    _collect(seen[index], child, pipe)
    finally:
        for _, child, _ in running.values():
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return [
        {"name": job["name"], "observed": [[*key, count] for key, count in sorted(counter.items())]}
        for job, counter in zip(jobs, seen)
    ]


def _collect(counter, child, pipe):
    """Read the answer of a run that has ended (a short one: a single read is enough)."""
    data = os.read(pipe, 1 << 16)
    os.close(pipe)
    os.waitpid(child, 0)
    counter[tuple(json.loads(data)) if data else ("crashed", "", "")] += 1


if __name__ == "__main__":
    json.dump(observe(json.load(sys.stdin)), sys.stdout)
