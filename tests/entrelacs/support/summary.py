"""What an exploration found, as plain data that two interpreters can compare.

Imported by the tests and, from its text, by other interpreters and by Pyodide: it knows nothing but entrelacs.
"""


def failure_key(failure):
    """"deadlock", "livelock" or "Type: message"."""
    return failure.kind if failure.kind != "exception" else f"{failure.exception}: {failure.message}"


def summarize(exploration):
    """Verdict, sorted outputs of the runs that end well, sorted failures, and the reason of a refusal."""
    return {
        "verdict": exploration.verdict,
        "outcomes": sorted({outcome.output.removesuffix("\n") for outcome in exploration.outcomes if outcome.failure is None}),
        "failures": sorted({failure_key(failure) for failure in exploration.failures}),
        "reason": exploration.reason,
    }


def summarize_with_schedules(exploration):
    """The same, with what the order of a search decides."""
    return {
        **summarize(exploration),
        "schedules": [str(outcome.schedule) for outcome in exploration.outcomes],
        "paths": [str(failure.schedule) for failure in exploration.failures],
        "sizes": [exploration.states, exploration.transitions, exploration.schedules],
    }
