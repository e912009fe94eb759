"""The state graph of an exploration, packed as the object that the in-page player reads.

Input: an ``Exploration`` whose ``graph`` follows ``entrelacs.results``, the source text that was explored, and what is said of the
outcomes (``entrelacs.telling.goals``).  Output: ``graph_to_data``, an object to be written as JSON.

The format, version 2.  Everything that repeats is stored once in a table and named by its index:

=============  =====================================================================================================
``version``    2
``id``         the player's name in the URL fragment (``#id=0.1*2.2``), unique in its page
``program``    path of the module; with ``id``, the key of the reader's progress
``command``    the command line that replays a schedule, up to the schedule itself
``threads``    ``[[name, letter], …]``; the index is the thread's index in schedules
``unit``       what runs: ``fil``, or ``tache`` for a program that uses asyncio alone
``first``      number of the first line in ``code``
``reduced``    ``[[name, written, played], …]``: the constants that the program writes otherwise than they are played
``code``       lines of the program as HTML (classes of Pygments' standard style, no other markup)
``places``     of a program put together of several files: for each line, from 0, ``file:line``, or ``:``; the longest is that of line ``widest``
``shared``     names of the shared locations, one slot each
``primitives`` ``[[name, kind], …]``, one slot each
``values``     texts of shared values; ``values[0]`` is ``""``: the location does not exist at this point
``views``      ``[[status, line, next, blocked_by, holders], …]``: what a thread can look like; ``line`` is 0 for none
``states``     ``[[text, waiters], …]``: what a primitive can look like, its owner told by the text; ``states[0]`` has none:
               the primitive does not exist at this point. Who has been notified waits for the lock, no more for the condition
``outputs``    texts printed so far; ``outputs[0]`` is ``""``
``outcomes``   ``[{kind, label, status, sentence}, …]``: ``kind`` is output, deadlock, exception or livelock; ``status``
               is attendue, surprenante or interdite (a failure, too); possible or faute when nobody has said anything of the ends
``ends``       ``[[outcome, message], …]``; ``ends[0]`` means "not an end". An output that has edges: only daemon threads could go on
``events``     ``[[sentence], [sentence, verb, name, value], …]``: what a step does. Of a read or a write of a value that is known,
               the verb (``read`` or ``write``), what the program calls the location, and the value as it is shown
``steps``      ``[[thread, line, events, choice], …]``; the sentence of a step joins those of its events by « ; »
``moves``      ``[[step, slot, value, slot, value, …], …]``: a step and the slots that it changes
``initial``    the slots of node 0: one view per thread, one value per shared location, one state per primitive, one
               output, one end
``edges``      a flat list: for each node in breadth-first order the number of its edges, then for each edge a move and
               a target. Target 0 is a node not met before (they are numbered as they appear); k > 0 is the node met k
               numbers before the next new one
``goal``       absent, or ``{text, outcomes, question, choices}``; ``outcomes`` indexes the outcomes that reach it; once
               reached, the question is asked; ``choices`` is ``[{text, right, why}, …]``
=============  =====================================================================================================

Slots of ``moves`` count through the node in the order of ``initial``.  Because a move holds both the step and its effect,
most edges cost two small numbers before compression.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..answer.analysis import without_end
from ..lowering.constants import constants_of
from ..results import Event, Exploration, Graph, Node, Step
from .goals import Goal, Note
from .language import language
from .page_words import code_lines, display_names, letters, unit_of, with_main_named
from .sentences import FAILURE_KINDS, called, tell
from .shell import replay_command

SEEN = ("read", "write")
"""The verbs that the player follows: who read what, and who has written it since."""


class GraphRefused(ValueError):
    """The graph cannot be put in a page; the message (French) says why and what to change."""


def graph_to_data(
    exploration: Exploration,
    source: str,
    *,
    ident: str,
    program: str = "",
    notes: Iterable[Note] = (),
    goal: Goal | None = None,
    wakeups: str = "documented",
    highlight: Callable[[str], str] = html.escape,
    lines: Mapping[int, tuple[str, int]] | None = None,
) -> dict[str, Any]:
    """Return the object described at the top of this module.

    ``source`` is the text that was explored (line numbers of the graph refer to it); ``ident`` names the player in its page;
    ``program`` is the path shown in the replay command; ``highlight`` makes the HTML of a program, line for line; ``lines`` tells
    the file and the line that each line comes from, when the program was put together of several.  Raises ``GraphRefused`` when the search is not complete, when
    ``ident`` cannot stand in a URL fragment, or when a note or the goal names an outcome that cannot be reached.
    """
    if exploration.verdict not in ("ok", "failure"):
        raise GraphRefused(
            f"{program or ident} : le joueur a besoin d'une exploration complète (verdict : {exploration.verdict}"
            f"{', ' + exploration.reason if exploration.reason else ''})."
        )
    if not re.fullmatch(r"[A-Za-z][\w-]*", ident, re.ASCII):
        raise GraphRefused(f"« {ident} » ne peut pas nommer un joueur : lettres sans accent, chiffres, « - » et « _ ».")
    graph = exploration.graph
    packer = _Packer(graph, tuple(notes), lines or {})
    first, code = code_lines(source, highlight)
    written = constants_of(source)
    data: dict[str, Any] = {
        "version": 2,
        "id": ident,
        "program": program,
        "command": replay_command(program, exploration.constants, wakeups),
        "threads": [list(pair) for pair in zip(display_names(graph.threads), letters(graph.threads), strict=True)],
        "unit": unit_of(source),
        "reduced": [[name, written[name], repr(value)] for name, value in exploration.constants.items() if name in written],
        "first": first,
        "code": code,
        **packer.pack(),
    }
    if lines:
        data["places"] = [":".join(map(str, lines.get(number, ("", "")))) for number in range(first + len(code))]
        data["widest"] = max(range(len(data["places"])), key=lambda number: len(data["places"][number]))
    if goal:
        data["goal"] = packer.goal(goal, program or ident)
    return data


class _Table:
    """Values in order of first use, each stored once."""

    def __init__(self, *first: Any) -> None:
        self.index: dict[Any, int] = {}
        for value in first:
            self.add(value)

    def add(self, value: Any) -> int:
        return self.index.setdefault(value, len(self.index))

    def listed(self) -> list[Any]:
        return [list(value) if isinstance(value, tuple) else value for value in self.index]


class _Packer:
    """One graph on its way to JSON."""

    def __init__(self, graph: Graph, notes: tuple[Note, ...], lines: Mapping[int, tuple[str, int]]) -> None:
        self.graph, self.lines = graph, lines
        self.notes = notes
        self.values = _Table("")
        self.views = _Table()
        self.states = _Table(("", ()))
        self.outputs = _Table("")
        self.ends = _Table(None)
        self.outcomes = _Table()
        self.shared = _Table()
        self.primitives = _Table()
        self.events = _Table()
        self.steps = _Table()
        self.successors: list[list[int]] = [[] for _ in graph.nodes]
        for number, edge in enumerate(graph.edges):
            self.successors[edge.source].append(number)
        targets = [[graph.edges[number].target for number in leaving] for leaving in self.successors]
        self.trapped = without_end(targets, [node.final for node in graph.nodes])
        for node in graph.nodes:  # slots and outcomes are known before any node is packed
            for name in _occurrences(name for name, _ in node.shared):
                self.shared.add(name)
            for name in _occurrences((primitive.name, primitive.kind) for primitive in node.primitives):
                self.primitives.add(name)
        self._list_outcomes()

    def pack(self) -> dict[str, Any]:
        order, stream = self._walk()
        vectors = {number: self._vector(number) for number in order}
        moves: Counter[tuple[int, ...]] = Counter()
        encoded: list[int | tuple[int, ...]] = []
        for item in stream:
            if isinstance(item, int):
                encoded.append(item)
                continue
            edge = self.graph.edges[item[0]]
            before, after = vectors[edge.source], vectors[edge.target]
            step = edge.step
            move = [self.steps.add((step.thread, step.line or 0, self._told(step), step.choice))]
            for slot, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    move += [slot, new]
            moves[tuple(move)] += 1
            encoded.append(tuple(move))
        # The most frequent moves get the shortest numbers.
        by_use = [move for move, _ in moves.most_common()]
        rank = {move: number for number, move in enumerate(by_use)}
        return {
            "shared": [name for name, _ in self.shared.index],
            "primitives": [list(pair) for pair, _ in self.primitives.index],
            "initial": vectors[order[0]],
            "values": self.values.listed(),
            "views": self.views.listed(),
            "states": self.states.listed(),
            "outputs": self.outputs.listed(),
            "outcomes": [self._described(*key) for key in self.outcomes.index],
            "ends": [list(end) if end else [-1, ""] for end in self.ends.index],
            "events": self.events.listed(),
            "steps": self.steps.listed(),
            "moves": [list(move) for move in by_use],
            "edges": [item if isinstance(item, int) else rank[item] for item in encoded],
        }

    def _told(self, step: Step) -> tuple[int, ...]:
        """Return the numbers of the events of a step; of one made by hand, its sentence is the only one."""
        events = [
            (_sentence(event), event.verb, event.name, event.value) if event.verb in SEEN and event.value is not None else (_sentence(event),)
            for event in step.events
        ]
        return tuple(self.events.add(event) for event in events or [(with_main_named(step.action),)])

    def goal(self, goal: Goal, place: str) -> dict[str, Any]:
        """Return ``goal`` with the outcomes that reach it."""
        reached = []
        for end in goal.reach:
            wanted, kind = ("output", _stripped(end)), FAILURE_KINDS.get(end.strip().lower())
            found = [n for key, n in self.outcomes.index.items() if key == wanted or key[0] == kind]
            if not found:
                raise GraphRefused(
                    f"{place} : le but du joueur demande « {end} », qui n'est atteignable par aucun ordonnancement."
                    f" Fins possibles : {self._labels()}."
                )
            reached += found
        if goal.question and not any(choice.right for choice in goal.choices):
            raise GraphRefused(f"{place} : la question « {goal.question} » n'a aucune bonne réponse.")
        choices = [{"text": choice.text, "right": choice.right, "why": choice.why} for choice in goal.choices]
        return {"text": goal.text, "outcomes": reached, "question": goal.question, "choices": choices}

    def _walk(self) -> tuple[list[int], list[Any]]:
        """Return the nodes in breadth-first order and the stream of edges, each still named by ``(edge,)``."""
        known = {0: 0}
        order = [0]
        stream: list[Any] = []
        for node in order:
            stream.append(len(self.successors[node]))
            for number in self.successors[node]:
                target = self.graph.edges[number].target
                stream.append((number,))
                if target in known:
                    stream.append(len(order) - known[target])
                else:
                    stream.append(0)
                    known[target] = len(order)
                    order.append(target)
        if len(order) != len(self.graph.nodes):
            raise GraphRefused("le graphe a des états que rien n'atteint : l'exploration est à revoir.")
        return order, stream

    def _vector(self, number: int) -> list[int]:
        node = self.graph.nodes[number]
        vector = [
            self.views.add(
                (view.status, view.line or 0, with_main_named(view.next), with_main_named(view.blocked_by), tuple(view.holders))
            )
            for view in node.threads
        ]
        shared = dict(zip(_occurrences(name for name, _ in node.shared), (text for _, text in node.shared), strict=True))
        vector += [self.values.add(shared.get(name, "")) for name in self.shared.index]
        there = _occurrences((primitive.name, primitive.kind) for primitive in node.primitives)
        states = {
            name: (with_main_named(primitive.state), waiters)
            for name, primitive, waiters in zip(there, node.primitives, _waiters(node), strict=True)
        }
        vector += [self.states.add(states.get(name, ("", ()))) for name in self.primitives.index]
        vector += [self.outputs.add(node.output), self.ends.add(self._end(number))]
        return vector

    def _key(self, number: int) -> tuple[str, str] | None:
        """Return which outcome the node ``number`` is, or None."""
        node: Node = self.graph.nodes[number]
        if node.failure:
            return (node.failure.kind, node.failure.exception or "")
        if number in self.trapped:
            return ("livelock", "")
        return ("output", _stripped(node.output)) if node.final or not self.successors[number] else None

    def _end(self, number: int) -> tuple[int, str] | None:
        key = self._key(number)
        if key is None:
            return None
        failure = self.graph.nodes[number].failure
        french, message = language() == "fr", ""
        if failure and failure.exception:
            message = f"{failure.exception}{' : ' if french else ': '}{failure.message}"
        if failure and failure.exception and failure.thread:
            name = display_names([failure.thread])[0]
            place = ":".join(map(str, self.lines.get(failure.line or 0, ()))) or f"{'ligne' if french else 'line'} {failure.line}"
            message += f" ({'fil' if french else 'thread'} {name}, {place})"
        return (self.outcomes.index[key], message)

    def _list_outcomes(self) -> None:
        reached = dict.fromkeys(filter(None, map(self._key, range(len(self.graph.nodes)))))
        for note in self.notes:  # the page's order first
            for key in reached:
                if _matches(note, key):
                    self.outcomes.add(key)
        for key in reached:
            self.outcomes.add(key)
        for note in self.notes:
            if not any(_matches(note, key) for key in reached):
                raise GraphRefused(
                    f"la fin annoncée « {note.output or note.failure} » n'est atteignable par aucun ordonnancement."
                    f" Fins possibles : {self._labels()}."
                )

    def _described(self, kind: str, text: str) -> dict[str, str]:
        note = next((note for note in self.notes if _matches(note, (kind, text))), Note())
        fine, wrong = ("attendue", "interdite") if self.notes else ("possible", "faute")
        return {
            "kind": kind,
            "label": _label(kind, text),
            "status": note.status or fine if kind == "output" else wrong,
            "sentence": note.sentence,
        }

    def _labels(self) -> str:
        return ", ".join(f"« {_label(*key)} »" for key in self.outcomes.index)


def _sentence(event: Event) -> str:
    """The sentence of an event, the main thread under its French name."""
    return with_main_named(tell(event))


def _waiters(node: Node) -> list[tuple[int, ...]]:
    """Return for each primitive who waits for it: a thread that was notified waits for the lock of its condition alone."""
    found = [list(primitive.waiters) for primitive in node.primitives]
    for waiters in found:
        for thread in list(waiters):
            waiting = node.threads[thread].waiting
            if waiting is None or (waiting.verb, waiting.choice) != ("await_lock", "notified"):
                continue
            holders = [holder for holder, _ in waiting.holders]
            for lock, others in zip(node.primitives, found, strict=True):
                if others is not waiters and lock.name == waiting.name and lock.owner in holders:
                    waiters.remove(thread)
                    others.append(thread)
                    break
    return [tuple(sorted(waiters)) for waiters in found]


def _matches(note: Note, key: tuple[str, str]) -> bool:
    if note.failure is not None:
        return FAILURE_KINDS.get(note.failure, note.failure) == key[0]
    return key == ("output", _stripped(note.output or ""))


def _label(kind: str, text: str) -> str:
    if kind == "output":
        return text
    return f"{called(kind).capitalize()} {text}".strip()


def _stripped(output: str) -> str:
    """Return a printed text without what nobody sees: the blanks at the end of its lines and around it."""
    return "\n".join(line.rstrip() for line in output.strip().splitlines())


def _occurrences(names: Iterable[Any]) -> list[tuple[Any, int]]:
    """Number equal names, so that two locations shown under one name keep a slot each."""
    seen: dict[Any, int] = {}
    numbered = []
    for name in names:
        numbered.append((name, seen.get(name, 0)))
        seen[name] = seen.get(name, 0) + 1
    return numbered
