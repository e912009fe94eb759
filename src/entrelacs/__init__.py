"""entrelacs: explore every interleaving of a small concurrent Python program."""

import os as _os
import sys as _sys

if _sys.argv[:1] == ["-m"] and _sys.path[:1] == [_os.getcwd()] and not __file__.startswith(_os.getcwd()):
    # ``python -m entrelacs``: the current folder holds programs to explore. None of them may pass for a module of Python.
    del _sys.path[0]

import importlib as _importlib
from typing import TYPE_CHECKING as _TYPE_CHECKING

from .api import explore, replay, simulate, speak
from .bounds.refusals import Unsupported
from .results import (
    EVENTS_VERSION,
    Edge,
    Event,
    Exploration,
    Failure,
    Graph,
    Node,
    Outcome,
    PrimitiveView,
    Run,
    Schedule,
    Standing,
    Step,
    ThreadView,
)

__all__ = [
    "DEADLOCK", "EVENTS_VERSION", "LIVELOCK", "Edge", "Event", "Exploration", "Failure", "Graph", "Node", "Outcome", "PrimitiveView", "Refuted", "Run", "Schedule",
    "Standing", "Step", "ThreadView", "Undecided", "Unsupported", "check", "explore", "replay", "simulate", "speak",
]  # fmt: skip

if _TYPE_CHECKING:
    from .project.check import check
    from .project.claims import DEADLOCK, LIVELOCK
    from .project.inquiry import Refuted, Undecided
_LATE = {"DEADLOCK": "claims", "LIVELOCK": "claims", "Refuted": "inquiry", "Undecided": "inquiry", "check": "check"}
"""What the tests of a project ask for, and neither the command line, nor a guarded process, nor the browser: brought when it is asked for."""


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_importlib.import_module(f".project.{_LATE[name]}", __name__), name)
