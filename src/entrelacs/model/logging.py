"""What `entrelacs.lowered.logging` needs and Python code cannot express: its locks, the place of a call, hidden texts."""

from __future__ import annotations

import ast
import copy
import io
import re
import string
import sys
from functools import lru_cache
from types import FrameType
from typing import Any, NoReturn

from ..bounds.refusals import Unsupported
from ..execution.kernel import Fiber, current
from ..execution.unseen import Unseen
from ..lowering.allowed import check_format
from .asyncio import Task
from .printing import Stream
from .threading import RLock

CONVERSION = re.compile(r"%(?P<key>\([^)]*\))?[-#0 +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?(?P<kind>.)", re.DOTALL)


def told_of_thread(thread: Any) -> tuple[int, str]:
    """The number and the name that a record bears: hardly any format shows them, so they are neither refused nor announced."""
    return thread._fiber.index + 1, str(thread._fiber.name)


class QuietLock(RLock):
    """A re-entrant lock that is a switch point only once two threads have met there.

    A section that nothing interrupts commutes with all that the others do, and nobody can see its lock. When a thread stops
    inside a section and another one comes, the lock joins the conflicting locations, and the search starts again.
    """

    __slots__ = ("leaving",)

    def __init__(self) -> None:
        super().__init__()
        self.leaving: list[Fiber] = []  # the threads that have only one step left

    @property
    def _quiet(self) -> bool:
        machine = current()
        key = (*self.serial, "section")
        if key in machine.conflicts:
            return False
        if self.owner is not None and self.owner is not machine.current.thread:
            machine.conflicts.add(key)
            machine.dirty = True
            return False
        return True

    def acquire(self, blocking: bool = True, timeout: float = -1) -> Any:
        if self._quiet and self.owner is None:
            self.take(current().current.thread)
            return True
        return super().acquire(blocking, timeout)

    def release(self) -> Any:
        if current().current.thread in self.leaving:
            self.leaving.remove(current().current.thread)
            return None
        if self.count == 1 and self.owner is current().current.thread and self._quiet:
            self.give_back()
            return None
        return super().release()


def last_step(lock: Any) -> None:
    """Only one step of the section is left: it needs no lock to be one."""
    if isinstance(lock, QuietLock) and lock.count == 1 and lock._quiet:
        lock.give_back()
        lock.leaving.append(current().current.thread)


LEVELS = ("logging", "levels")
"""A place that stands for all the levels."""


def levels_change() -> None:
    """A level of a logger has changed, or what `logging.disable` says."""
    current().note_access(LEVELS, True)


def answers_may_be_stale() -> bool:
    """Whether what ``isEnabledFor`` keeps may be seen to differ from what the levels say (``Logger._cache``).

    It may once a thread changes a level while another one logs; the search then starts again, with these caches. It may too where the
    program gives a level without ``setLevel``, which forgets what was kept. Otherwise the answers are worked out each time: no state
    tells which of them were asked for already.
    """
    machine = current()
    if LEVELS in machine.conflicts or sets_levels_by_hand(machine.program.source):
        return True
    machine.note_access(LEVELS, False)
    return False


@lru_cache(maxsize=16)
def sets_levels_by_hand(source: str) -> bool:
    """Whether a program assigns an attribute that the answers depend on: of an object other than ``self``, unless it derives a logger."""
    tree = ast.parse(source)
    derived = any(isinstance(node, ast.ClassDef) and any("Logger" in ast.unparse(base) for base in node.bases) for node in ast.walk(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="level" | "parent", ctx=ast.Store()) if derived or not isinstance(node.value, ast.Name) or node.value.id != "self":
                return True
            case ast.Call(func=ast.Name("setattr"), args=[_, name, *_]) if not isinstance(name, ast.Constant) or name.value in ("level", "parent"):
                return True
    return False


def caller(level: int = 1) -> tuple[str, int, str]:
    """The file, the line and the function of the program that called the library, `level` functions up."""
    filename = current().program.filename
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == filename:
            level -= 1
            if level < 1:
                return filename, frame.f_lineno, function_at(frame.f_lineno)
        frame = frame.f_back
    return "(unknown file)", 0, "(unknown function)"


def function_at(line: int) -> str:
    """The name of the innermost function of the program around a line."""
    program = current().program
    return _innermost(program.source, line)


@lru_cache(maxsize=256)
def _innermost(source: str, line: int) -> str:
    around = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and node.lineno <= line <= (node.end_lineno or line)
    ]
    inner = max(around, key=lambda node: (node.lineno, node.col_offset), default=None)
    return "<module>" if inner is None else getattr(inner, "name", "<lambda>")


def conversions(text: str) -> tuple[tuple[str | None, str], ...] | None:
    """The key and the kind of each ``%`` conversion of `text`; None when they do not tell which value goes where."""
    found = []
    for match in CONVERSION.finditer(text):
        if match["kind"] == "%":
            continue
        if "*" in match[0]:
            return None
        key = match["key"]
        found.append((None if key is None else key[1:-1], match["kind"]))
    return tuple(found)


def spelled(text: str) -> str:
    """`text`, with the values of ``%r`` and ``%a`` already converted."""
    return CONVERSION.sub(lambda match: match[0][:-1] + "s" if match["kind"] in "ra" else match[0], text)


FIELD = {"%": re.compile(r"%\((\w+)\)"), "{": re.compile(r"\{(\w+)"), "$": re.compile(r"\$\{?(\w+)")}
TIMES = frozenset(("created", "msecs", "relativeCreated"))


def filled(mark: str, text: str, record: Any, defaults: dict[str, Any] | None) -> str:
    """The fields of a record, put into a format whose fields are introduced by `mark`."""
    values = {**(defaults or {}), **vars(record)}
    for name in FIELD[mark].findall(text):
        if name in TIMES:
            if not record._unseen:
                refuse_time()
            values[name] = 0.0
    try:
        if mark == "%":
            return text % values
        if mark == "{":
            check_format(text)
            return text.format(**values)
        return string.Template(text).substitute(**values)
    except KeyError as error:
        raise ValueError(f"Formatting field not found in record: {error}") from None


def mapping_in(arguments: Any) -> Any:
    """The arguments of a message: the only one, when it is a dictionary that is not empty."""
    only = arguments[0] if type(arguments) is tuple and len(arguments) == 1 else None
    return only if isinstance(only, dict) and only else arguments


def stand_in(value: Any, unseen: bool) -> Any:
    """`value`, or what replaces a text that nobody may read, in a message that nobody reads."""
    return value.stand_in() if unseen and isinstance(value, Unseen) else value


def writes_at_once(stream: Any) -> bool:
    return isinstance(stream, Stream) or type(stream) is io.StringIO


def copied(record: Any) -> Any:
    return current().own("record", copy.copy(record))


def nobody_reads(stream: Any) -> bool:
    return isinstance(stream, Stream) and stream._name == "stderr"


def task_name() -> str | None:
    """The name of the task that runs, if one does."""
    task = current().current.handle
    return task.fiber.name if isinstance(task, Task) else None


def refuse(reason: str) -> NoReturn:
    raise Unsupported(reason)


def refuse_time() -> NoReturn:
    refuse(
        "l'heure d'un message de logging change à chaque exécution : retirez %(asctime)s et ses semblables du format, "
        "ou laissez ce message à l'erreur standard"
    )
