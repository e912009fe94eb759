"""What ``is`` and ``id`` may say of plain values: nothing, where Python itself says nothing.

Python may make one object or two of two equal numbers, texts or tuples, and a state tells such values, not which object holds
them: two executions that go on as one could answer ``is`` differently. So the question is refused where only the objects would
settle it. Small numbers, empty and one-character texts are one object each in every CPython.
"""

from __future__ import annotations

from typing import Any

from ..bounds.kinds import word
from ..bounds.refusals import Unsupported

VALUES = frozenset((int, float, complex, str, bytes, tuple))
ALWAYS_ONE = range(-5, 257)


def single(value: Any) -> bool:
    """Whether there is but one object of this value."""
    match value:
        case int():
            return value in ALWAYS_ONE
        case str():
            return len(value) < 2 and value < "\u0100"
        case bytes():
            return len(value) < 2
    return value == ()


def alike(one: Any, other: Any) -> bool:
    """Whether two values may be told apart by nothing but ``is``."""
    kind = type(one)
    if one is other or kind is not type(other) or kind not in VALUES:
        return one is other
    if kind is tuple:
        return len(one) == len(other) and all(map(alike, one, other))
    return one == other


def plain(value: Any) -> bool:
    """Whether the object that holds a value is no part of the state."""
    return type(value) in VALUES and not single(value) and (type(value) is not float or value == value)  # each NaN is kept apart


def same(left: Any, right: Any, /) -> bool:
    """``left is right``."""
    if plain(left) and alike(left, right):
        raise Unsupported(
            f"« is » compare ici deux valeurs égales de type {word(type(left))}, dont Python peut faire un seul objet ou deux : "
            "employez == (une marque à part se fait avec object())"
        )
    return left is right


def different(left: Any, right: Any, /) -> bool:
    """``left is not right``."""
    return not same(left, right)


def check_identity(value: Any) -> None:
    """Refuse the identity of a value that has none."""
    if plain(value):
        raise Unsupported(
            f"id() d'une valeur de type {word(type(value))} ne dit rien de sûr : de deux valeurs égales, Python peut faire un seul objet "
            "ou deux (servez-vous de la valeur elle-même)"
        )
