"""Whose fault an exception is: the program's, the explorer's, or that of whoever called the explorer.

All three cross the same frames. The program must see its own exceptions and no other; what the explorer does wrong must never
pass for a failure of the program.  An exception is told by the place that raised it, the innermost frame that is neither Python's
library nor generated code: a class, a name or a message could be imitated.
"""

from __future__ import annotations

import dis
import linecache
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType, TracebackType
from typing import Literal

from .ours import ours

Origin = Literal["program", "explorer", "host"]

PACKAGE = str(Path(__file__).parents[1]) + os.sep
REWRITTEN = "entrelacs/lowered/"
"""The files of the modules and functions of the library that are lowered like the program, as their code bears them: what they raise is the program's."""
LIBRARY = str(Path(os.__file__).parent) + os.sep
BLIND = frozenset(
    PACKAGE + name.replace("/", os.sep) + ".py"
    for name in "__main__ api results lowering/assignments lowering/at_once lowering/attributes_and_items lowering/await_and_yield "
    "lowering/builder lowering/calls lowering/class_bodies lowering/classes lowering/compile lowering/comprehensions lowering/conditions "
    "lowering/displays lowering/escapes lowering/exceptions lowering/functions lowering/imports lowering/loops lowering/module "
    "lowering/names lowering/operators lowering/patterns lowering/program lowering/scopes lowering/simple_statements lowering/trees "
    "lowering/with_blocks execution/kernel execution/machine "
    "execution/access execution/locations execution/lines execution/words operations/shapes state/containers state/contents state/liveness state/naming state/snapshot "
    "state/writing state/frames state/classes state/writers search/agenda search/search search/states answer/analysis "
    "answer/graph answer/runs telling/as_json telling/report telling/shell command/options command/screen".split()
)
"""Modules that never apply an operation of Python to the values of the program."""
BELOW = frozenset(PACKAGE + name.replace("/", os.sep) + ".py" for name in "apart bounds/faults bounds/process execution/guard".split())
"""Those that do nothing for the program, and are told apart because their exceptions are said on purpose."""
MODEL = (f"{PACKAGE}model{os.sep}", f"{PACKAGE}execution{os.sep}unseen.py")
APPLYING = frozenset((f"{MODEL[0]}copy.py", f"{MODEL[0]}imports.py"))
"""Primitives check what they are given, and say by ``raise`` what is wrong; these, and all other modules, apply the program's operations."""
CARELESS = (AssertionError, NameError, UnboundLocalError, SystemError)
"""What Python raises only for a mistake of who wrote the code, wherever it is."""
CLUMSY = (*CARELESS, KeyError, IndexError, ImportError, RuntimeError, StopIteration, ZeroDivisionError)
"""The same, in code that does not apply the program's operations."""
DEPTH = 900
"""Nested calls of the program, at least, for a RecursionError to be its own: CPython allows a thousand."""

ON_PURPOSE = frozenset(("RAISE_VARARGS", "RERAISE", "YIELD_VALUE", "RESUME", "RETURN_GENERATOR", "POP_TOP"))
"""Instructions of CPython 3.11 to 3.15 where an exception begins that somebody raised, or threw into a generator, suspended or not begun."""


class Trespass(PermissionError):
    """The explorer was about to act on the machine without being asked by the program: `guard` stopped it.

    What reads source files for a traceback takes it for a file that cannot be read, and goes on.
    """


