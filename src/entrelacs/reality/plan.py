"""From a schedule of the model to what real threads have to do: where each one stands after every step.

A place is an operation of the program (a kind and where it is written) and how many times its thread has begun it: that is all that a
real thread, which knows nothing of the model, can count. The model's own operations are counted as they begin, in the very schedule
that is replayed, so that a loop, a recursion, two locks taken on one line are told apart.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from ..answer.graph import waits
from ..answer.runs import check_possible
from ..execution.kernel import Fiber, Op
from ..execution.machine import Machine
from ..model.asyncio.tasks import Callback
from ..results import Decision, Schedule

KINDS = frozenset(
    "global setglobal delglobal cell setcell delcell getattr setattr delattr call method found find getitem setitem delitem contains truth "
    "binary inplace unary compare format iter next unpack enter exit".split()
)
"""The operations of compiled code that a real thread can be stopped before."""
REAL = {"method": "call", "found": "call", "find": "getattr"}
"""Those that CPython has no instruction of their own for."""
INSIDE = frozenset(("WakeUp", "Reacquire", "Pass", "Leave", "ActionDone"))
"""The operations of primitives that come once the real call is under way."""
LIFE = frozenset(("Begin", "End"))
"""The operations by which a thread starts or ends while others look at it."""
LOOPS = "entrelacs.model.asyncio"
"""Where the operations are defined that a task waits in."""
POOLS = "entrelacs.model.futures"
"""Where those are that a thread of a pool does by itself."""

Place = tuple[str, int, int, int, int]
"""A kind of operation and where it is written: first and last lines, first and last columns."""


@dataclass
class Stand:
    """Where one thread stands."""

    how: str
    """``new``, ``born`` and about to do what no line of the program does, ``done``, ``before`` an operation, ``inside`` a call that waits, a task before its ``turn``, in the ``middle`` of what
    CPython does at one go, or ``free``: nobody can tell where."""
    place: Place | None = None
    count: int = 0
    line: int | None = None
    phase: str = ""
    """Inside a call: ``entering`` its wait, ``waiting``, or ``woken``: it only has to take its lock again."""
    expires: bool = False
    """Whether the wait that it is in, or enters next, ends by its time-out."""
    again: bool = False
    """Whether the thread has just made a step of the operation that it still is before: the model does it in several."""
    ahead: bool = False
    """Whether the model is not there yet: a real thread goes there when it can, and nobody waits for it."""
    said: str = ""
    """What it is about to do, or waits for, in French."""


@dataclass
class Move:
    """One step."""

    thread: int
    choice: str
    operation: str
    """The class of the model's operation."""
    said: str
    """What is done, in French."""
    line: int | None
    stands: dict[int, Stand]
    """Where threads stand after it: those that stand elsewhere than before."""
    later: float = 0.0
    """Seconds by which the clock jumps before it."""


@dataclass
class Plan:
    """A schedule, as real threads can follow it."""

    source: str
    filename: str
    constants: dict[str, Any]
    threads: list[str]
    """The names of threads and tasks, by index."""
    tasks: list[int]
    """The indices of those that are tasks of an event loop."""
    daemons: list[int]
    first: dict[int, Stand]
    """Where the threads stand before the first step."""
    moves: list[Move] = field(default_factory=list)
    output: str = ""
    failures: list[dict[str, Any]] = field(default_factory=list)
    """The exceptions that nobody caught: ``exception``, ``message``, ``thread``."""
    stuck: list[int] = field(default_factory=list)
    """The threads that wait for ever in the end."""
    over: bool = True
    """Whether the program is over in the end."""
    wakeups: str = "documented"
    pure: list[str] = field(default_factory=list)
    """The modules that are not Python's, and that the program imports."""
    lenient: bool = False
    """Whether a task may go on before its turn, when its loop does not let the one whose turn it is go first."""

    def places(self) -> set[Place]:
        """All the places that it names."""
        stands = [*self.first.values(), *(stand for move in self.moves for stand in move.stands.values())]
        return {stand.place for stand in stands if stand.place is not None}

    def as_data(self) -> dict[str, Any]:
        """The plan as JSON can hold it."""
        return asdict(self)


