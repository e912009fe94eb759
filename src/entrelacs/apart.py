"""``python -m entrelacs.apart``: the guarded process where `entrelacs.execution.guard` has an exploration made.

In, on the standard input: a pickled request of `guard.ask`. Out, on the standard output: whether it raised, and what.
"""

from __future__ import annotations

import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import api
from .execution.guard import bring, confine


def answer() -> None:
    """Read a request, answer it."""
    what, source, delay, options, schedule = pickle.loads(sys.stdin.buffer.read())
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    bring(options.get("pure", ()))
    confine(delay, [source] if isinstance(source, Path) or source.endswith(".py") else [])
    try:
        if what == "replay":
            search = {name: value for name, value in options.items() if name not in ("merge", "infer", "check")}
            made: Any = api.replay(source, schedule, **search)
        else:
            found = api.explore(source, seconds=delay, **options)
            made = found.graph if what == "graph" else replace(found, build_graph=None, build_run=None)
    except (SyntaxError, KeyError, ValueError, OSError) as error:
        output.write(pickle.dumps((True, error)))
    else:
        output.write(pickle.dumps((False, made)))
    output.flush()


if __name__ == "__main__":
    answer()
