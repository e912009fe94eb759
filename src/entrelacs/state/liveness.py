"""What matters of a frame at a point where its generator is suspended.

A local variable that will be written before it is read again cannot change what follows: leaving it out
of the state merges states that differ only by leftovers. This is the classical backward data-flow
analysis on the control-flow graph (Aho, Lam, Sethi, Ullman, *Compilers*, §9.2.5), done on bytecode
so that what CPython itself adds is seen. An instruction that is not known to write a local counts as a read of those it names.

CPython's value stack cannot be read from Python: what lies on it while a generator is suspended must be told by a local. `stacks`
follows it through the code; only exceptions being handled, constants, and values read in a local (that of a ``return`` which
waits for a ``finally``) may be found there, and their variables count as read.
"""

from __future__ import annotations

import dis
import re
from functools import lru_cache
from types import CodeType
from typing import Any, NamedTuple

STOPS = frozenset(("RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE", "JUMP_FORWARD",
                   "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT", "JUMP_ABSOLUTE"))  # fmt: skip
JUMPS = frozenset(dis.hasjrel) | frozenset(dis.hasjabs)
VARIABLES = frozenset(dis.haslocal) | frozenset(dis.hasfree)
WRITES = frozenset(("STORE_FAST", "DELETE_FAST", "STORE_FAST_MAYBE_NULL", "STORE_FAST_STORE_FAST"))
LEAVING_THE_TOP = ("STORE_", "DELETE_", "POP_", "JUMP_", "LOAD_", "NOP", "RESUME", "PUSH_", "RETURN_", "RERAISE", "COPY_FREE_VARS",
                   "MAKE_CELL", "CACHE", "EXTENDED_ARG", "NOT_TAKEN", "END_FOR", "KW_NAMES")  # fmt: skip
"""Instructions that put nothing on the stack but what they add to it; of any other, the top of the stack is a new value."""
VALUE = "a value"
"""On the stack: something that no variable tells."""
CAUGHT = "the exception"
"""The one that has brought us to a handler."""
KNOWN: frozenset[str] = frozenset()
CONSTANTS = ("LOAD_CONST", "LOAD_SMALL_INT", "LOAD_COMMON_CONSTANT")


Stack = tuple[Any, ...]


class Handling(frozenset[str]):
    """On the stack: an exception is being handled, which these variables hold."""

    __slots__ = ()


class Stuck(Exception):
    """A value lies on the stack while the generator is suspended, and no variable tells it."""


class Flow(NamedTuple):
    """The instructions of a code, those that may follow each (by jump or not), and where an exception takes it."""

    instructions: list[dis.Instruction]
    following: list[list[tuple[int, bool]]]
    handlers: list[list[tuple[int, int, bool]]]
    """For each instruction: the handler, the depth of the stack there, whether the offset is pushed before the exception."""


def flow(code: CodeType) -> Flow:
    bytecode = dis.Bytecode(code)
    instructions = list(bytecode)
    position = {instruction.offset: index for index, instruction in enumerate(instructions)}
    following: list[list[tuple[int, bool]]] = []
    for index, instruction in enumerate(instructions):
        after = [(index + 1, False)] if instruction.opname not in STOPS and index + 1 < len(instructions) else []
        if instruction.opcode in JUMPS and instruction.argval in position:
            after.append((position[instruction.argval], True))
        following.append(after)
    handlers: list[list[tuple[int, int, bool]]] = [[] for _ in instructions]
    for entry in vars(bytecode)["exception_entries"]:
        if entry.target in position:
            handler = position[entry.target], entry.depth, entry.lasti
            for offset in range(entry.start, entry.end, 2):  # those between are caches
                if offset in position:
                    handlers[position[offset]].append(handler)
    return Flow(instructions, following, handlers)


def effect(instruction: dis.Instruction) -> tuple[frozenset[str], frozenset[str]]:
    """The locals that an instruction reads, and those it overwrites."""
    name, value = instruction.opname, instruction.argval
    if "FAST" not in name and instruction.opcode not in VARIABLES:
        return frozenset(), frozenset()
    names = value if isinstance(value, tuple) else (value,)
    if name in WRITES:
        return frozenset(), frozenset(names)
    if name == "STORE_FAST_LOAD_FAST":
        return frozenset(names[1:]) - frozenset(names[:1]), frozenset(names[:1])
    if name == "LOAD_FAST_AND_CLEAR":
        return frozenset(names), frozenset(names)
    return frozenset(n for n in names if isinstance(n, str)), frozenset()


class Liveness(NamedTuple):
    """What may be read after each instruction of a code; each variable is a bit."""

    bits: dict[str, int]
    """In the order in which the code declares them."""
    live: dict[int, int]
    """By offset: the variables that may be read before they are written again."""
    told: dict[int, frozenset[str]]
    """By offset: the variables that tell what lies on the stack, see `suspensions`."""


def live_after(code: CodeType, offset: int) -> tuple[str, ...] | None:
    """The variables still needed when `code` is suspended at `offset`, in a fixed order; ``None`` where there is no instruction. Raises `Stuck`."""
    if offset == -1:  # nothing of it has run
        return code.co_varnames + code.co_freevars
    whole = analysed(code)
    live = whole.live.get(offset)
    if live is None:
        return None
    told = whole.told.get(offset, KNOWN)
    return tuple(name for name, bit in whole.bits.items() if live & bit or name in told)


