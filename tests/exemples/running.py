"""Run a module of ``exemples/`` as the reader would, in a process of its own, and make its output comparable.

The interpreter gets ``-W error`` (a warning is a fault of the example), ``-X faulthandler``, a fixed hash seed, UTF-8 and no
colours. It does not get ``-X dev``: that turns on asyncio's debug mode, which adds lines the reader never sees ("created at",
"Executing … took 0.1 seconds") and, on a loaded machine, adds them at random.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.exemples import CheckError, EndedError, StuckError

READER = Path(__file__).parent / "reader"
LIMIT = 60.0  # seconds; an example takes less than one, a loaded machine may take many
PATIENCE = 20.0  # the same, for a program that may hang and is then run again


@dataclass(frozen=True, slots=True)
class Run:
    """What a finished run printed (stdout and stderr merged, normalised) and its exit status."""

    output: str
    status: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a live thread or task of a blocked program stands: its name, and the line of ``exemples/`` it hangs on."""

    kind: str  # "thread" | "task"
    name: str
    main: bool
    file: str  # relative to the root, "" when no frame lies in exemples/
    line: int
    text: str


def relative(module: Path, root: Path) -> str:
    return module.relative_to(root).as_posix()


def command(module: Path, root: Path) -> str:
    """The command that the reader types, from the project's root."""
    return f"python {relative(module, root)}"


def run(module: Path, root: Path, *, warnings_are_errors: bool = True, limit: float = LIMIT) -> Run:
    """Run ``module`` to its end.

    Raises:
        StuckError: it has not ended after ``limit`` seconds.
    """
    with _started(module, root, warnings_are_errors) as (process, output, _):
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            _kill(process)
            raise StuckError(
                f"{relative(module, root)} : le programme n'est pas fini au bout de {limit:g} s. S'il doit rester bloqué, "
                f"annoncez-le par « bloque » dans verification.toml. Affiché jusque-là :\n{_read(output, root)}"
            ) from None
        return Run(_read(output, root), status)


def run_blocked(
    module: Path, root: Path, lines: Sequence[str], expected: str | None, *, limit: float = LIMIT, patience: float = 10.0
) -> str:
    """Run a module that must never end; return what it printed once everything alive hangs where it was announced.

    ``lines`` are pieces of source lines. Every live thread and task must hang on a line holding one of them, and each piece
    must serve; the main thread (or main task) is free to wait for the others. With ``expected``, the output must come to that.
    A program that stands still otherwise than announced is given ``patience`` seconds.

    Raises:
        EndedError: it ended.
        CheckError: it printed something else, or hangs elsewhere.
    """
    name = relative(module, root)
    deadline = time.monotonic() + limit
    with _started(module, root, True, observed=True) as (process, output, observation):
        before: object = None
        since = time.monotonic()
        while True:
            if process.poll() is not None:
                raise EndedError(
                    f"{name} : le programme devait rester bloqué (verification.toml), il a fini avec le code "
                    f"{process.returncode}. Il a affiché :\n{_read(output, root)}"
                )
            printed = _read(output, root)
            try:
                state = json.loads(observation.read_text(encoding="utf-8"))
            except (FileNotFoundError, PermissionError):  # not yet written; being replaced (Windows)
                state = None
            if (state, printed) != before:
                before, since = (state, printed), time.monotonic()
            # Nothing has moved for half a second and all is as announced: this is the announced block.
            elif state is not None and time.monotonic() - since > 0.5:
                fault = _misplaced(_standings(state, root), lines)
                if not fault and (expected is None or printed == expected):
                    return printed
                if time.monotonic() - since > patience:
                    if fault:
                        raise CheckError(
                            f"{name} : le programme est bloqué, mais pas comme verification.toml l'annonce :\n{fault}"
                        )
                    return printed  # the caller shows the difference
            if time.monotonic() > deadline:
                what = "il continue d'agir" if state is not None else "on n'a pas pu voir où sont ses fils"
                raise CheckError(f"{name} : au bout de {limit:g} s le programme n'est ni fini ni bloqué : {what}.")
            time.sleep(0.05)


