"""A reference for small concurrent programs: written apart from the explorer, as plainly as possible.

A program is data (below).  `render` writes it as Python; `run` finds everything that it can do by walking all the
interleavings of its steps, which are spelt out here by hand from the documentation of threading:

    ("inc", v)                  v += 1                       a read, then a write
    ("add", v, w)               v += w                       two reads, then a write
    ("set", v, k)               v = k                        a write
    ("copy", v, w)              v = w                        a read, then a write
    ("log", v)                  log.append(v)                a read, then one call
    ("print", k)                print(k)                     one step
    ("if", v, k, body)          if v == k: body              a read
    ("with", lock, body)        with lock: body              acquire, release even on an exception
    ("acquire", lock)           lock.acquire()
    ("release", lock)           lock.release()
    ("try", lock, body)         if lock.acquire(blocking=False): body; lock.release()
    ("timed", lock, body)       if lock.acquire(timeout=0.01): body; lock.release()
    ("down", s) ("up", s)       s.acquire(), s.release()     a semaphore
    ("event", method)           event.set(), event.clear(), event.wait()
    ("wait",)                   with condition: condition.wait()
    ("until", v, k)             with condition: while v != k: condition.wait()
    ("notify", n)               with condition: condition.notify(n); n = 0 for notify_all()
    ("put", k)                  jobs.put(k)
    ("get",)                    log.append(jobs.get())
    ("meet",)                   barrier.wait(), for two

Variables are "v0", "v1"; locks "lock0", "lock1" (Lock) and "rlock" (RLock).  The program starts its threads, joins
them and prints the log and the variables.
"""

import dataclasses

VARIABLES = ("v0", "v1")
LOCKS = ("lock0", "lock1", "rlock")


@dataclasses.dataclass(frozen=True)
class Program:
    threads: tuple  # of tuples of statements
    storage: str = "global"  # where the variables live: "global", "attribute", "item", "cell"
    semaphore: int = 0
    capacity: int = 1  # of the queue


@dataclasses.dataclass(frozen=True)
class Behaviour:
    outputs: frozenset  # of the runs that end well
    failures: frozenset  # "deadlock", or "Type: message"
    deadlock_first: bool  # whether a deadlock is reached by a run without any uncaught exception


# --- as Python -----------------------------------------------------------------------------------------------------


def render(program):
    """The program as Python source."""
    place = {
        "global": lambda v: v,
        "cell": lambda v: v,
        "attribute": lambda v: f"box.{v}",
        "item": lambda v: f'box["{v}"]',
    }[program.storage]
    lines = ["import queue", "import threading", ""]
    inside = program.storage == "cell"
    setup = [f"{name} = threading.{'RLock' if name == 'rlock' else 'Lock'}()" for name in LOCKS]
    setup += [
        f"semaphore = threading.Semaphore({program.semaphore})",
        "event = threading.Event()",
        "condition = threading.Condition()",
        f"jobs = queue.Queue(maxsize={program.capacity})",
        "barrier = threading.Barrier(2)",
        "log = []",
    ]
    if program.storage == "attribute":
        setup += ["class Box:", "    pass", "box = Box()"]
    elif program.storage == "item":
        setup += ["box = {}"]
    setup += [f"{place(v)} = 0" for v in VARIABLES]
    body = list(setup)
    for number, statements in enumerate(program.threads):
        body.append(f"def work{number}():")
        if program.storage in ("global", "cell"):
            body.append("    " + ("nonlocal " if inside else "global ") + ", ".join(VARIABLES))
        body += ["    " + line for line in _render_block(statements, place)] or ["    pass"]
    body.append(f"threads = [threading.Thread(target=f) for f in ({' '.join(f'work{i},' for i in range(len(program.threads)))})]")
    body += ["for thread in threads:", "    thread.start()", "for thread in threads:", "    thread.join()"]
    body.append(f"print(*log, {', '.join(map(place, VARIABLES))})")
    if inside:
        lines += ["def main():", *("    " + line for line in body), "main()"]
    else:
        lines += body
    return "\n".join(lines) + "\n"


