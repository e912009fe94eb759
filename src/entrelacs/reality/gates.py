"""Where, in what CPython has compiled of the program, the operations stand that the model names.

In: the code of the program, and the places of a plan. Out: the instructions before which a thread may have to stop. The code is the
program's own, instruction for instruction: only the places that it tells have been made alike from version to version (`compiled`).
"""

from __future__ import annotations

import ast
import dis
from collections.abc import Iterable, Iterator
from functools import cache
from types import CodeType
from typing import Any

from ..lowering.constants import override
from .plan import Place

Gates = dict[CodeType, dict[int, list[Place]]]
"""Of each code object, the offsets of the instructions before which a place begins."""

EXACT = {
    "global": ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"), "setglobal": ("STORE_GLOBAL", "STORE_NAME"),
    "delglobal": ("DELETE_GLOBAL", "DELETE_NAME"), "cell": ("LOAD_DEREF", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_DEREF"),
    "setcell": ("STORE_DEREF",), "delcell": ("DELETE_DEREF",), "getattr": ("LOAD_ATTR", "LOAD_METHOD", "LOAD_SUPER_ATTR"),
    "setattr": ("STORE_ATTR",), "delattr": ("DELETE_ATTR",), "call": ("CALL", "CALL_KW", "CALL_FUNCTION_EX"),
    "getitem": ("BINARY_SUBSCR", "BINARY_SLICE", "BINARY_OP"), "setitem": ("STORE_SUBSCR", "STORE_SLICE"), "delitem": ("DELETE_SUBSCR",),
    "contains": ("CONTAINS_OP",), "compare": ("COMPARE_OP",), "binary": ("BINARY_OP",), "inplace": ("BINARY_OP",),
    "unary": ("UNARY_NEGATIVE", "UNARY_INVERT", "UNARY_POSITIVE", "CALL_INTRINSIC_1"), "unpack": ("UNPACK_SEQUENCE", "UNPACK_EX"),
    "next": ("FOR_ITER",),
}  # fmt: skip
"""The instructions that do each kind of operation, and bear its very place."""
AFTER = {
    "truth": ("TO_BOOL", "POP_JUMP", "JUMP_IF", "UNARY_NOT"), "iter": ("GET_ITER",), "format": ("FORMAT", "CONVERT_VALUE"),
    "enter": ("BEFORE_WITH", "COPY", "LOAD_SPECIAL"),
}  # fmt: skip
"""Those that come just after the expression on which they work, whose place it is."""
PREPARING = {"truth": ("COPY",), "format": ("LOAD_CONST",)}
"""What may come in between: a copy for ``and``, the way in which a value is written."""
LOOSE = frozenset(("call", "getattr"))
"""Those whose first line and column may be told otherwise, further on: of ``a.b().c()`` on several lines."""
LOOKED = ("CALL", "RESUME", "JUMP", "SEND", "YIELD", "WITH", "BEFORE_WITH", "LOAD_SPECIAL", "FOR_ITER", "POP_JUMP")
"""The instructions, by how their names begin, around which CPython may pass the GIL on, or where code may go elsewhere."""
SKIPPED = frozenset(("CACHE", "EXTENDED_ARG", "NOP", "NOT_TAKEN", "PRECALL"))


Iterators = dict[tuple[int, ...], list[tuple[int, ...]]]
"""Of each comprehension, by its place, those of the iterables that it goes through."""


def compiled(source: str, filename: str, constants: dict[str, Any]) -> tuple[CodeType, Iterators]:
    """The code of a program, its constants replaced; and its comprehensions, whose loops do not always say where their iterable is.

    A ``with`` of several managers is written as CPython understands it, one inside the other, and loops and ``with`` stand where their
    expression does, as in the latest versions: no instruction is changed.
    """
    tree = ast.parse(source, filename)
    override(tree, {name: repr(value) for name, value in constants.items()})
    iterators: Iterators = {}
    for node in list(ast.walk(tree)):
        if isinstance(node, ast.With):
            _nest(node)
        elif isinstance(node, ast.For):
            ast.copy_location(node, node.iter)
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            iterators[_of_node(node)] = [_of_node(one.iter) for one in node.generators]
    return compile(tree, filename, "exec", dont_inherit=True), iterators


def _of_node(node: ast.expr) -> tuple[int, ...]:
    return node.lineno, node.end_lineno or 0, node.col_offset, node.end_col_offset or 0


def _nest(node: ast.With) -> None:
    while len(node.items) > 1:
        last = node.items.pop()
        node.body = [ast.copy_location(ast.With([last], node.body), last.context_expr)]
    ast.copy_location(node, node.items[0].context_expr)


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code object, and those that it holds."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


def find_gates(code: CodeType, places: Iterable[Place], iterators: Iterators) -> tuple[Gates, set[Place]]:
    """The instructions before which `places` begin, and the places that were found nowhere."""
    wanted: dict[str, dict[tuple[int, ...], Place]] = {}
    for place in places:
        kind, first, last, column, end = place
        where = (last, end) if kind in LOOSE else (first, last, column, end)
        wanted.setdefault(kind, {})[where] = place
    gates: Gates = {}
    missing = set(places)
    for each in codes(code):
        for offset, place in _gates_of(each, wanted, iterators):
            gates.setdefault(each, {}).setdefault(offset, []).append(place)
            missing.discard(place)
    return gates, missing


def _gates_of(code: CodeType, wanted: dict[str, dict[tuple[int, ...], Place]], iterators: Iterators) -> Iterator[tuple[int, Place]]:
    before: list[dis.Instruction] = []
    loops: dict[tuple[int, ...], int] = {}
    for instruction in dis.get_instructions(code):
        name = instruction.opname
        if name in SKIPPED:
            continue
        for kind, places in wanted.items():
            found = None
            if kind == "exit":
                if _leaves(instruction, before):
                    found = places.get(_where(instruction))
            elif kind in AFTER:
                last = next((one for one in reversed(before) if one.opname not in PREPARING.get(kind, ())), None)
                if last is not None and name.startswith(AFTER[kind]) and not last.opname.startswith((*AFTER[kind], "SWAP")):
                    found = places.get(_where(last))
                if found is None and name == "GET_ITER":  # CPython 3.15 makes ready the list of a comprehension in between
                    found = places.get(_where(instruction)) if kind == "iter" else None
            elif name in EXACT[kind] and not _leaves(instruction, before) and not _enters(before):
                where = _where(instruction)
                found = places.get(where[1::2] if kind in LOOSE else where)
                if kind in LOOSE and found and (where[::2] < found[1::2] or where in iterators):
                    found = None  # what begins before it (a class, that ends with its last call) or inside (a generator that it is given)
                if kind == "next" and found is None and where in iterators:
                    nth = loops[where] = loops.get(where, -1) + 1
                    found = places.get(iterators[where][nth]) if nth < len(iterators[where]) else None
                if kind == "getitem" and name == "BINARY_OP" and "[" not in instruction.argrepr:
                    found = None
            if found:
                yield instruction.offset, found
        before = [*before[-3:], instruction]


def _where(instruction: dis.Instruction) -> tuple[int, ...]:
    at = instruction.positions
    if at is None:
        return ()
    return at.lineno or 0, at.end_lineno or 0, at.col_offset or 0, at.end_col_offset or 0


def _leaves(instruction: dis.Instruction, before: list[dis.Instruction]) -> bool:
    """Whether an instruction leaves a ``with``: a call with three times None, or what is done after an exception."""
    if instruction.opname == "WITH_EXCEPT_START":
        return True
    nones = [one for one in before[-3:] if one.argrepr == "None" and one.opname.startswith("LOAD_") and _where(one) == _where(instruction)]
    return instruction.opname == "CALL" and len(nones) == 3


def _enters(before: list[dis.Instruction]) -> bool:
    """Whether what comes now is the call that enters a ``with`` (CPython 3.14)."""
    return bool(before) and before[-1].opname == "LOAD_SPECIAL"


@cache
def interrupted(code: CodeType, first: int, last: int) -> bool:
    """Whether CPython, when it has the GIL, may let another thread go between two instructions of a code.

    It looks at it when a function begins, a call ends, a loop goes back. What is done between them is taken for seamless only when it
    goes straight on from one to the other.
    """
    row = [one.opname for one in dis.get_instructions(code) if first <= one.offset < last]
    return first >= last or any(name.startswith(LOOKED) for name in row)
