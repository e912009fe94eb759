"""The command that replays a schedule, as one types it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .language import language

PLAIN_WORD = re.compile(r"[\w./\\:=+,-]+")
"""What no command interpreter looks into; double quotes protect the rest from all of them, those of Windows included."""


ENGLISH = {
    "explorer": "explore", "simuler": "simulate", "rejouer": "replay",
    "--langue": "--language", "--constante": "--constant", "--ordonnancement": "--schedule", "--reel": "--real", "--graine": "--seed",
    "--reveils": "--wakeups", "--tirages": "--draws", "--ecritures": "--writes", "--premiere-faute": "--first-failure",
    "--delai": "--time-limit", "--max-etats": "--max-states", "--max-pas": "--max-steps", "--max-memoire": "--max-memory",
    "--max-taille": "--max-state-size", "--max-tours": "--max-turns", "--max-caracteres": "--max-output",
}  # fmt: skip
"""The commands and the options, as one may also write them; in English, they are shown so."""


def spelled(word: str) -> str:
    """A command or an option in the language that is spoken."""
    return word if language() == "fr" else ENGLISH.get(word, word)


def quoted(word: str) -> str:
    """Return `word` as every command interpreter reads it back."""
    return word if PLAIN_WORD.fullmatch(word) else '"' + word.replace('"', '\\"') + '"'


def replay_command(program: str, constants: Mapping[str, Any], wakeups: str = "documented", more: Iterable[str] = ()) -> str:
    """Return the command that replays a schedule of `program`, up to the schedule: a last space is all that parts them.

    `constants` are those of the module that are replaced; `wakeups`, that of `api.explore`; `more`, the other options, word by word.
    """
    words = ["python", "-m", "entrelacs", spelled("rejouer"), program]
    for name, value in constants.items():
        words += [spelled("--constante"), f"{name}={value!r}"]
    if wakeups != "documented":
        words += [spelled("--reveils"), wakeups]
    return " ".join(map(quoted, [*words, *more, spelled("--ordonnancement")])) + " "
