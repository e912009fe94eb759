"""What an exploration gave, kept in ``.cache/entrelacs`` under the hash of all that it depends on.  Deleting that folder is safe."""

from __future__ import annotations

import functools
import hashlib
import os
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import entrelacs

CACHE = Path(".cache/entrelacs")


def kept(parts: Iterable[str], make: Callable[[], Any], root: Path = Path()) -> Any:
    """Return what ``make`` gives, from the cache below ``root`` when it was given before for the same ``parts``."""
    entry = entry_of(parts, root)
    try:
        return pickle.loads(entry.read_bytes())
    except (OSError, EOFError, pickle.UnpicklingError):
        pass
    made = make()
    entry.parent.mkdir(parents=True, exist_ok=True)
    fresh = entry.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(pickle.dumps(made))
    fresh.replace(entry)  # several builds may run at once: an entry is there whole or not at all
    return made


def entry_of(parts: Iterable[str], root: Path = Path()) -> Path:
    """Return the file below ``root`` where what was made of ``parts`` is kept; it may not exist."""
    key = hashlib.sha256()
    for part in parts:
        key.update(part.encode() + b"\0")
    return root / CACHE / f"{key.hexdigest()}.pickle"


@functools.cache
def fingerprint(*files: str) -> str:
    """Return the hash of the engine's sources and of ``files``, those of this package that shape what is kept.

    What only draws pages, corrects exercises, reads commands or runs real threads is left out: changing it must not explore
    everything again.
    """
    digest = hashlib.sha256()
    root = Path(entrelacs.__file__).parent
    others = {root / "__main__.py", *(path for room in ("command", "exercise", "project", "reality") for path in (root / room).rglob("*.py"))}
    for path in sorted({*root.rglob("*.py")} - others | {*map(Path, files)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()
