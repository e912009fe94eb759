"""A process of its own for programs that are not ours.

`allowed` keeps a program within what the model knows; this is the net below it.  The exploration runs in a child process whose
memory and processor time the system limits, where an audit hook stops whatever would act on the machine (files, processes,
sockets, foreign libraries), and which the parent ends when it lasts too long: an operation written in C cannot be interrupted from
inside.  Defence in depth, not a sandbox: Python has none, and who corrects the programs of people that he does not trust needs a
container or an account without rights around it.

`run` serves the command line (the child inherits the terminal), `ask` the API (the child answers by a pipe).  Nothing of this
exists under Pyodide: there, the browser's worker is the guard.
"""

from __future__ import annotations

import importlib
import io
import mmap
import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..bounds import faults
from ..bounds.refusals import Unsupported
from ..results import Exploration, Schedule
from . import kernel

try:
    import fcntl
    import resource
except ImportError:
    fcntl = resource = None  # type: ignore[assignment]

DELAY = 300.0
"""Seconds that an exploration may last, unless told otherwise."""
STEP = 10.0
"""Seconds that one step may last when nobody said how long to wait."""
GRACE = 5.0
"""Seconds between the limit, that the search itself respects, and the end of its process."""
MEMORY = 4_000_000_000
"""Bytes of address space, at least twice what a search may take."""
CHILD = "ENTRELACS_ENFANT"
"""The variable that tells a child where it cannot be forked (Windows) that it is one."""
STOPPED = frozenset(
    "_thread _winapi _xxsubinterpreters ctypes fcntl ftplib glob http imaplib mmap msvcrt os pathlib poplib pty resource shutil signal "
    "smtplib socket sqlite3 subprocess syslog telnetlib tempfile urllib webbrowser winreg".split()
)
"""The audit events that mean acting on the machine, by what comes before the dot."""
UNWANTED = frozenset(
    "_ctypes _posixsubprocess _socket ctypes ftplib http imaplib multiprocessing poplib pty runpy smtplib socket socketserver sqlite3 ssl "
    "subprocess telnetlib urllib venv webbrowser xmlrpc".split()
)
"""Modules that no exploration has to load, and that were not loaded before it."""
HARMLESS = frozenset((os.devnull, "/proc/self/statm"))
"""Files that the explorer itself opens: the output when nobody reads it, the memory taken."""
READING = frozenset(("os.listdir", "os.scandir"))
FOLDERS = tuple({str(Path(folder).resolve()) + os.sep for folder in (sys.base_prefix, sys.prefix, Path(os.__file__).parent, Path(__file__).parents[1])})
"""Where Python and the explorer read their own files."""


EXPECTED = frozenset(("FileNotFoundError", "KeyError", "OSError", "PermissionError", "SyntaxError", "UnicodeDecodeError", "ValueError"))
"""The exceptions that a caller of the API may get."""


class Ended(Exception):
    """The process that explored has been ended, or has ended badly: why, in French, and whether it is our fault."""

    def __init__(self, reason: str, ours: bool = False):
        super().__init__(reason)
        self.ours = ours


# -- in the child ---------------------------------------------------------------------------


def confine(delay: float, readable: Iterable[str | Path] = (), memory: int = MEMORY) -> None:
    """Make this process unable to do anything but compute and answer. There is no way back."""
    sys.dont_write_bytecode = True
    sys.path[:] = [folder for folder in sys.path if inside(folder, ())]
    if resource is not None:
        limit("RLIMIT_AS", memory)
        limit("RLIMIT_CPU", int(2 * delay + 60))
        limit("RLIMIT_CORE", 0)
        limit("RLIMIT_NPROC", 0)
    sys.addaudithook(hook(frozenset(str(Path(file).resolve()) for file in readable)))


def bring(modules: Iterable[str]) -> None:
    """Import modules that a program may use as they are, on the word of whoever explores: once confined, this process cannot read them.

    One that cannot be imported is told when the program asks for it.
    """
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:
            continue


def surroundings(all_modules: bool) -> dict[str, str]:
    """The environment of a child: it finds the explorer or, with `all_modules`, whatever this process finds."""
    folder = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"), *(sys.path if all_modules else ()))))}