@lru_cache(maxsize=4096)
def analysed(code: CodeType) -> Liveness:
    """What may be read after each instruction of `code`. Raises `Stuck`."""
    whole = flow(code)
    instructions = whole.instructions
    bits = {name: 1 << place for place, name in enumerate(dict.fromkeys([*code.co_varnames, *code.co_cellvars, *code.co_freevars]))}
    masks = []
    for instruction in instructions:
        read, written = effect(instruction)
        masks.append((sum(bits.get(name, 0) for name in read), ~sum(bits.get(name, 0) for name in written)))
    successors = [
        [*{index for index, _ in after} | {index for index, _, _ in handlers}]
        for after, handlers in zip(whole.following, whole.handlers, strict=True)
    ]
    live_in = [0] * len(instructions)
    live_out = [0] * len(instructions)
    changed = True
    while changed:
        changed = False
        for index in range(len(instructions) - 1, -1, -1):
            out = 0
            for successor in successors[index]:
                out |= live_in[successor]
            needed, untouched = masks[index]
            into = needed | (out & untouched)
            if out != live_out[index] or into != live_in[index]:
                live_out[index], live_in[index] = out, into
                changed = True
    offsets = [instruction.offset for instruction in instructions]
    told = {offsets[index]: names for index, names in suspensions(code, whole).items()}
    return Liveness(bits, dict(zip(offsets, live_out, strict=True)), told)


def suspensions(code: CodeType, whole: Flow) -> dict[int, frozenset[str]]:
    """The instructions that suspend `code`, and the variables that tell what lies on the stack there. Raises `Stuck`."""
    told: dict[int, frozenset[str]] = {}
    found, instructions = stacks(whole), whole.instructions
    driven = 0  # the last instruction that took what ``yield from`` or ``await`` drives
    for index, instruction in enumerate(instructions):
        if instruction.opname in ("GET_YIELD_FROM_ITER", "GET_AWAITABLE", "GET_ITER"):
            driven = index
        if instruction.opname != "YIELD_VALUE" or index not in found:
            continue
        resume = next(i for i in range(index, len(instructions)) if instructions[i].opname == "RESUME")
        # Below the value that is given; or below what is driven, whatever CPython adds to it.
        below = found[index if (instructions[resume].arg or 0) & 3 < 2 else driven][:-1]
        if VALUE in below:
            raise Stuck(f"{code.co_qualname}, line {instruction.positions and instruction.positions.lineno}")
        names = KNOWN.union(*(item for item in below if item is not CAUGHT))
        told.update(dict.fromkeys(range(index, resume + 1), names))  # where the generator says it stands depends on the version
    return told


def stacks(whole: Flow) -> dict[int, Stack]:
    """What lies on the value stack before each instruction that can be reached.

    An item is the set of the variables that hold the same (none for a constant), or `VALUE`. Where the exception handled before a
    handler lies, `Handling` tells who holds the one that is handled now: the interpreter keeps it elsewhere.
    """
    found: dict[int, Stack] = {0: ()}
    todo = [0]
    while todo:
        index = todo.pop()
        stack = found[index]
        reached = [(after, passed(whole.instructions[index], stack, jump)) for after, jump in whole.following[index]]
        for handler, depth, with_offset in whole.handlers[index]:
            reached.append((handler, (*stack[:depth], *((KNOWN,) if with_offset else ()), CAUGHT)))
        for after, there in reached:
            known = found.get(after)
            if known is not None and known != there:
                there = tuple(map(either, known, there))
            if known != there:
                found[after] = there
                todo.append(after)
    return found


def either(one: Any, two: Any) -> Any:
    """What lies at one place of the stack when two paths meet."""
    if type(one) is type(two) is Handling:
        return Handling(one | two)
    return one if one == two else VALUE


def passed(instruction: dis.Instruction, stack: Stack, jump: bool) -> Stack:
    """The stack after an instruction."""
    name, argument = instruction.opname, instruction.arg or 0
    if name == "SWAP":
        items = list(stack)
        items[-1], items[-argument] = items[-argument], items[-1]
        return tuple(items)
    if name == "COPY":
        return (*stack, stack[-argument])
    if name == "PUSH_EXC_INFO":
        return (*stack[:-1], Handling(), stack[-1])
    moves = MOVES.findall(name)
    if moves:
        names = instruction.argval if isinstance(instruction.argval, tuple) else (instruction.argval,)
        for move, variable in zip(moves, names, strict=True):
            stack = MOVED[move](stack, variable)
        return stack
    change = dis.stack_effect(instruction.opcode, instruction.arg if instruction.opcode >= dis.HAVE_ARGUMENT else None, jump=jump)
    if change > 0:
        return (*stack, *((KNOWN if name in CONSTANTS else VALUE) for _ in range(change)))
    kept = stack[: len(stack) + change]
    if kept and not name.startswith(LEAVING_THE_TOP):
        return (*kept[:-1], VALUE)
    return kept


def forgotten(stack: Stack, variable: str) -> Stack:
    """A variable is written: it tells no longer what was read in it before."""
    return tuple(VALUE if type(item) is frozenset and variable in item else item for item in stack)


def stored(stack: Stack, variable: str) -> Stack:
    value, below = stack[-1], forgotten(stack[:-1], variable)
    for index in range(len(below) - 1, -1, -1):
        if type(below[index]) is Handling:
            if value is CAUGHT or value is not VALUE and value and value <= below[index]:
                return (*below[:index], Handling(below[index] | {variable}), *below[index + 1 :])
            break
    return below


MOVES = re.compile("(LOAD_FAST_AND_CLEAR|LOAD_FAST|STORE_FAST|DELETE_FAST)")
MOVED = {
    "LOAD_FAST": lambda stack, variable: (*stack, frozenset((variable,))),
    "LOAD_FAST_AND_CLEAR": lambda stack, variable: (*forgotten(stack, variable), VALUE),
    "STORE_FAST": stored,
    "DELETE_FAST": forgotten,
}