def _misplaced(standings: list[Standing], lines: Sequence[str]) -> str:
    """Say what does not hang where it was announced ("" when all is right)."""
    # A main that waits for the others is free; it may also stand on an announced line (it holds a lock, asks for another).
    waiters = [s for s in standings if not s.main] or standings
    said = [f"  « {s.name} » en {s.file or 'dehors de exemples/'}:{s.line} : {s.text}" for s in standings]
    wrong = [s for s in waiters if not any(piece in s.text for piece in lines)]
    unused = [piece for piece in lines if not any(piece in s.text for s in standings)]
    if not wrong and not unused:
        return ""
    reasons = [f"« {s.name} » n'est sur aucune des lignes annoncées" for s in wrong]
    reasons += [f"personne n'est sur « {piece} »" for piece in unused]
    return "\n".join([*said, "  → " + " ; ".join(reasons) + "."])


def _standings(state: list[dict], root: Path) -> list[Standing]:
    found = []
    for entry in state:
        file, line, text = "", 0, ""
        for path, number, _ in entry["frames"]:
            shown = _shown(path, root)
            if shown:
                file, line, text = shown, number, _source_line(root / shown, number)
                break
        found.append(Standing(entry["kind"], entry["name"], entry["main"], file, line, text))
    return found


# --- The process -----------------------------------------------------------------------------------------------------


@contextmanager
def _started(module: Path, root: Path, warnings_are_errors: bool, *, observed: bool = False) -> Iterator[tuple]:
    flags = ["-X", "faulthandler", "-X", "utf8"] + (["-W", "error"] if warnings_are_errors else [])
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_"))}
    environment |= {
        "PYTHONPATH": str(READER),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_COLORS": "0",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "COLUMNS": "80",
    }
    with tempfile.TemporaryDirectory(prefix="exemple-", ignore_cleanup_errors=True) as folder:
        output, observation = Path(folder, "output"), Path(folder, "observation")
        if observed:
            environment["COURS_OBSERVATION"] = str(observation)
        # A file rather than a pipe: nothing is lost when the process is killed, and it never waits for a reader.
        with output.open("wb") as sink:
            process = subprocess.Popen(
                [sys.executable, *flags, relative(module, root)],
                cwd=root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield process, output, observation
        finally:
            _kill(process)


def _kill(process: subprocess.Popen) -> None:
    """End the process with its children (its session, where there are sessions)."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # already gone
            pass
    elif process.poll() is None:
        process.kill()
    process.wait()


def _read(output: Path, root: Path) -> str:
    return normalise(output.read_text(encoding="utf-8", errors="replace"), root)


# --- What varies goes, what teaches stays ----------------------------------------------------------------------------

_FRAME = re.compile(r'^(?P<bar>(?: *\| )?)  File "(?P<path>[^"]+)", line (?P<line>\d+), in (?P<function>.+)$')
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")


#: What asyncio says, in debug mode, of a step slower than a tenth of a second: on a loaded machine, of any step.
_SLOW_STEP = re.compile(r"Executing <.+ took \d+\.\d{3} seconds")


def normalise(text: str, root: Path) -> str:
    """Keep of every traceback the frames of ``exemples/``, as CPython 3.11 to 3.14 all print them (no carets).

    Paths become relative to the root, addresses ``0x…``; trailing spaces go and the text ends with one newline.
    asyncio's complaints about a slow machine are dropped.
    """
    kept: list[str] = []
    inside: str | None = None  # the bar of the frame whose source lines are being dropped
    for line in text.splitlines():
        frame = _FRAME.match(line)
        if frame:
            inside = frame["bar"]
            path = _shown(frame["path"], root)
            if path:
                number = int(frame["line"])
                kept.append(f'{inside}  File "{path}", line {number}, in {frame["function"]}')
                kept.append(f"{inside}    {_source_line(root / path, number)}")
        elif inside is not None and line.startswith(inside + "    "):
            continue
        elif not _SLOW_STEP.fullmatch(line):
            inside = None
            kept.append(line)
    result = "\n".join(line.rstrip() for line in kept).rstrip("\n")
    for prefix in {str(root) + os.sep, str(root.resolve()) + os.sep, root.as_posix() + "/"}:
        result = result.replace(prefix, "")
    result = _ADDRESS.sub("0x…", result)
    return result + "\n" if result else ""


def _shown(path: str, root: Path) -> str:
    """``path`` relative to the root if it lies in ``exemples/``, else ""."""
    try:
        shown = (root / path).resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError):
        return ""
    return shown if shown.startswith("exemples/") else ""


def _source_line(file: Path, number: int) -> str:
    try:
        return file.read_text(encoding="utf-8").splitlines()[number - 1].strip()
    except (OSError, IndexError):
        return ""
