"""entrelacs: explore every interleaving of a small concurrent Python program."""

import os as _os
import sys as _sys

if _sys.argv[:1] == ["-m"] and _sys.path[:1] == [_os.getcwd()] and not __file__.startswith(_os.getcwd()):
    # ``python -m entrelacs``: the current folder holds programs to explore. None of them may pass for a module of Python.
    del _sys.path[0]

from .api import explore, replay, simulate, speak
from .bounds.refusals import Unsupported
from .project.check import check
from .project.claims import DEADLOCK, LIVELOCK
from .project.inquiry import Refuted, Undecided
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
