"""The modelled `random`: drawn from a seed, or every draw explored when asked; never silently at random.

Python's documentation: random.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable
from itertools import permutations
from math import inf
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, current
from ..execution.unseen import Delay
from ..operations.reach import reached
from ..results import Event
from .primitive import Primitive, PrimitiveOp

STANDS_FOR = "random"
MOST = 64
"""How many values of one draw may be explored."""


class Draw(PrimitiveOp):
    """One call of a method of a generator of numbers."""

    __slots__ = ("arguments", "keywords", "method")
    target: Random

    def __init__(self, target: Random, method: str, arguments: tuple[Any, ...], keywords: dict[str, Any]):
        self.target, self.method, self.arguments, self.keywords = target, method, arguments, keywords
        for key in self.sources():  # what it draws from may be shared
            current().note_access(key, method == "shuffle")

    def sources(self) -> list[Hashable]:
        """The locations of what it draws from, or shuffles."""
        return reached((*self.arguments, *self.keywords.values()), current())

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial, *self.sources())

    def values(self) -> list[Any] | None:
        """What may come out now, when every draw is explored."""
        if self.target.real or self.method == "seed":
            return None
        return possible(self.method, self.arguments, self.keywords)

    def choices(self) -> tuple[str, ...]:
        try:
            values = self.values()
        except Unsupported:
            raise
        except Exception:
            return ALWAYS  # it fails: once it is done
        return ALWAYS if values is None or len(values) == 1 else tuple(map(str, range(len(values))))

    def execute(self, choice: str) -> Any:
        values = self.values()
        if values is None:
            return self.target.draw(self.method, self.arguments, self.keywords)
        value = values[int(choice or 0)]
        if self.method == "shuffle":
            self.arguments[0][:] = value
            return None
        return value

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("draw", self.method, words.shown(result) if done and result is not None else None)


def possible(method: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> list[Any]:
    """Every value that a draw may give. Raises `Unsupported` when they are too many."""
    if method == "randint" and not keywords:
        values: Any = range(arguments[0], arguments[1] + 1)
    elif method == "randrange" and not keywords:
        values = range(*arguments)
    elif method == "choice" and not keywords:
        values = arguments[0]
    elif method == "getrandbits" and not keywords:
        values = range(1 << min(arguments[0], 30))
    elif method == "shuffle" and len(arguments[0]) <= 4:
        values = [list(p) for p in permutations(arguments[0])]
    else:
        raise Unsupported(f"random.{method}() : les tirages possibles sont trop nombreux pour être tous explorés : fixez la graine (random.seed(1))")
    if not len(values) or len(values) > MOST:
        getattr(random.Random(0), method)(*arguments)  # raises what CPython raises on an empty range
        raise Unsupported(f"random.{method}() : plus de {MOST} valeurs possibles, trop pour être toutes explorées : fixez la graine (random.seed(1))")
    return list(values)


class Random(Primitive):
    """``random.Random``, from a seed; without one, each of its draws is explored, if that was asked."""

    __slots__ = ("real", "state")
    _stateless = ("real",)  # its state is told by the number below

    def __init__(self, x: Any = None):
        super().__init__()
        self.real: random.Random | None = None
        self.state = 0
        if x is not None:
            self._seed(x)

    def _seed(self, a: Any) -> None:
        self.real = real = random.Random(a)
        self.state = hash(real.getstate())

    def draw(self, method: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        if method == "seed":
            return self._seed(*arguments, **keywords)
        real: Any = self.real
        value = getattr(real, method)(*arguments, **keywords)
        self.state = hash(real.getstate())
        return value

    def seed(self, a: Any = None, version: int = 2) -> Draw:
        if a is None:
            raise Unsupported("random.seed() sans graine : le tirage ne pourrait pas être reproduit (donnez-en une : random.seed(1))")
        return Draw(self, "seed", (a,), {})


def _method(name: str) -> Callable[..., Any]:
    def method(self: Random, *arguments: Any, **keywords: Any) -> Any:
        if self.real is None and (not current().choose_random or name in CONTINUOUS):
            return unseeded(name, arguments, keywords)
        return Draw(self, name, arguments, keywords)

    return method


CONTINUOUS: dict[str, Callable[..., tuple[float, float]]] = {
    "random": lambda: (0, 1),
    "uniform": lambda a, b: (a, b),
    "triangular": lambda low=0.0, high=1.0, mode=None: (low, high),
    "betavariate": lambda alpha, beta: (0, 1),
    "expovariate": lambda lambd=1.0: (0, inf),
    "gauss": lambda mu=0.0, sigma=1.0: (-inf, inf),
    "normalvariate": lambda mu=0.0, sigma=1.0: (-inf, inf),
}
"""The draws of a number among too many to be explored, and where it lies."""
NUMBERS: dict[str, Callable[..., tuple[float, float]]] = {
    "randint": lambda a, b: (a, b),
    "randrange": lambda start, stop=None, step=1: (0, start - 1) if stop is None else (start, max(start, stop - 1)),
}
"""Those of a number among few."""


def unseeded(name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Delay:
    """A number that nobody knows: good enough to be slept."""
    fix = f"random.{name}() sans graine : fixez-la (random.seed(1))"
    bounds = CONTINUOUS.get(name) or NUMBERS.get(name)
    if bounds is None and name == "choice":
        values = arguments[0] if arguments else keywords.get("seq")
        if type(values) is tuple and values and all(type(value) in (int, float) for value in values):
            bounds = lambda *_, **__: (min(values), max(values))  # noqa: E731
    if bounds is None:
        raise Unsupported(f"{fix}, ou demandez d'explorer tous les tirages (--tirages)" if name in FINITE else fix)
    getattr(random.Random(0), name)(*arguments, **keywords)  # raises what CPython raises on wrong arguments
    if name in CONTINUOUS:
        few = "ou tirez parmi quelques valeurs (random.choice) et demandez d'explorer tous les tirages (--tirages)"
    else:
        few = "ou demandez d'explorer tous les tirages (--tirages)"
    return Delay(*bounds(*arguments, **keywords), f"{fix}, {few} ; autrement ce nombre ne peut servir que de durée, dans un programme qui ne lit pas l'heure")


FINITE = frozenset("randint randrange choice getrandbits shuffle".split())
METHODS = (
    "random uniform randint randrange choice choices shuffle sample getrandbits randbytes triangular betavariate "
    "expovariate gammavariate gauss lognormvariate normalvariate vonmisesvariate paretovariate weibullvariate"
).split()
for _name in METHODS:
    setattr(Random, _name, _method(_name))


def _shared() -> Random:
    """The generator behind the functions of the module, one for each execution."""
    machine = current()
    if "random" not in machine.local:
        machine.local["random"] = Random()
    return machine.local["random"]


def _function(name: str) -> Callable[..., Draw]:
    def function(*arguments: Any, **keywords: Any) -> Draw:
        return getattr(_shared(), name)(*arguments, **keywords)

    function.__name__ = name
    return function


PUBLIC: dict[str, Any] = {"Random": Random, **{name: _function(name) for name in (*METHODS, "seed")}}