def _render_block(statements, place):
    lines = []
    for statement in statements:
        match statement:
            case ("inc", v):
                lines.append(f"{place(v)} += 1")
            case ("add", v, w):
                lines.append(f"{place(v)} += {place(w)}")
            case ("set", v, k):
                lines.append(f"{place(v)} = {k}")
            case ("copy", v, w):
                lines.append(f"{place(v)} = {place(w)}")
            case ("log", v):
                lines.append(f"log.append({place(v)})")
            case ("print", k):
                lines.append(f"print({k!r})")
            case ("if", v, k, body):
                lines += [f"if {place(v)} == {k}:", *_indent(body, place)]
            case ("with", lock, body):
                lines += [f"with {lock}:", *_indent(body, place)]
            case ("acquire" | "release" as method, lock):
                lines.append(f"{lock}.{method}()")
            case ("try" | "timed" as how, lock, body):
                argument = "blocking=False" if how == "try" else "timeout=0.01"
                lines += [f"if {lock}.acquire({argument}):", *_indent(body, place), f"    {lock}.release()"]
            case ("down", s):
                lines.append(f"{s}.acquire()")
            case ("up", s):
                lines.append(f"{s}.release()")
            case ("event", method):
                lines.append(f"event.{method}()")
            case ("wait",):
                lines += ["with condition:", "    condition.wait()"]
            case ("until", v, k):
                lines += ["with condition:", f"    while {place(v)} != {k}:", "        condition.wait()"]
            case ("notify", n):
                lines += ["with condition:", "    condition.notify_all()" if n == 0 else f"    condition.notify({n})"]
            case ("put", k):
                lines.append(f"jobs.put({k})")
            case ("get",):
                lines.append("log.append(jobs.get())")
            case ("meet",):
                lines.append("barrier.wait()")
            case _:
                raise ValueError(statement)
    return lines


def _indent(body, place):
    return ["    " + line for line in _render_block(body, place)] or ["    pass"]


# --- as steps ------------------------------------------------------------------------------------------------------
# A thread is a list of instructions (operation, argument…, handler): the handler is where an exception goes.


def _compile(statements):
    code = []

    def emit(*instruction, handler):
        code.append([*instruction, handler])
        return len(code) - 1

    cleanups = {}  # locks held by the enclosing with statements → index of the code that releases them and dies

    def block(statements, held):
        for statement in statements:
            match statement:
                case ("inc", v):
                    emit("load", "a", v, handler=held)
                    emit("store_sum", v, 1, handler=held)
                case ("add", v, w):
                    emit("load", "a", v, handler=held)
                    emit("load", "b", w, handler=held)
                    emit("store_sum", v, "b", handler=held)
                case ("set", v, k):
                    emit("store", v, k, handler=held)
                case ("copy", v, w):
                    emit("load", "a", w, handler=held)
                    emit("store", v, "a", handler=held)
                case ("log", v):
                    emit("load", "a", v, handler=held)
                    emit("append", handler=held)
                case ("print", k):
                    emit("print", k, handler=held)
                case ("if", v, k, body):
                    jump = emit("branch", v, k, None, handler=held)
                    block(body, held)
                    code[jump][3] = len(code)
                case ("with", lock, body):
                    emit("acquire", lock, handler=held)
                    block(body, (*held, lock))
                    emit("release", lock, handler=held)
                case ("acquire" | "release" as method, lock):
                    emit(method, lock, handler=held)
                case ("try" | "timed" as how, lock, body):
                    jump = emit(how, lock, None, handler=held)
                    block(body, held)
                    emit("release", lock, handler=held)
                    code[jump][2] = len(code)
                case ("down", s):
                    emit("down", s, handler=held)
                case ("up", s):
                    emit("up", s, handler=held)
                case ("event", method):
                    emit("event_" + method, handler=held)
                case ("wait",):
                    emit("acquire", "condition", handler=held)
                    emit("wait", handler=held)
                    emit("woken", handler=held)
                    emit("release", "condition", handler=held)
                case ("until", v, k):
                    emit("acquire", "condition", handler=held)
                    top = emit("branch_if_equal", v, k, None, handler=held)
                    emit("wait", handler=held)
                    emit("woken", handler=held)
                    emit("jump", top, handler=held)
                    code[top][3] = len(code)
                    emit("release", "condition", handler=held)
                case ("notify", n):
                    emit("acquire", "condition", handler=held)
                    emit("notify", n, handler=held)
                    emit("release", "condition", handler=held)
                case ("put", k):
                    emit("put", k, handler=held)
                case ("get",):
                    emit("get", handler=held)
                    emit("append", handler=held)
                case ("meet",):
                    emit("meet", handler=held)
                    emit("met", handler=held)
                case _:
                    raise ValueError(statement)

    block(statements, ())
    emit("end", handler=())
    todo = [instruction[-1] for instruction in code]
    for held in todo:
        while held not in cleanups:
            cleanups[held] = len(code)
            if held:
                code.append(["release", held[-1], held[:-1]])
                # After the release, the same exception goes on outwards.
                code.append(["unwind", held[:-1], held[:-1]])
                held = held[:-1]
            else:
                code.append(["die", ()])
    return code, cleanups