def from_data(data: dict[str, Any]) -> Plan:
    """The plan that `Plan.as_data` gave, once JSON has turned its keys into texts."""

    def stand(given: dict[str, Any]) -> Stand:
        place = given["place"]
        return Stand(**{**given, "place": None if place is None else tuple(place)})

    def stands(given: dict[Any, Any]) -> dict[int, Stand]:
        return {int(index): stand(one) for index, one in given.items()}

    moves = [Move(**{**move, "stands": stands(move["stands"])}) for move in data["moves"]]
    return Plan(**{**data, "first": stands(data["first"]), "moves": moves})


class Counting:
    """Counts the operations that each thread of a machine begins, and knows the one that each frame is in the middle of."""

    def __init__(self, machine: Machine):
        self.machine = machine
        self.counts: dict[tuple[int, str, int], int] = {}
        self.begun: dict[int, int] = {}
        self.last: dict[int, tuple[str, int, int, int]] = {}
        self.recent: dict[int, tuple[str, int, int, int]] = {}
        for name, function in list(machine.base.items()):
            if name.startswith("$") and name[1:] in KINDS:
                machine.base[name] = self.counted(name[1:], function)

    def counted(self, kind: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, that counts."""

        def begin(site: int, *arguments: Any, **keywords: Any) -> Any:
            self.begin(REAL.get(kind, kind), site, id(sys._getframe(1)))
            return function(site, *arguments, **keywords)

        return begin

    def begin(self, kind: str, site: int, frame: int) -> None:
        thread = 0 if self.machine.current is None else self.machine.current.index
        key = thread, kind, site
        self.counts[key] = self.counts.get(key, 0) + 1
        self.begun[thread] = self.begun.get(thread, 0) + 1
        self.last[frame] = self.recent[thread] = kind, site, self.counts[key], self.begun[thread]

    def stand(self, fiber: Fiber) -> Stand:
        """Where a thread stands."""
        op = fiber.pending
        if op is None:
            if isinstance(fiber.handle, Callback):
                return Stand("free")
            return Stand("new" if fiber.status == "new" else "done")
        line = self.machine.line_now(fiber)
        event = op.blocked() if waits(op.choices()) else op.event()
        said = self.machine.tell(event) if event is not None else ""
        task, name = fiber.group is not fiber, type(op).__name__
        begun = self.begun_by(fiber, op)
        if isinstance(fiber.handle, Callback) or name == "RunLoop":
            return Stand("free", line=line, said=said)
        if task and type(op).__module__.startswith(LOOPS):
            return Stand("turn", line=line, said=said)
        if begun is None:
            born = fiber.index and fiber.index not in self.begun and not type(op).__module__.startswith(POOLS)
            return Stand("born" if born else "free", line=line, said=said)
        (kind, *where), count, called = begun
        place: Any = (kind, *where)
        if name in INSIDE:
            woken = name == "Reacquire" or getattr(getattr(op, "waiter", None), "woken", False)
            return Stand("inside", place, count, line, "woken" if woken else "waiting", said=said)
        if called and name == "StartWaiting":
            return Stand("inside", place, count, line, "entering", said=said)
        return Stand("middle" if called else "before", place, count, line, said=said)

    def begun_by(self, fiber: Fiber, op: Op) -> tuple[Place, int, bool] | None:
        """The operation that a thread is in: its place, its count, and whether it has called the program meanwhile."""
        frame = self.machine.frame_now(fiber)
        last = None if frame is None else self.last.get(id(frame))
        recent = self.recent.get(fiber.index)
        if recent is not None and getattr(op, "site", None) == recent[1] != (last and last[1]):
            last = recent  # in the body of a generator, which no frame of the thread leads to
        where = None if last is None else self.machine.program.sites[last[1]].where
        if last is None or where is None:
            return None
        return (last[0], *where), last[2], self.begun[fiber.index] > last[3]


def draw_plan(machine: Machine, schedule: Schedule, constants: dict[str, Any]) -> Plan:
    """Execute `schedule` on a machine that has explored, and write down where the threads stand after each step.

    Raises ``ValueError`` (in French) when a decision is not possible there.
    """
    counting = Counting(machine)
    machine.restart()
    stands = {fiber.index: counting.stand(fiber) for fiber in machine.fibers}
    program = machine.program
    plan = Plan(program.source, program.filename, constants, [], [], [], dict(stands), wakeups=machine.wakeups, pure=list(program.pure))
    for number, decision in enumerate(schedule.decisions, 1):
        plan.moves.append(_move(machine, counting, number, decision, stands))
        stands.update(plan.moves[-1].stands)
    plan.threads = [fiber.name for fiber in machine.fibers]
    plan.tasks = [fiber.index for fiber in machine.fibers if fiber.group is not fiber]
    plan.daemons = [fiber.index for fiber in machine.fibers if fiber.daemon]
    plan.output = "".join(machine.output)
    plan.failures = [
        {"exception": one.exception, "message": one.message, "thread": one.thread} for one in machine.failures if one.kind == "exception"
    ]
    plan.over = machine.over()
    if not plan.over and not machine.enabled():
        plan.stuck = [fiber.index for fiber in machine.fibers if fiber.pending is not None]
    _foresee(plan)
    return plan


def _move(machine: Machine, counting: Counting, number: int, decision: Decision, before: dict[int, Stand]) -> Move:
    check_possible(machine, number, decision)
    thread, choice = decision
    fiber = machine.fibers[thread]
    line, op = machine.line_now(fiber), fiber.pending
    event = op.event() if op is not None else None
    later = int(choice.removeprefix("plus")) / 1e6 if choice.startswith("plus") else 0.0
    move = Move(thread, choice, type(op).__name__, machine.tell(event) if event is not None else "", line, {}, later)
    machine.step(decision)
    for other in machine.fibers:
        now = counting.stand(other)
        stood = before.get(other.index, now)
        now.again = same(stood, now) and (other is fiber or stood.again)
        if other is fiber or now != before.get(other.index):
            move.stands[other.index] = now
    return move


def _foresee(plan: Plan) -> None:
    """Say of each wait whether it ends by its time-out: a real one has to know when it begins."""
    expired: set[int] = set()
    for move in reversed(plan.moves):
        for index, stand in move.stands.items():
            stand.expires = index in expired
        expired.discard(move.thread)
        if move.choice.startswith("expire"):
            expired.add(move.thread)
    for index, stand in plan.first.items():
        stand.expires = index in expired


def followed(plan: Plan, *, early: bool = False, lenient: bool = False) -> Plan:
    """`plan` as real threads follow it: each stand where nobody can stop is replaced by the next one where one can.

    What CPython does at one go, and the model in several steps, is done at its last step, or at its first one if it is `early`; see
    `Plan.lenient` for the tasks of event loops.
    """
    made = from_data({**plan.as_data(), "lenient": lenient})
    for index in range(len(made.threads)):
        held = [stands for stands in (made.first, *(move.stands for move in made.moves)) if index in stands]
        row = [stands[index] for stands in held]
        for at, (stands, stand) in enumerate(zip(held, row, strict=True)):
            stands[index] = _reachable(stand, row[at + 1 :], early)
    return made


def _reachable(stand: Stand, after: list[Stand], early: bool) -> Stand:
    again = early and stand.again
    if stand.how not in ("free", "middle") and not again:
        return stand
    following = next((one for one in after if one.how in ("before", "inside", "turn") and not same(one, stand)), None)
    if following is None or stand.how != "free" and following.how != "before":
        return stand if again else Stand("free")
    return replace(following, ahead=stand.how == "free", again=stand.how != "free")


def at_once(plan: Plan) -> Stand | None:
    """A stand in the midst of what CPython does at one go, and the model in several steps."""
    return next((stand for move in plan.moves for stand in move.stands.values() if stand.again or stand.how == "middle"), None)


def lives(plan: Plan) -> Literal["", "life", "main"]:
    """Whether others look at a thread while it starts or ends, which no instruction of the program does; "main": at the end of the main one."""
    steps = [(move.operation, move.thread) for move in plan.moves if move.operation in LIFE]
    return "main" if ("End", 0) in steps else "life" if steps else ""


def same(one: Stand, other: Stand) -> bool:
    """Whether two stands are before one and the same operation."""
    return one.how == other.how == "before" and (one.place, one.count) == (other.place, other.count)