def limit(name: str, value: int) -> None:
    """Lower one limit of the system, where it exists and lets itself be lowered."""
    kind = getattr(resource, name, None)
    if kind is not None:
        hard = resource.getrlimit(kind)[1]
        if hard == resource.RLIM_INFINITY or value < hard:
            try:
                resource.setrlimit(kind, (value, value))
            except (ValueError, OSError):
                pass


def hook(readable: frozenset[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """The audit hook: it refuses to act, whoever asks."""

    def stop(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "builtins.id":  # by far the most frequent
            return
        if event == "open":
            allowed = reads(arguments) and inside(arguments[0], readable) or arguments[0] in HARMLESS
        elif event == "import":
            allowed = arguments[0].partition(".")[0] not in UNWANTED
        elif event in READING:
            allowed = inside(arguments[0], readable)
        else:
            allowed = event.partition(".")[0] not in STOPPED
        if not allowed:
            what = f"{event} {arguments[0] if arguments else ''}".strip()
            if not faults.asked(kernel.program_file()):
                raise faults.Trespass(f"l'explorateur allait agir hors de l'exploration ({what})")
            raise Unsupported(f"le programme allait agir hors de l'exploration ({what}) : il a été arrêté avant")

    return stop


def reads(arguments: tuple[Any, ...]) -> bool:
    """Whether a file is opened only to be read."""
    _, mode, flags = arguments
    if isinstance(mode, str):
        return not set(mode) & set("wax+")
    return not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)


def inside(path: Any, readable: Iterable[str]) -> bool:
    """Whether a path is one of Python's, of the explorer's, or one that was announced; an integer is a file already open."""
    if isinstance(path, int):
        return True
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    real = os.path.realpath(os.fsdecode(path))
    return real in readable or (real + os.sep).startswith(FOLDERS)


# -- the command line -----------------------------------------------------------------------


def run(command: Callable[[], int], arguments: list[str], delay: float | None, readable: Iterable[str | Path], memory: int = MEMORY) -> int:
    """Carry out `command` in a guarded child and return its exit status. Raises `Ended` when it has to be ended.

    `arguments` are those of the command line, for systems that cannot fork.
    """
    whole = DELAY if delay is None else delay
    if CHILD in os.environ:
        confine(whole, readable, memory)
        return command()
    if sys.platform == "emscripten":
        return command()
    sys.stdout.flush()
    sys.stderr.flush()
    if not hasattr(os, "fork"):
        return spawned([sys.executable, "-m", "entrelacs", *arguments], whole)
    kernel.pulse = mmap.mmap(-1, 2)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(forked(command, whole, readable, memory, reading, writing))
    os.close(writing)
    previous = signal.signal(signal.SIGTERM, lambda *_: end(child, signal.SIGTERM, exit_too=True))
    try:
        wait(child, reading, whole, STEP if delay is None else whole)
        return status(os.waitpid(child, 0)[1])
    finally:
        signal.signal(signal.SIGTERM, previous)
        os.close(reading)


def forked(command: Callable[[], int], delay: float, readable: Iterable[str | Path], memory: int, reading: int, writing: int) -> int:
    """The child's whole life. It keeps the other end of the pipe, which closes with it."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(reading)
        end_with_the_parent(writing)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # nothing waits for the keyboard
        confine(delay, readable, memory)
        answer = command()
        sys.stdout.flush()
        sys.stderr.flush()
        return answer
    except BaseException as problem:
        told = f"{type(problem).__name__} : {problem}"
        print(f"entrelacs : l'explorateur s'est trompé, pas votre programme ({told}). Rien n'est prouvé.", file=sys.stderr, flush=True)
        return 3


def end_with_the_parent(writing: int) -> None:
    """Have the system end this process when nobody holds the other end of the pipe any more: the parent has been killed."""
    if fcntl is not None and hasattr(os, "O_ASYNC"):
        fcntl.fcntl(writing, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_ASYNC)  # SIGIO, which ends by default


def wait(child: int, reading: int, delay: float, step: float) -> None:
    """Wait for the end of a forked child; end it when it is too long, or when one step is."""
    beat = time.monotonic()
    stop = beat + delay + GRACE + delay / 4
    last = kernel.pulse[0]
    interrupted = False
    while True:
        try:
            if select.select([reading], [], [], 0.5)[0]:
                return
        except KeyboardInterrupt:  # the terminal has interrupted the child too
            if interrupted:  # twice: at once
                stop = 0.0
                continue
            interrupted, stop = True, min(stop, time.monotonic() + GRACE)
            continue
        now = time.monotonic()
        if kernel.pulse[0] != last or not kernel.pulse[1]:
            last, beat = kernel.pulse[0], now
        if now > stop:
            end(child)
            raise Ended("arrêté avant la fin" if interrupted else too_long(delay))
        if now - beat > step:
            end(child)
            raise Ended(
                f"une seule opération du programme dure plus de {step:g} s (un calcul sur de très grands nombres, une expression "
                "régulière, un objet immense…) et rien ne peut l'interrompre ; --delai N permet d'attendre N secondes"
            )


def too_long(delay: float) -> str:
    return f"l'exploration dépasse {delay:g} s ; relevez la limite (--delai N)"


def end(child: int, how: int = 9, exit_too: bool = False) -> None:
    """End a child that we started."""
    try:
        os.kill(child, how)
    except ProcessLookupError:
        pass
    if exit_too:
        sys.exit(128 + how)


def status(waited: int) -> int:
    """The exit status of a child that has ended. Raises `Ended` when the system ended it."""
    code = os.waitstatus_to_exitcode(waited)
    if code < 0:
        raise killed(-code)
    return code


def killed(number: int) -> Ended:
    if number in (9, getattr(signal, "SIGXCPU", None)):
        return Ended("le système a mis fin à l'exploration, qui prenait trop de mémoire ou de temps")
    return Ended(f"l'interpréteur Python s'est effondré pendant l'exploration (signal {number})", ours=True)


def spawned(command: list[str], delay: float) -> int:
    """The same as `run` where processes cannot be forked."""
    child = subprocess.Popen(command, env={**os.environ, CHILD: "1"}, stdin=subprocess.DEVNULL)
    try:
        return child.wait(delay + GRACE + delay / 4)
    except subprocess.TimeoutExpired:
        child.kill()
        raise Ended(too_long(delay)) from None
    except KeyboardInterrupt:
        try:
            return child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            raise


# -- the API --------------------------------------------------------------------------------


def explore(source: str | Path, seconds: float | None, options: dict[str, Any]) -> Exploration:
    """`api.explore` in a guarded child; so are its graph and its replays, when they are asked for."""
    try:
        found = ask("explore", source, seconds, options)
    except Ended as end:
        return Exploration("internal" if end.ours else "incomplete", reason=str(end), constants=options["constants"], report=str(end) if end.ours else None)
    return replace(
        found,
        build_graph=lambda: ask("graph", source, seconds, options),
        build_run=lambda schedule: ask("replay", source, seconds, options, schedule),
    )


def ask(what: str, source: str | Path, seconds: float | None, options: dict[str, Any], schedule: Schedule | None = None) -> Any:
    """What a guarded child answers. Raises the exceptions of the API, or `Ended`."""
    delay = DELAY if seconds is None else seconds
    environment = surroundings(bool(options.get("pure")))
    try:
        made = subprocess.run(
            [sys.executable, "-m", "entrelacs.apart"], input=pickle.dumps((what, source, delay, options, schedule)), capture_output=True,
            timeout=delay + GRACE + delay / 4, env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Ended(f"l'exploration dépasse {delay:g} s") from None
    if made.returncode < 0:
        raise killed(-made.returncode)
    if made.returncode:
        raise Ended(made.stderr.decode(errors="replace"), ours=True)
    raised, value = Reader(io.BytesIO(made.stdout)).load()
    if raised:
        raise value
    return value


class Reader(pickle.Unpickler):
    """Reads an answer: nothing but the values of `entrelacs.results` and the exceptions that a caller expects."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "entrelacs.results" or module == "builtins" and name in EXPECTED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")