@dataclasses.dataclass(frozen=True)
class _State:
    threads: tuple  # of (pc, a, b, status, error); status: "run", "asleep" (waiting on the condition), "dead", "done"
    values: tuple
    locks: tuple  # of (owner or None, depth): lock0, lock1, rlock, condition
    semaphore: int
    event: bool
    jobs: tuple
    arrived: tuple  # threads inside the barrier
    log: tuple
    printed: tuple
    errors: frozenset


def run(program, limit=200_000):
    """Everything that the program can do; None beyond `limit` states."""
    codes = [_compile(statements) for statements in program.threads]
    locks = (*LOCKS, "condition")
    initial = _State(
        threads=tuple((0, 0, 0, "run", None) for _ in codes),
        values=(0,) * len(VARIABLES),
        locks=((None, 0),) * len(locks),
        semaphore=program.semaphore,
        event=False,
        jobs=(),
        arrived=(),
        log=(),
        printed=(),
        errors=frozenset(),
    )
    outputs, failures = set(), set()
    deadlock_first = False
    seen, todo = {initial}, [initial]
    while todo:
        state = todo.pop()
        following = []
        for index in range(len(codes)):
            following += _steps(program, codes, locks, state, index)
        if not following:
            failures |= state.errors
            if all(thread[3] in ("done", "dead") for thread in state.threads):
                if not state.errors:
                    line = " ".join(map(str, (*state.log, *state.values)))
                    outputs.add("\n".join((*state.printed, line)))
            else:
                failures.add("deadlock")
                deadlock_first |= not state.errors
        for after in following:
            if after not in seen:
                seen.add(after)
                todo.append(after)
        if len(seen) > limit:
            return None
    return Behaviour(frozenset(outputs), frozenset(failures), deadlock_first)


