"""One execution: a schedule that is given, told step by step, or a simulation in virtual time."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from ..bounds.refusals import Exhausted
from ..execution.kernel import Fiber
from ..execution.machine import Machine
from ..results import Decision, Failure, Node, Run, Schedule, Step
from .graph import all_failures, end_failure, node_of, step_in_words

PATIENCE = 1_000
"""When simulating, how many steps a thread may do in a row while others are ready."""


def check_possible(machine: Machine, position: int, decision: Decision) -> None:
    """Raise ``ValueError`` (in French) when `decision`, at the step `position` (from 1), is not possible where the machine stands."""
    possible = machine.enabled()
    if decision not in possible:
        choices = ", ".join(str(Schedule((d,))) for d in possible) or "aucune"
        raise ValueError(
            f"ordonnancement impossible : au pas {position}, la décision {Schedule((decision,))} "
            f"n'est pas permise (possibles : {choices})"
        )


def run_schedule(machine: Machine, schedule: Schedule) -> Run:
    """Execute the decisions of `schedule`. Raises ``ValueError`` when one is not possible."""
    machine.restart()
    steps: list[Step] = []
    nodes = [node_of(machine, 0)]
    for position, decision in enumerate(schedule.decisions, 1):
        check_possible(machine, position, decision)
        steps.append(step_in_words(machine, decision))
        nodes.append(node_of(machine, 0))
    return _run(machine, schedule, steps, nodes)


def _run(machine: Machine, schedule: Schedule, steps: list[Step], nodes: list[Node]) -> Run:
    failure = end_failure(machine)
    names = tuple(fiber.name for fiber in machine.fibers)
    return Run(
        "".join(machine.output),
        None if failure is None else replace(failure, schedule=schedule),
        schedule,
        tuple(steps),
        names,
        tuple(nodes),
        tuple(replace(one, schedule=schedule) for one in all_failures(machine)),
    )


def run_drawn(machine: Machine, draw: random.Random | None, max_steps: int, seconds: float | None = None) -> Run:
    """One execution in virtual time: each thread goes on until it waits, or is drawn at random."""
    decisions: list[Decision] = []
    current = 0
    queue: list[int] = []  # the threads that are ready, the first to be so first
    streak = 0  # the steps that the current thread has done in a row: one that waits in a loop lets the others go
    failure: Failure | None = None
    end = None if seconds is None else time.monotonic() + seconds
    try:
        machine.restart()
        while not machine.over():
            possible = [d for d in machine.enabled() if not d[1].startswith("expire")]
            if not possible:
                possible = _advance(machine)
            if not possible:
                break
            if len(decisions) >= max_steps:
                failure = Failure("livelock", None, f"toujours pas terminé après {max_steps} pas")
                break
            if end is not None and time.monotonic() > end:
                failure = Failure("livelock", None, f"toujours pas terminé après {seconds:g} s")
                break
            ready = dict(reversed([(d[0], d) for d in possible]))
            queue = [index for index in queue if index in ready]
            queue += [index for index in sorted(ready) if index not in queue]
            if draw is not None:
                decision = draw.choice(possible)
            elif current in ready and streak < PATIENCE and not _stands_back(machine.fibers[current]):
                decision = ready[current]
            else:
                streak = 0
                if current in ready:
                    queue.remove(current)
                    queue.append(current)
                decision = ready[queue[0]]
            streak = streak + 1 if decision[0] == current else 0
            current = decision[0]
            decisions.append(decision)
            machine.step(decision)
    except Exhausted as limit:
        failure = Failure("livelock", None, str(limit))
    run = _run(machine, Schedule(tuple(decisions)), [], [])
    return run if failure is None else replace(run, failure=failure, failures=(*run.failures, failure))


def _stands_back(fiber: Fiber) -> bool:
    return fiber.pending is not None and fiber.pending.stands_back


def _advance(machine: Machine) -> list[Decision]:
    """Nobody can go on: let time pass until the first wake-up or the first timeout."""
    wakes = [f.wake for f in machine.fibers if f.wake is not None and f.wake > machine.clock]
    expiring = {d[0]: d for d in machine.enabled() if d[1].startswith("expire")}
    deadlines = [(deadline, index) for index in expiring if (deadline := machine.fibers[index].deadline) is not None]
    if deadlines and (not wakes or min(deadlines)[0] <= min(wakes)):
        moment, index = min(deadlines)
        machine.clock = max(machine.clock, moment)
        return [expiring[index]]
    if wakes:
        machine.clock = min(wakes)
        return [d for d in machine.enabled() if not d[1].startswith("expire")]
    return list(expiring.values())
