"""Transitions that are learnt once.

What a step does follows from what it reads: in two states where the thread stands at the same place and where the components that
it reads hold the same, it writes the same. So each step that is executed is kept: under the decision and the stack of its thread,
the places that it read and what they held; beside, what they and others held afterwards. The same goes for the choices of each
thread. In another state, `Memo.after` answers where a known step leads, without executing it.

What a step has read is what the machine has noted (`Machine.touched`, `Machine.written`). A component that changes although
nothing was noted, or of which not every access is noted (a class, an object of the model that is no usual primitive), is then
held for read by every step, and the search begins again (`Restart`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from ..execution.machine import Machine
from ..operations.reach import EVERYTHING
from ..results import Decision, Failure
from ..state.components import COUNTED, FAILED, OUT, ROOTS, Components, Vector
from ..state.shared import WATCHED, ComponentName, Restart

STILL_SEVERAL = 3
"""So many threads are still several once one of them has ended."""
COMING = frozenset(("primitive", "waiter", "handle", "born"))
"""Components that a step may make."""


class Effect(NamedTuple):
    """What a step does."""

    writes: tuple[tuple[int, int], ...]
    """The places that it changes, and what they then hold."""
    text: str
    """What it prints."""
    failures: tuple[Failure, ...]


def getter(places: tuple[int, ...]) -> Callable[[Vector], Any]:
    """Reads some places of a vector."""
    return itemgetter(*places) if places else lambda vector: ()


class Memo:
    """The steps known so far."""

    def __init__(self, machine: Machine, components: Components, always: set[ComponentName]):
        self.machine, self.components = machine, components
        self.always = always
        """The components that are held for read by every step; kept when the search begins again."""
        self.steps: dict[
            tuple[Decision, int, bool], list[tuple[tuple[int, ...], Callable[[Vector], Any], dict[Any, Effect]]]
        ] = {}
        self.choices: dict[tuple[int, int], tuple[Callable[[Vector], Any], dict[Any, tuple[Decision, ...]]]] = {}

    # -- what is known ----------------------------------------------------------------------------

    def few(self, vector: Vector) -> bool:
        """Whether so few threads are running that a step may look at how many they are: alone, none has to stop."""
        contents = self.components.contents
        return sum(contents[vector[status]].live for status, _ in self.components.stacks) < STILL_SEVERAL

    def effect(self, vector: Vector, few: bool, decision: Decision) -> Effect | None:
        """What a step does from a state, if that is known."""
        for _, get, known in self.steps.get((decision, vector[self.components.stacks[decision[0]][1]], few), ()):
            found = known.get(get(vector))
            if found is not None:
                return found
        return None

    def after(self, vector: Vector, effect: Effect) -> Vector:
        """Where a step leads."""
        components = self.components
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
        return tuple(contents)

    def decisions(self, vector: Vector) -> tuple[Decision, ...] | None:
        """Every decision that is possible in a state, if that is known."""
        found: tuple[Decision, ...] = ()
        contents = self.components.contents
        for index, (_, stack) in enumerate(self.components.stacks):
            content = contents[vector[stack]]
            if not content.waits:
                continue
            if content.choices == ():
                found += ((index, ""),)
                continue
            entry = self.choices.get((index, vector[stack]))
            known = None if entry is None else entry[1].get(entry[0](vector))
            if known is None:
                return None
            found += known
        return found

    def over(self, vector: Vector) -> bool:
        """Whether every thread that the program waits for has ended."""
        contents = self.components.contents
        return all(contents[vector[status]].over for status, _ in self.components.stacks)

    # -- what is learnt ---------------------------------------------------------------------------

    def learn_choices(self, vector: Vector) -> None:
        """Keep the choices of each thread, in the state where the machine stands."""
        for fiber in self.machine.fibers:
            if fiber.pending is None:
                continue
            content = vector[self.components.stacks[fiber.index][1]]
            places = self.components.contents[content].choices
            if places:
                entry = self.choices.get((fiber.index, content))
                if entry is None:
                    entry = self.choices[fiber.index, content] = getter(places), {}
                key = entry[0](vector)
                if key not in entry[1]:
                    entry[1][key] = tuple((fiber.index, choice) for choice in fiber.pending.choices())

    def learn(self, decision: Decision, few: bool, before: Vector, after: Vector, failures: int) -> None:
        """Keep the step that the machine has just done, which led from one state to another. Raises `Restart`.

        `failures` is how many things had gone wrong before.
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
            kind = kinds[place][0]
            if kind not in ROOTS and kind != "waiter" and not after[place]:
                first = place in handles and not contents[before[stacks[kinds[place][1]][0]]].live
                if place in touched or place in always or first:
                    return  # what it would hold, were it still reached, was not seen
                continue
            if kind not in ROOTS and not before[place] and kind not in COMING:
                return
            if place not in always and place not in handles and not self.followed(place, reads | given, before, after):
                self.always.add(kinds[place])
                raise Restart
            writes[place] = after[place]
        old, new = components.texts[before[OUT]], components.texts[after[OUT]]
        if not new.startswith(old):
            return
        reads |= always
        # What it names without having found it in what it read (a method, by its class) has to be there.
        found = {other for place in reads for other in contents[before[place]].references}
        reads.update(other for content in writes.values() for other in contents[content].references if other not in found)
        places = tuple(sorted(reads - {OUT, FAILED}))
        node = self.steps.setdefault((decision, before[own[1]], few), [])
        known = next((known for others, _, known in node if others == places), None)
        if known is None:
            known = {}
            node.append((places, getter(places), known))
        effect = Effect(tuple(writes.items()), new[len(old) :], tuple(self.machine.failures[failures:]))
        known[getter(places)(before)] = effect

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
        if not machine.touched.isdisjoint(("started", "alive", "*")) or not machine.written.isdisjoint(("started", "alive")):
            found.update(status for status, _ in components.stacks)
        return found

    def followed(self, place: int, noted: Iterable[int], before: Vector, after: Vector) -> bool:
        """Whether a component that has changed is one of which every access is noted, and this one was."""
        components = self.components
        kind = components.kinds[place][0]
        if kind == "status":
            old, new = components.contents[before[place]].who, components.contents[after[place]].who
            return old is None or old == new
        if place not in noted:
            return not before[place] and kind in (*COMING, "stack")
        if kind in ("global", "stack", "waiter", "counters"):
            return True
        value = components.current.get(place)
        if kind == "primitive":
            return isinstance(value, WATCHED)
        return kind in ("object", "handle", "born") and components.changes(value)
