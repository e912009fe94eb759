"""A schedule of the model on real threads: its plan is drawn, then the program runs, each time in a process of its own."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ..bounds.refusals import Unsupported
from ..execution.guard import DELAY, GRACE, Ended, surroundings
from .happened import Happened, Parting
from .plan import Plan, at_once, followed, from_data

SECONDS = 60.0
"""How long a program may take for real, at most."""


def draw(source: str, schedule: str, seconds: float = DELAY, **options: Any) -> Plan:
    """The plan of a schedule of `source`, drawn in a guarded process: the search is made again first, as for `api.replay`.

    The `options` are those of `api.explore` that say what is searched. Raises what `api.replay` does, or `Ended`.
    """
    data = _ask(("draw", source, schedule, seconds, options), seconds, bool(options.get("pure")))
    refused = data.get("refused")
    if refused is None:
        return from_data({**data, "constants": options.get("constants") or {}})
    said, line = refused["said"], refused["line"]
    match refused["kind"]:
        case "Unsupported":
            raise Unsupported(said, line)
        case "SyntaxError":
            raise SyntaxError(said, (options.get("filename"), line, None, None))
        case "KeyError":
            raise KeyError(said)
    raise ValueError(said)


def run_for_real(plans: Sequence[Plan], seconds: float = SECONDS) -> list[Happened]:
    """Run the program of each plan on real threads, led through it: what has happened. Raises `Ended`.

    Where that is not what the model says, it is tried again in the other ways in which real threads may follow the plan (`followed`).
    """
    found: list[Happened | None] = [None] * len(plans)
    for way in WAYS:
        tried = [index for index, plan in enumerate(plans) if way.possible(plan) and not _settled(found[index], plan)]
        if tried:
            for index, happened in zip(tried, _run([way.of(plans[index]) for index in tried], seconds), strict=True):
                if found[index] is None or happened.as_said(plans[index]):
                    found[index] = happened
    return [happened for happened in found if happened is not None]


class Way(NamedTuple):
    """One way in which real threads may follow a plan."""

    possible: Callable[[Plan], Any]
    of: Callable[[Plan], Plan]


WAYS = (
    Way(lambda plan: True, followed),
    Way(at_once, lambda plan: followed(plan, early=True)),
    Way(lambda plan: plan.tasks, lambda plan: followed(plan, lenient=True)),
)


def _settled(happened: Happened | None, plan: Plan) -> bool:
    return happened is not None and happened.as_said(plan)


def _run(plans: list[Plan], seconds: float) -> Iterator[Happened]:
    for data in _ask(("run", plans, seconds), seconds * len(plans), any(plan.pure for plan in plans))["happened"]:
        if "ended" in data:
            raise Ended(data["ended"], ours=data["ours"])
        parting = None if data["parting"] is None else Parting(**data["parting"])
        forced = tuple((name, line) for name, line in data["forced"])
        yield Happened(data["output"], tuple(data["failures"]), data["blocked"], parting, data["python"], data["gil"], forced)


def _ask(request: tuple[Any, ...], seconds: float, pure: bool) -> dict[str, Any]:
    """What a child answers; it finds the modules of this process when some are `pure`. Raises `Ended`."""
    command = [sys.executable, "-m", "entrelacs.reality.child"]
    try:
        made = subprocess.run(
            command, input=pickle.dumps(request), capture_output=True, timeout=seconds + GRACE + seconds / 4, env=surroundings(pure), check=False
        )
    except subprocess.TimeoutExpired:
        raise Ended(f"le programme dure plus de {seconds:g} s") from None
    if made.returncode:
        raise Ended(made.stderr.decode(errors="replace") or f"le processus s'est arrêté ({made.returncode})", ours=True)
    answer: dict[str, Any] = json.loads(made.stdout)
    return answer