def asked(filename: str | None) -> bool:
    """Whether what is under way, below whoever calls, is done for the program: it does it, or has it done by an operation."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        name = code.co_filename
        if name in (filename, "<entrelacs>") or name.startswith(REWRITTEN):
            return True
        if name.startswith(PACKAGE):
            return code.co_name == "execute" or name not in BLIND | BELOW
        if not (name.startswith("<") or name.startswith(LIBRARY) and "site-packages" not in name):
            return False
        frame = frame.f_back
    return False


def origin(error: BaseException, filename: str | None) -> Origin:
    """Whose fault `error` is; `filename` is that of the program."""
    if isinstance(error, Trespass):
        return "explorer"
    last: TracebackType | None = None
    beyond = False
    for entry in entries(error.__traceback__):
        name = entry.tb_frame.f_code.co_filename
        if name in (filename, "<entrelacs>") or name.startswith((PACKAGE, REWRITTEN)):
            last, beyond = entry, False
        elif not (name.startswith("<") or name.startswith(LIBRARY) and "site-packages" not in name):
            beyond = True
    if last is None or beyond:
        return "host" if beyond else "program"
    code = last.tb_frame.f_code
    if not code.co_filename.startswith(PACKAGE):
        return "program"
    return "explorer" if clumsy(error, code, last.tb_lineno, last.tb_next is not None) else "program"


def entries(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next


def clumsy(error: BaseException, code: CodeType, line: int, called: bool) -> bool:
    """Whether `error`, raised at this line of the explorer (or in the library that it `called` there), is a mistake of it."""
    kind = type(error)
    text = linecache.getline(code.co_filename, line).strip()
    if kind is AssertionError and called and code.co_filename not in BLIND:  # a check of the library (`typing.assert_never`), done for the program
        return False
    if kind is AssertionError and not (text.startswith("raise") and code.co_filename.startswith(MODEL)):  # CPython's own check, modelled
        return True
    if text.startswith("raise") or "yield" in text or ".throw(" in text:  # said on purpose, or thrown in by somebody else
        return False
    if code.co_filename in BLIND and code.co_name != "execute":
        return issubclass(kind, (TypeError, ValueError, AttributeError, LookupError, *CLUMSY))
    applying = not code.co_filename.startswith(MODEL) or code.co_filename in APPLYING or code.co_name == "execute" or called
    if isinstance(error, AttributeError) and kind is AttributeError and astray(error.obj, applying):
        return True
    return kind in (CARELESS if applying else CLUMSY)


def said(error: BaseException) -> bool:
    """Whether `error` says something to whoever called the explorer: a file, a text or a schedule that cannot be read."""
    *_, last = (None, *entries(error.__traceback__))
    if last is None:
        return False
    code = last.tb_frame.f_code
    if isinstance(error, SyntaxError):
        return code.co_name == "check_syntax"
    if isinstance(error, OSError):
        return error.filename is not None
    if isinstance(error, UnicodeDecodeError):
        return not code.co_filename.startswith(PACKAGE)
    ours = code.co_filename.startswith(PACKAGE)
    return isinstance(error, KeyError | ValueError) and ours and linecache.getline(code.co_filename, last.tb_lineno).strip().startswith("raise")


def astray(owner: object, applying: bool) -> bool:
    """Whether an attribute was asked of an object that no program can hold."""
    kind = type(owner)
    if kind in ours():
        return not applying or not (hasattr(kind, "_modelled") or hasattr(kind, "resume") or isinstance(owner, BaseException))
    return owner is None and not applying


def too_deep(error: BaseException, filename: str) -> bool:
    """Whether Python's stack overflowed under the weight of the explorer: the program alone would not have filled it."""
    if type(error) is not RecursionError or not str(error).startswith(("maximum recursion", "Stack overflow")):
        return False
    return sum(entry.tb_frame.f_code.co_filename == filename for entry in entries(error.__traceback__)) < DEPTH


def out_of_memory(error: BaseException) -> bool:
    """Whether the memory is really missing, and not a MemoryError that somebody raises on purpose.

    The instruction that began it tells: a statement of Python raises, or throws into what is suspended; a call of C code lacks memory.
    """
    if type(error) is not MemoryError:
        return False
    *_, first = entries(error.__traceback__) if error.__traceback__ is not None else (None,)
    if first is None:
        return False  # made, and not raised yet
    return dis.opname[first.tb_frame.f_code.co_code[first.tb_lasti]] not in ON_PURPOSE
