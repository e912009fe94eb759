"""What one operation of Python may make at once.

An operation written in C cannot be interrupted from inside, and one line is enough to fill the memory or the day.  So what it
would make is bounded before it begins; `Exhausted` ends the search, which then answers *incomplete*.  What is not foreseen here
(a regular expression that backtracks for ever) is ended from outside, by `guard`.
"""

from __future__ import annotations

import builtins
import math
import re
from collections.abc import Callable
from typing import Any

from ..bounds.refusals import Exhausted

BITS = 1_000_000
"""Bits of an integer."""
ITEMS = 1_000_000
"""Items of a list or a tuple."""
CHARACTERS = 20_000_000
"""Characters of a text, bytes."""
TEXTS = (str, bytes, bytearray)
LISTS = (list, tuple)
GROWING = frozenset(("add", "lshift", "mod", "mul", "pow"))
"""Operators whose result may be much larger than what they are given."""
WIDE = re.compile(r"\d{8}")
APART = re.compile(r"%[^%a-zA-Z]*[*]|\{[^{}]*\{")
"""A format whose width is given among its values."""


def check(name: str, left: Any, right: Any) -> None:
    """Raise `Exhausted` when an operator would make something too large."""
    one, two = type(left), type(right)
    if one is int and two is int:
        if name == "mul":
            integer(left.bit_length() + right.bit_length())
        elif name == "lshift" and left:
            integer(left.bit_length() + max(right, 0))
        elif name == "pow" and right > 0 and not -2 < left < 2:
            integer(left.bit_length() * right)
    elif name == "mul":
        if two is int and one in TEXTS:
            characters(len(left) * right)
        elif two is int and one in LISTS:
            items(len(left) * right)
        elif one is int and two in TEXTS:
            characters(len(right) * left)
        elif one is int and two in LISTS:
            items(len(right) * left)
    elif name == "add":
        if one in TEXTS and two in TEXTS:
            characters(len(left) + len(right))
        elif one in LISTS and two in LISTS:
            items(len(left) + len(right))
    elif name == "mod" and one in (str, bytes):
        width(left if one is str else left.decode("latin-1"), right)


def integer(bits: int) -> None:
    if bits > BITS:
        raise Exhausted("un calcul fait un entier de plus d'un million de bits, que rien ne pourrait interrompre")


def items(number: int) -> None:
    if number > ITEMS:
        raise Exhausted("une opération fait une suite de plus d'un million d'éléments")


def characters(number: int) -> None:
    if number > CHARACTERS:
        raise Exhausted(f"une opération fait un texte de plus de {CHARACTERS // 1_000_000} millions de caractères")


def width(template: str, values: Any = ()) -> None:
    """The same for a format: its numbers, or those that it takes from `values`, are widths."""
    if WIDE.search(template):
        characters(CHARACTERS + 1)
    if APART.search(template):
        for value in values if isinstance(values, tuple) else (values,):
            if type(value) is int:
                characters(abs(value))


def power(base: Any, exponent: Any, modulus: Any = None) -> None:
    if modulus is None:
        check("pow", base, exponent)


def factorial(number: Any) -> None:
    if type(number) is int and number > 70_000:
        integer(BITS + 1)


def combinations(n: Any, k: Any) -> None:
    if type(n) is int and type(k) is int:
        integer(n.bit_length() * max(min(k, n - k), 0))


def permutations(n: Any, k: Any = None) -> None:
    if type(n) is int and type(k) in (int, type(None)):
        integer(n.bit_length() * max(n if k is None else k, 0))


def zeros(*arguments: Any, **keywords: Any) -> None:
    """``bytes`` or ``bytearray``, that an integer alone fills with zeros."""
    if arguments and type(arguments[0]) is int:
        characters(arguments[0])


def padded(text: Any, width: Any = 0, *_: Any) -> None:
    """``ljust`` and the like, ``to_bytes``."""
    if type(width) is int:
        characters(width)


def untabbed(text: Any, tabsize: Any = 8) -> None:
    if type(tabsize) is int and type(text) in TEXTS:
        characters(text.count("\t" if type(text) is str else b"\t") * tabsize)


def replaced(text: Any, old: Any = None, new: Any = None, *_: Any) -> None:
    if type(text) in TEXTS and type(old) is type(new) is type(text):
        characters(len(text) + text.count(old) * len(new))


def joined(separator: Any, parts: Any = None) -> None:
    if isinstance(separator, TEXTS) and type(parts) in LISTS and all(isinstance(part, TEXTS) for part in parts):
        characters(len(separator) * len(parts) + sum(map(len, parts)))


def method(function: Any, arguments: tuple[Any, ...]) -> None:
    """The same for a method of a text or of an integer, bound or not."""
    check = METHODS.get(getattr(function, "__name__", ""))
    if check is not None:
        owner = getattr(function, "__self__", None)
        try:
            check(*((owner,) if isinstance(owner, (int, *TEXTS)) else ()), *arguments)
        except TypeError:
            pass  # the method itself says it better


METHODS: dict[str, Callable[..., None]] = {
    "ljust": padded, "rjust": padded, "center": padded, "zfill": padded, "to_bytes": padded, "expandtabs": untabbed, "replace": replaced,
    "join": joined,
}  # fmt: skip
NATIVE: dict[Any, Callable[..., None]] = {
    builtins.pow: power, math.factorial: factorial, math.comb: combinations, math.perm: permutations, bytes: zeros, bytearray: zeros,
}  # fmt: skip
"""Functions whose arguments are looked at before they are called."""
