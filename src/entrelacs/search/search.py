"""The search: every state that the program can reach, each visited once.

Depth first, going on with the live execution; backtracking replays a schedule. States are merged by what they hold
(`entrelacs.state.components`). A step is executed once, then deduced wherever what it reads is the same (`entrelacs.search.memo`), which
prunes no state and no edge. The search starts again when a new conflicting location shows up, until none does
(`explore_states`).
"""

from __future__ import annotations

import marshal
import time

from ..bounds.refusals import Exhausted
from ..execution import kernel
from ..execution.access import Tick
from ..execution.machine import Machine
from ..execution.memory import taken_memory
from ..results import Decision
from ..state.canonical import Canon
from ..state.components import AROUND, OUT, Components, Vector
from ..state.shared import Learnt, Restart
from ..state.snapshot import Snapshot
from .agenda import Agenda
from .memo import Effect, Memo
from .states import Asked, State, StateGraph, deadlock

PATIENCE = 2.0
TRIALS = {64: 0.0, 128: 0.06, 256: 0.2, 512: 0.35}
"""After so many steps, the share of them that has to have been deduced for going on so to be worth the while: a step that is
executed costs about twice as much when it is learnt. What is deduced grows with time, or does not: measured on the programs of
the tests and of the course."""
MOSTLY_WHOLE = 0.35
"""The same at any time, when most states can only be told whole."""
WHOLE = 16
"""When so many states can only be told whole, the others are not even tried."""
PAUSE = 64
"""After so many steps, the time is looked at: a step that is deduced takes microseconds."""
EMPTY = marshal.dumps([], 2)


def explore_states(machine: Machine, asked: Asked | None = None, kind: type[Search] | None = None) -> StateGraph:
    """Explore until no new conflicting location appears; the graph is incomplete when it reaches a limit of the machine.

    `kind` is the search itself, or one derived from it.
    """
    asked, started, learnt = asked or Asked(), time.monotonic(), Learnt()
    while True:
        machine.dirty = False
        machine.trusted.clear()
        machine.versions.clear()
        machine.invented.clear()
        machine.log.clear()
        graph = (kind or Search)(machine, asked, started, learnt).run()
        if graph is not None:
            return graph
        learnt.plain = learnt.plain and not machine.dirty  # there will be other steps, and more of them


