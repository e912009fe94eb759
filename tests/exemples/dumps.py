"""``releve.txt``: where each thread of a program that hangs stands, as ``faulthandler`` writes it on SIGABRT.

The addresses of threads and the place of Python's own files change from a run to the next: what is compared is, for each thread,
the functions and lines of the program.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.exemples import CheckError
from tests.exemples.records import UPDATE
from tests.exemples.running import relative

NAME, PROGRAM = "releve.txt", "depart.py"
PAUSES = (1, 2, 4, 8)
"""Seconds that a program has to come where it hangs: a loaded machine may need several tries."""
ABORTED = "Fatal Python error: Aborted"
CAN = hasattr(signal, "SIGABRT") and os.name == "posix"
_FRAME = re.compile(r'^  File "(.+?)", line (\d+) in (\S+)$')


def records(root: Path) -> list[Path]:
    """The recorded dumps of ``exemples/`` that ``faulthandler`` wrote."""
    return [path for path in sorted((root / "exemples").rglob(NAME)) if path.read_text(encoding="utf-8").startswith(ABORTED)]


def check(record: Path, root: Path) -> None:
    """Hang the program again and compare. Raises CheckError."""
    recorded = stacks(record.read_text(encoding="utf-8"))
    for pause in PAUSES:
        obtained = stacks(_dump(record, pause))
        if obtained == recorded:
            return
    raise CheckError(f"{relative(record, root)} : le programme ne se bloque plus ainsi : {obtained}. Lancez {UPDATE}.")


def update(record: Path, root: Path) -> bool:
    """Write the dump again if it tells something else; return whether it was written."""
    try:
        check(record, root)
    except CheckError:
        record.write_text(_dump(record, 3), encoding="utf-8", newline="\n")
        return True
    return False


def stacks(dump: str) -> list[list[str]]:
    """The threads of a dump, in order of their text: for each, its frames in the program."""
    found = []
    for thread in re.split(r"\n\n+", dump):
        frames = [match for line in thread.splitlines() if (match := _FRAME.match(line))]
        own = [f"{match[3]}:{match[2]}" for match in frames if match[1] == PROGRAM]
        if own:
            found.append(own)
    return sorted(found)


def _dump(record: Path, pause: float) -> str:
    process = subprocess.Popen(
        [sys.executable, "-X", "faulthandler", PROGRAM],
        cwd=record.parent,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    time.sleep(pause)
    process.send_signal(signal.SIGABRT)
    _, said = process.communicate(timeout=30)
    said = said.replace(f'"{record.parent.as_posix()}/', '"')
    said = re.sub(r'"[^"\n]*/(lib/python3\.\d+/)', r'"…/\1', said)
    return said.partition("\n\nExtension modules:")[0].rstrip("\n") + "\n"
