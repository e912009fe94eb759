"""What the explorer says of a module, recorded beside it: ``x.explorer.txt``, whose first line is the command that made it."""

from __future__ import annotations

import difflib
import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.exemples import CheckError
from tests.exemples.running import LIMIT, relative

PROMPT = "$ python -m entrelacs "


def transcripts(root: Path) -> list[Path]:
    """The recorded commands of ``exemples/``."""
    return [path for path in sorted((root / "exemples").rglob("*.txt")) if path.read_text(encoding="utf-8").startswith(PROMPT)]


def check(transcript: Path, root: Path) -> None:
    """Run the command of ``transcript`` and compare.

    Raises:
        CheckError: it prints something else; the message shows the difference and the command that records it anew.
    """
    first, _, recorded = transcript.read_text(encoding="utf-8").partition("\n")
    printed = _printed(first, root)
    if printed != recorded:
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
    if printed != recorded:
        transcript.write_text(f"{first}\n{printed}", encoding="utf-8", newline="\n")
    return printed != recorded


def _printed(first: str, root: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "entrelacs", *shlex.split(first.removeprefix(PROMPT))],
        cwd=root,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=LIMIT,
    )
    return done.stdout
