"""What the explorer says of a module, recorded beside it: ``x.explorer.txt`` for the command ``explorer`` on ``x.py``.

As in every transcript, the first line is the command.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.exemples import CheckError
from tests.exemples.running import LIMIT, relative

PROMPT = "$ python -m entrelacs "


def transcripts(root: Path) -> list[Path]:
    """The recorded commands of ``exemples/``."""
    return sorted((root / "exemples").rglob("*.*.txt"))


def check(transcript: Path, root: Path) -> None:
    """Run the command of ``transcript`` and compare.

    Raises:
        CheckError: its first line is not that command, or the command prints something else; the message says what to do.
    """
    first, _, recorded = transcript.read_text(encoding="utf-8").partition("\n")
    module, command = transcript.name.removesuffix(".txt").rsplit(".", 1)
    path = transcript.with_name(f"{module}.py")
    named = f" {'/'.join(path.parent.parts[-2:])}" if command == "exercice" else ""
    wanted = f"{PROMPT}{command}{named} {relative(path, root)}"
    if not f"{first} ".startswith(f"{wanted} "):
        raise CheckError(f"{relative(transcript, root)}:1 : la première ligne doit commencer par « {wanted} ».")
    printed = _printed(first, root)
    if _stable(printed) != _stable(recorded):
        different = "\n".join(
            difflib.unified_diff(recorded.splitlines(), printed.splitlines(), "enregistré", "obtenu", lineterm="", n=1)
        )
        raise CheckError(
            f"{relative(transcript, root)} : la commande n'affiche plus cela.\n{different}\n"
            "Si la nouvelle sortie est la bonne : make update (ou : python -m tests.update)."
        )


def update(transcript: Path, root: Path) -> bool:
    """Write what the command of ``transcript`` prints now; return whether the file was changed."""
    first, _, recorded = transcript.read_text(encoding="utf-8").partition("\n")
    printed = _printed(first, root)
    stale = _stable(printed) != _stable(recorded)
    if stale:
        transcript.write_text(f"{first}\n{printed}", encoding="utf-8", newline="\n")
    return stale


def _stable(text: str) -> str:
    """``text`` without the memory that the exploration took: it changes at each run, and Windows does not tell it."""
    return re.sub(r", \d+ Mo\b", "", text)


def _printed(first: str, root: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "entrelacs", *shlex.split(first.removeprefix(PROMPT))],
        cwd=root,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=LIMIT,
    )
    return done.stdout
