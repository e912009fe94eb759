"""What ``--json`` prints: an answer as plain values.

README.md tells each key, and keys are only ever added.
"""

from __future__ import annotations

from typing import Any

from ..bounds import limits
from ..results import Exploration, Failure


def as_json(found: Exploration) -> dict[str, Any]:
    """Return `found` as values that ``json.dumps`` takes."""
    answer: dict[str, Any] = {
        "verdict": found.verdict,
        "outcomes": [
            {"output": outcome.output, "schedule": str(outcome.schedule), "probability": outcome.probability}
            for outcome in found.outcomes
        ],
        "failures": [_failure_json(failure) for failure in found.failures],
        "states": found.states,
        "transitions": found.transitions,
        "schedules": found.schedules,
    }
    if found.reason:
        answer |= {"reason": found.reason, "line": found.line}
    if found.limit:
        answer["limit"] = limits.TABLE[found.limit].option
    if found.report:
        answer["report"] = found.report
    if found.coarse_clock:
        answer["coarse_clock"] = True
    if found.trusted:
        answer["trusted"] = found.trusted
    if found.versions:
        answer["versions"] = found.versions
    if found.invented:
        answer["invented"] = found.invented
    return answer


def _failure_json(failure: Failure) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": failure.kind, "exception": failure.exception, "message": failure.message, "thread": failure.thread}
    values |= {"line": failure.line, "schedule": str(failure.schedule)}
    if failure.exception is None:
        del values["exception"]
    if failure.waits:
        values["waits"] = [{"thread": thread, "what": what} for thread, what in failure.waits]
    return values
