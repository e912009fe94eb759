"""States and steps in words: the graph that a reader plays.

The machine is run again, this time noting what each step does (`Machine.trail`); nothing here
changes what is explored.
"""

from __future__ import annotations

from typing import Any

from ..bounds.kinds import word
from ..execution import words
from ..execution.kernel import Fiber
from ..execution.machine import Machine
from ..results import Decision, Edge, Failure, Graph, Node, PrimitiveView, Step, ThreadView
from ..search.states import StateGraph, deadlock
from ..state.naming import naming, variables
from .analysis import Analysis


def shared_values(machine: Machine) -> tuple[tuple[str, str], ...]:
    """The locations that several threads or tasks share and that have a name, and their values."""
    found: list[tuple[str, str]] = []
    seen: set[str] = set()

    def add(name: str, value: Any) -> None:
        if name not in seen:
            seen.add(name)
            found.append((name, words.shown(value)))

    conflicts = machine.conflicts | machine.between if isinstance(machine.conflicts, set) else set()
    for name in machine.program.globals:
        if name not in machine.namespace:
            continue
        value = machine.namespace[name]
        if name in conflicts:
            add(name, value)
        _add_fields(machine, name, value, conflicts, add, 0)
    for fiber in machine.fibers:
        for frame in machine.frames(fiber):
            for name, value, shared in variables(frame):
                if shared and ("cell", name) in conflicts:
                    add(name, value)
    return tuple(found)


def _add_fields(machine: Machine, name: str, value: Any, conflicts: set[Any], add: Any, depth: int) -> None:
    if depth > 2:
        return
    location = machine.location(value)
    kind = type(value)
    if kind in machine.classes:
        for field, item in getattr(value, "__dict__", {}).items():
            if (location, field) in conflicts:
                add(f"{name}.{field}", item)
            _add_fields(machine, f"{name}.{field}", item, conflicts, add, depth + 1)
    elif isinstance(value, type) and value in machine.classes:
        for field in machine.classes[value]:
            if ("class", value.__qualname__, field) in conflicts:
                add(f"{name}.{field}", value.__dict__.get(field))
    elif id(value) in machine.owned and location in conflicts:
        add(name, value)
    elif kind in (list, tuple):
        for index, item in enumerate(value):
            _add_fields(machine, f"{name}[{index}]", item, conflicts, add, depth + 1)


def waits(choices: tuple[str, ...]) -> bool:
    """Whether a thread with these choices is blocked, but for a time-out."""
    return all(choice.startswith("expire") for choice in choices)


def view_of(machine: Machine, fiber: Fiber) -> ThreadView:
    """One thread as the reader sees it."""
    if fiber.pending is None:
        return ThreadView("new" if fiber.status == "new" else fiber.status)
    choices = fiber.pending.choices()
    line = machine.line_now(fiber)
    doing, waiting = fiber.pending.event(), fiber.pending.blocked() if waits(choices) else None
    return ThreadView(
        "ready" if choices else "blocked",
        line,
        machine.tell(doing),
        machine.tell(waiting),
        () if waiting is None else tuple(index for index, _ in waiting.holders),
        doing,
        waiting,
    )


def node_of(machine: Machine, count: int) -> Node:
    """The state where the machine stands."""
    with naming(machine) as shown:
        threads = [view_of(machine, fiber) for fiber in machine.fibers]
        threads += [ThreadView("new")] * (count - len(threads))
        primitives = []
        for identity, primitive in shown.items():
            standing = primitive.view()
            waiters = tuple(
                f.index
                for f in machine.fibers
                if f.pending is not None
                and getattr(f.pending, "target", None) is primitive
                and waits(f.pending.choices())
            )
            primitives.append(
                PrimitiveView(
                    machine.labels[identity],
                    word(type(primitive)),
                    machine.tell(standing),
                    None if standing.holder is None else standing.holder[0],
                    waiters,
                    standing,
                )
            )
        failure = end_failure(machine)
        return Node(
            tuple(threads), shared_values(machine), tuple(primitives), "".join(machine.output), failure, machine.over()
        )


def end_failure(machine: Machine) -> Failure | None:
    """What went wrong in the state where the machine stands, when it is an end."""
    if not machine.over() and not machine.enabled():
        return deadlock(machine)
    return machine.failures[0] if machine.failures else None


def all_failures(machine: Machine) -> tuple[Failure, ...]:
    """All that has gone wrong so far, in the order in which it did."""
    end = end_failure(machine)
    return (*machine.failures, end) if end is not None and end not in machine.failures else tuple(machine.failures)


def step_in_words(machine: Machine, decision: Decision) -> Step:
    """Do one step and tell it."""
    fiber = machine.fibers[decision[0]]
    line = machine.line_now(fiber)
    with naming(machine):
        machine.trail = []
        machine.step(decision)
        told = [event() if callable(event) else event for who, event in machine.trail if who is fiber]
        machine.trail = None
        events = tuple(event for event in told if event is not None)
        return Step(decision[0], line, " ; ".join(map(machine.tell, events)), decision[1], events)


def build_graph(machine: Machine, states: StateGraph, analysis: Analysis) -> Graph:
    """Every state and step in words: walks that go on as long as there is a step to tell."""
    nodes: dict[int, Node] = {}
    edges: dict[tuple[int, Decision], Edge] = {}
    names: list[str] = []
    untold = [list(state.next) for state in states.states]
    for first in analysis.order:
        while untold[first] or first not in nodes:
            at = first
            machine.restart()
            for decision in analysis.schedule(first).decisions:
                machine.step(decision)
            while True:
                names.extend(fiber.name for fiber in machine.fibers[len(names) :])
                if at not in nodes:
                    nodes[at] = node_of(machine, 0)
                if not untold[at]:
                    break
                decision = untold[at].pop(0)
                target = states.states[at].next[decision]
                edges[at, decision] = Edge(at, target, step_in_words(machine, decision))
                at = target
    padded = []
    for index in range(len(states.states)):
        node = nodes[index]
        missing = len(names) - len(node.threads)
        if missing:
            node = Node(
                node.threads + (ThreadView("new"),) * missing,
                node.shared, node.primitives, node.output, node.failure, node.final,
            )  # fmt: skip
        padded.append(node)
    told = (edges[source, decision] for source in analysis.order for decision in states.states[source].next)
    return Graph(tuple(names), tuple(padded), tuple(told))