class Search:
    def __init__(self, machine: Machine, asked: Asked, started: float, learnt: Learnt):
        self.machine, self.asked, self.started = machine, asked, started
        self.merge = asked.merge
        self.limits = machine.limits
        self.end = None if self.limits.seconds is None else started + self.limits.seconds
        self.before_search = taken_memory()
        self.learnt = learnt
        self.cuts = asked.merge and asked.infer and not learnt.plain
        """Whether states are cut into components."""
        # None, and never looked into, where states are not cut.
        self.components: Components = None  # type: ignore[assignment]
        self.canon: Canon = None  # type: ignore[assignment]
        self.memo: Memo = None  # type: ignore[assignment]
        self.snapshot: Snapshot = Snapshot(machine)
        if self.cuts:
            self.snapshot = self.components = Components(machine, learnt)
            self.canon = Canon(self.components)
            self.memo = Memo(machine, self.components, learnt.always)
        self.graph = StateGraph()
        self.index: dict[bytes | Vector, int] = {}
        self.vectors: list[Vector | None] = []
        """The components of each state; None of one that can only be told whole."""
        self.few: list[bool] = []
        """Of each state that has components: whether few threads are running there."""
        self.standing: Vector | None = None
        """Those of the state where the machine stands, as this execution names them."""
        self.reached: list[tuple[int, Decision] | None] = []
        self.depth: list[int] = []
        self.agenda = Agenda(asked.first_failure, self.may_go_on, self.loops)
        self.vectors_width = self.since_dirty = 0

    def run(self) -> StateGraph | None:
        """The graph, or None when the search has to start again."""
        try:
            self.walk()
        except Restart:
            return None
        except Exhausted as limit:
            self.graph.limit, self.graph.limit_name = str(limit), limit.limit
        except MemoryError:
            self.graph.limit = "mémoire épuisée"
        except RecursionError:
            self.graph.limit = "des appels ou des objets s'imbriquent plus que l'explorateur ne peut suivre"
        self.weigh()
        if self.asked.first_failure:
            for state in self.graph.states:  # in the order of the threads, as depth first leaves them, not of the discovery
                state.next = {decision: state.next[decision] for decision in state.decisions if decision in state.next}
        if not self.graph.states:  # stopped before the first of them
            self.graph.states.append(State(()))
        if not self.machine.dirty:
            return self.graph
        if self.graph.limit_name == "seconds":  # no time to start again; what was found has no schedule that could be replayed
            return StateGraph([State(())], self.graph.limit, self.graph.limit_name, memory=self.graph.memory)
        return None

    def walk(self) -> None:
        """Visit every state, or stop at a limit, or as soon as the search has to start again."""
        machine, states, agenda, limits, depth = self.machine, self.graph.states, self.agenda, self.limits, self.depth
        first_failure = self.asked.first_failure
        self.restart()
        self.enter()
        self.reached.append(None)
        depth.append(0)
        agenda.expect(0, states[0].decisions, 0, None, 0)
        at = walked = 0  # the state where the machine stands, and the steps looked at so far
        while (chosen := agenda.next()) is not None:
            state, decision, switches = chosen
            walked += 1
            if walked % PAUSE == 0:
                kernel.pulse[0] ^= 1  # who watches over this process sees that it goes on; a step that is executed shows it by itself
                self.look_at_time()
            if walked in TRIALS and not machine.dirty and not self.pays(walked):
                self.learnt.plain = True
                raise Restart
            known = len(states)
            target = self.foresee(state, decision)
            if target is None:
                self.look_at_time()
                if at != state:
                    if machine.dirty:  # the steps would not be cut where they were: the way there cannot be followed again
                        return
                    self.go_to(state, at)
                target = at = self.execute(state, decision)
            elif not isinstance(target, int):
                vector, made = target
                target = self.add(made, vector, vector)
            states[state].next[decision] = target
            if first_failure and self.has_failed():
                return
            if target == known:
                self.reached.append((state, decision))
                depth.append(depth[state] + 1)
                agenda.expect(target, states[target].decisions, depth[target], decision, switches)
                if len(states) >= limits.states:
                    raise limits.reached("states")
                if depth[target] >= limits.steps:
                    raise limits.reached("steps")
                if len(states) % 256 == 0:
                    self.watch()
            if machine.dirty and (target != known or not states[target].decisions):
                return

    def look_at_time(self) -> None:
        """Stop when the time is over."""
        if self.end is not None and time.monotonic() > self.end:
            raise self.limits.reached("seconds")

    def pays(self, walked: int) -> bool:
        """Whether learning is worth the while, after so many steps; a search that does not learn goes on as it is."""
        mostly_whole = 2 * self.vectors.count(None) > len(self.vectors)
        return self.memo is None or self.known_steps(walked) >= walked * (MOSTLY_WHOLE if mostly_whole else TRIALS[walked])

    def known_steps(self, walked: int) -> int:
        """How many of the steps looked at so far did not have to be executed."""
        return walked - self.graph.executed

    # -- steps ----------------------------------------------------------------------------------

    def restart(self) -> None:
        self.machine.restart()
        if self.cuts:
            self.components.prepare()

    def go_to(self, state: int, at: int) -> None:
        """Bring the machine from the state where it stands to another, by the way that led there the first time."""
        decisions: list[Decision] = []
        place, depth = state, self.depth[at]
        while self.depth[place] > depth and (step := self.reached[place]) is not None:
            place, decision = step
            decisions.append(decision)
        if place != at:
            self.restart()
            while (step := self.reached[place]) is not None:
                place, decision = step
                decisions.append(decision)
        for decision in reversed(decisions):
            self.machine.step(decision)
        self.standing = self.vectors[state]
        if self.standing is not None:
            if self.canon.renames or self.memo.drops:
                self.standing = self.components.vector()
            else:
                self.components.current = {}  # they are those of another state

    def execute(self, state: int, decision: Decision) -> int:
        """Do a step from the state where the machine stands; the number of the state where it leads."""
        machine, before, failures = self.machine, self.standing, len(self.machine.failures)
        objects = {} if before is None else self.components.current
        machine.step(decision)
        self.graph.executed += 1
        target = self.enter()
        if before is not None and self.standing is not None and not machine.dirty:
            self.memo.learn(decision, self.few[state], before, self.standing, failures, objects)
        return target

    def foresee(self, state: int, decision: Decision) -> int | tuple[Vector, State] | None:
        """The number of the state where a step leads, or its vector and what it is if it is new; None if that has to be seen."""
        vector = self.vectors[state]
        # Once the search has to start again, what was learnt before holds no more.
        if vector is None or self.machine.dirty:
            return None
        followed = self.memo.follow(vector, self.few[state], decision)
        if followed is None:
            return None
        after, effect = followed
        target = self.index.get(after)
        if target is None and not self.canon.stays(vector, effect.writes):
            after = self.canon.canonical(after)
            target = self.index.get(after)
        if target is not None:
            return target
        made = self.new_state(state, after, effect)
        return None if made is None else (after, made)

    def new_state(self, source: int, vector: Vector, effect: Effect) -> State | None:
        """A new state, if it can be told without executing what leads there."""
        decisions = self.memo.decisions(vector)
        if decisions is None:
            return None
        failures = (*self.graph.states[source].failures, *effect.failures)
        if not self.memo.summary(vector)[1]:
            return State(decisions, failures=failures) if decisions else None  # who waits for what: the machine tells
        if self.components.data[vector[AROUND]] != EMPTY:
            return None
        return State(decisions, True, self.components.texts[vector[OUT]], failures)

    def may_go_on(self, state: int, thread: int) -> bool:
        """Whether a thread that could go on keeps its precedence."""
        vector = self.vectors[state]
        if vector is not None:
            return not self.components.contents[vector[self.components.stacks[thread][1]]].stands_back
        fiber = self.machine.fibers[thread]
        return fiber.group is fiber and fiber.pending is not None and not fiber.pending.stands_back

    def loops(self, state: int, thread: int) -> bool:
        """Whether a thread stands in a loop of which no end is in sight."""
        vector = self.vectors[state]
        if vector is not None:
            return self.components.contents[vector[self.components.stacks[thread][1]]].ticks
        return isinstance(self.machine.fibers[thread].pending, Tick)

    def watch(self) -> None:
        """From time to time: show the progress, and stop before the memory is full."""
        if self.asked.progress is not None:
            self.asked.progress(len(self.graph.states))
        if self.weigh() > self.limits.memory * 1_000_000:
            raise self.limits.reached("memory")
        if self.asked.on_patience is not None and time.monotonic() - self.started > PATIENCE:
            tell, self.asked.on_patience = self.asked.on_patience, None
            tell(self.graph)

    def has_failed(self) -> bool:
        """Whether a search for one failure has met it, and stops there.

        A search that has to start again does not stop: its schedules would not be those of the next one.
        """
        if self.graph.failed is None or self.machine.dirty:
            return False
        self.graph.limit = "la recherche s'est arrêtée à la première"
        return True

    def weigh(self) -> int:
        """The memory that this search has added to what the process had taken before, in bytes."""
        taken = taken_memory()
        if taken is None or self.before_search is None:
            return 0
        self.graph.memory = max(self.graph.memory or 0, taken - self.before_search)
        return self.graph.memory

    def enter(self) -> int:
        """The number of the state where the machine stands."""
        machine = self.machine
        key: bytes | Vector | None = None
        self.standing = None
        if self.merge and (not machine.dirty or self.compares()):
            key = self.key()
            known = self.index.get(key)
            if known is not None:
                return known
        state = State(tuple(machine.enabled()), failures=tuple(machine.failures))
        if machine.over():
            state.final = True
            state.output = "".join(machine.output)
        elif not state.decisions:
            state.output = "".join(machine.output)
            state.deadlock = deadlock(machine)
        if self.standing is not None:
            self.memo.learn_choices(self.standing)
        return self.add(state, key, None if self.standing is None else key)

    def compares(self) -> bool:
        """Whether the state where the machine stands is compared with the others, once the search has to start again.

        The schedule is then only followed to its end, to see what else conflicts. Not to go round a loop for ever, it is enough
        to look at one stretch in eight, each twice as long as the one before (Brent, 1980).
        """
        self.since_dirty += 1
        power = 1 << self.since_dirty.bit_length() - 1
        return self.since_dirty - power <= power // 8

    def key(self) -> bytes | Vector:
        """What tells the state where the machine stands from all others."""
        if self.components is None:
            return self.snapshot.digest()
        if self.machine.dirty:  # nothing will be learnt any more
            return self.components.digest()
        if len(self.vectors) == WHOLE and not any(self.vectors):
            self.cuts = False
        self.standing = self.components.vector() if self.cuts else None
        if self.standing is None:
            return self.components.digest()
        self.widen()
        return self.canon.canonical(self.standing)

    def widen(self) -> None:
        """There are more places than before: in the states known so far, they hold nothing."""
        width = self.components.width
        if self.vectors and self.vectors_width != width:
            self.canon.shapes.clear()
            self.vectors = [vector and vector + (0,) * (width - len(vector)) for vector in self.vectors]
            whole = {key: state for key, state in self.index.items() if type(key) is bytes}
            self.index = whole | {vector: state for state, vector in enumerate(self.vectors) if vector is not None}
        self.vectors_width = width

    def add(self, state: State, key: bytes | Vector | None, vector: Vector | None) -> int:
        """Take in a new state."""
        number = len(self.graph.states)
        if key is not None:
            self.index[key] = number
        if self.graph.failed is None and (state.failures or state.deadlock):
            self.graph.failed = number
        self.graph.states.append(state)
        self.vectors.append(vector)
        self.few.append(vector is not None and self.memo.summary(vector)[0])
        return number