def _steps(program, codes, locks, state, index):
    """The states that one step of this thread leads to; none when it is blocked or over."""
    pc, a, b, status, error = state.threads[index]
    if status != "run":
        return []
    code, cleanups = codes[index]
    operation, *arguments, handler = code[pc]

    def to(pc=pc + 1, a=a, b=b, status=status, error=error, others=(), **changes):
        threads = list(state.threads)
        threads[index] = (pc, a, b, status, error)
        for other, thread in others:
            threads[other] = thread
        return dataclasses.replace(state, threads=tuple(threads), **changes)

    def put(sequence, position, value):
        return (*sequence[:position], value, *sequence[position + 1 :])

    def fail(message):
        return [to(pc=cleanups[handler], error=message)]

    def value_of(operand):
        return {"a": a, "b": b}.get(operand, operand)

    match operation, *arguments:
        case "load", register, v:
            return [to(**{register: state.values[VARIABLES.index(v)]})]
        case "store", v, operand:
            return [to(values=put(state.values, VARIABLES.index(v), value_of(operand)))]
        case "store_sum", v, operand:
            return [to(values=put(state.values, VARIABLES.index(v), a + value_of(operand)))]
        case ("append",):
            return [to(log=(*state.log, a))]
        case "print", k:
            return [to(printed=(*state.printed, str(k)))]
        case "branch", v, k, target:
            return [to() if state.values[VARIABLES.index(v)] == k else to(pc=target)]
        case "branch_if_equal", v, k, target:
            return [to(pc=target) if state.values[VARIABLES.index(v)] == k else to()]
        case "jump", target:
            # No step of its own: it is the next operation that counts.
            threads = put(state.threads, index, (target, a, b, status, error))
            return _steps(program, codes, locks, dataclasses.replace(state, threads=threads), index)
        case ("acquire" | "try" | "timed") as how, lock, *target:
            position = locks.index(lock)
            owner, depth = state.locks[position]
            reentrant = lock in ("rlock", "condition")
            if owner is None or reentrant and owner == index:
                return [to(locks=put(state.locks, position, (index, depth + 1)))]
            return [] if how == "acquire" else [to(pc=target[0])]
        case "release", lock:
            position = locks.index(lock)
            owner, depth = state.locks[position]
            if lock in ("rlock", "condition"):
                if owner != index:
                    return fail("RuntimeError: cannot release un-acquired lock")
            elif owner is None:
                return fail("RuntimeError: release unlocked lock")
            return [to(locks=put(state.locks, position, (owner, depth - 1) if depth > 1 else (None, 0)))]
        case "down", _:
            return [to(semaphore=state.semaphore - 1)] if state.semaphore else []
        case "up", _:
            return [to(semaphore=state.semaphore + 1)]
        case ("event_set",):
            # Whoever waits now is through, even if the event is cleared before it moves.
            others = [
                (other, (thread[0] + 1, *thread[1:3], "run", thread[4]))
                for other, thread in enumerate(state.threads)
                if thread[3] == "on event"
            ]
            return [to(event=True, others=others)]
        case ("event_clear",):
            return [to(event=False)]
        case ("event_wait",):
            return [to() if state.event else to(pc=pc, status="on event")]
        case ("wait",):
            return [to(status="asleep", b=state.locks[3][1], locks=put(state.locks, 3, (None, 0)))]
        case ("woken",):
            return [to(locks=put(state.locks, 3, (index, b)))] if state.locks[3][0] is None else []
        case "notify", n:
            asleep = [other for other, thread in enumerate(state.threads) if thread[3] == "asleep"]
            results = []
            for chosen in _choices(asleep, len(asleep) if n == 0 else min(n, len(asleep))):
                others = [(other, (*state.threads[other][:3], "run", state.threads[other][4])) for other in chosen]
                results.append(to(others=others))
            return results
        case "put", k:
            return [to(jobs=(*state.jobs, k))] if len(state.jobs) < program.capacity or not program.capacity else []
        case ("get",):
            return [to(a=state.jobs[0], jobs=state.jobs[1:])] if state.jobs else []
        case ("meet",):
            if len(state.arrived) == 1:
                others = [(other, (*state.threads[other][:3], "run", state.threads[other][4])) for other in state.arrived]
                return [to(arrived=(), others=others)]
            return [to(status="at barrier", arrived=(index,))]
        case ("met",):
            return [to()]
        case "unwind", outer:
            threads = put(state.threads, index, (cleanups[outer], a, b, status, error))
            return _steps(program, codes, locks, dataclasses.replace(state, threads=threads), index)
        case ("die",):
            return [to(status="dead", errors=state.errors | {error})]
        case ("end",):
            return [to(status="done")]
    raise ValueError(operation)


def _choices(items, count):
    if count == 0:
        return [()]
    return [(item, *rest) for i, item in enumerate(items) for rest in _choices(items[i + 1 :], count - 1)]
