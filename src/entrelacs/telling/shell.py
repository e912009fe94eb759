"""The command that replays a schedule, as one types it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

PLAIN_WORD = re.compile(r"[\w./\\:=+,-]+")
"""What no command interpreter looks into; double quotes protect the rest from all of them, those of Windows included."""


def quoted(word: str) -> str:
    """Return `word` as every command interpreter reads it back."""
    return word if PLAIN_WORD.fullmatch(word) else '"' + word.replace('"', '\\"') + '"'


def replay_command(program: str, constants: Mapping[str, Any], wakeups: str = "documented", more: Iterable[str] = ()) -> str:
    """Return the command that replays a schedule of `program`, up to the schedule: a last space is all that parts them.

    `constants` are those of the module that are replaced; `wakeups`, that of `api.explore`; `more`, the other options, word by word.
    """
    words = ["python", "-m", "entrelacs", "rejouer", program]
    for name, value in constants.items():
        words += ["--constante", f"{name}={value!r}"]
    if wakeups != "documented":
        words += ["--reveils", wakeups]
    return " ".join(map(quoted, [*words, *more, "--ordonnancement"])) + " "
