"""Which local variables still matter at a point where a generator is suspended.

A variable that will be written before it is read again cannot change what follows: leaving it out
of the state merges states that differ only by leftovers. This is the classical backward data-flow
analysis on the control-flow graph (Aho, Lam, Sethi, Ullman, *Compilers*, §9.2.5), done on bytecode
so that what CPython itself adds is seen. An unknown instruction that names a local counts as a read.
"""

from __future__ import annotations

import dis
from functools import lru_cache
from types import CodeType

STOPS = frozenset(("RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE", "JUMP_FORWARD",
                   "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT", "JUMP_ABSOLUTE"))  # fmt: skip
JUMPS = frozenset(dis.hasjrel) | frozenset(dis.hasjabs)


def _effect(instruction: dis.Instruction) -> tuple[frozenset[str], frozenset[str]]:
    """The locals that an instruction reads, and those it overwrites."""
    name, value = instruction.opname, instruction.argval
    if "FAST" in name:
        names = value if isinstance(value, tuple) else (value,)
        if name in ("STORE_FAST", "DELETE_FAST", "STORE_FAST_MAYBE_NULL", "STORE_FAST_STORE_FAST"):
            return frozenset(), frozenset(names)
        if name == "STORE_FAST_LOAD_FAST":
            return frozenset(names[1:]) - frozenset(names[:1]), frozenset(names[:1])
        if name == "LOAD_FAST_AND_CLEAR":
            return frozenset(names), frozenset(names)
        return frozenset(n for n in names if isinstance(n, str)), frozenset()
    if name in ("LOAD_DEREF", "LOAD_CLOSURE", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_DEREF", "STORE_DEREF"):
        return frozenset((value,)), frozenset()
    return frozenset(), frozenset()


@lru_cache(maxsize=4096)
def live_after(code: CodeType) -> dict[int, tuple[str, ...]]:
    """For each offset where `code` may be suspended, the names still needed, in a fixed order."""
    bytecode = dis.Bytecode(code)
    instructions = list(bytecode)
    position = {instruction.offset: index for index, instruction in enumerate(instructions)}
    successors: list[set[int]] = []
    for index, instruction in enumerate(instructions):
        following: set[int] = set()
        if instruction.opname not in STOPS and index + 1 < len(instructions):
            following.add(index + 1)
        if instruction.opcode in JUMPS and instruction.argval in position:
            following.add(position[instruction.argval])
        for entry in bytecode.exception_entries:
            if entry.start <= instruction.offset < entry.end and entry.target in position:
                following.add(position[entry.target])
        successors.append(following)
    effects = [_effect(instruction) for instruction in instructions]
    live_in: list[frozenset[str]] = [frozenset()] * len(instructions)
    live_out: list[frozenset[str]] = [frozenset()] * len(instructions)
    changed = True
    while changed:
        changed = False
        for index in range(len(instructions) - 1, -1, -1):
            out = frozenset().union(*(live_in[s] for s in successors[index]))
            read, written = effects[index]
            into = read | (out - written)
            if out != live_out[index] or into != live_in[index]:
                live_out[index], live_in[index] = out, into
                changed = True
    order = [*code.co_varnames, *code.co_cellvars, *code.co_freevars]
    order = list(dict.fromkeys(order))
    result = {-1: tuple(code.co_varnames) + tuple(code.co_freevars)}
    for index, instruction in enumerate(instructions):
        names = live_out[index]
        result[instruction.offset] = tuple(n for n in order if n in names and n != "__class__")
    return result
