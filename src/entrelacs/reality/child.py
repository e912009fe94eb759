"""``python -m entrelacs.reality.child``: the process where a plan is drawn, or where its program runs for real.

In, on the standard input: a pickled request of `entrelacs.reality.replay`. Out, on the standard output: the answer, in JSON. After a
real run the process ends at once, whatever its threads are doing.
"""

from __future__ import annotations

import _thread
import asyncio
import concurrent.futures.thread  # noqa: F401  # imported here: what acts on the machine no longer may, once confined
import io
import json
import os
import pickle
import queue  # noqa: F401  # likewise
import select
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from types import ModuleType
from typing import Any

from .. import api
from ..bounds.refusals import Unsupported
from ..execution import guard
from ..results import Schedule
from .conductor import Conductor
from .gates import compiled, find_gates
from .happened import Parted, Parting
from .library import lead_the_library
from .plan import Plan, draw_plan
from .stopping import watch

LET_THROUGH = frozenset(("_thread.start_new_thread", "_thread.start_joinable_thread", "socket.__new__"))
"""The audit events that a program needs to run for real: threads, and the pair of sockets of an event loop."""
Tell = Callable[[dict[str, Any]], None]


def confine(seconds: float) -> None:
    """As `guard.confine`, for a process that has threads."""
    stop = guard.hook(frozenset())

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in LET_THROUGH:
            stop(event, arguments)

    sys.dont_write_bytecode = True
    asyncio.new_event_loop().close()  # what it imports is imported
    if guard.resource is not None:
        guard.limit("RLIMIT_AS", guard.MEMORY)
        guard.limit("RLIMIT_CPU", int(2 * seconds + 60))
        guard.limit("RLIMIT_CORE", 0)
    sys.addaudithook(audit)


def draw(tell: Tell, source: str, schedule: str, seconds: float, options: dict[str, Any]) -> None:
    """Draw a plan, and tell it; or why there is none."""
    guard.bring(options.get("pure", ()))
    guard.confine(seconds)
    constants = options.get("constants") or {}
    try:
        asked = Schedule.parse(schedule)
        plan = api.after_search(source, lambda machine: draw_plan(machine, asked, constants), **{"seconds": seconds, **options})
    except (Unsupported, SyntaxError, KeyError, ValueError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else getattr(error, "line", None)
        said = error.msg if isinstance(error, SyntaxError) else error.args[0] if isinstance(error, KeyError) else str(error)
        if isinstance(error, Unsupported):
            said = error.reason
        tell({"refused": {"kind": type(error).__name__, "said": said, "line": line}})
    else:
        tell({**plan.as_data(), "constants": None})


class Answer:
    """What has happened: told once, by who leads."""

    def __init__(self, tell: Tell, conductor: Conductor, output: io.StringIO):
        self.tell, self.conductor, self.output = tell, conductor, output
        self.failures: list[dict[str, Any]] = []

    def caught(self, kind: type[BaseException], error: BaseException | None, thread: str) -> None:
        """Nobody has caught an exception."""
        if not issubclass(kind, SystemExit):
            self.failures.append({"exception": kind.__name__, "message": str(error), "thread": thread})

    def lead(self) -> None:
        """Lead the program to its end, tell what has happened, and end the process."""
        parting, blocked = None, {}
        try:
            self.conductor.lead()
            if self.conductor.plan.stuck:
                blocked = self.conductor.see_blocked()
        except Parted as parted:
            parting = parted.parting
        except BaseException as problem:
            parting = Parting(None, "other", f"{type(problem).__name__} : {problem}")
        has_gil = getattr(sys, "_is_gil_enabled", lambda: not sysconfig.get_config_var("Py_GIL_DISABLED"))()
        self.tell(
            {
                "output": self.output.getvalue(), "failures": self.failures, "blocked": blocked, "forced": sorted(self.conductor.forced),
                "parting": None if parting is None else asdict(parting), "python": sys.version.split()[0], "gil": has_gil,
            }
        )  # fmt: skip
        os._exit(0)


def run(tell: Tell, plan: Plan, seconds: float) -> None:
    """Run the program of `plan`, led through it, and tell what happens. There is no way back."""
    guard.bring(plan.pure)
    confine(seconds)
    code, iterators = compiled(plan.source, plan.filename, plan.constants)
    conductor = Conductor(plan, *find_gates(code, plan.places(), iterators))
    answer = Answer(tell, conductor, io.StringIO())
    lead_the_library(conductor)
    threading.excepthook = lambda args: answer.caught(args.exc_type, args.exc_value, args.thread.name if args.thread else "")
    main = threading.main_thread()
    conductor.claim(main)
    conductor.enter(main)
    conductor.aim(plan.first)
    module = ModuleType("__main__")
    sys.modules["__main__"], sys.stdout = module, answer.output
    _thread.start_new_thread(answer.lead, ())
    watch(conductor.gates, conductor.reached)
    try:
        exec(code, module.__dict__)
    except BaseException as problem:
        answer.caught(type(problem), problem, main.name)
    conductor.leave()
    forever = _thread.allocate_lock()
    forever.acquire()
    forever.acquire()  # whoever leads ends the process


def run_each(tell: Tell, plans: list[Plan], seconds: float) -> None:
    """Run the program of each plan, in a process of its own, and tell what happens."""
    tell({"happened": [apart(plan, seconds) for plan in plans]})


def apart(plan: Plan, seconds: float) -> dict[str, Any]:
    """What happens when the program of `plan` runs in a copy of this process; in one that starts anew where none can be made."""
    if not hasattr(os, "fork"):
        return alone(plan, seconds)
    reading, writing = os.pipe()
    held, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.close(held)
        guard.end_with_the_parent(told)
        run(lambda answer: write(writing, answer), plan, seconds)
    os.close(writing)
    os.close(told)
    data, end = b"", time.monotonic() + seconds
    while True:
        late = not select.select([reading], [], [], max(0.0, end - time.monotonic()))[0]
        if late or not (more := os.read(reading, 1 << 16)):
            break
        data += more
    if late:
        os.kill(child, 9)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(reading)
    os.close(held)
    return read(data, code, late, seconds)


def alone(plan: Plan, seconds: float) -> dict[str, Any]:
    """The same in a process that starts anew."""
    command, request = [sys.executable, "-m", "entrelacs.reality.child"], pickle.dumps(("lead", plan, seconds))
    try:
        made = subprocess.run(command, input=request, stdout=subprocess.PIPE, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return read(b"", 0, True, seconds)
    return read(made.stdout, made.returncode, False, seconds)


def read(data: bytes, code: int, late: bool, seconds: float) -> dict[str, Any]:
    """What a process has told before it ended."""
    if late:
        return {"ended": f"le programme dure plus de {seconds:g} s", "ours": False}
    if code or not data:
        return {"ended": f"le processus du programme a fini avec l'état {code}", "ours": True}
    answer: dict[str, Any] = json.loads(data)
    return answer


def write(descriptor: int, answer: dict[str, Any]) -> None:
    """Tell an answer."""
    data = json.dumps(answer).encode()
    while data:
        data = data[os.write(descriptor, data) :]


def main() -> None:
    """Read a request and answer it."""
    what, *request = pickle.loads(sys.stdin.buffer.read())
    writing = os.dup(1)
    os.dup2(2, 1)
    answers: dict[str, Callable[..., None]] = {"draw": draw, "run": run_each, "lead": run}
    answers[what](lambda answer: write(writing, answer), *request)


if __name__ == "__main__":
    main()
