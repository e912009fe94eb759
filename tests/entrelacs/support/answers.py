"""What the explorer answers about a sample of programs, as JSON: ``python -m tests.entrelacs.support.answers``."""

import json

from entrelacs import explore
from tests.entrelacs.support import cases, hidden_values
from tests.entrelacs.support.programs import corpus

LONGEST = 1_500
"""Characters of the programs of the sample: the shorter ones are explored in a moment."""


def sample():
    """Programs of every kind, some of which put what they share into sets and dictionaries."""
    texts = {f"corpus/{case.id}": case.source for case in corpus() if len(case.source) < LONGEST and not case.constants and not case.deep}
    texts |= {case.id: case.source for case in cases.every() if len(case.source) < LONGEST and "slow" not in case.header}
    texts |= {name: source for name, source, _ in hidden_values.programs() if "set" in name or "class" in name}
    hashing = [name for name in texts if "set" in texts[name] or "hash" in texts[name]]
    return {name: texts[name] for name in dict.fromkeys([*list(texts)[::19], *hashing[::4]])}


def answers():
    """For each program: the verdict, the states, the outcomes and the failures with their schedules."""
    found = {}
    for name, source in sample().items():
        done = explore(source, max_states=400)
        found[name] = {
            "verdict": done.verdict,
            "reason": done.reason,
            "line": done.line,
            "states": done.states,
            "outcomes": [[outcome.output, str(outcome.schedule)] for outcome in done.outcomes],
            "failures": [[f.kind, f.exception, f.message, f.line, str(f.schedule)] for f in done.failures],
        }
    return found


if __name__ == "__main__":
    print(json.dumps(answers()))
