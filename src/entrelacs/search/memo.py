"""Transitions that are learnt once.

What a step does follows from what it reads: in two states where the thread stands at the same place and where the components that
it reads hold the same, it writes the same. So each step that is executed is kept: under the decision and the stack of its thread,
the places that it read and what they held; beside, what they and others held afterwards. The same goes for the choices of each
thread. In another state, `Memo.follow` answers where a known step leads, without executing it.

What a step has read is what the machine has noted (`Machine.touched`, `Machine.written`). A component that changes although
nothing was noted, or of which not every access is noted (a class, an object of the model that is no usual primitive), is then
held for read by every step, and the search begins again (`Restart`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Set
from operator import itemgetter
from typing import Any, NamedTuple

from ..execution.kernel import LISTED
from ..execution.machine import Machine
from ..operations.accesses import Whole
from ..operations.reach import EVERYTHING
from ..results import Decision, Failure
from ..state.components import COUNTED, FAILED, OUT, ROOTS, Components, Vector
from ..state.shared import WATCHED, ComponentName, Restart

STILL_SEVERAL = 3
"""So many threads are still several once one of them has ended."""
MAY_BE_DROPPED = frozenset(("primitive", "object", "born"))
"""Components that are seen once nothing reaches them any more."""
COMING = frozenset(("primitive", "waiter", "handle", "born"))
"""Components that a step may make."""


class Effect(NamedTuple):
    """What a step does."""

    writes: tuple[tuple[int, int], ...]
    """The places that it changes, and what they then hold."""
    text: str
    """What it prints."""
    failures: tuple[Failure, ...]


Steps = dict[Decision, list[tuple[tuple[int, ...], Callable[[Vector], Any], dict[Any, Effect]]]]
"""What each decision does: for each set of places that it was seen to read, by what they hold."""
Choices = tuple[Callable[[Vector], Any], dict[Any, tuple[Decision, ...]]]
"""The choices of a thread, by what some places hold."""


def getter(places: tuple[int, ...]) -> Callable[[Vector], Any]:
    """Reads some places of a vector."""
    return itemgetter(*places) if places else lambda vector: ()


class Memo:
    """The steps known so far."""

    def __init__(self, machine: Machine, components: Components, always: set[ComponentName]):
        self.machine, self.components = machine, components
        self.always = always
        """The components that are held for read by every step; kept when the search begins again."""
        self.steps: tuple[dict[int, Steps], dict[int, Steps]] = {}, {}
        """By the stack of the thread: first where several threads are running, then where few are."""
        self.choices: dict[tuple[int, int], Choices] = {}
        """By the thread and its stack."""
        self.lone_choices: defaultdict[int, dict[int, tuple[Decision, ...]]] = defaultdict(dict)
        """Of each thread, by its stack: those that depend on nothing else."""
        self.apart: set[tuple[int, int]] = set()
        """Stacks of two threads: the next operation of the second is nothing to that of the first, whatever the rest of the state."""
        self.drops = False
        """Whether a step has dropped a component that it had touched: the components of each state where one is executed have to be known."""
        self.threads = 0
        """So many `status_of` reads the statuses of."""
        self.status_of: Callable[[Vector], Any] = getter(())
        self.summaries: dict[Any, tuple[bool, bool]] = {}
        """What `summary` answers, by the statuses of the threads."""

    # -- what is known ----------------------------------------------------------------------------

    def summary(self, vector: Vector) -> tuple[bool, bool]:
        """Two things that the statuses of the threads tell.

        Whether so few threads are running that a step may look at how many they are (alone, none has to stop); whether every
        thread that the program waits for has ended.
        """
        stacks = self.components.stacks
        if self.threads != len(stacks):
            self.threads = len(stacks)
            self.steps = {}, {}  # one that looked at every thread knew nothing of the last one
            self.status_of = getter(tuple(status for status, _ in stacks))
            self.summaries.clear()
        statuses = self.status_of(vector)
        known = self.summaries.get(statuses)
        if known is None:
            told = [self.components.contents[vector[status]] for status, _ in stacks]
            known = self.summaries[statuses] = sum(status.live for status in told) < STILL_SEVERAL, all(status.over for status in told)
        return known

    def follow(self, vector: Vector, few: bool, decision: Decision) -> tuple[Vector, Effect] | None:
        """Where a step leads from a state, and what it does, if that is known."""
        components = self.components
        steps = self.steps[few].get(vector[components.stacks[decision[0]][1]])
        if steps is None:
            return None
        for _, get, known in steps.get(decision, ()):
            effect = known.get(get(vector))
            if effect is not None:
                break
        else:
            return None
        contents = list(vector)
        for place, content in effect.writes:
            contents[place] = content
        if effect.text:
            text = components.texts[vector[OUT]] + effect.text
            if len(text) > self.machine.limits.output:
                raise self.machine.limits.reached("output")
            contents[OUT] = components.output(text)
        if effect.failures:
            contents[FAILED] = components.with_failures(vector[FAILED], effect.failures)
        return tuple(contents), effect

    def decisions(self, vector: Vector) -> tuple[Decision, ...] | None:
        """Every decision that is possible in a state, if that is known."""
        found: tuple[Decision, ...] = ()
        for index, (_, stack) in enumerate(self.components.stacks):
            content = vector[stack]
            more = self.lone_choices[index].get(content)
            if more is None:
                choices = self.choices.get((index, content))
                more = self.look_around(index, vector) if choices is None else choices[1].get(choices[0](vector))
                if more is None:
                    return None
            found += more
        return found

    def look_around(self, index: int, vector: Vector) -> tuple[Decision, ...] | None:
        """The choices of a thread that depend on nothing but its stack, or on what the others are about to do; None if they are not known."""
        contents, stacks = self.components.contents, self.components.stacks
        stack = vector[stacks[index][1]]
        content = contents[stack]
        one = ((index, ""),)
        if content.waits and content.among:
            others = (vector[other] for place, (_, other) in enumerate(stacks) if place != index)
            return one if all((stack, other) in self.apart or not contents[other].waits for other in others) else None
        if content.waits and content.choices != ():
            return None
        made = self.lone_choices[index][stack] = one if content.waits else ()
        return made

    # -- what is learnt ---------------------------------------------------------------------------

    def learn_choices(self, vector: Vector) -> None:
        """Keep the choices of each thread, in the state where the machine stands."""
        for fiber in self.machine.fibers:
            if fiber.pending is None:
                continue
            content = vector[self.components.stacks[fiber.index][1]]
            places = self.components.contents[content].choices
            if places:
                get, known = self.choices.setdefault((fiber.index, content), (getter(places), {}))
                key = get(vector)
                if key not in known:
                    known[key] = tuple((fiber.index, choice) for choice in fiber.pending.choices())
            elif isinstance(fiber.pending, Whole):
                for other in self.machine.fibers:
                    if other is not fiber and other.pending is not None and not fiber.pending.meets(other.pending):
                        self.apart.add((content, vector[self.components.stacks[other.index][1]]))

    def learn(self, decision: Decision, few: bool, before: Vector, after: Vector, failures: int, objects: Mapping[int, Any]) -> None:
        """Keep the step that the machine has just done, which led from one state to another. Raises `Restart`.

        `failures` is how many things had gone wrong before; `objects`, as far as they are known, the components of the state before.
        """
        components = self.components
        if EVERYTHING in self.machine.touched:
            return
        contents, kinds, stacks = components.contents, components.kinds, components.stacks
        before += (0,) * (len(after) - len(before))
        statuses = [status for status, _ in stacks]
        own = stacks[decision[0]]
        changed = [
            place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new and place not in (OUT, FAILED)
        ]
        touched = self.read_places()
        reads = {*own, *touched}
        handles = {components.places["handle", index] for index in self.machine.ran if ("handle", index) in components.places}
        reads.update(handles, (place for index in self.machine.ran for place in stacks[index]))
        if COUNTED in changed:
            reads.add(COUNTED)
        if few or any(before[status] != after[status] for status in statuses):
            reads.update(statuses)
        for place in list(reads):
            reads.update(other for other in contents[before[place]].references if kinds[other][0] == "waiter")
        # What never changes in an object that was made meanwhile is read without a note.
        reads.update(
            other
            for other in contents[before[own[1]]].references
            if kinds[other][0] in COMING and kinds[other][0] != "born" and other not in components.old
        )
        given = {components.places["global", name] for name in self.machine.overwritten if ("global", name) in components.places}
        writes: dict[int, int] = {place: after[place] for place in given}
        always = {components.places[place] for place in self.always if place in components.places}
        for place, kind in enumerate(kinds):
            if kind[0] == "born" and kind[2] in self.machine.named and place < len(after):
                if before[place] and after[place]:
                    return  # where the former one is still there, two have the same name
                reads.add(place)
        for place in changed:
            kind, value, content = kinds[place][0], components.current.get(place), after[place]
            if kind not in ROOTS and kind != "waiter" and not content:
                first = place in handles and not contents[before[stacks[kinds[place][1]][0]]].live
                if place not in touched and place not in always and not first:
                    continue
                value = objects.get(place)
                seen = None if first or kind not in MAY_BE_DROPPED else self.dropped(place, value, before, after)
                if seen is None:
                    return  # what it would hold, were it still reached, was not seen
                content = seen
            if kind not in ROOTS and not before[place] and kind not in COMING:
                return
            noted = place in always or place in handles or content == before[place]
            if not noted and not self.followed(place, content, reads | given, before, value):
                self.always.add(kinds[place])
                raise Restart
            writes[place] = content
        old, new = components.texts[before[OUT]], components.texts[after[OUT]]
        if not new.startswith(old):
            return
        reads |= always
        # What it names without having found it in what it read (a method, by its class) has to be there.
        found = {other for place in reads for other in contents[before[place]].references}
        reads.update(other for content in writes.values() for other in contents[content].references if other not in found)
        places = tuple(sorted(reads - {OUT, FAILED}))
        node = self.steps[few].setdefault(before[own[1]], {}).setdefault(decision, [])
        known = next((known for others, _, known in node if others == places), None)
        if known is None:
            known = {}
            node.append((places, getter(places), known))
        effect = Effect(tuple(writes.items()), new[len(old) :], tuple(self.machine.failures[failures:]))
        known[getter(places)(before)] = effect

    def dropped(self, place: int, value: Any, before: Vector, after: Vector) -> int | None:
        """What a component (that of an object `value`, if it is known) that nothing reaches after a step would hold were it still reached."""
        self.drops = True
        content = None if value is None else self.components.apart(value)
        if content is None:
            return None
        references = self.components.contents[content].references
        return content if all(other < len(after) and (before[other] or after[other]) for other in references) else None

    def read_places(self) -> set[int]:
        """The places that the step has read, or may have read."""
        machine, components = self.machine, self.components
        labels: dict[Hashable, list[int]] = {}
        for place, value in components.current.items():
            owned = machine.owned.get(id(value))
            if owned is not None:
                labels.setdefault(owned[0], []).append(place)
        for place, kind in enumerate(components.kinds):
            if kind[0] == "born":  # even one that nothing reaches any more
                labels.setdefault(kind[2], []).append(place)
        found: set[int] = set()
        for key in machine.touched | (machine.written - machine.overwritten):
            found.update(components.places_of(key))
            found.update(labels.get(key, ()))
            if type(key) is tuple and len(key) == 2:
                try:
                    found.update(labels.get(key[1] if key[0] in ("iterator", "generator") else key[0], ()))
                except TypeError:
                    pass
        if not machine.touched.isdisjoint((LISTED, "*")) or LISTED in machine.written:
            found.update(status for status, _ in components.stacks)
        return found

    def followed(self, place: int, content: int, noted: Set[int], before: Vector, value: Any) -> bool:
        """Whether a component, that of an object `value`, which now holds something else is one of which every access is noted, and this one was."""
        components = self.components
        kind = components.kinds[place][0]
        if kind == "status":
            old, new = components.contents[before[place]].who, components.contents[content].who
            return old is None or old == new
        if place not in noted:
            return not before[place] and kind in (*COMING, "stack")
        if kind in ("global", "stack", "waiter", "counters"):
            return True
        if kind == "primitive":
            return isinstance(value, WATCHED)
        return kind in ("object", "handle", "born") and components.changes(value)
