"""Operators: which method of the program is asked, in which order, and what CPython answers when all decline.

The order is that of CPython's slots (``binary_op1``, ``binary_iop1`` and ``do_richcompare`` of Objects/abstract.c and object.c, ``SLOT1BINFULL``
of typeobject.c), which the language reference tells but for three things: two operands of one class ask the left one only; sequences
come after the methods of both (``[1] + x`` asks ``x.__radd__`` first), except ``+=`` on a class derived from one of them; and
``str % x`` asks nobody.
"""

from __future__ import annotations

import operator
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterator
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from ..execution.kernel import Op, drive
from ..execution.world import Place
from .base import Base
from .classes_asked import as_in_python, check_raised
from .growth import GROWING
from .growth import check as check_growth
from .hashes import check_order
from .protocols import stand_in
from .reach import CONTAINERS, SCALARS, reached
from .shapes import base_in_c

NESTING = frozenset((list, tuple, dict, defaultdict))
"""Containers whose comparison goes into one item after the other."""
TEXTS = (str, bytes, bytearray)
SEQUENCES = (list, tuple, str, bytes, bytearray, deque, array)
EXTENDED = (list, deque)
"""Whose ``+=`` goes through any iterable."""
SYMBOLS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
REFLECTED = {"eq": "eq", "ne": "ne", "lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
OPERATORS: dict[str, Callable[..., Any]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "matmul": operator.matmul,
    "truediv": operator.truediv, "floordiv": operator.floordiv, "mod": operator.mod, "pow": operator.pow,
    "lshift": operator.lshift, "rshift": operator.rshift, "and": operator.and_, "xor": operator.xor,
    "or": operator.or_, "neg": operator.neg, "pos": operator.pos, "invert": operator.invert,
    **{name: getattr(operator, name) for name in SYMBOLS},
}  # fmt: skip
INPLACE: dict[str, Callable[..., Any]] = {name: getattr(operator, f"i{name}", OPERATORS[name]) for name in OPERATORS}
INPLACE["and"], INPLACE["or"] = operator.iand, operator.ior

TOLD = frozenset((type, FunctionType, MethodType))
"""The kinds of classes and functions: what C code says of them depends on how they are written."""

MethodCall = tuple[Any, Any, Any]
"""A method, its subject, the other operand."""


class Operators(Base):
    """The part of the operations that knows operators."""

    def binary(self, site: Place, name: str, left: Any, right: Any, operators: Any = OPERATORS) -> Any:
        """``left + right``, or what ``left += right`` does once no method has changed `left` in place."""
        a, b = type(left), type(right)
        if name in GROWING:
            check_growth(name, left, right)
        if a in SCALARS and b in SCALARS:
            return operators[name](left, right)
        attempts = [*self.attempts(name, left, right)]
        if attempts:
            return self.user_binary(site, name, left, right, attempts, operators)
        return self.in_c(site, name, left, right, operators)

    def attempts(self, name: str, left: Any, right: Any) -> Iterator[MethodCall]:
        """The methods of the program to be asked, in order."""
        a, b = type(left), type(right)
        one, two = self.special(left, f"__{name}__"), self.special(right, f"__r{name}__")
        if a is b:
            two = None
        if two is not None and name == "mod" and isinstance(left, TEXTS) and one is None and not issubclass(b, a):
            two = None  # a text formats whatever it is given
        if two is not None and issubclass(b, a) and getattr(a, f"__r{name}__", None) is not getattr(b, f"__r{name}__"):
            yield two, right, left
            two = None
        if one is not None:
            yield one, left, right
        if two is not None:
            yield two, right, left

    def asked(self, site: Place, attempts: list[MethodCall]) -> Generator[Op, Any, Any]:
        """What the first method that does not decline answers, or NotImplemented."""
        index = 0
        while index < len(attempts):
            method, subject, other = attempts[index]
            result = yield from drive(self.call(site, method, subject, other))
            if result is not NotImplemented:
                return result
            index += 1
        return NotImplemented

    def user_binary(
        self, site: Place, name: str, left: Any, right: Any, attempts: list[MethodCall], operators: Any
    ) -> Generator[Op, Any, Any]:
        """The answer of the methods of the program, else that of C code, which is shown nothing of them."""
        result = yield from self.asked(site, attempts)
        if result is not NotImplemented:
            return result
        if name == "mul":
            times = yield from self.counted(site, right, left)
            left = yield from self.counted(site, left, right)
            right = times
        return (yield from drive(self.in_c(site, name, silent(left), silent(right), operators)))

    def counted(self, site: Place, value: Any, other: Any) -> Generator[Op, Any, Any]:
        """`value` as a number of times, if it tells one and `other` is a sequence to be repeated."""
        method = self.special(value, "__index__")
        if method is None or not isinstance(other, SEQUENCES):
            return value
        return (yield from drive(self.call(site, method, value)))

    def in_c(self, site: Place, name: str, left: Any, right: Any, operators: Any) -> Any:
        """An operator in C, which asks no method of the program."""
        if type(left) in TOLD or type(right) in TOLD:
            left, right = as_in_python(left), as_in_python(right)
        if type(left) is bytearray or type(right) is bytearray:
            return self.on_bytes(site, name, left, right, operators)
        if type(left) is str and name == "mod":
            if not isinstance(right, tuple) and self.asks_python(right):
                text = self.filled_from(site, operators[name], left, right)
                if text is not None:
                    return text
            self.check_written("format", (right,))
            keys = reached((right,), self.machine)
            return self.whole(site, right, keys, False, operators[name], (left, right), {}, None, trusts="str % valeurs")
        return self.touching(site, reached((left, right), self.machine), False, operators[name], (left, right), {})

    def on_bytes(self, site: Place, name: str, left: Any, right: Any, operators: Any) -> Any:
        """An operator that reads a bytearray without its lock."""
        owner = left if type(left) is bytearray else right
        keys = reached((left, right), self.machine)
        cut = partial(self.with_bytes_read, site, operators[name], left, right)
        return self.whole(site, owner, keys, False, operators[name], (left, right), {}, cut)

    def with_bytes_read(self, site: Place, apply: Callable[..., Any], left: Any, right: Any) -> Generator[Op, Any, Any]:
        """The same in several steps: each bytearray is read byte by byte."""
        if type(left) is bytearray:
            left = yield from self.items_of(site, left)
            left = bytearray(left)
        if type(right) is bytearray:
            right = yield from self.items_of(site, right)
            right = bytearray(right)
        return self.machine.own(site, apply(left, right))

    # -- in place ---------------------------------------------------------------------------

    def inplace(self, site: Place, name: str, left: Any, right: Any) -> Any:
        """``left += right``."""
        if name in GROWING:
            check_growth(name, left, right)
        if type(left) in SCALARS and type(right) in SCALARS:
            return INPLACE[name](left, right)
        if not isinstance(left, set | frozenset):
            check_order(right)
        method = self.special(left, f"__i{name}__")
        if method is not None:
            return self._inplace_user(site, name, left, right, method)
        if not changes(name, left, right):
            return self.binary(site, name, left, right, INPLACE)
        attempts = [] if first(name, left) else [*self.attempts(name, left, right)]
        if attempts:
            return self._inplace_asked(site, name, left, right, attempts)
        return self._inplace_native(site, name, left, right)

    def _inplace_user(self, site: Place, name: str, left: Any, right: Any, method: Any) -> Generator[Op, Any, Any]:
        """The method of the program; when it declines, whatever ``left + right`` does."""
        result = yield from drive(self.call(site, method, left, right))
        if result is not NotImplemented:
            return result
        return (yield from self.user_binary(site, name, left, right, [*self.attempts(name, left, right)], INPLACE))

    def _inplace_asked(self, site: Place, name: str, left: Any, right: Any, attempts: list[MethodCall]) -> Generator[Op, Any, Any]:
        """The answer of the methods that ``left + right`` asks, else what C code does to `left`."""
        result = yield from self.asked(site, attempts)
        if result is not NotImplemented:
            return result
        if name == "mul":
            right = yield from self.counted(site, right, left)
        if not (name == "add" and isinstance(left, EXTENDED) and self.lists(right)):
            right = silent(right)
        return (yield from drive(self._inplace_native(site, name, left, right)))

    def _inplace_native(self, site: Place, name: str, left: Any, right: Any) -> Any:
        """What C code does to a container in place. No method of the program is asked, but for those that iterate."""
        if self.lists(right):
            if name == "add" and isinstance(left, EXTENDED) or isinstance(left, dict) and not hasattr(type(right), "keys"):
                return self._inplace_listed(site, name, left, right)
        kind = type(left)
        if self.machine.borrowed and kind in CONTAINERS:
            self.check_own(left)
        keys = [self.machine.location(left), *reached((right,), self.machine)]
        cut = self.cut_of(site, left, f"__i{name}__", (right,), {}) if kind is not bytearray else None
        if cut is not None:
            call, free_only, _ = cut
            call = partial(self.added, call, left)
            return self.whole(site, left, keys, True, INPLACE[name], (left, right), {}, call, free_only=free_only)
        return self.touching(site, keys, True, INPLACE[name], (left, right), {})

    @staticmethod
    def added(steps: Callable[[], Any], left: Any) -> Generator[Op, Any, Any]:
        yield from steps()
        return left

    def _inplace_listed(self, site: Place, name: str, left: Any, right: Any) -> Generator[Op, Any, Any]:
        """What C code does to a container, once the iterable of the program is gone through."""
        if name == "add":
            yield from self.add_each(site, left, "extend", (right,), {})
            return left
        items = yield from self.listed(right)
        return (yield from drive(self._inplace_native(site, name, left, items)))

    def check_raised(self, error: Any) -> None:
        """Look at what has refused values of the program, be it an operator that needs none of this (`lowering.operators.is_simple`). Raises `Unsupported`."""
        check_raised(error, self.machine.program.filename, self.replaced)

    # -- one operand, comparisons -----------------------------------------------------------

    def unary(self, site: Place, name: str, value: Any) -> Any:
        """``-value``, ``+value``, ``~value``."""
        method = self.special(value, f"__{name}__")
        return OPERATORS[name](as_in_python(value)) if method is None else self.call(site, method, value)

    def compare(self, site: Place, name: str, left: Any, right: Any) -> Any:
        """``left == right`` and the like: any value, not only a truth value."""
        a, b = type(left), type(right)
        if a in SCALARS and b in SCALARS:
            return OPERATORS[name](left, right)
        one = self.special(left, f"__{name}__")
        two = self.special(right, f"__{REFLECTED[name]}__")
        if one is not None or two is not None:
            return self.user_compare(site, name, left, right, one, two)
        if a is bytearray or b is bytearray:
            return self.on_bytes(site, name, left, right, OPERATORS)
        if name not in ("eq", "ne") and (a in TOLD or b in TOLD):
            left, right = as_in_python(left), as_in_python(right)
        keys = reached((left, right), self.machine)
        if a is b and a in NESTING and name in ("eq", "ne") and len(keys) > 2:
            return self.whole(
                site, left, keys, False, OPERATORS[name], (left, right), {}, partial(self.equal_items, site, name, left, right)
            )
        return self.touching(site, keys, False, OPERATORS[name], (left, right), {})

    def user_compare(self, site: Place, name: str, left: Any, right: Any, one: Any, two: Any) -> Generator[Op, Any, Any]:
        """A comparison where a method of the program is asked: the reflected one first if the right-hand class derives from the left one."""
        attempts = [attempt for attempt in ((one, left, right), (two, right, left)) if attempt[0] is not None]
        if type(right) is not type(left) and issubclass(type(right), type(left)):
            attempts.reverse()
        result = yield from self.asked(site, attempts)
        if result is not NotImplemented:
            return result
        if name == "ne":
            same = yield from drive(self.compare(site, "eq", left, right))
            return not same
        if name == "eq":
            return left is right
        return OPERATORS[name](silent(left), silent(right))


def changes(name: str, left: Any, right: Any) -> bool:
    """Whether ``left += right`` in C changes `left` itself, provided that the methods of `right` decline."""
    if isinstance(left, set):
        return name in ("sub", "and", "or", "xor") and isinstance(right, (set, frozenset))
    if isinstance(left, dict):
        return name == "or"
    return name in ("add", "mul") and isinstance(left, (list, deque, bytearray, array))


def first(name: str, left: Any) -> bool:
    """Whether C code changes `left` in place before it asks the methods of the right-hand operand.

    Sequences themselves ask first; a class derived from one of them has its ``+=`` in the slot of numbers, which comes first.
    """
    return isinstance(left, (set, dict)) or name == "add" and type(left) not in SEQUENCES


def silent(value: Any) -> Any:
    """In the place of an object of the program whose methods have declined: one of a class of the same name, without methods.

    C code would ask them again. What it says of it is what it would say of the object.
    """
    base = base_in_c(type(value))
    return stand_in(type(value), {}) if base is object and base is not type(value) else value
