"""Small state graphs for the tests of the player, made without the explorer: a fault of the one cannot hide in the other.

A toy program is one list of operations per thread; each operation is ``(line, kind, *arguments)``:
``("read", name)``, ``("write", name, function of the value read last)``, ``("acquire", lock)``, ``("release", lock)``,
``("join", thread)``, ``("print", function of the shared values)``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from entrelacs.results import Edge, Event, Exploration, Failure, Graph, Node, PrimitiveView, Step, ThreadView
from entrelacs.telling.sentences import tell

WORDS = {
    "read": "lire {0}",
    "write": "écrire {0}",
    "acquire": "acquérir {0}",
    "release": "libérer {0}",
    "join": "attendre la fin",
    "print": "afficher",
}


@dataclass(frozen=True)
class _State:
    counters: tuple[int, ...]
    held: tuple[int, ...]
    shared: tuple[tuple[str, int], ...]
    owners: tuple[tuple[str, int | None], ...]
    output: str = ""


@dataclass(frozen=True)
class Toy:
    """A program: names of the threads, their operations, initial values, locks, and a source to show."""

    source: str
    names: tuple[str, ...]
    threads: tuple[tuple[tuple, ...], ...]
    shared: dict[str, int]
    locks: tuple[str, ...] = ()

    def explore(self, **constants: int) -> Exploration:
        """Return every state and step of the program."""
        start = _State(
            (0,) * len(self.names), (0,) * len(self.names), tuple(self.shared.items()), tuple((lock, None) for lock in self.locks)
        )
        number = {start: 0}
        edges = []
        for state in (order := [start]):
            for thread in range(len(self.names)):
                if self._blocked(state, thread) or not self._operation(state, thread):
                    continue
                after, step = self._step(state, thread)
                if after not in number:
                    number[after] = len(order)
                    order.append(after)
                edges.append(Edge(number[state], number[after], step))
        graph = Graph(self.names, tuple(self._node(state) for state in order), tuple(edges))
        failed = any(node.failure for node in graph.nodes)
        return Exploration("failure" if failed else "ok", constants=constants, build_graph=lambda: graph)

    def _operation(self, state: _State, thread: int) -> tuple | None:
        done = state.counters[thread] == len(self.threads[thread])
        return None if done else self.threads[thread][state.counters[thread]]

    def _blocked(self, state: _State, thread: int) -> tuple[str, int] | None:
        operation = self._operation(state, thread)
        if operation and operation[1] == "join" and self._operation(state, operation[2]):
            return f"attend la fin de {self.names[operation[2]]}", operation[2]
        if operation and operation[1] == "acquire":
            owner = dict(state.owners)[operation[2]]
            if owner is not None:
                return f"attend {operation[2]}, tenu par {self.names[owner]}", owner
        return None

    def _step(self, state: _State, thread: int) -> tuple[_State, Step]:
        line, kind, argument, *rest = self._operation(state, thread) or ()
        shared, owners, output, held = dict(state.shared), dict(state.owners), state.output, list(state.held)
        if kind == "read":
            held[thread] = shared[argument]
            event = Event("read", argument, str(shared[argument]))
        elif kind == "write":
            shared[argument] = rest[0](held[thread])
            event = Event("write", argument, str(shared[argument]))
        elif kind == "acquire":
            owners[argument] = thread
            event = Event("acquire", argument)
        elif kind == "release":
            owners[argument] = None
            event = Event("release", argument)
        elif kind == "join":
            event = Event("join", self.names[argument])
        else:
            output += argument(shared) + "\n"
            event = Event("print", value=argument(shared))
        counters = tuple(count + (index == thread) for index, count in enumerate(state.counters))
        after = _State(counters, tuple(held), tuple(shared.items()), tuple(owners.items()), output)
        return after, Step(thread, line, tell(event), events=(event,))

    def _node(self, state: _State) -> Node:
        threads, waiting = [], {lock: [] for lock in self.locks}
        for thread in range(len(self.names)):
            operation, blocked = self._operation(state, thread), self._blocked(state, thread)
            if not operation:
                threads.append(ThreadView("done"))
                continue
            words = WORDS[operation[1]].format(operation[2])
            if blocked:
                threads.append(ThreadView("blocked", operation[0], words, blocked[0], (blocked[1],)))
                if operation[1] == "acquire":
                    waiting[operation[2]].append(thread)
            else:
                threads.append(ThreadView("ready", operation[0], words))
        final = all(view.status == "done" for view in threads)
        dead = not final and all(view.status in ("done", "blocked") for view in threads)
        primitives = tuple(
            PrimitiveView(
                lock, "Lock", "libre" if owner is None else f"tenu par {self.names[owner]}", owner, tuple(waiting[lock])
            )
            for lock, owner in state.owners
        )
        shared = tuple((name, repr(value)) for name, value in state.shared)
        return Node(tuple(threads), shared, primitives, state.output, Failure("deadlock") if dead else None, final)


def bank() -> Toy:
    """Two withdrawals of 100 from 1000: 800, or 900 when one is lost."""
    withdraw = ((10, "read", "solde"), (11, "write", "solde", lambda read: read - 100))
    main = ((18, "join", 1), (19, "join", 2), (20, "print", lambda shared: f"solde final : {shared['solde']}"))
    return Toy(BANK, ("MainThread", "Alice", "Bob"), (main, withdraw, withdraw), {"solde": 1000})


def counter(threads: int, turns: int) -> Toy:
    """The shared counter, ``turns`` times one more in each thread."""
    work = ((10, "read", "compteur"), (11, "write", "compteur", lambda read: read + 1)) * turns
    names = ("MainThread", *"ABCDEFGH"[:threads])
    joins = tuple((16, "join", thread + 1) for thread in range(threads))
    main = (*joins, (17, "print", lambda shared: f"compteur = {shared['compteur']}"))
    return Toy(COUNTER, names, (main, *[work] * threads), {"compteur": 0})


def lock_order() -> Toy:
    """Two locks taken in opposite orders: may deadlock."""

    def cross(first: str, second: str) -> tuple[tuple, ...]:
        return ((10, "acquire", first), (11, "acquire", second), (11, "release", second), (10, "release", first))

    main = ((17, "join", 1), (18, "join", 2))
    threads = (main, cross("verrou_a", "verrou_b"), cross("verrou_b", "verrou_a"))
    return Toy(ORDER, ("MainThread", "A", "B"), threads, {}, ("verrou_a", "verrou_b"))


def by_hand(
    arrows: Iterable[tuple[int, int, int, str, str]], ends: dict[int, Failure | str], threads: tuple[str, ...] = ("A", "B")
) -> Exploration:
    """Return the graph whose ``arrows`` are ``(source, target, thread, action, choice)``; an end is a text or a failure."""
    arrows = list(arrows)
    nodes = []
    for number in range(1 + max(max(source, target) for source, target, *_ in arrows)):
        end = ends.get(number)
        failure = end if isinstance(end, Failure) else None
        views = tuple(ThreadView("ready", 1, "avancer") for _ in threads)
        nodes.append(Node(views, (), (), "" if failure else end or "", failure, end is not None and not failure))
    edges = tuple(Edge(source, target, Step(thread, 1, action, choice)) for source, target, thread, action, choice in arrows)
    graph = Graph(threads, tuple(nodes), edges)
    return Exploration("ok", build_graph=lambda: graph)


def shuffled(seed: int, size: int = 40) -> Exploration:
    """Return a random graph, loops and all, where every field of every node varies."""
    dice = random.Random(seed)
    threads = tuple("ABC"[: dice.randint(1, 3)])
    choose: Callable = dice.choice

    def view() -> ThreadView:
        status = choose(["new", "ready", "blocked", "done", "failed"])
        holders = tuple(range(dice.randint(0, len(threads))))
        return ThreadView(status, choose([None, 1, 2]), choose(["", "lire x"]), choose(["", "attend <&> l'autre"]), holders)

    nodes = []
    for _ in range(size):
        shared = tuple((name, str(dice.randint(0, 3))) for name in "xxy" if dice.random() < 0.8)
        primitives = tuple(
            PrimitiveView(name, "Lock", choose(["libre", "tenu"]), None, tuple(range(dice.randint(0, len(threads)))))
            for name in ("v", "w")
            if dice.random() < 0.8
        )
        nodes.append(Node(tuple(view() for _ in threads), shared, primitives, "ligne\n" * dice.randint(0, 3)))
    edges = [Edge(dice.randrange(node), node, Step(dice.randrange(len(threads)), 1, "va", "")) for node in range(1, size)]
    for _ in range(size):
        step = Step(dice.randrange(len(threads)), choose([1, 2]), choose(["lit x : 1", "écrit x : 2"]), choose(["", "expire"]))
        edges.append(Edge(dice.randrange(size), dice.randrange(size), step))
    edges.sort(key=lambda edge: edge.source)
    leaving = {edge.source for edge in edges}
    nodes = [node if number in leaving else replace(node, final=True) for number, node in enumerate(nodes)]
    graph = Graph(threads, tuple(nodes), tuple(edges))
    return Exploration("ok", build_graph=lambda: graph)


BANK = '''"""Deux retraits au même moment sur le même compte."""

import threading

solde = 1000


def retirer(montant):
    global solde
    lu = solde
    solde = lu - montant


alice = threading.Thread(target=retirer, args=(100,), name="Alice")
bob = threading.Thread(target=retirer, args=(100,), name="Bob")
alice.start()
bob.start()
alice.join()
bob.join()
print("solde final :", solde)
'''

COUNTER = """import threading

TOURS = 2
compteur = 0


def incrementer():
    global compteur
    for _ in range(TOURS):
        valeur = compteur
        compteur = valeur + 1


fils = [threading.Thread(target=incrementer) for _ in range(2)]
[fil.start() for fil in fils]
[fil.join() for fil in fils]
print("compteur =", compteur)
"""

ORDER = '''"""Deux virements croisés : chacun prend les deux verrous, dans l'ordre inverse de l'autre."""

import threading

verrou_a, verrou_b = threading.Lock(), threading.Lock()


def virer(premier, second):
    # Le risque est entre ces deux lignes.
    with premier:
        with second:
            pass


a = threading.Thread(target=virer, args=(verrou_a, verrou_b), name="A")
b = threading.Thread(target=virer, args=(verrou_b, verrou_a), name="B")
[fil.start() for fil in (a, b)]
a.join()
b.join()
'''
