"""Replay schedules on the real threads of this interpreter: JSON request on standard input, JSON answer on standard output.

The request is a list of {"source", "schedule", "options"}: the options are those of `api.replay`, the constants as text.  The answer has,
for each, {"kind", "forced", "report"}: why reality leaves the model (`happened.Kind`), null when it does not; whether a gate held a
thread where this CPython does not interrupt it by itself; what the command line says.
"""

import ast
import concurrent.futures
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "src"))

from entrelacs import api
from entrelacs.reality.happened import report
from entrelacs.reality.plan import draw_plan
from entrelacs.reality.replay import run_for_real
from entrelacs.results import Schedule


def draw(fault):
    """The plan of one schedule."""
    constants = ast.literal_eval(fault["options"]["constants"])
    schedule = Schedule.parse(fault["schedule"])
    options = {**fault["options"], "constants": constants}
    return api.after_search(fault["source"], lambda machine: draw_plan(machine, schedule, constants), **options)


AT_ONCE = 5
"""Programs that run at the same time: they mostly wait, to see that nobody moves."""


def happened(plans):
    """What happens when the program of each plan runs, in their order."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        shares = list(pool.map(run_for_real, [plans[first::AT_ONCE] for first in range(AT_ONCE)]))
    return [shares[index % AT_ONCE][index // AT_ONCE] for index in range(len(plans))]


def answer(plan, real):
    parting = real.explained(plan)
    return {
        "kind": None if parting is None else parting.kind,
        "forced": parting is None and real.gil and bool(real.forced),
        "report": report(plan, real),
    }


if __name__ == "__main__":
    plans = [draw(fault) for fault in json.load(sys.stdin)]
    json.dump([answer(plan, real) for plan, real in zip(plans, happened(plans))], sys.stdout)
