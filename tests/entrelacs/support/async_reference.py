"""The same reference for small asyncio programs: between two suspensions a task runs alone.

    ("inc", v)              v += 1
    ("slow_inc", v)         seen = v; await asyncio.sleep(0); v = seen + 1
    ("plain_inc", v)        v = await plus_one(v)             a coroutine that never suspends
    ("log", v)              log.append(v)
    ("mark", k)             log.append(k)
    ("sleep",)              await asyncio.sleep(0)
    ("if", v, k, body)      if v == k: body
    ("with", lock, body)    async with lock: body             fair: first come, first served
    ("event", method)       event.set(), event.clear(), await event.wait()

The program gathers its tasks, then prints the log and the variables.
"""

import dataclasses

from .reference import VARIABLES, Behaviour

LOCKS = ("lock0", "lock1")


@dataclasses.dataclass(frozen=True)
class AsyncProgram:
    tasks: tuple


def render(program):
    """The program as Python source."""
    lines = ["import asyncio", "", *[f"{v} = 0" for v in VARIABLES], "log = []", ""]
    lines += ["async def plus_one(value):", "    return value + 1", ""]
    for number, statements in enumerate(program.tasks):
        lines += [f"async def work{number}(lock0, lock1, event):", "    global " + ", ".join(VARIABLES)]
        lines += ["    " + line for line in _render_block(statements)]
    lines += ["async def main():", "    lock0 = asyncio.Lock()", "    lock1 = asyncio.Lock()", "    event = asyncio.Event()"]
    calls = ", ".join(f"work{number}(lock0, lock1, event)" for number in range(len(program.tasks)))
    lines += [f"    await asyncio.gather({calls})", f"    print(*log, {', '.join(VARIABLES)})", "asyncio.run(main())"]
    return "\n".join(lines) + "\n"


def _render_block(statements):
    lines = []
    for statement in statements:
        match statement:
            case ("inc", v):
                lines.append(f"{v} += 1")
            case ("slow_inc", v):
                lines += [f"seen = {v}", "await asyncio.sleep(0)", f"{v} = seen + 1"]
            case ("plain_inc", v):
                lines.append(f"{v} = await plus_one({v})")
            case ("log", v):
                lines.append(f"log.append({v})")
            case ("mark", k):
                lines.append(f"log.append({k!r})")
            case ("sleep",):
                lines.append("await asyncio.sleep(0)")
            case ("if", v, k, body):
                lines += [f"if {v} == {k}:", *("    " + line for line in _render_block(body) or ["pass"])]
            case ("with", lock, body):
                lines += [f"async with {lock}:", *("    " + line for line in _render_block(body) or ["pass"])]
            case ("event", "wait"):
                lines.append("await event.wait()")
            case ("event", method):
                lines.append(f"event.{method}()")
            case _:
                raise ValueError(statement)
    return lines or ["pass"]


def _compile(statements):
    code = []

    def block(statements):
        for statement in statements:
            match statement:
                case ("slow_inc", v):
                    code.append(["read", v])
                    code.append(["sleep"])
                    code.append(["write_next", v])
                case ("if", v, k, body):
                    code.append(["branch", v, k, None])
                    jump = code[-1]
                    block(body)
                    jump[3] = len(code)
                case ("with", lock, body):
                    code.append(["acquire", lock])
                    code.append(["owned", lock])
                    block(body)
                    code.append(["release", lock])
                case ("plain_inc", v):
                    code.append(["inc", v])
                case _:
                    code.append(list(statement))

    block(statements)
    code.append(["end"])
    return code


@dataclasses.dataclass(frozen=True)
class _State:
    tasks: tuple  # of (pc, register, status); status: "ready", "waiting", "done"
    values: tuple
    held: tuple  # of bool, one per lock
    queues: tuple  # of tuples: the tasks that wait for each lock, the first one perhaps woken already
    event: bool
    on_event: tuple
    log: tuple


def run(program):
    """Everything that the program can do when any ready task may go next."""
    codes = [_compile(statements) for statements in program.tasks]
    initial = _State(
        tasks=tuple((0, 0, "ready") for _ in codes),
        values=(0,) * len(VARIABLES),
        held=(False,) * len(LOCKS),
        queues=((),) * len(LOCKS),
        event=False,
        on_event=(),
        log=(),
    )
    outputs, failures = set(), set()
    seen, todo = {initial}, [initial]
    while todo:
        state = todo.pop()
        ready = [index for index, task in enumerate(state.tasks) if task[2] == "ready"]
        if not ready:
            if all(task[2] == "done" for task in state.tasks):
                outputs.add(" ".join(map(str, (*state.log, *state.values))))
            else:
                failures.add("deadlock")
        for index in ready:
            after = _turn(codes[index], state, index)
            if after not in seen:
                seen.add(after)
                todo.append(after)
    return Behaviour(frozenset(outputs), frozenset(failures), bool(failures))


def _turn(code, state, index):
    """The state once this task has run up to its next suspension."""
    tasks, values, held = list(state.tasks), list(state.values), list(state.held)
    queues, event, on_event, log = list(state.queues), state.event, state.on_event, state.log
    pc, register, _ = tasks[index]
    status = None
    while status is None:
        operation, *arguments = code[pc]
        pc += 1
        match operation, *arguments:
            case "inc", v:
                values[VARIABLES.index(v)] += 1
            case "read", v:
                register = values[VARIABLES.index(v)]
            case "write_next", v:
                values[VARIABLES.index(v)] = register + 1
            case "log", v:
                log = (*log, values[VARIABLES.index(v)])
            case "mark", k:
                log = (*log, k)
            case ("sleep",):
                status = "ready"
            case "branch", v, k, target:
                if values[VARIABLES.index(v)] != k:
                    pc = target
            case "acquire", lock:
                position = LOCKS.index(lock)
                if held[position] or queues[position]:
                    queues[position] = (*queues[position], index)
                    status = "waiting"
            case "owned", lock:
                position = LOCKS.index(lock)
                held[position] = True
                queues[position] = tuple(task for task in queues[position] if task != index)
            case "release", lock:
                position = LOCKS.index(lock)
                held[position] = False
                if queues[position]:
                    first = queues[position][0]
                    tasks[first] = (*tasks[first][:2], "ready")
            case "event", "set":
                event = True
                for other in on_event:
                    tasks[other] = (*tasks[other][:2], "ready")
                on_event = ()
            case "event", "clear":
                event = False
            case "event", "wait":
                if not event:
                    on_event = (*on_event, index)
                    status = "waiting"
            case ("end",):
                status = "done"
    tasks[index] = (pc, register, status)
    return _State(tuple(tasks), tuple(values), tuple(held), tuple(queues), event, on_event, log)
