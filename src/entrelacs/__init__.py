"""entrelacs: explore every interleaving of a small concurrent Python program."""

from .api import explore, replay, simulate
from .kernel import Unsupported
from .results import (
    Edge,
    Exploration,
    Failure,
    Graph,
    Node,
    Outcome,
    PrimitiveView,
    Run,
    Schedule,
    Step,
    ThreadView,
)

__all__ = [
    "Edge", "Exploration", "Failure", "Graph", "Node", "Outcome", "PrimitiveView", "Run", "Schedule", "Step",
    "ThreadView", "Unsupported", "explore", "replay", "simulate",
]  # fmt: skip
